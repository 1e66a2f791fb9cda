package folder

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"journal/generator/inside"
)

// manifest is the list of what builds have made in a folder. As a file it is text,
// one thing a line, names sorted and quoted:
//
//	journal-manifest 1
//	state whole
//	key "…"
//	boot "…"
//	valid 1772668800.0 -
//	extra BASE64
//	folder "interviews"
//	file 5120 1772668800000000000 "interviews/northwind.html"
//	kept 0 1772668800000000000 ".nojekyll"
//	end SHA-256-OF-ALL-ABOVE
//
// The two numbers are the size in bytes and the time of the last change in
// nanoseconds since 1970.
type manifest struct {
	whole   bool // false from the first change of a build to its end
	key     string
	boot    string // the run of the operating system it was written in
	valid   [2]time.Time
	extra   []byte
	folders []string // made by a build; sorted
	files   []entry  // by name
}

type entry struct {
	name  string
	kept  bool // the user's own, with the bytes the site wants
	size  int64
	mtime int64
}

const (
	manifestMagic   = "journal-manifest "
	manifestVersion = "1"
)

// find returns the entry of a name.
func (m *manifest) find(name string) (entry, bool) {
	i, ok := slices.BinarySearchFunc(m.files, name, func(e entry, name string) int { return strings.Compare(e.name, name) })
	if !ok {
		return entry{}, false
	}
	return m.files[i], true
}

func (m *manifest) names() []string {
	names := make([]string, len(m.files))
	for i, e := range m.files {
		names[i] = e.name
	}
	return names
}

func (m *manifest) marshal() []byte {
	b := make([]byte, 0, 512+len(m.extra)*4/3+len(m.files)*96)
	b = append(b, manifestMagic+manifestVersion+"\nstate "...)
	state := "partial"
	if m.whole {
		state = "whole"
	}
	b = append(b, state+"\nkey "...)
	b = strconv.AppendQuote(b, m.key)
	b = append(b, "\nboot "...)
	b = strconv.AppendQuote(b, m.boot)
	b = append(b, "\nvalid "+marshalTime(m.valid[0])+" "+marshalTime(m.valid[1])...)
	b = append(b, "\nextra "...)
	b = base64.StdEncoding.AppendEncode(b, m.extra)
	b = append(b, '\n')
	for _, name := range m.folders {
		b = append(b, "folder "...)
		b = appendName(b, name)
		b = append(b, '\n')
	}
	for _, e := range m.files {
		word := "file "
		if e.kept {
			word = "kept "
		}
		b = append(b, word...)
		b = strconv.AppendInt(b, e.size, 10)
		b = append(b, ' ')
		b = strconv.AppendInt(b, e.mtime, 10)
		b = append(b, ' ')
		b = appendName(b, e.name)
		b = append(b, '\n')
	}
	return append(b, ending(b)...)
}

// appendName quotes a name as strconv does, most at once: while a manifest is
// written, nothing else can be done.
func appendName(b []byte, name string) []byte {
	for i := range len(name) {
		if c := name[i]; c < ' ' || c > '~' || c == '"' || c == '\\' {
			return strconv.AppendQuote(b, name)
		}
	}
	b = append(b, '"')
	b = append(b, name...)
	return append(b, '"')
}

// ending is the last line: without it the file was cut off, and with another sum it
// was changed by something that is not a build.
func ending(b []byte) string {
	sum := sha256.Sum256(b)
	return "end " + hex.EncodeToString(sum[:]) + "\n"
}

func marshalTime(t time.Time) string {
	if t.IsZero() {
		return "-"
	}
	return fmt.Sprintf("%d.%d", t.Unix(), t.Nanosecond())
}

func unmarshalTime(s string) (time.Time, error) {
	if s == "-" {
		return time.Time{}, nil
	}
	sec, nsec, _ := strings.Cut(s, ".")
	whole, err := strconv.ParseInt(sec, 10, 64)
	if err != nil {
		return time.Time{}, err
	}
	part, err := strconv.ParseInt(nsec, 10, 64)
	if err != nil {
		return time.Time{}, err
	}
	return time.Unix(whole, part), nil
}

