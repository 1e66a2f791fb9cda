package journal

import (
	"bytes"
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/agnivade/levenshtein"
	"go.yaml.in/yaml/v4"

	"journal/generator/note"
	"journal/generator/problem"
	"journal/generator/prose"
)

// configPath is the name under which problems of the configuration appear.
const configPath = "journal.yaml"

// settings reads one journal.yaml.
type settings struct {
	cfg      Config
	problems problem.List
}

// ParseConfig reads journal.yaml. machine is the zone used when it names none;
// nil stands for UTC. What cannot be read is reported and keeps its default,
// so the result can always be used. An empty file is all defaults.
func ParseConfig(src []byte, machine *time.Location) (Config, problem.List) {
	if machine == nil {
		machine = time.UTC
	}
	s := &settings{cfg: Config{Zone: machine, Working: office()}}
	src = bytes.TrimPrefix(src, []byte("\ufeff"))
	var doc yaml.Node
	if err := yaml.Unmarshal(src, &doc); err != nil {
		s.broken(src, err)
		return s.cfg, s.problems
	}
	if len(doc.Content) > 0 && !isNull(doc.Content[0]) {
		s.read(doc.Content[0])
	}
	s.problems.Sort()
	return s.cfg, s.problems
}

// broken reports that the file is not YAML. Where the library was at the end of the
// file before it knew, what was left open is named.
func (s *settings) broken(src []byte, err error) {
	line, col, msg := 1, 0, strings.TrimPrefix(err.Error(), "yaml: ")
	if at := (*yaml.LoadError)(nil); errors.As(err, &at) && at.Mark.Line > 0 {
		mark := at.Mark
		if mark.Line > 1+bytes.Count(bytes.TrimRight(src, "\n"), []byte("\n")) && at.ContextMark.Line > 0 {
			mark = at.ContextMark
		}
		line, col, msg = mark.Line, mark.Column, at.Message
	}
	s.problems = append(s.problems, problem.Problem{
		Path: configPath, Line: line, Col: col, Severity: problem.Error,
		Msg:  "this is not YAML, so no setting was read: " + msg,
		Hint: "put text with a colon, # or * in it between quotes, and indent with spaces",
	})
}

func (s *settings) read(root *yaml.Node) {
	s.mapping(root, "", map[string]func(*yaml.Node){
		"title":      func(v *yaml.Node) { s.cfg.Title, _ = s.text(v, "title") },
		"name":       func(v *yaml.Node) { s.cfg.Name, _ = s.text(v, "name") },
		"me":         s.me,
		"cv":         s.cv,
		"timezone":   s.zone,
		"working":    s.working,
		"goal":       s.goal,
		"references": s.references,
		"themes":     func(v *yaml.Node) { s.cfg.Themes = s.lists(v, "themes", nil) },
		"sections":   func(v *yaml.Node) { s.cfg.Sections = s.lists(v, "sections", note.Topics()) },
		"fields":     s.fields,
		"today":      s.today,
		"dates":      s.dates,
		"language":   s.language,
		"letterbox":  s.letterbox,
	})
}

// mapping hands each value of n to the reader of its key. Keys without a value
// are as good as absent.
func (s *settings) mapping(n *yaml.Node, of string, readers map[string]func(*yaml.Node)) {
	known := make([]string, 0, len(readers))
	for k := range readers {
		known = append(known, k)
	}
	s.pairs(n, of, known, func(key string, v *yaml.Node) { readers[key](v) })
}

// pairs hands each key of n that is known to use. Without known keys every key
// is taken as it is.
func (s *settings) pairs(n *yaml.Node, of string, known []string, use func(key string, v *yaml.Node)) {
	n = follow(n)
	if isNull(n) {
		return
	}
	if n.Kind != yaml.MappingNode {
		what := "the settings"
		if of != "" {
			what = strconv.Quote(of)
		}
		s.fault(n, what+" should be keys with values, one a line", "write `key: value`")
		return
	}
	seen := map[string]int{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		k, v := n.Content[i], follow(n.Content[i+1])
		key := k.Value
		if known != nil {
			key = strings.ToLower(strings.TrimSpace(key))
		}
		if line, double := seen[key]; double {
			s.fault(k, "the key "+strconv.Quote(k.Value)+" stands here twice; the one of line "+strconv.Itoa(line)+" counts", "delete one of them")
			continue
		}
		seen[key] = k.Line
		if known != nil && !slices.Contains(known, key) {
			s.unknown(k, key, of, known)
			continue
		}
		if !isNull(v) {
			use(key, v)
		}
	}
}

func (s *settings) unknown(at *yaml.Node, key, of string, known []string) {
	msg := "unknown key " + strconv.Quote(at.Value)
	if of != "" {
		msg += " in " + strconv.Quote(of)
	}
	hint, fix := "it was left out; the keys are "+prose.List(slices.Sorted(slices.Values(known)), "and"), problem.Fix{}
	if near := nearest(key, known); near != "" {
		hint, fix = "did you mean "+strconv.Quote(near)+"?", problem.Fix{Old: at.Value, New: near}
	}
	s.problems = append(s.problems, problem.Problem{
		Path: configPath, Line: at.Line, Col: at.Column, Severity: problem.Warning, Msg: msg, Hint: hint, Fix: fix,
	})
}

// nearest returns the word of known that word is most likely a slip of: at most
// two letters away, and at most one in a word of four letters or fewer.
func nearest(word string, known []string) string {
	best, least := "", 3
	if len([]rune(word)) <= 4 {
		least = 2
	}
	for _, k := range slices.Sorted(slices.Values(known)) {
		if d := levenshtein.ComputeDistance(word, k); d < least {
			best, least = k, d
		}
	}
	return best
}

// fault reports a value that was lost.
func (s *settings) fault(at *yaml.Node, msg, hint string) *problem.Problem {
	s.problems = append(s.problems, problem.Problem{
		Path: configPath, Line: at.Line, Col: at.Column, Severity: problem.Error, Msg: msg, Hint: hint,
	})
	return &s.problems[len(s.problems)-1]
}

// text returns a plain value.
func (s *settings) text(v *yaml.Node, of string) (string, bool) {
	v = follow(v)
	if v.Kind != yaml.ScalarNode {
		s.fault(v, strconv.Quote(of)+" should be one value", "write it behind the key, on the same line")
		return "", false
	}
	return strings.TrimSpace(v.Value), true
}

// list returns the entries of a list; one value alone is a list of one.
func (s *settings) list(v *yaml.Node) []*yaml.Node {
	v = follow(v)
	if isNull(v) {
		return nil
	}
	if v.Kind != yaml.SequenceNode {
		return []*yaml.Node{v}
	}
	all := make([]*yaml.Node, 0, len(v.Content))
	for _, e := range v.Content {
		if e = follow(e); !isNull(e) {
			all = append(all, e)
		}
	}
	return all
}

// follow returns what an alias stands for.
func follow(n *yaml.Node) *yaml.Node {
	for n.Kind == yaml.AliasNode && n.Alias != nil {
		n = n.Alias
	}
	return n
}

func isNull(n *yaml.Node) bool { return n.Kind == yaml.ScalarNode && n.ShortTag() == "!!null" }
