package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"

	"journal/generator"
	"journal/generator/prose"
	"journal/generator/publish"
	"journal/generator/site"
	"journal/generator/vault"
)

// inTheClear is what a person types to publish without encryption.
const inTheClear = "publish in the clear"

func (s *settings) publishPlain(ctx context.Context, o publishOptions, pages *publish.Pages, b *generator.Built, p place) error {
	show := s.term.progress()
	defer show.wipe()
	c, err := pages.Make(ctx, b.Site, show.step("making page"))
	if err != nil {
		var mistake *site.LayoutError
		if errors.As(err, &mistake) {
			return layoutMistake(err, p)
		}
		return publishMistake(err)
	}
	show.wipe()
	_, _ = io.WriteString(s.term.err.text(), readable(b, s.term.canAsk()))
	if _, err := pages.ReadFile(vault.KeyName); err == nil {
		s.alarm("the site that is published now is encrypted; this one would not be")
	} else if !errors.Is(err, fs.ErrNotExist) {
		return broken(err, "")
	}
	if o.dry {
		s.dryRun(pages, c, "readable for everybody")
		return nil
	}
	if !o.yes {
		if err := s.confirmPlain(ctx, pages); err != nil {
			return err
		}
	}
	err = c.Push(ctx, show.step("sending object"))
	show.wipe()
	if err != nil {
		return publishMistake(err)
	}
	s.published(pages, c)
	s.remember(ctx, p, pages.Branch+" of "+pages.Remote, b.Site)
	s.alarm("it is readable for everybody")
	return nil
}

// confirmPlain asks once. Anything but the sentence is a no.
func (s *settings) confirmPlain(ctx context.Context, pages *publish.Pages) error {
	const hint = "nothing was published; without --plain it is encrypted"
	if !s.term.canAsk() {
		return misuse(hint+"; --yes-publish-plain says yes in a script", "publishing in the clear has to be confirmed in a terminal")
	}
	answer, err := s.term.ask(ctx, inLine("It would go to %s of %s.\nType \"%s\" to do it: ", pages.Branch, pages.Remote, inTheClear))
	if err != nil {
		return err
	}
	if strings.Trim(answer, `"`) != inTheClear {
		return broken(errors.New("not confirmed"), hint)
	}
	return nil
}

// readable lists what everybody could read. Names are shown to a person, and
// left out of logs.
func readable(b *generator.Built, names bool) string {
	j := b.Journal
	var companies, people []string
	for _, c := range j.Companies {
		companies = append(companies, c.Name)
	}
	addresses := map[string]bool{}
	for _, p := range j.People {
		people = append(people, p.Name)
		if p.Email != "" {
			addresses[p.Email] = true
		}
	}
	pay := 0
	for _, a := range j.Applications {
		if a.Salary != "" {
			pay++
		}
	}
	pages, other := 0, 0
	for _, name := range b.Site.Names() {
		if path.Ext(name) == ".html" {
			pages++
		} else {
			other++
		}
	}
	list := func(all []string) string {
		if !names || len(all) == 0 {
			return ""
		}
		return inLine(": %s", strings.Join(all, ", "))
	}
	var out strings.Builder
	fmt.Fprintf(&out, "--plain publishes everything without encryption. Everybody could read, copy and\nfind with a search engine:\n\n")
	fmt.Fprintf(&out, "  %s and %s, with what you wrote about yourself and others\n", prose.Count(len(j.Interviews), "interview"), prose.Count(len(j.Applications), "application"))
	fmt.Fprintf(&out, "  %s%s\n", prose.Count(len(companies), "company"), list(companies))
	fmt.Fprintf(&out, "  %s%s\n", prose.Count(len(people), "person"), list(people))
	fmt.Fprintf(&out, "  %s and the pay of %s\n", prose.Count(len(addresses), "mail address"), prose.Count(pay, "application"))
	fmt.Fprintf(&out, "  %s and %s, all you have put beside your notes among them\n", prose.Count(pages, "page"), prose.Count(other, "other file"))
	fmt.Fprintf(&out, "\nWhat was public once cannot be taken back. To show one interview to somebody,\nsend a file without names: journal export debrief NOTE --redact > debrief.html\n\n")
	return out.String()
}
