// Package lsp tells an editor what the journal makes of a note while it is written,
// by the Language Server Protocol:
//
//   - the problems of journal check, as one types;
//   - keys, companies, people, words of the log, themes and links, completed;
//   - what was understood of a line, or of the note;
//   - the edit that a hint asks for, where there is just one to make, or one of two.
//
// Open documents stand in for their files, so nothing has to be saved, and nothing is
// written: an editor makes the edits itself. A note is read by the same code as
// everywhere, [generator.Built.Update]; only what changed is read again. A file that is
// in no journal has no problems and no completions, and that is no error.
//
// Nothing is logged and nothing is sent but answers to the editor.
package lsp

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"runtime"
	"slices"
	"sync"

	"github.com/creachadair/jrpc2"
	"github.com/creachadair/jrpc2/channel"

	"journal/generator"
)

// Options say where journals are and what time it is.
type Options struct {
	// Find returns the folder of the notes among which a file is; ok is false
	// if it is in no journal.
	Find func(file string) (folder string, ok bool)
	// Open opens the folder of the notes of a journal. What it returns besides is
	// closed at the end.
	Open    func(folder string) (generator.Input, io.Closer, error)
	Clock   generator.Clock
	Version string // of the program, for the editor's own log
}

// ErrNoShutdown says that an editor ended the server without shutting it down first.
var ErrNoShutdown = errors.New("the editor ended without shutting the server down")

// notInitialized is the code of the protocol for a request that comes before the first.
const notInitialized jrpc2.Code = -32002

// server is one editor that is served.
type server struct {
	opt    Options
	rpc    *jrpc2.Server
	exited chan error
	wake   chan struct{} // something has changed; holds one at most

	mu       sync.Mutex
	started  bool
	shut     bool
	bytes    bool // columns are bytes, not units of UTF-16
	journals map[string]*open
	docs     map[string]*document // by address
}

// document is a note that is open in the editor.
type document struct {
	text
	uri     string
	path    string // below the folder of its journal
	in      *open  // nil if it is in none
	version int
	shown   *publishParams // last; nil before the first time
}

