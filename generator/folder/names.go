package folder

import (
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"
)

const (
	manifestName = ".journal-manifest"
	lockName     = ".journal-lock"

	// A temporary file is named by this and a number; the manifest's own by this
	// and a word, as it is not one of the numbered files.
	temporaryPrefix   = ".journal-tmp-"
	temporaryManifest = temporaryPrefix + "manifest"

	// longestName is the limit of one part of a path on the usual file systems. A
	// longer one would only be noticed at the last step, the renaming.
	longestName = 255
)

func temporary(i int) string { return temporaryPrefix + strconv.Itoa(i) }

// isTemporary reports whether a build could have given this name to a temporary
// file. A user's .journal-tmp-notes is not one.
func isTemporary(base string) bool {
	number, ok := strings.CutPrefix(base, temporaryPrefix)
	if !ok || number == "" {
		return false
	}
	return strings.Trim(number, "0123456789") == ""
}

// reserved reports whether no file of a site may have this name, because it is
// git's or the build's own.
func reserved(name string) bool {
	for part := range strings.SplitSeq(fold(name), "/") {
		if part == ".git" || strings.HasPrefix(part, temporaryPrefix) {
			return true
		}
	}
	return fold(name) == manifestName || fold(name) == lockName
}

// mayBeThere reports whether a folder that is still free for a site may hold an
// entry of this name.
func mayBeThere(base string) bool {
	return strings.HasPrefix(base, ".") || fold(base) == "cname"
}

// fold returns the same text for two names that are one file on a file system that
// ignores case (Windows, most Macs) or the two ways to write an accented letter.
func fold(name string) string {
	return norm.NFC.String(strings.ToLower(strings.ToUpper(name)))
}

// checkedNames returns the names of the site, sorted, or an error if one of them
// cannot be a file beside the others on every system.
func checkedNames(site Site) ([]string, error) {
	names := slices.Sorted(slices.Values(site.Names()))
	folded := make(map[string]string, len(names))
	for _, name := range names {
		if !fs.ValidPath(name) || name == "." {
			return nil, fmt.Errorf("the site has a file with the name %q, which is no path", name)
		}
		if _, err := filepath.Localize(name); err != nil {
			return nil, fmt.Errorf("the site has a file with the name %q, which this system cannot write", name)
		}
		if reserved(name) {
			return nil, fmt.Errorf("the site has a file with the name %q, which is reserved", name)
		}
		for part := range strings.SplitSeq(name, "/") {
			if len(part) > longestName {
				return nil, fmt.Errorf("the site has a file with a name of more than %d bytes: %q", longestName, name)
			}
		}
		same := fold(name)
		if other, twice := folded[same]; twice {
			return nil, fmt.Errorf("the site has two files whose names differ in case only: %q and %q", other, name)
		}
		folded[same] = name
	}
	for _, dir := range foldersOf(names) {
		if file, both := folded[fold(dir)]; both {
			return nil, fmt.Errorf("the site has both a file %q and a folder %q", file, dir)
		}
	}
	return names, nil
}

// parents calls yield for every folder that name lies in, the innermost first.
func parents(name string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
			if !yield(dir) {
				return
			}
		}
	}
}

// foldersOf returns every folder the names lie in, sorted, without the top one.
func foldersOf(names []string) []string {
	seen := make(map[string]bool)
	var dirs []string
	for _, name := range names {
		for dir := range parents(name) {
			if seen[dir] {
				break
			}
			seen[dir] = true
			dirs = append(dirs, dir)
		}
	}
	slices.Sort(dirs)
	return dirs
}

// union returns the sorted texts of both lists, each once.
func union(a, b []string) []string {
	all := slices.Concat(a, b)
	slices.Sort(all)
	return slices.Compact(all)
}
