package main

import (
	"context"
	"encoding/json"
	"errors"
	"path/filepath"
	"runtime/debug"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"journal/generator"
	"journal/generator/folder"
	"journal/generator/media"
	"journal/generator/problem"
	"journal/generator/prose"
	"journal/generator/vault"
)

func newBuild(s *settings) *cobra.Command {
	var out string
	var strict bool
	cmd := &cobra.Command{
		Use:        "build",
		SuggestFor: []string{"make", "generate", "render"},
		Short:      "build the site",
		Long: `Build reads the notes and writes the site into the folder public.

A note with mistakes is still on the site, and the mistakes are listed. Only what
changed is written. Files of the last build that are no longer needed are
removed; nothing else in the folder is touched.`,
		Example: `  journal build
  journal build --out /srv/journal
  journal build --strict                     warnings fail, for a check before publishing
  journal build --today "2026-03-05 09:00"   as it looked that morning`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return s.build(cmd.Context(), out, strict) },
	}
	cmd.Flags().StringVar(&out, "out", "", "folder for the site (default public beside the notes)")
	cmd.Flags().BoolVar(&strict, "strict", false, "fail on warnings too")
	_ = cmd.MarkFlagDirname("out")
	return cmd
}

// A record is what a build keeps beside the site, so that one that has
// nothing to do can say the same as the one that did it.
type record struct {
	Notes    int          `json:"notes"`
	Pages    int          `json:"pages"`
	Saved    []string     `json:"saved"` // pages of others, which lie beside the notes
	Problems problem.List `json:"problems"`

	// Assets are large and seldom change: those of the last build need not be
	// read again.
	Assets map[string]generator.Stamp `json:"assets"`
}

func (s *settings) build(ctx context.Context, out string, strict bool) error {
	began := time.Now()
	p, err := s.find()
	if err != nil {
		return err
	}
	if out == "" {
		out = p.public
	}
	if err := apart(out, p.content); err != nil {
		return err
	}
	if isFile(filepath.Join(out, vault.KeyName)) {
		return misuse("choose another folder with --out, to keep the two apart", "%s holds an encrypted site", out)
	}
	in, err := s.input(p)
	if err != nil {
		return err
	}
	scanned, err := generator.Scan(ctx, in)
	if err != nil {
		return broken(err, "")
	}
	now, err := s.clock(scanned.Config())
	if err != nil {
		return err
	}
	var last, r record
	if json.Unmarshal(folder.Kept(out), &last) != nil {
		last = record{}
	}
	key, err := scanned.Key()
	if err != nil {
		return layoutMistake(err, p)
	}
	extra, _, current := folder.Current(out, key, now)
	if !current || json.Unmarshal(extra, &r) != nil {
		current = false
		if r, err = s.write(ctx, scanned, p, out, key, last.Assets); err != nil {
			return err
		}
	}
	if err := s.show(r.Problems, in, p); err != nil {
		return err
	}
	s.saved(r.Saved, p, out)
	s.summary(r, out, current, time.Since(began))
	return verdict(r.Problems, strict)
}

// write makes the site. before are the assets of the last build.
func (s *settings) write(ctx context.Context, scanned *generator.Scanned, p place, out, key string, before map[string]generator.Stamp) (record, error) {
	// Most of what a build asks for is let go only at its end: some more memory is
	// cheaper than to look so often for what could be used again.
	debug.SetGCPercent(200)
	debug.SetMemoryLimit(450 << 20)
	show := s.term.progress()
	defer show.wipe()
	assets := scanned.Assets()
	b, err := scanned.Open(ctx, s.clock, show.step("reading note"))
	if err != nil {
		return record{}, layoutMistake(err, p)
	}
	r := record{Notes: b.Notes, Problems: b.Problems, Assets: assets}
	for _, name := range b.Site.Names() {
		switch {
		case b.Site.IsPage(name):
			r.Pages++
		case !b.Site.Own(name) && media.Page(name):
			r.Saved = append(r.Saved, name)
		}
	}
	_, err = folder.Write(ctx, out, b.Site, folder.Options{
		Key: key, Valid: b.Valid, Progress: show.step("writing file"),
		Same: func(name string) bool {
			was, known := before[name]
			return known && was == assets[name] && b.Site.IsAsset(name)
		},
		Extra: func() []byte {
			extra, err := json.Marshal(r)
			if err != nil {
				return nil // the next build does all the work again
			}
			return extra
		}})
	return r, writeMistake(err, p)
}

// writeMistake says what to do when the folder cannot be used.
func writeMistake(err error, p place) error {
	var foreign *folder.ForeignError
	var conflict *folder.ConflictError
	var damaged *folder.DamagedError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &foreign):
		return broken(err, "choose another folder with --out, or empty this one yourself")
	case errors.As(err, &conflict):
		return broken(err, "move that file away, or choose another folder with --out")
	case errors.As(err, &damaged):
		return broken(err, "delete the folder and build again")
	case errors.Is(err, folder.ErrInUse):
		return broken(err, "wait until it has finished")
	}
	return layoutMistake(err, p)
}

// apart refuses to write the site among the notes, where the next build would
// take its pages for files of the journal.
func apart(out, content string) error {
	if content == "" {
		return nil
	}
	o, err1 := filepath.Abs(out)
	c, err2 := filepath.Abs(content)
	if err1 != nil || err2 != nil {
		return nil
	}
	rel, err := filepath.Rel(c, o)
	if err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
		return misuse("choose a folder outside of the notes", "the site cannot be written into %s, where the notes are", content)
	}
	return nil
}

func (s *settings) summary(r record, out string, current bool, took time.Duration) {
	index := filepath.Join(out, "index.html")
	if abs, err := filepath.Abs(index); err == nil {
		_ = s.term.out.printf("open %s in a browser: %s\n", index, fileAddress(abs))
	}
	state := ""
	if current {
		state = ", nothing had changed"
	}
	_ = s.term.out.printf("%s, %s, %s, %.2f s%s\n", prose.Count(r.Notes, "note"), prose.Count(r.Pages, "page"), counted(r.Problems), took.Seconds(), state)
}

// saved names the pages that somebody saved beside the notes: opened from disk
// they run, and no server is there to forbid it.
func (s *settings) saved(pages []string, p place, out string) {
	if len(pages) == 0 {
		return
	}
	const few = 3
	names := ""
	for _, name := range pages[:min(few, len(pages))] {
		names += ", " + p.folder() + name
	}
	if len(pages) > few {
		names += ", …"
	}
	s.term.say("%s saved beside the notes: %s", prose.Count(len(pages), "web page"), strings.TrimPrefix(names, ", "))
	s.term.say("hint: if you open one from %s, its scripts run, as in any folder; no page of the journal loads it, and the preview and the encrypted site only offer it for download", out)
}

// counted tells how many problems there are: "no problems", "1 error and 3 warnings".
func counted(l problem.List) string {
	errs, warnings := l.Count()
	switch {
	case errs == 0 && warnings == 0:
		return "no problems"
	case errs == 0:
		return prose.Count(warnings, "warning")
	case warnings == 0:
		return prose.Count(errs, "error")
	}
	return prose.Count(errs, "error") + " and " + prose.Count(warnings, "warning")
}

// verdict is the exit code that the problems of the notes ask for.
func verdict(l problem.List, strict bool) error {
	errs, warnings := l.Count()
	if errs > 0 || strict && warnings > 0 {
		return &failure{code: failed}
	}
	return nil
}
