package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/netip"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"sync"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"journal/generator"
	"journal/generator/inbox"
	"journal/generator/preview"
	"journal/generator/problem"
	"journal/generator/prose"
)

// serving is the flags of serve.
type serving struct {
	addr                 string
	open, navigate, poll bool
}

func newServe(s *settings) *cobra.Command {
	var f serving
	cmd := &cobra.Command{
		Use:        "serve",
		SuggestFor: []string{"preview", "watch", "start", "view", "show"},
		Short:      "preview the site while you write",
		Long: `Serve shows the site in your browser and keeps up with your notes: save one in
any editor and see it at once, where you were reading. Mistakes are shown over
the page until they are fixed. You can tick off actions, and open notes in your
editor ($VISUAL or $EDITOR, or what your system opens them with).

What lies in a folder inbox beside your notes (invitations, mails, transcripts,
notes from your phone) is shown on the start page, a line each, as journal inbox
would file it. A button files it; without that nothing is written.

Nothing is written to public, and only this machine can look: no other computer,
and no other website that is open in the browser. Ctrl-C ends it.`,
		Example: `  journal serve --open                 and open the browser
  journal serve --navigate             the browser follows the note being edited
  journal serve --addr localhost:8000
  journal serve --poll                 for network drives`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return s.serve(cmd.Context(), f) },
	}
	cmd.Flags().StringVar(&f.addr, "addr", "127.0.0.1:4321", "where to listen, on this machine only")
	cmd.Flags().BoolVar(&f.open, "open", false, "open the browser")
	cmd.Flags().BoolVar(&f.navigate, "navigate", false, "follow the note being edited")
	cmd.Flags().BoolVar(&f.poll, "poll", false, "check the files regularly, for network drives (normally detected automatically)")
	return cmd
}

func (s *settings) serve(ctx context.Context, f serving) error {
	addr, err := loopback(f.addr)
	if err != nil {
		return err
	}
	p, err := s.find()
	if err != nil {
		return err
	}
	listener, err := s.listen(ctx, addr)
	if err != nil {
		return err
	}
	address := "http://" + listener.Addr().String() + "/"
	_ = s.term.out.printf("open %s in a browser; Ctrl-C ends\n", address)
	show := s.term.progress()
	defer show.wipe()
	news := &reporter{settings: s, place: p, progress: show, collect: collectWhenIdle()}
	options := preview.Options{
		Open: func() (generator.Input, io.Closer, error) { return s.folders(p) },
		Now:  time.Now, Clock: s.clock, Content: p.content, Layouts: p.layouts, Poll: f.poll, Navigate: f.navigate,
		Progress: show.step("reading note"), Changed: news.changed,
		Say: func(text string) { s.term.say("%s", text) },
	}
	if p.sample() {
		s.sampleNews()
		options.Layouts = ""
	} else {
		options.Last = lastChange(p)
		news.inbox = s.waitingFolder(ctx, p)
		options.Inbox = news.inbox
		options.Edit = func(path string, line int) error {
			return openEditor(filepath.Join(p.content, filepath.FromSlash(path)), line)
		}
	}
	if f.open {
		var opening sync.WaitGroup
		defer opening.Wait()
		opening.Go(func() {
			if err := browse(address); err != nil {
				s.term.say("no browser could be opened (%v); type the address into one", err)
			}
		})
	}
	if err := preview.New(options).Run(ctx, listener); err != nil {
		return layoutMistake(err, p)
	}
	show.wipe()
	s.term.say("stopped; nothing was left behind")
	return nil
}

