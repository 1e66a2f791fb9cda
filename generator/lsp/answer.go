package lsp

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"journal/generator/note"
	"journal/generator/problem"
)

// read returns a document whose journal is as it stands in the editor; nil for one that
// is in no journal.
func (s *server) read(ctx context.Context, uri string) *document {
	d := s.docs[uri]
	if d == nil || d.in == nil || !d.in.refresh(ctx, s.opt.Clock) {
		return nil
	}
	return d
}

// hover tells what was understood of the line, or of the whole note if the line says
// nothing by itself: what journal check --explain tells.
func (s *server) hover(ctx context.Context, p documentParams) (any, error) {
	d := s.read(ctx, p.TextDocument.URI)
	if d == nil {
		return null, nil
	}
	line := d.noteLineOf(d.offset(p.Position))
	var ofLine, ofNote []string
	group := ""
	for _, n := range d.in.built.Journal.Notes {
		if n.Path != d.path {
			continue
		}
		for _, u := range n.Understood() {
			if u.Group != group {
				group = u.Group
				ofNote = append(ofNote, u.Heading())
			}
			ofNote = append(ofNote, u.String())
			if u.Line == line {
				u.Pos = note.Pos{}
				ofLine = append(ofLine, u.Heading()+": "+strings.TrimSpace(u.String()))
			}
		}
		if len(ofLine) == 0 && line <= len(n.Filed) && n.Filed[line-1] == note.TextLine {
			ofLine = append(ofLine, note.Understood{Group: note.TextGroup}.Heading())
		}
	}
	if len(ofLine) == 0 {
		ofLine = ofNote
	}
	if len(ofLine) == 0 {
		return null, nil
	}
	return hover{markup{"plaintext", strings.Join(ofLine, "\n")}}, nil
}

// codeActions returns the fixes of the problems in the lines of a range. Each was tried: with it the
// problem is gone, and nothing is lost that was not lost before.
func (s *server) codeActions(ctx context.Context, p documentParams) (any, error) {
	actions := []codeAction{}
	if len(p.Context.Only) > 0 && !slices.Contains(p.Context.Only, quickFix) {
		return actions, nil
	}
	d := s.read(ctx, p.TextDocument.URI)
	if d == nil {
		return actions, nil
	}
	first, last := d.noteLineOf(d.offset(p.Range.Start)), d.noteLineOf(d.offset(p.Range.End))
	for _, pr := range d.problems() {
		from, to, ok := d.fix(pr)
		if !ok || pr.Line < first || pr.Line > last {
			continue
		}
		for i, write := range []string{pr.Fix.New, pr.Fix.Or} {
			write := strings.ReplaceAll(write, "\n", d.ending())
			if i > 0 && write == "" {
				continue
			}
			after, ok := d.in.with(ctx, s.opt.Clock, d.path, d.all[:from]+write+d.all[to:])
			if !ok || !better(d.in.built.Problems, after, pr) {
				continue
			}
			actions = append(actions, codeAction{
				Title: title(pr.Fix.Old, write), Kind: quickFix, Diagnostics: []diagnostic{d.diagnostic(pr)}, IsPreferred: pr.Fix.Or == "",
				Edit: workspaceEdit{map[string][]textEdit{d.uri: {{d.span(from, to), write}}}},
			})
		}
	}
	return actions, nil
}

// better reports whether a problem is gone, and no error has come for it.
func better(before, after problem.List, gone problem.Problem) bool {
	count := func(l problem.List) (n int) {
		for _, p := range l {
			if p.Path == gone.Path && p.Msg == gone.Msg {
				n++
			}
		}
		return n
	}
	errors, _ := before.Count()
	now, _ := after.Count()
	return count(after) < count(before) && now <= errors
}

// title says what a fix writes, of a long one only what is new.
func title(old, write string) string {
	if write == "" {
		return "delete " + short(old)
	}
	for _, cut := range []func(s, known string) (string, bool){strings.CutPrefix, strings.CutSuffix} {
		if more, ok := cut(write, old); ok {
			return "add " + short(strings.TrimSpace(more))
		}
	}
	return fmt.Sprintf("write %s instead of %s", short(write), short(old))
}

func short(s string) string {
	const most = 60
	if runes := []rune(s); len(runes) > most {
		return string(runes[:most-1]) + "…"
	}
	return s
}
