package preview

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"journal/generator"
	"journal/generator/advice"
	"journal/generator/day"
	"journal/generator/journal"
	"journal/generator/note"
	"journal/generator/plan"
	"journal/generator/preview/watch"
	"journal/generator/prose"
	"journal/generator/undo"
)

// Of the event stream: how often it says that it lives, and how long a tab may
// take to hear it.
const (
	heartbeat = 15 * time.Second
	hearing   = 10 * time.Second
)

// events is the stream of epochs (Server-Sent Events). It names no page and no
// note. It begins with the epoch of now, so that a tab that was away catches up.
func (s *Server) events(w http.ResponseWriter, r *http.Request) {
	if !s.trusted(r.URL.Query().Get("token")) {
		http.Error(w, "the token is missing or of an earlier run", http.StatusForbidden)
		return
	}
	woken := make(chan struct{}, 1)
	s.mu.Lock()
	s.tabs[woken] = struct{}{}
	turn := s.turn
	s.mu.Unlock()
	defer func() {
		s.mu.Lock()
		delete(s.tabs, woken)
		s.mu.Unlock()
	}()
	w.Header().Set("Content-Type", "text/event-stream")
	out := http.NewResponseController(w)
	say := func(text string) bool {
		_ = out.SetWriteDeadline(s.opt.Now().Add(hearing)) // tests have connections without deadlines
		_, err := io.WriteString(w, text)
		return err == nil && out.Flush() == nil
	}
	epoch := uint64(0) // as the tab knows it
	text := "retry: 500\n\n"
	beat := time.NewTicker(heartbeat)
	defer beat.Stop()
	for {
		s.mu.Lock()
		if s.dirty {
			text += "event: stir\ndata:\n\n"
		}
		if s.site != nil && s.site.epoch != epoch {
			epoch = s.site.epoch
			text += "data: " + strconv.FormatUint(s.site.epoch, 10) + "\n\n"
		}
		if s.turn != turn {
			turn = s.turn
			text += "event: follow\ndata: " + strconv.FormatUint(turn, 10) + "\n\n"
		}
		s.mu.Unlock()
		if !say(text) {
			return
		}
		select {
		case <-woken:
			text = ""
		case <-beat.C:
			text = ":\n\n"
		case <-r.Context().Done():
			return
		case <-s.closed:
			return
		}
	}
}

// where tells a tab which page to follow to.
func (s *Server) where(w http.ResponseWriter, r *http.Request) {
	if !s.trusted(r.Header.Get(tokenHeader)) {
		http.Error(w, "the token is missing or of an earlier run", http.StatusForbidden)
		return
	}
	s.mu.Lock()
	target := s.target
	s.mu.Unlock()
	answer(w, http.StatusOK, map[string]string{"to": target})
}

// asked reads what a script asks for, if it may ask.
func (s *Server) asked(w http.ResponseWriter, r *http.Request, into any) bool {
	if !s.trusted(r.Header.Get(tokenHeader)) {
		answer(w, http.StatusForbidden, said("the token is missing or of an earlier run; reload the page"))
		return false
	}
	if r.Header.Get("Content-Type") != "application/json" {
		answer(w, http.StatusUnsupportedMediaType, said("this takes JSON"))
		return false
	}
	const large = 4 << 10
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, large)).Decode(into); err != nil {
		answer(w, http.StatusBadRequest, said("this cannot be read"))
		return false
	}
	return true
}

func said(msg string) map[string]string { return map[string]string{"msg": msg} }

func answer(w http.ResponseWriter, status int, what any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(what) // a client that is gone misses nothing
}

// ticking is what a page asks for an action: to tick it, to put it off until a
// day, or to drop it.
type ticking struct{ ID, Until string }

// Why nothing was written, where it is not a conflict.
var (
	errUnread  = errors.New("the notes cannot be read at the moment")
	errNoLine  = errors.New("there is no such line any more; reload the page")
	errNoOffer = errors.New("this plan is not on offer any more; reload the page")
	errNoWait  = errors.New("this does not wait any more, or is another thing by now; look at the page again")
)

// write answers a page that wants something written into the notes: it reads what is
// asked for, opens their folder, and says what do has done there, or why it has not.
func (s *Server) write(w http.ResponseWriter, r *http.Request, ask any, do func(root *os.Root) (did string, c undo.Change, err error)) {
	if !s.asked(w, r, ask) {
		return
	}
	root, err := s.root()
	if err != nil {
		answer(w, http.StatusConflict, said(err.Error()))
		return
	}
	defer root.Close()
	did, c, err := do(root)
	warning := ""
	switch {
	case err == nil:
	case errors.Is(err, undo.ErrNotKept):
		warning = "; " + err.Error()
	case errors.Is(err, errUnread):
		answer(w, http.StatusServiceUnavailable, said(err.Error()))
		return
	case errors.Is(err, errNoLine), errors.Is(err, errNoOffer), errors.Is(err, errNoWait):
		answer(w, http.StatusNotFound, said(err.Error()))
		return
	default:
		answer(w, http.StatusConflict, said(err.Error()))
		return
	}
	s.touch(c.Path)
	answer(w, http.StatusOK, map[string]string{"said": did + ": " + c.What + warning, "line": c.Line})
}