// unmarshal reads what marshal wrote. Names that lead out of the folder, or to
// something that no build writes, are left out.
func unmarshal(data []byte) (*manifest, error) {
	version, ok := bytes.CutPrefix(data, []byte(manifestMagic))
	if !ok {
		return nil, errors.New("it is not a list of files")
	}
	version, _, _ = bytes.Cut(version, []byte("\n"))
	if string(version) != manifestVersion {
		return nil, fmt.Errorf("it is of version %q, and this program knows version %s", version, manifestVersion)
	}
	end := bytes.LastIndex(data, []byte("\nend ")) + 1
	if string(data[end:]) != ending(data[:end]) {
		return nil, errors.New("it was cut off or changed")
	}
	m := new(manifest)
	number := 0
	for line := range strings.Lines(string(data[:end])) {
		number++
		word, rest, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		if err := m.read(word, rest); err != nil {
			return nil, fmt.Errorf("line %d: %w", number, err)
		}
	}
	if !slices.IsSorted(m.folders) || !slices.IsSortedFunc(m.files, func(a, b entry) int { return strings.Compare(a.name, b.name) }) {
		return nil, errors.New("its names are not sorted")
	}
	return m, nil
}

// read takes in one line.
func (m *manifest) read(word, rest string) (err error) {
	switch word {
	case "journal-manifest":
	case "state":
		m.whole = rest == "whole"
	case "key":
		m.key, err = strconv.Unquote(rest)
	case "boot":
		m.boot, err = strconv.Unquote(rest)
	case "valid":
		from, until, _ := strings.Cut(rest, " ")
		m.valid[0], err = unmarshalTime(from)
		if err == nil {
			m.valid[1], err = unmarshalTime(until)
		}
	case "extra":
		m.extra, err = base64.StdEncoding.DecodeString(rest)
	case "folder":
		name, err := strconv.Unquote(rest)
		if err != nil {
			return err
		}
		if ownable(name) {
			m.folders = append(m.folders, name)
		}
	case "file", "kept":
		e, err := readEntry(rest)
		if err != nil {
			return err
		}
		e.kept = word == "kept"
		if ownable(e.name) {
			m.files = append(m.files, e)
		}
	default:
		err = fmt.Errorf("unknown word %q", word)
	}
	return err
}

func readEntry(s string) (e entry, err error) {
	size, rest, _ := strings.Cut(s, " ")
	mtime, name, _ := strings.Cut(rest, " ")
	if e.size, err = strconv.ParseInt(size, 10, 64); err != nil {
		return entry{}, err
	}
	if e.mtime, err = strconv.ParseInt(mtime, 10, 64); err != nil {
		return entry{}, err
	}
	e.name, err = strconv.Unquote(name)
	return e, err
}

// ownable reports whether a build can have made a file or folder of this name.
func ownable(name string) bool {
	return fs.ValidPath(name) && name != "." && !reserved(name)
}

// readManifest reads the manifest of a folder; the error is fs.ErrNotExist if it has
// none.
func readManifest(root *os.Root) (*manifest, error) {
	info, err := root.Lstat(manifestName)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errors.New("it is not a plain file")
	}
	f, err := inside.Open(root, manifestName)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(f)
	if err != nil {
		return nil, err
	}
	return unmarshal(data)
}

// writeManifest puts the manifest in the place of the one before. It is the only
// file that is flushed to the disk: a list that a loss of power left empty could
// not tell the user's files from the site's.
func writeManifest(root *os.Root, m *manifest, mode fs.FileMode) error {
	err := root.Remove(temporaryManifest)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("removing %s: %w", temporaryManifest, inside.Cause(err))
	}
	if err := replaceManifest(root, m.marshal(), mode); err != nil {
		// What is left of it is removed by the next build if it cannot be now.
		root.Remove(temporaryManifest)
		return fmt.Errorf("writing %s: %w", manifestName, inside.Cause(err))
	}
	return nil
}

func replaceManifest(root *os.Root, data []byte, mode fs.FileMode) error {
	f, err := root.OpenFile(temporaryManifest, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	if err := errors.Join(err, f.Close()); err != nil {
		return err
	}
	return root.Rename(temporaryManifest, manifestName)
}
