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
	"strconv"
	"sync"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"journal/generator"
	"journal/generator/preview"
	"journal/generator/problem"
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
		Short:      "look at the site while you write",
		Long: `Serve shows the site in your browser and keeps it as the notes are: save a note
in any editor and see it at once, at the place where you were reading. Mistakes
are laid over the page until they are mended. Actions can be ticked as done, and
notes opened in $VISUAL or $EDITOR.

Nothing is written to public, and nobody but this machine can look: no other
computer, and no other website that is open in the browser. Ctrl-C ends it.`,
		Example: `  journal serve --open                 and open the browser
  journal serve --navigate             the browser follows the note being edited
  journal serve --addr localhost:8000
  journal serve --poll                 for drives that do not tell of changes`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return s.serve(cmd.Context(), f) },
	}
	cmd.Flags().StringVar(&f.addr, "addr", "127.0.0.1:4321", "where to listen, on this machine only")
	cmd.Flags().BoolVar(&f.open, "open", false, "open the browser")
	cmd.Flags().BoolVar(&f.navigate, "navigate", false, "follow the note being edited")
	cmd.Flags().BoolVar(&f.poll, "poll", false, "look at the files again and again instead of waiting for events")
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
	previewMemory()
	news := &newsroom{settings: s, place: p, progress: show, collect: atLeisure()}
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

// newsroom tells the terminal what changes came to.
type newsroom struct {
	*settings
	place    place
	progress *progress
	collect  func()
}

func (n *newsroom) changed(news preview.News) {
	n.progress.wipe()
	n.collect()
	if news.Mistake != nil {
		if !news.Repeated {
			var f *failure
			hint := "the last good pages are shown until it is mended"
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
	if news.Healed {
		n.term.say("mended; the pages are made again")
	}
	if err := n.show(news.New, news.Content, n.place); err != nil {
		n.term.say("%v", err)
	}
	n.mended(news.Mended)
	if news.Epoch == 1 || news.Built != nil && len(news.New)+len(news.Mended) > 0 {
		n.term.say("%s, %s", count(news.Built.Notes, "note"), counted(news.Built.Problems))
	}
}

// mended tells which problems are gone, at most a screenful.
func (n *newsroom) mended(l problem.List) {
	const screenful = 20
	for _, p := range l[:min(len(l), screenful)] {
		n.term.say("fixed: %s%s: %s", n.place.folder(), p.Place(), p.Msg)
	}
	if more := len(l) - screenful; more > 0 {
		n.term.say("fixed: %s", count(more, "more problem"))
	}
}
