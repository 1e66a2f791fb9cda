package note

import (
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"
)

// toml decodes a block of TOML whose first byte stands at offset base of the
// file. It says false when the block is not TOML, so that it is read line by
// line instead.
func (r *reading) toml(block []byte, base int) ([]field, bool) {
	var root []field
	into := &root
	p := unstable.Parser{}
	p.Reset(block)
	for p.NextExpression() {
		e := p.Expression()
		switch e.Kind {
		case unstable.KeyValue:
			if f, ok := r.tomlPair(&p, e, base, 0); ok {
				*into = append(*into, f)
			}
		case unstable.Table, unstable.ArrayTable:
			// A table of two names ([ratings.first]) is shown under its last one.
			name, pos := r.tomlKey(e.Key(), base)
			root = append(root, field{key: name, pos: pos, val: value{pairs: []field{}, pos: pos}})
			into = &root[len(root)-1].val.pairs
		}
	}
	if p.Error() != nil {
		return nil, false
	}
	return mergeTables(root), true
}

// mergeTables makes one list of maps out of tables of the same name, as in
// several [[interviewers]].
func mergeTables(fields []field) []field {
	var out []field
	at := map[string]int{}
	for _, f := range fields {
		i, seen := at[f.key]
		if !seen || f.val.pairs == nil {
			at[f.key] = len(out)
			out = append(out, f)
			continue
		}
		if out[i].val.list == nil {
			out[i].val = value{list: []value{out[i].val}, pos: out[i].val.pos}
		}
		out[i].val.list = append(out[i].val.list, f.val)
	}
	return out
}

func (r *reading) tomlKey(it unstable.Iterator, base int) (string, Pos) {
	var name string
	var pos Pos
	for it.Next() {
		n := it.Node()
		name = string(n.Data)
		if pos.Line == 0 {
			pos = r.src.pos(base + int(n.Raw.Offset))
		}
	}
	return name, pos
}

func (r *reading) tomlPair(p *unstable.Parser, n *unstable.Node, base, depth int) (field, bool) {
	v := n.Value()
	if v == nil || depth > maxDepth {
		return field{}, false
	}
	key, pos := r.tomlKey(n.Key(), base)
	val := r.tomlValue(p, v, base, depth+1)
	if val.pos.Line == 0 {
		val.pos = pos
	}
	return field{key: key, pos: pos, val: val}, true
}

func (r *reading) tomlValue(p *unstable.Parser, n *unstable.Node, base, depth int) value {
	var v value
	if n.Raw.Length > 0 {
		v.pos = r.src.pos(base + int(n.Raw.Offset))
	}
	if depth > maxDepth {
		return v
	}
	switch n.Kind {
	case unstable.Array:
		v.list = []value{}
		for it := n.Children(); it.Next(); {
			if c := it.Node(); c.Kind != unstable.Comment {
				v.list = append(v.list, r.tomlValue(p, c, base, depth+1))
			}
		}
	case unstable.InlineTable:
		v.pairs = []field{}
		for it := n.Children(); it.Next(); {
			if c := it.Node(); c.Kind == unstable.KeyValue {
				if f, ok := r.tomlPair(p, c, base, depth+1); ok {
					v.pairs = append(v.pairs, f)
				}
			}
		}
	default:
		v.text = strings.TrimSpace(string(n.Data))
	}
	return v
}