// loopback checks that an address can be reached from this machine alone.
func loopback(addr string) (netip.AddrPort, error) {
	const hint = "use 127.0.0.1:4321, or another port; to read the journal elsewhere, publish it encrypted"
	host, port, err := net.SplitHostPort(addr)
	if err != nil {
		return netip.AddrPort{}, misuse("write it as --addr 127.0.0.1:4321", "%q is no address: it needs a host and a port", addr)
	}
	n, err := strconv.ParseUint(port, 10, 16)
	if err != nil {
		return netip.AddrPort{}, misuse("write it as --addr 127.0.0.1:4321", "%q is no port", port)
	}
	if host == "localhost" {
		host = "127.0.0.1"
	}
	ip, err := netip.ParseAddr(host)
	if err != nil || !ip.IsLoopback() || ip.Zone() != "" {
		return netip.AddrPort{}, misuse(hint, "%q can be reached from other computers, and the notes are private", addr)
	}
	return netip.AddrPortFrom(ip.Unmap(), uint16(n)), nil
}

// listen takes the port, or the next one that is free.
func (s *settings) listen(ctx context.Context, addr netip.AddrPort) (net.Listener, error) {
	const tries = 20
	var config net.ListenConfig
	for n := range uint16(tries) {
		at := netip.AddrPortFrom(addr.Addr(), addr.Port()+n)
		listener, err := config.Listen(ctx, "tcp", at.String())
		switch {
		case err == nil && n > 0:
			s.term.say("port %d is taken, so this is port %d", addr.Port(), at.Port())
			return listener, nil
		case err == nil:
			return listener, nil
		case !errors.Is(err, syscall.EADDRINUSE) || at.Port() == 65535:
			return nil, broken(fmt.Errorf("listening on %s: %w", at, err), "name another port with --addr")
		}
	}
	return nil, broken(fmt.Errorf("the ports from %d to %d are taken", addr.Port(), addr.Port()+tries-1), "name another port with --addr")
}

// reporter tells the terminal what changes came to.
type reporter struct {
	*settings
	place    place
	progress *progress
	collect  func()
	inbox    *inbox.Folder // nil if there is none
	waiting  int           // files in it, as told last
}

func (n *reporter) changed(news preview.News) {
	n.progress.wipe()
	n.collect()
	if news.Mistake != nil {
		if !news.Repeated {
			var f *failure
			hint := "the last good pages are shown until it is fixed"
			if errors.As(news.Mistake, &f) && f.hint != "" {
				hint = f.hint
			}
			if errors.Is(news.Mistake, fs.ErrNotExist) {
				hint = "the last good pages are shown until the folder is back"
			}
			n.term.fail(news.Mistake, hint)
		}
		return
	}
	if news.Restored {
		n.term.say("all is well again; the pages are up to date")
	}
	if err := n.show(news.New, news.Content, n.place); err != nil {
		n.term.say("%v", err)
	}
	n.fixed(news.Fixed)
	n.gone(news.Gone)
	if news.Epoch == 1 || news.Built != nil && len(news.New)+len(news.Fixed)+len(news.Gone) > 0 {
		n.term.say("%s, %s", prose.Count(news.Built.Notes, "note"), counted(news.Built.Problems))
	}
	if news.Waiting != nil {
		n.waits(news.Waiting)
	}
}

// gone tells which files took their problems along: deleted or renamed, they
// are not fixed.
func (n *reporter) gone(l problem.List) {
	for len(l) > 0 {
		path, of := l[0].Path, 0
		l = slices.DeleteFunc(slices.Clone(l), func(p problem.Problem) bool {
			if p.Path == path {
				of++
			}
			return p.Path == path
		})
		n.term.say("gone: %s%s, which had %s", n.place.folder(), path, prose.Count(of, "problem"))
	}
}

// fixed tells which problems are there no longer, at most a screenful.
func (n *reporter) fixed(l problem.List) {
	const screenful = 20
	for _, p := range l[:min(len(l), screenful)] {
		n.term.say("fixed: %s%s: %s", n.place.folder(), p.Place(), p.Msg)
	}
	if more := len(l) - screenful; more > 0 {
		n.term.say("fixed: %s", prose.Count(more, "more problem"))
	}
}

// collectWhenIdle returns a function that is called with every change. Soon after the
// last one the state of before is collected, while nobody waits for a page.
func collectWhenIdle() (changed func()) {
	const soon = 100 * time.Millisecond
	timer := time.AfterFunc(soon, runtime.GC)
	return func() { timer.Reset(soon) }
}
