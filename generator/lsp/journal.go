package lsp

import (
	"context"
	"io"
	"path/filepath"
	"slices"

	"journal/generator"
	"journal/generator/problem"
)

// open is a journal of which a note is open.
type open struct {
	io.Closer
	in         generator.Input
	texts      map[string]string // of open documents, by path; read through in.Content
	built      *generator.Built  // nil until it could be read
	changed    []string          // since
	everything bool              // any file may have changed since
}

// journalOf returns the journal that a file is in, and its path there; nil if it is in
// none that can be read.
func (s *server) journalOf(file string) (*open, string) {
	folder, ok := s.opt.Find(file)
	if !ok {
		return nil, ""
	}
	path, err := filepath.Rel(folder, file)
	if err != nil || !filepath.IsLocal(path) {
		return nil, ""
	}
	j := s.journals[folder]
	if j == nil {
		in, closer, err := s.opt.Open(folder)
		if err != nil {
			return nil, ""
		}
		j = &open{Closer: closer, in: in, texts: map[string]string{}}
		j.in.Content, j.in.NoSite = overlay{in.Content, j.texts}, true
		s.journals[folder] = j
	}
	return j, filepath.ToSlash(path)
}

func (j *open) close() {
	if j.Closer != nil {
		_ = j.Closer.Close()
	}
}

func (j *open) set(path, text string) {
	j.texts[path] = text
	j.changed = append(j.changed, path)
}

func (j *open) unset(path string) {
	delete(j.texts, path)
	j.changed = append(j.changed, path)
}

// refresh reads what has changed. It is false if that cannot be done; what was
// understood before stays then.
func (j *open) refresh(ctx context.Context, clock generator.Clock) bool {
	if j.built != nil && len(j.changed) == 0 && !j.everything {
		return true
	}
	var b *generator.Built
	var err error
	if j.built == nil {
		var s *generator.Scanned
		if s, err = generator.Scan(ctx, j.in); err == nil {
			b, err = s.Open(ctx, clock, nil)
		}
	} else {
		b, err = j.built.Update(ctx, clock, generator.Changed{Content: j.changed, Everything: j.everything})
	}
	if err != nil {
		return false
	}
	j.built, j.changed, j.everything = b, nil, false
	return true
}

// with returns the problems that there would be if a document had another text.
func (j *open) with(ctx context.Context, clock generator.Clock, path, text string) (problem.List, bool) {
	was, there := j.texts[path]
	j.texts[path] = text
	b, err := j.built.Update(ctx, clock, generator.Changed{Content: []string{path}})
	if delete(j.texts, path); there {
		j.texts[path] = was
	}
	if err != nil {
		return nil, false
	}
	return b.Problems, true
}

// problems returns those of a document.
func (d *document) problems() problem.List {
	return slices.DeleteFunc(slices.Clone(d.in.built.Problems), func(p problem.Problem) bool { return p.Path != d.path })
}

// severities are those of the protocol. A hint of the journal is worth reading, which
// most editors do not show of theirs.
var severities = map[problem.Severity]int{problem.Error: 1, problem.Warning: 2, problem.Hint: 3}

func (d *document) diagnostics() []diagnostic {
	found := []diagnostic{}
	for _, p := range d.problems() {
		found = append(found, d.diagnostic(p))
	}
	return found
}

func (d *document) diagnostic(p problem.Problem) diagnostic {
	msg := p.Msg
	if p.Hint != "" {
		msg += "\n" + p.Hint
	}
	from, to := d.of(p)
	return diagnostic{Range: d.span(from, to), Severity: severities[p.Severity], Source: "journal", Message: msg}
}