// readable returns the journal as it is now.
func (s *Server) readable(r *http.Request) (*snapshot, error) {
	e, err := s.current(r.Context())
	if err != nil || e.built == nil {
		return nil, errUnread
	}
	return e, nil
}

// act is a handler that writes a line about an action into its note, as the
// command of the same name does. did is what is said about it.
func (s *Server) act(did string, plan func(b *generator.Built, a *advice.Action, now time.Time, ask ticking) (undo.Change, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		var ask ticking
		s.write(w, r, &ask, func(root *os.Root) (string, undo.Change, error) {
			e, err := s.readable(r)
			if err != nil {
				return "", undo.Change{}, err
			}
			n := slices.IndexFunc(e.built.Actions, func(a advice.Action) bool { return a.ID == ask.ID })
			if n < 0 || !e.tick(ask.ID) {
				return "", undo.Change{}, errors.New("this is done already")
			}
			now, err := s.opt.Clock(e.built.Journal.Config)
			if err != nil {
				now = e.built.Journal.Now
			}
			c, err := plan(e.built, &e.built.Actions[n], now, ask)
			if err != nil {
				e.untick(ask.ID)
				return "", undo.Change{}, err
			}
			if err = s.opt.Last.Write(root, c); err != nil && !errors.Is(err, undo.ErrNotKept) {
				e.untick(ask.ID)
				err = fmt.Errorf("%w; write this under log: yourself: %s", err, c.Line)
			}
			return did, c, err
		})
	}
}

func done(b *generator.Built, a *advice.Action, now time.Time, _ ticking) (undo.Change, error) {
	c, err := b.Done(a, now, true)
	if errors.Is(err, generator.ErrNoLog) {
		err = fmt.Errorf("%w: %s", err, a.How(""))
	}
	return c, err
}

func later(b *generator.Built, a *advice.Action, now time.Time, ask ticking) (undo.Change, error) {
	at, _, _, _, err := b.Journal.Config.Ahead(ask.Until, now)
	if err != nil {
		return undo.Change{}, err
	}
	until := day.Of(at)
	if until.Compare(b.Journal.Today) <= 0 {
		return undo.Change{}, fmt.Errorf("%s is not ahead", until)
	}
	return b.Later(a, until)
}

func drop(b *generator.Built, a *advice.Action, _ time.Time, _ ticking) (undo.Change, error) {
	return b.Drop(a)
}

// tickLine ticks an entry of a note, or empties its box. What a page tells is the
// address of the entry, as its link does.
func (s *Server) tickLine(w http.ResponseWriter, r *http.Request) {
	var ask struct {
		At   string
		Done bool
	}
	s.write(w, r, &ask, func(root *os.Root) (string, undo.Change, error) {
		e, err := s.readable(r)
		if err != nil {
			return "", undo.Change{}, err
		}
		n, entry := e.entry(ask.At)
		if n == nil {
			return "", undo.Change{}, errNoLine
		}
		did := "Open again"
		if ask.Done {
			did = "Ticked"
		}
		c, err := e.built.Tick(s.opt.Last, root, n, entry, ask.Done)
		return did, c, err
	})
}

// takePlan writes the plan that a page offers for a theme into the note of the latest
// interview, as journal plan does.
func (s *Server) takePlan(w http.ResponseWriter, r *http.Request) {
	var ask struct{ Theme string }
	s.write(w, r, &ask, func(root *os.Root) (string, undo.Change, error) {
		e, err := s.readable(r)
		if err != nil {
			return "", undo.Change{}, err
		}
		n, offers := plan.Home(e.built.Journal), plan.Offers(e.built.Journal, e.built.Plans)
		at := slices.IndexFunc(offers, func(o *plan.Offer) bool { return o.Theme.Name == ask.Theme })
		if at < 0 || n == nil {
			return "", undo.Change{}, errNoOffer
		}
		c, err := e.built.TakePlan(s.opt.Last, root, n, offers[at].Line())
		return "Planned", c, err
	})
}

