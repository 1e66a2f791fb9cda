package generator

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"journal/generator/inside"
	"journal/generator/journal"
	"journal/generator/note"
	"journal/generator/printable"
	"journal/generator/problem"
	"journal/generator/site"
	"journal/generator/theme"
	"journal/layouts"
)

// configName is the configuration of a journal, beside its notes.
const configName = "journal.yaml"

// Scanned is the bytes of a journal, not yet understood.
type Scanned struct {
	in       Input
	config   journal.Config
	notes    []raw
	assets   []asset
	links    []string     // symbolic links: what they lead to may change unseen
	problems problem.List // of finding and reading files
	faults   problem.List // of journal.yaml
	settings []byte       // text of journal.yaml
	opened   bool
	reader   *note.Reader // for the notes of this configuration; nil until it is needed
}

type raw struct {
	path  string
	text  []byte // nil once it is read
	sum   [sha256.Size]byte
	err   error
	notes []*note.Note // once it is read: most often one
}

// Notes is the number of notes.
func (s *Scanned) Notes() int { return len(s.notes) }

// Scan finds all files of a journal and reads its notes. What cannot be read (a
// link that leads out of the folder, a pipe, a file without permission, a note of
// more than [LargestNote]) is a problem, not an error; an error is a folder that
// cannot be listed, or that of ctx.
func Scan(ctx context.Context, in Input) (*Scanned, error) {
	s := &Scanned{in: in}
	go theme.New(nil) // the lexicon takes a while to read; by the time it is needed it is there
	if err := s.walk(); err != nil {
		return nil, fmt.Errorf("reading the notes: %w", err)
	}
	if err := s.readFiles(ctx); err != nil {
		return nil, err
	}
	s.readConfig()
	return s, nil
}

// LargestNote is the size of the largest note that is read, in bytes, and of
// every other file that is read whole.
const LargestNote = 16 << 20

// largestConfig is that of journal.yaml, whose values take many times their size.
const largestConfig = 1 << 20

// readFiles reads the notes that were found, looks at the assets, and leaves out
// those that cannot be read.
func (s *Scanned) readFiles(ctx context.Context) error {
	slices.SortFunc(s.notes, func(a, b raw) int { return strings.Compare(a.path, b.path) })
	slices.SortFunc(s.assets, func(a, b asset) int { return strings.Compare(a.path, b.path) })
	slices.Sort(s.links)
	if err := parallel(ctx, len(s.notes)+len(s.assets), func(i int) {
		if i < len(s.notes) {
			s.notes[i].read(s.in.Content)
		} else {
			s.assets[i-len(s.notes)].look(s.in.Content)
		}
	}); err != nil {
		return fmt.Errorf("reading the notes: %w", err)
	}
	s.notes = s.readable(s.notes)
	s.assets = s.readableAssets(s.assets)
	return nil
}

// readConfig reads journal.yaml.
func (s *Scanned) readConfig() {
	text, err := inside.ReadFile(s.in.Content, configName, largestConfig)
	switch {
	case errors.Is(err, inside.ErrTooLarge):
		s.problems = append(s.problems, problem.Problem{Path: configName, Line: 1, Col: 1, Severity: problem.Error,
			Msg: "this file has more than 1 MB, so no setting was read", Hint: "settings take a few lines; put everything else into notes"})
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		s.unread(configName, err)
	}
	s.settings = text
	s.config, s.faults = journal.ParseConfig(text, s.in.Machine)
}

func (r *raw) read(content fs.FS) {
	if r.text, r.err = inside.ReadFile(content, r.path, LargestNote); r.err == nil {
		r.sum = sha256.Sum256(r.text)
	}
}

// readable drops the files that could not be read and reports them.
func (s *Scanned) readable(files []raw) []raw {
	return slices.DeleteFunc(files, func(r raw) bool {
		if r.err != nil {
			s.unread(r.path, r.err)
		}
		return r.err != nil
	})
}

func (s *Scanned) unread(name string, err error) {
	p := problem.Problem{Path: name, Severity: problem.Error, Msg: "this file cannot be read: " + reason(err)}
	link, isLink := s.link(name)
	switch {
	case errors.Is(err, inside.ErrTooLarge):
		p.Line, p.Col = 1, 1
		p.Msg = "this note has more than 16 MB, so it was not read"
		p.Hint = "if it is a note, split it; if it is something else, give it a name that does not end in " + path.Ext(name)
	case errors.Is(err, inside.ErrIrregular) && isLink:
		p.Msg = "this link leads to a pipe, a socket or a device, so it was not followed"
		p.Hint = "put a file here instead of the link to " + link
	case errors.Is(err, inside.ErrIrregular):
		p.Msg = "this is a pipe, a socket or a device, so it was not read"
		p.Hint = "put a file in its place, or move it out of the folder"
	case isLink:
		p.Msg = "this link leads out of the folder or to nothing, so it was not followed"
		p.Hint = "put the file itself here instead of the link to " + link
	}
	s.problems = append(s.problems, p)
}

// link reports whether name is a symbolic link.
func (s *Scanned) link(name string) (target string, ok bool) {
	info, err := fs.Lstat(s.in.Content, name)
	if err != nil || info.Mode()&fs.ModeSymlink == 0 {
		return "", false
	}
	if target, err = fs.ReadLink(s.in.Content, name); err != nil {
		return "it", true
	}
	return target, true
}

// reason is an error without the operation and the path, which stand before it anyhow.
func reason(err error) string {
	var at *fs.PathError
	if errors.As(err, &at) {
		return at.Err.Error()
	}
	return err.Error()
}

