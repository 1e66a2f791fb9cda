package preview

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"html"
	"net/http"
	"net/url"
	"path"
	"regexp"
	"strconv"
	"strings"

	"journal/generator/preview/watch"
	"journal/generator/problem"
	"journal/generator/site"
	"journal/layouts"
)

//go:embed page/morph.js
var morphScript []byte

//go:embed page/notice.js
var noticeScript []byte

//go:embed page/live.js
var tabScript []byte

//go:embed page/live.css
var liveStyle []byte

// liveScript is the scripts of a live page in a scope of their own.
var liveScript = bytes.Join([][]byte{[]byte("(function () {\n'use strict';"), morphScript, noticeScript, tabScript, []byte("})();\n")}, []byte("\n"))

// bare is the page while there is none to lay a mistake over.
const bare = "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>journal</title>\n" +
	"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'\">\n" +
	"</head>\n<body>\n<main><p>This page comes back when the mistake is mended.</p></main>\n</body>\n</html>\n"

// state is what the script of a live page is told, as JSON.
type state struct {
	Token    string            `json:"token"`
	Epoch    uint64            `json:"epoch"`
	Have     string            `json:"have"` // what the tab shows, to be sent back
	Page     string            `json:"page"` // sum of the page
	Scripts  string            `json:"scripts"`
	Styles   map[string]string `json:"styles"`
	Fresh    map[string]uint64 `json:"fresh"` // assets that changed, and in which epoch
	Note     string            `json:"note"`  // the note of the page; "" if none or not to be edited
	Writable bool              `json:"writable"`
	Mistakes []shown           `json:"mistakes"` // laid over the page
	Others   []shown           `json:"others"`   // counted in a corner
	Errors   int               `json:"errors"`   // how many there are in all
	Warnings int               `json:"warnings"`

	Understood []understood `json:"understood"` // of the note of the page
	Waiting    waiting      `json:"waiting"`    // on the start page
}

// understood is one thing that was understood of a note, or was not.
type understood struct {
	Group string `json:"group"`
	Name  string `json:"name"`
	Value string `json:"value"`
	From  string `json:"from"`
	More  string `json:"more"`
	Line  int    `json:"line"` // 0 if it does not stand in the file
}

// shown is a problem as it is shown on a page.
type shown struct {
	Place    string `json:"place"`
	Path     string `json:"path"` // to open in the editor; "" if that cannot be
	Line     int    `json:"line"`
	Severity string `json:"severity"`
	Msg      string `json:"msg"`
	Hint     string `json:"hint"`
	Source   string `json:"source"` // the line of source and the caret below it
	Own      bool   `json:"own"`    // of the note of the page
}

// most is how many problems a page is told of.
const most = 20

// page answers with a page, made live.
func (s *Server) page(w http.ResponseWriter, r *http.Request, e *snapshot, name string, text []byte, status int) {
	told := s.state(e, name, text)
	h := w.Header()
	h.Set("Journal-Epoch", strconv.FormatUint(e.epoch, 10))
	if r.Header.Get(have) == told.Have {
		w.WriteHeader(http.StatusNoContent)
		return
	}
	text, policy := takePolicy(text)
	h.Set("Content-Security-Policy", policy)
	h.Set("Content-Type", "text/html; charset=utf-8")
	out := inject(text, told)
	h.Set("Content-Length", strconv.Itoa(len(out)))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(out) // a client that is gone misses nothing
	}
}

func (s *Server) state(e *snapshot, name string, text []byte) state {
	told := state{Token: s.token, Epoch: e.epoch, Page: sum(text), Fresh: map[string]uint64{}, Writable: s.opt.Content != ""}
	told.Styles, told.Scripts = e.sums()
	if bytes.Contains(text, []byte(` src="`+site.SearchIndex+`"`)) {
		told.Scripts += "." + e.page(site.SearchIndex).sum // made of the notes; only the search begins again with it
	}
	for asset, epoch := range e.fresh {
		if at := (&url.URL{Path: path.Base(asset)}).EscapedPath(); bytes.Contains(text, []byte(html.EscapeString(at))) {
			told.Fresh[asset] = epoch
		}
	}
	note := e.note(name)
	if s.opt.Edit != nil && s.opt.Content != "" {
		told.Note = note
	}
	told.Mistakes, told.Others = s.problems(e, note)
	told.Understood = e.understood(note)
	told.Waiting = waiting{Things: []waits{}}
	if name == "index.html" {
		told.Waiting = s.waiting(e)
	}
	if e.built != nil {
		told.Errors, told.Warnings = e.built.Problems.Count()
	}
	said, _ := json.Marshal([]any{told.Understood, told.Mistakes, told.Others, told.Errors, told.Warnings, told.Styles, told.Scripts, told.Fresh, told.Note, told.Waiting})
	told.Have = s.token[:8] + "." + told.Page + "." + sum(said)
	return told
}