// Serve answers an editor until it leaves, or ctx ends. The error is nil if the editor
// left as the protocol asks, or its side was closed.
func Serve(ctx context.Context, in io.Reader, out io.WriteCloser, opt Options) error {
	s := &server{opt: opt, exited: make(chan error, 1), wake: make(chan struct{}, 1), journals: map[string]*open{}, docs: map[string]*document{}}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	defer s.close()
	s.rpc = jrpc2.NewServer(s, &jrpc2.ServerOptions{AllowPush: true, DisableBuiltin: true, Concurrency: 1, NewContext: func() context.Context { return ctx }})
	s.rpc.Start(channel.LSP(in, out))
	go s.publishing(ctx)
	closed := make(chan error, 1)
	go func() { closed <- s.rpc.Wait() }()
	select {
	case err := <-s.exited: // the editor may keep its side open
		return err
	case err := <-closed:
		select {
		case err = <-s.exited:
		default:
		}
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (s *server) close() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, j := range s.journals {
		j.close()
	}
}

// Assign returns what answers a method, as [jrpc2.Assigner]; nil for a method that is
// not known.
func (s *server) Assign(_ context.Context, method string) jrpc2.Handler {
	switch method {
	case "initialize":
		return s.initialize
	case "exit":
		return s.exit
	}
	nothing := func(context.Context, documentParams) (any, error) { return nil, nil }
	answer := map[string]func(context.Context, documentParams) (any, error){
		"initialized": nothing, "$/setTrace": nothing, "$/cancelRequest": nothing, "workspace/didChangeConfiguration": nothing,
		"shutdown":                        s.shutdown,
		"textDocument/didOpen":            s.didOpen,
		"textDocument/didChange":          s.didChange,
		"textDocument/didSave":            s.didSave,
		"textDocument/didClose":           s.didClose,
		"textDocument/hover":              s.hover,
		"textDocument/completion":         s.completion,
		"textDocument/codeAction":         s.codeActions,
		"workspace/didChangeWatchedFiles": s.filesChanged,
	}[method]
	if answer == nil {
		return nil
	}
	return func(ctx context.Context, r *jrpc2.Request) (any, error) {
		s.mu.Lock()
		defer s.mu.Unlock()
		switch {
		case !s.started:
			return nil, jrpc2.Errorf(notInitialized, "the first request has to be initialize")
		case s.shut:
			return nil, jrpc2.Errorf(jrpc2.InvalidRequest, "the server has been shut down")
		}
		var p documentParams
		if err := params(r, &p); err != nil {
			return nil, err
		}
		return answer(ctx, p)
	}
}

// params reads the parameters of a request, which may have others besides.
func params(r *jrpc2.Request, into any) error {
	if !r.HasParams() {
		return nil
	}
	if err := json.Unmarshal([]byte(r.ParamString()), into); err != nil {
		return jrpc2.Errorf(jrpc2.InvalidParams, "%v", err)
	}
	return nil
}

func (s *server) initialize(_ context.Context, r *jrpc2.Request) (any, error) {
	var p initializeParams
	if err := params(r, &p); err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.started {
		return nil, jrpc2.Errorf(jrpc2.InvalidRequest, "the server has been initialized")
	}
	s.started = true
	encoding := "utf-16"
	if s.bytes = slices.Contains(p.Capabilities.General.PositionEncodings, "utf-8"); s.bytes {
		encoding = "utf-8"
	}
	return initializeResult{
		Capabilities: capabilities{
			PositionEncoding:   encoding,
			TextDocumentSync:   syncOptions{OpenClose: true, Change: incremental, Save: true},
			CompletionProvider: completionOptions{TriggerCharacters: []string{"[", "#"}},
			HoverProvider:      true,
			CodeActionProvider: codeActionOptions{CodeActionKinds: []string{quickFix}},
		},
		ServerInfo: serverInfo{"journal", s.opt.Version},
	}, nil
}

func (s *server) shutdown(context.Context, documentParams) (any, error) {
	s.shut = true
	return null, nil
}

func (s *server) exit(context.Context, *jrpc2.Request) (any, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var err error
	if !s.shut {
		err = ErrNoShutdown
	}
	select {
	case s.exited <- err:
	default: // it was said before
	}
	return nil, nil
}

func (s *server) didOpen(_ context.Context, p documentParams) (any, error) {
	d := &document{uri: p.TextDocument.URI, version: p.TextDocument.Version, text: text{p.TextDocument.Text, s.bytes}}
	s.docs[d.uri] = d
	if file, ok := fileOf(d.uri, runtime.GOOS == "windows"); ok {
		if d.in, d.path = s.journalOf(file); d.in != nil {
			d.in.set(d.path, d.all)
			d.in.everything = true // other files may have changed meanwhile
		}
	}
	s.stir()
	return nil, nil
}

func (s *server) didChange(_ context.Context, p documentParams) (any, error) {
	d := s.docs[p.TextDocument.URI]
	if d == nil {
		return nil, nil
	}
	for _, c := range p.ContentChanges {
		if c.Range == nil {
			d.all = c.Text
			continue
		}
		from, to := d.offset(c.Range.Start), d.offset(c.Range.End)
		d.all = d.all[:from] + c.Text + d.all[max(from, to):]
	}
	d.version = p.TextDocument.Version
	if d.in != nil {
		d.in.set(d.path, d.all)
	}
	s.stir()
	return nil, nil
}

// didSave looks at all files again: an editor says nothing of what other programs do.
func (s *server) didSave(ctx context.Context, p documentParams) (any, error) {
	return s.filesChanged(ctx, p)
}

func (s *server) filesChanged(context.Context, documentParams) (any, error) {
	for _, j := range s.journals {
		j.everything = true
	}
	s.stir()
	return nil, nil
}

func (s *server) didClose(ctx context.Context, p documentParams) (any, error) {
	d := s.docs[p.TextDocument.URI]
	if d == nil {
		return nil, nil
	}
	delete(s.docs, d.uri)
	if d.in == nil {
		return nil, nil
	}
	d.in.unset(d.path)
	s.stir()
	return nil, s.rpc.Notify(ctx, "textDocument/publishDiagnostics", publishParams{URI: d.uri, Version: d.version, Diagnostics: []diagnostic{}})
}

// stir lets the problems be looked for anew.
func (s *server) stir() {
	select {
	case s.wake <- struct{}{}:
	default: // they will be
	}
}

// publishing tells the editor the problems of its documents whenever something has
// changed. What changes while they are looked for is looked at together.
func (s *server) publishing(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-s.wake:
			s.publish(ctx)
		}
	}
}

func (s *server) publish(ctx context.Context) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, d := range s.docs {
		if d.in == nil || !d.in.refresh(ctx, s.opt.Clock) {
			continue
		}
		found := d.diagnostics()
		// What is shown may have moved with the text, so a new text is always answered.
		if d.shown != nil && d.shown.Version == d.version && slices.Equal(found, d.shown.Diagnostics) {
			continue
		}
		d.shown = &publishParams{d.uri, d.version, found}
		if err := s.rpc.Notify(ctx, "textDocument/publishDiagnostics", d.shown); err != nil {
			return // the editor has gone
		}
	}
}