// sortLine writes the tag of a theme behind a line that is to be sorted. What a page
// tells is NOTE:LINE and the text, and a tag or the name of a theme of one's own.
func (s *Server) sortLine(w http.ResponseWriter, r *http.Request) {
	var ask struct {
		At, Text, Theme string
		Own             bool
	}
	s.write(w, r, &ask, func(root *os.Root) (string, undo.Change, error) {
		e, err := s.readable(r)
		if err != nil {
			return "", undo.Change{}, err
		}
		j := e.built.Journal
		n := slices.IndexFunc(j.ToSort, func(u journal.Unsorted) bool { return u.Text == ask.Text && u.Place() == ask.At && ask.At != "" })
		if n < 0 {
			return "", undo.Change{}, errNoLine
		}
		theme, ok := j.ChoiceNamed(ask.Theme)
		if ask.Own {
			theme, ok = j.OwnTheme(ask.Theme)
		}
		if !ok {
			return "", undo.Change{}, fmt.Errorf("%q is no theme, and cannot be written as a tag; begin it with a letter", ask.Theme)
		}
		c, err := e.built.Sort(s.opt.Last, root, &j.ToSort[n], theme)
		return "Done", c, err
	})
}

// joinThemes makes two themes one, as the improve page offers.
func (s *Server) joinThemes(w http.ResponseWriter, r *http.Request) {
	var ask struct{ From, Into string }
	s.write(w, r, &ask, func(root *os.Root) (string, undo.Change, error) {
		e, err := s.readable(r)
		if err != nil {
			return "", undo.Change{}, err
		}
		for _, join := range e.built.Journal.Joins() {
			if join.Tag == ask.From && join.Into.Tag == ask.Into {
				c, err := e.built.Join(s.opt.Last, root, join)
				return "Written into journal.yaml", c, err
			}
		}
		return "", undo.Change{}, errNoLine
	})
}

// entry returns the entry of a note that has this address, and the note; nil if there is none.
func (e *snapshot) entry(at string) (*note.Note, note.Item) {
	address, anchor, _ := strings.Cut(at, "#")
	of := e.note(address)
	for _, n := range e.built.Journal.Notes {
		if n.Path != of || of == "" {
			continue
		}
		for _, s := range n.Sections {
			for _, i := range s.Items {
				if i.Anchor == anchor && i.Anchor != "" {
					return n, i
				}
			}
		}
	}
	return nil, note.Item{}
}

// undo takes the last change back, and all of its run, as journal undo does.
func (s *Server) undo(w http.ResponseWriter, r *http.Request) {
	s.write(w, r, &struct{}{}, func(root *os.Root) (string, undo.Change, error) {
		c, err := s.opt.Last.TakeBack(root)
		more := 0
		for was := c; err == nil && was.Before != nil; more++ {
			s.touch(was.Path)
			was, err = s.opt.Last.TakeBack(root)
			c.Path = was.Path
		}
		switch {
		case more > 0 && err != nil:
			err = fmt.Errorf("%s undone, and not the one before: %w", prose.Count(more, "change"), err)
		case more > 0:
			c.What += fmt.Sprintf(", and %d more", more)
		}
		return "Undone", c, err
	})
}

// touch tells the watcher of a change of our own, for where no events come.
func (s *Server) touch(note string) {
	s.mu.Lock()
	w := s.watcher
	s.mu.Unlock()
	if w != nil {
		w.Touch(watch.Place{Folder: inContent, Path: path.Clean(note)})
	}
}

// tick notes that an action was done in this state; it is true once.
func (e *snapshot) tick(id string) bool {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.done[id] {
		return false
	}
	e.done[id] = true
	return true
}

func (e *snapshot) untick(id string) {
	e.mu.Lock()
	defer e.mu.Unlock()
	delete(e.done, id)
}

// edit opens a note of this journal in the editor.
func (s *Server) edit(w http.ResponseWriter, r *http.Request) {
	var ask struct {
		Path string
		Line int
	}
	if !s.asked(w, r, &ask) {
		return
	}
	e, err := s.current(r.Context())
	switch {
	case err != nil || e.built == nil && ask.Path != "journal.yaml":
		answer(w, http.StatusServiceUnavailable, said(errUnread.Error()))
	case s.opt.Edit == nil || s.opt.Content == "":
		answer(w, http.StatusConflict, said("there is no note to open here"))
	case ask.Line < 0 || !e.has(ask.Path):
		answer(w, http.StatusNotFound, said("there is no such note"))
	default:
		if err := s.opt.Edit(ask.Path, ask.Line); err != nil {
			answer(w, http.StatusConflict, said(err.Error()))
			return
		}
		answer(w, http.StatusOK, struct{}{})
	}
}

// has reports whether a path is a note of the journal, or its configuration.
func (e *snapshot) has(name string) bool {
	if name == "journal.yaml" {
		return true
	}
	for _, n := range e.built.Journal.Notes {
		if n.Path == name {
			return true
		}
	}
	return false
}