// walk lists the notes and assets.
func (s *Scanned) walk() error {
	return fs.WalkDir(s.in.Content, ".", s.find)
}

// find takes down one file or folder that was found, as [fs.WalkDirFunc].
func (s *Scanned) find(name string, d fs.DirEntry, err error) error {
	switch {
	case err != nil && name == ".":
		return err
	case err != nil:
		s.unread(name, err)
		return nil
	case name == ".":
		return nil
	case Ignored(d.Name()):
		if d.IsDir() {
			return fs.SkipDir
		}
		return nil
	case !utf8.ValidString(name):
		s.problems = append(s.problems, foreignName(name))
		if d.IsDir() {
			return fs.SkipDir
		}
		return nil
	case d.IsDir():
		return nil
	}
	if d.Type()&fs.ModeSymlink != 0 {
		s.links = append(s.links, name)
	}
	switch {
	case name == configName:
		return nil
	case d.Type()&fs.ModeSymlink != 0 && s.isFolder(name):
		s.problems = append(s.problems, problem.Problem{Path: name, Severity: problem.Warning,
			Msg: "this link to a folder is not followed", Hint: "put the notes themselves into the journal's folder"})
		return nil
	case d.Type()&^fs.ModeSymlink != 0:
		s.problems = append(s.problems, problem.Problem{Path: name, Severity: problem.Warning, Msg: "this is a pipe, a socket or a device, and was left out",
			Hint: "put a file in its place, or move it out of the folder"})
		return nil
	case strings.HasSuffix(name, ".go") && path.Dir(name) == ".":
		return nil // the sample is also a Go package
	}
	switch strings.ToLower(path.Ext(name)) {
	case ".md", ".markdown":
		s.notes = append(s.notes, raw{path: name})
	default:
		s.assets = append(s.assets, asset{path: name})
	}
	return nil
}

// foreignName is the problem of a name that is in an old encoding. Most of these
// are Western European, as Windows had them.
func foreignName(name string) problem.Problem {
	p := problem.Problem{Path: printable.Line(name), Severity: problem.Error, Msg: "this name is not in UTF-8, so what it names was not read"}
	base := path.Base(name)
	if !utf8.ValidString(base) {
		meant, err := charmap.Windows1252.NewDecoder().String(base)
		if err == nil && !strings.ContainsFunc(meant, func(r rune) bool { return r == utf8.RuneError || !printable.Safe(r) }) {
			p.Hint = "rename it, perhaps to " + meant + "; "
		} else {
			p.Hint = "rename it; "
		}
		p.Hint += "convmv -f cp1252 -t utf8 -r --notest FOLDER does it for all in a folder"
	}
	return p
}

// isFolder reports whether a link leads to a folder inside the journal.
func (s *Scanned) isFolder(name string) bool {
	info, err := fs.Stat(s.in.Content, name)
	return err == nil && info.IsDir()
}

// Ignored reports whether a name is one that editors, file managers and
// version control leave behind (field notes, "Names to ignore").
func Ignored(name string) bool {
	lower := strings.ToLower(name)
	switch {
	case name == "":
		return false
	case name[0] == '.', name[0] == '#' && strings.HasSuffix(name, "#"), strings.HasSuffix(name, "~"), name == "4913", name == "node_modules":
		return true
	case strings.Contains(name, "___jb_"), lower == "thumbs.db", lower == "desktop.ini", strings.HasPrefix(name, "~$"):
		return true
	}
	switch path.Ext(lower) {
	case ".swp", ".swo", ".swx", ".bck", ".tmp", ".crdownload", ".part":
		return true
	}
	return false
}

// Key is a fingerprint of everything the site is made from but the clock: of all
// bytes, but of assets by their size and time. The error is a [*site.LayoutError].
func (s *Scanned) Key() (string, error) {
	h := sha256.New()
	add(h, "program", []byte(s.in.Program))
	add(h, "zone", []byte(s.config.Zone.String()))
	add(h, configName, s.settings)
	theme, stretch := layouts.Over(s.in.Layouts), make([]byte, 32<<10)
	err := fs.WalkDir(theme, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasPrefix(d.Name(), ".") {
			return err
		}
		sum, err := hashFile(theme, name, stretch)
		add(h, "layouts/"+name, sum)
		if err != nil {
			return &site.LayoutError{Path: "layouts/" + name, Msg: "this file cannot be read: " + reason(err)}
		}
		return nil
	})
	if err != nil {
		return "", err
	}
	for _, r := range s.notes {
		add(h, r.path, r.sum[:])
	}
	for _, a := range s.assets {
		add(h, a.path, fmt.Append(nil, a.stamp))
	}
	// A file that cannot be read is no part of the site but of what is said about it.
	for _, p := range slices.Concat(s.problems, s.faults) {
		add(h, p.Path, []byte(p.Msg))
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// hashFile hashes a file as a stream, in stretches.
func hashFile(from fs.FS, name string, stretch []byte) ([]byte, error) {
	f, err := from.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	h := sha256.New()
	_, err = io.CopyBuffer(h, f, stretch)
	return h.Sum(nil), err
}

// add writes a name and its bytes so that no two lists of them sum up alike.
func add(h hash.Hash, name string, data []byte) {
	var size [8]byte
	for _, b := range [][]byte{[]byte(name), data} {
		binary.LittleEndian.PutUint64(size[:], uint64(len(b)))
		h.Write(size[:])
		h.Write(b)
	}
}

// parallel calls f for every number below n, on all processors.
func parallel(ctx context.Context, n int, f func(i int)) error {
	var next atomic.Int64
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				f(i)
			}
		})
	}
	wg.Wait()
	return ctx.Err()
}
