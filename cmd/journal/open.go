package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"journal/content"
	"journal/generator"
	"journal/generator/inside"
	"journal/generator/journal"
	"journal/generator/site"
)

// place is where a journal lies.
type place struct {
	content string // folder of the notes as the user would write it; "" for the sample
	layouts string // folder of its own layouts, beside content
	public  string // where the site goes unless the user says otherwise
}

// sample reports whether there is no journal around.
func (p place) sample() bool { return p.content == "" }

// folder is what stands before the path of a note, to open it from here.
func (p place) folder() string {
	if p.sample() || p.content == "." {
		return ""
	}
	return filepath.ToSlash(p.content) + "/"
}

// find looks for the journal: the folder the user names, content here, this
// folder itself, or one around it. Else it is the sample.
func (s *settings) find() (place, error) {
	if s.content != "" {
		info, err := os.Stat(s.content)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return place{}, misuse("journal init DIR makes a new journal", "there is no folder %s", s.content)
		case err != nil:
			return place{}, broken(fmt.Errorf("opening the notes: %w", err), "")
		case !info.IsDir():
			return place{}, misuse("--content takes the folder of the notes", "%s is a file", s.content)
		}
		return at(s.content), nil
	}
	if isDir("content") {
		return at("content"), nil
	}
	if isFile("journal.yaml") {
		return at("."), nil
	}
	for up := ".."; ; up = filepath.Join(up, "..") {
		dir, err := filepath.Abs(up)
		if err != nil || dir == filepath.Dir(dir) {
			break
		}
		if isFile(filepath.Join(dir, "content", "journal.yaml")) {
			s.term.say("using the journal in %s", dir)
			return at(filepath.Join(up, "content")), nil
		}
		if filepath.Base(dir) != "content" && isFile(filepath.Join(dir, "journal.yaml")) {
			s.term.say("using the journal in %s", dir)
			return at(up), nil
		}
	}
	return place{layouts: "layouts", public: "public"}, nil
}

func at(content string) place {
	content = filepath.Clean(content)
	root := filepath.Join(content, "..")
	return place{content: content, layouts: filepath.Join(root, "layouts"), public: filepath.Join(root, "public")}
}

func isDir(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}

func isFile(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.Mode().IsRegular()
}

// input opens the folders of a journal for a command that ends soon.
func (s *settings) input(p place) (generator.Input, error) {
	if p.sample() {
		s.sampleNews()
	}
	in, _, err := s.folders(p)
	return in, err
}

func (s *settings) sampleNews() {
	s.term.say("there is no journal here: showing the sample instead; journal init DIR makes one of your own")
}

// roots are open folders.
type roots []*os.Root

// Close closes all of them.
func (r roots) Close() error {
	var err error
	for _, root := range r {
		err = errors.Join(err, root.Close())
	}
	return err
}

// folders opens the folders of a journal. Everything is read through an
// os.Root, so that no note, link or name leads out of them, and regular files
// alone, so that none of them hangs.
func (s *settings) folders(p place) (generator.Input, io.Closer, error) {
	in := generator.Input{Content: content.FS, Machine: time.Local, Program: program()}
	var open roots
	if !p.sample() {
		root, err := os.OpenRoot(p.content)
		if err != nil {
			return in, open, broken(fmt.Errorf("opening the notes: %w", err), "")
		}
		open = append(open, root)
		in.Content = inside.New(root, generator.LargestNote)
	}
	if isDir(p.layouts) {
		root, err := os.OpenRoot(p.layouts)
		if err != nil {
			open.Close()
			return in, nil, broken(fmt.Errorf("opening the layouts: %w", err), "")
		}
		open = append(open, root)
		in.Layouts = inside.New(root, generator.LargestNote)
	}
	return in, open, nil
}

// program tells one build of this program from another by the size and the
// time of its file, so that a new version makes the site anew.
func program() string {
	name, err := os.Executable()
	if err != nil {
		return ""
	}
	info, err := os.Stat(name)
	if err != nil {
		return ""
	}
	return fmt.Sprintf("%d %d", info.Size(), info.ModTime().UnixNano())
}

// clock is --today, else SOURCE_DATE_EPOCH, else `today:` of the journal,
// else the machine's.
func (s *settings) clock(cfg journal.Config) (time.Time, error) {
	if s.today != "" {
		t, err := cfg.Clock(s.today)
		if err != nil {
			return t, misuse(`write it as --today "2026-03-05 09:00"`, "%w", err)
		}
		return t, nil
	}
	if epoch := os.Getenv("SOURCE_DATE_EPOCH"); epoch != "" {
		n, err := strconv.ParseInt(epoch, 10, 64)
		if err != nil {
			return time.Time{}, misuse("it is a number of seconds since 1970", "SOURCE_DATE_EPOCH is %q", epoch)
		}
		return time.Unix(n, 0), nil
	}
	if cfg.Today != "" {
		return cfg.Clock(cfg.Today)
	}
	return time.Now(), nil
}

// open reads and connects the journal.
func (s *settings) open(ctx context.Context, p place) (*generator.Built, generator.Input, error) {
	in, err := s.input(p)
	if err != nil {
		return nil, in, err
	}
	scanned, err := generator.Scan(ctx, in)
	if err != nil {
		return nil, in, broken(err, "")
	}
	show := s.term.progress()
	defer show.wipe()
	b, err := scanned.Open(ctx, s.clock, show.step("reading note"))
	return b, in, layoutMistake(err, p)
}

// around finds, reads and connects somebody's own journal, for commands that only read it.
func (s *settings) around(ctx context.Context) (*generator.Built, generator.Input, place, error) {
	p, err := s.own()
	if err != nil {
		return nil, generator.Input{}, p, err
	}
	b, in, err := s.open(ctx, p)
	return b, in, p, err
}

// layoutMistake says where a mistake in a layout is.
func layoutMistake(err error, p place) error {
	var mistake *site.LayoutError
	var said *failure
	switch {
	case err == nil, errors.As(err, &said):
		return err
	case errors.As(err, &mistake):
		return broken(fmt.Errorf("%w", mistake), "the layouts are in "+p.layouts+"; a file that is deleted there falls back to the theme")
	}
	return broken(err, "")
}