// problems returns what is laid over the page of a note, and the rest.
func (s *Server) problems(e *snapshot, note string) (over, others []shown) {
	over, others = []shown{}, []shown{}
	if e.mistake != nil {
		over = append(over, s.shown(e, mistakeOf(e.mistake)))
	}
	if e.built == nil {
		return over, others
	}
	for _, p := range e.built.Problems {
		switch {
		case p.Severity == problem.Error && (p.Path == note || p.Path == "journal.yaml" || p.Path == ""):
			if len(over) < most {
				over = append(over, s.shown(e, p))
			}
		case p.Severity != problem.Hint && len(others) < most && (p.Path == note || len(others) < most/2):
			other := s.shown(e, p)
			other.Own = p.Path == note
			others = append(others, other)
		}
	}
	return over, others
}

// mostUnderstood is how many things a page is told of.
const mostUnderstood = 300

// understood is what was understood of a note of the journal.
func (e *snapshot) understood(path string) []understood {
	out := []understood{}
	if e.built == nil || path == "" {
		return out
	}
	for _, n := range e.built.Journal.Notes {
		if n.Path != path {
			continue
		}
		for _, u := range n.Understood() {
			if len(out) == mostUnderstood {
				return out
			}
			out = append(out, understood{u.Group, u.Name, u.Value, string(u.From), u.More, u.Line})
		}
	}
	return out
}

func (s *Server) shown(e *snapshot, p problem.Problem) shown {
	out := shown{Place: p.Place(), Line: p.Line, Severity: p.Severity.String(), Msg: p.Msg, Hint: p.Hint}
	from := e.in.Content
	if name, ok := strings.CutPrefix(p.Path, "layouts/"); ok && e.mistake != nil {
		from, p.Path = layouts.Over(e.in.Layouts), name
	} else if s.opt.Edit != nil && s.opt.Content != "" {
		out.Path = p.Path
	}
	if from == nil || p.Path == "" {
		return out
	}
	var b bytes.Buffer
	p.Hint = ""
	if (problem.List{p}).Write(&b, from, problem.Style{}) == nil {
		_, out.Source, _ = strings.Cut(b.String(), "\n")
	}
	return out
}

// with is the snapshot with a mistake that showed when a page was made.
func (e *snapshot) with(mistake error) *snapshot {
	return &snapshot{epoch: e.epoch, built: e.built, in: e.in, mistake: mistake, fresh: e.fresh}
}

var (
	policyTag = regexp.MustCompile(`(?i)<meta\s+http-equiv="?content-security-policy"?\s+content="([^"]*)"\s*/?>\n?`)
	headTag   = regexp.MustCompile(`(?i)<head(\s[^>]*)?>`)
	doctype   = regexp.MustCompile(`(?i)^\s*<!doctype[^>]*>`)
)

// takePolicy takes the page's own policy out of it and gives it for a header,
// widened by what a live page needs: to ask this server.
func takePolicy(text []byte) ([]byte, string) {
	policy := "base-uri 'none'; form-action 'none'; object-src 'none'"
	if at := policyTag.FindSubmatchIndex(text); at != nil {
		policy = html.UnescapeString(string(text[at[2]:at[3]]))
		text = append(text[:at[0]:at[0]], text[at[1]:]...)
	}
	policy = strings.TrimRight(strings.Join(strings.Fields(policy), " "), "; ")
	parts := strings.Split(policy, ";")
	connects := false
	for i, part := range parts {
		words := strings.Fields(part)
		if len(words) > 0 && strings.EqualFold(words[0], "connect-src") {
			parts[i], connects = " connect-src 'self'", true
		}
	}
	if !connects {
		parts = append(parts, " connect-src 'self'")
	}
	return text, strings.Join(parts, ";") + "; frame-ancestors 'none'"
}

// inject puts the script of the preview before all others of a page.
func inject(text []byte, told state) []byte {
	said, err := json.Marshal(told) // escapes < and > so that no text ends the element
	if err != nil {
		return text
	}
	at := 0
	for _, tag := range []*regexp.Regexp{headTag, doctype} {
		if found := tag.FindIndex(text); found != nil {
			at = found[1]
			break
		}
	}
	var out bytes.Buffer
	out.Grow(len(text) + len(said) + 200)
	out.Write(text[:at])
	out.WriteString(`<script type="application/json" id="_journal-preview">`)
	out.Write(said)
	out.WriteString(`</script><script id="_journal-live" src="` + own + `live.js"></script>`)
	out.Write(text[at:])
	return out.Bytes()
}

// lead makes the tabs follow the one note that changed, if there is one.
func (s *Server) lead(e *snapshot) {
	if e.built == nil || e.epoch == 1 {
		return
	}
	to := ""
	for _, at := range e.noted {
		if at.Folder != inContent || !isNote(at) {
			continue
		}
		name := address(e.built.Journal, at.Path)
		if name == "" || to != "" && to != name {
			return
		}
		to = name
	}
	if to != "" {
		s.turn++
		s.target = "/" + (&url.URL{Path: to}).EscapedPath()
	}
}

func isNote(at watch.Place) bool {
	ext := strings.ToLower(path.Ext(at.Path))
	return ext == ".md" || ext == ".markdown"
}
