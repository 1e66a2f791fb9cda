package site

import (
	"html/template"
	"reflect"
	"strconv"
	"text/template/parse"
)

// Most of the time of a build would go into html/template looking up fields
// and calling escapers by reflection, some 300 ns for each value on a page.
// The layouts use little of the language, so that a template which
// html/template has made safe can be turned into a few closures: it decides
// which escaper stands at which place, and the two that the layouts need give
// the same bytes here. A layout that uses anything else is executed by
// html/template as ever; a test holds both ways against each other on every
// page of several journals.

// part writes one piece of a page. dot and top are what "." and "$" mean.
type part func(out *output, dot, top reflect.Value)

// value finds what a pipeline stands for.
type value func(dot, top reflect.Value) reflect.Value

// compiler turns one template into parts; simple is false as soon as it meets
// what it does not know.
type compiler struct {
	top    reflect.Type
	simple bool
}

// compile gives the quick form of a template that was executed once, and thus
// escaped, for data of the given type; nil if it has none.
func compile(t *template.Template, data reflect.Type) part {
	c := &compiler{top: data, simple: true}
	p := c.list(t.Tree.Root, data)
	if !c.simple {
		return nil
	}
	return p
}

func (c *compiler) fail() { c.simple = false }

func (c *compiler) list(l *parse.ListNode, dot reflect.Type) part {
	if l == nil {
		return nil
	}
	var parts []part
	for _, n := range l.Nodes {
		if p := c.node(n, dot); p != nil {
			parts = append(parts, p)
		}
		if !c.simple {
			return nil
		}
	}
	if len(parts) == 1 {
		return parts[0]
	}
	return func(out *output, dot, top reflect.Value) {
		for _, p := range parts {
			p(out, dot, top)
		}
	}
}

func (c *compiler) node(n parse.Node, dot reflect.Type) part {
	switch n := n.(type) {
	case *parse.CommentNode:
		return nil
	case *parse.TextNode:
		text := n.Text
		if len(text) == 0 {
			return nil // a checkpoint
		}
		return func(out *output, _, _ reflect.Value) { out.Write(text) }
	case *parse.ActionNode:
		return c.action(n.Pipe, dot)
	case *parse.IfNode:
		return c.branch(&n.BranchNode, dot, false)
	case *parse.WithNode:
		return c.branch(&n.BranchNode, dot, true)
	case *parse.RangeNode:
		return c.repeat(&n.BranchNode, dot)
	}
	c.fail()
	return nil
}

// action writes a string or a number, escaped as html/template has decided. A type of
// its own package is safe at its own place, other strings are escaped.
func (c *compiler) action(p *parse.PipeNode, dot reflect.Type) part {
	if len(p.Decl) > 0 || len(p.Cmds) != 2 || len(p.Cmds[0].Args) != 1 || len(p.Cmds[1].Args) != 1 {
		c.fail()
		return nil
	}
	escaper, ok := p.Cmds[1].Args[0].(*parse.IdentifierNode)
	v, t := c.operand(p.Cmds[0].Args[0], dot)
	if !ok || t == nil {
		c.fail()
		return nil
	}
	switch {
	case escaper.Ident == "_html_template_htmlescaper" && t == reflect.TypeFor[int]():
		return func(out *output, dot, top reflect.Value) {
			out.text = strconv.AppendInt(out.text, v(dot, top).Int(), 10)
		}
	case escaper.Ident == "_html_template_htmlescaper" && t == reflect.TypeFor[template.HTML](),
		escaper.Ident == "_html_template_htmlnamefilter" && t == reflect.TypeFor[template.HTMLAttr]():
		return func(out *output, dot, top reflect.Value) { out.WriteString(v(dot, top).String()) }
	case t == reflect.TypeFor[string]() && (escaper.Ident == "_html_template_htmlescaper" || escaper.Ident == "_html_template_attrescaper"):
		return func(out *output, dot, top reflect.Value) { escapeText(out, v(dot, top).String()) }
	}
	c.fail()
	return nil
}

// escaped is what html/template writes for a byte in text and in a quoted attribute.
var escaped = [256]string{0: "\uFFFD", '"': "&#34;", '&': "&amp;", '\'': "&#39;", '+': "&#43;", '<': "&lt;", '>': "&gt;"}

// escapeText writes s as html/template writes a string into text and into a
// quoted attribute.
func escapeText(out *output, s string) {
	from := 0
	for i := 0; i < len(s); i++ {
		if safe := escaped[s[i]]; safe != "" {
			out.WriteString(s[from:i])
			out.WriteString(safe)
			from = i + 1
		}
	}
	out.WriteString(s[from:])
}

// branch is {{if}} or {{with}}.
func (c *compiler) branch(n *parse.BranchNode, dot reflect.Type, with bool) part {
	if !with {
		holds := c.condition(n.Pipe, dot)
		then, other := c.list(n.List, dot), c.list(n.ElseList, dot)
		return func(out *output, dot, top reflect.Value) {
			if holds(dot, top) {
				then(out, dot, top)
			} else if other != nil {
				other(out, dot, top)
			}
		}
	}
	v, t := c.pipe(n.Pipe, dot)
	if t == nil {
		c.fail()
		return nil
	}
	then, other := c.list(n.List, t), c.list(n.ElseList, dot)
	return func(out *output, dot, top reflect.Value) {
		if got := v(dot, top); isTrue(got) {
			then(out, got, top)
		} else if other != nil {
			other(out, dot, top)
		}
	}
}

// condition is what stands in {{if}}: a value, or {{if or A B C}}.
func (c *compiler) condition(p *parse.PipeNode, dot reflect.Type) func(dot, top reflect.Value) bool {
	if len(p.Decl) == 0 && len(p.Cmds) == 1 {
		args := p.Cmds[0].Args
		if or, ok := args[0].(*parse.IdentifierNode); ok && or.Ident == "or" && len(args) > 1 {
			args = args[1:]
		}
		var values []value
		for _, arg := range args {
			if v, t := c.operand(arg, dot); t != nil {
				values = append(values, v)
			}
		}
		if len(values) == len(args) {
			return func(dot, top reflect.Value) bool {
				for _, v := range values {
					if isTrue(v(dot, top)) {
						return true
					}
				}
				return false
			}
		}
	}
	c.fail()
	return nil
}

// repeat is {{range}} over a slice.
func (c *compiler) repeat(n *parse.BranchNode, dot reflect.Type) part {
	v, t := c.pipe(n.Pipe, dot)
	if t == nil || t.Kind() != reflect.Slice {
		c.fail()
		return nil
	}
	each, other := c.list(n.List, t.Elem()), c.list(n.ElseList, dot)
	return func(out *output, dot, top reflect.Value) {
		list := v(dot, top)
		length := list.Len()
		if length == 0 && other != nil {
			other(out, dot, top)
		}
		for i := range length {
			each(out, list.Index(i), top)
			if out.turn() != nil {
				return
			}
		}
	}
}

// isTrue is the truth of text/template for the kinds that are compiled.
func isTrue(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Bool:
		return v.Bool()
	case reflect.String, reflect.Slice:
		return v.Len() > 0
	case reflect.Int:
		return v.Int() != 0
	case reflect.Pointer:
		return !v.IsNil()
	}
	return true
}

// pipe is what {{with}} looks at and what {{range}} goes over.
func (c *compiler) pipe(p *parse.PipeNode, dot reflect.Type) (value, reflect.Type) {
	if len(p.Decl) > 0 || len(p.Cmds) != 1 || len(p.Cmds[0].Args) != 1 {
		return nil, nil
	}
	return c.operand(p.Cmds[0].Args[0], dot)
}

// operand is a value without arguments: ".", a chain of fields, "$.Field". The
// type is nil if it is anything else.
func (c *compiler) operand(n parse.Node, dot reflect.Type) (v value, t reflect.Type) {
	switch n := n.(type) {
	case *parse.DotNode:
		v, t = func(dot, _ reflect.Value) reflect.Value { return dot }, dot
	case *parse.FieldNode:
		var path [][]int
		path, t = fieldPath(dot, n.Ident)
		v = func(dot, _ reflect.Value) reflect.Value { return follow(dot, path) }
	case *parse.VariableNode:
		if n.Ident[0] != "$" {
			return nil, nil
		}
		var path [][]int
		path, t = fieldPath(c.top, n.Ident[1:])
		v = func(_, top reflect.Value) reflect.Value { return follow(top, path) }
	}
	if t == nil {
		return nil, nil
	}
	switch t.Kind() {
	case reflect.Bool, reflect.Int, reflect.String, reflect.Slice, reflect.Pointer, reflect.Struct:
		return v, t
	}
	return nil, nil
}

// fieldPath finds a chain of fields; t is nil if there is no such chain or if
// it leads through a pointer that may be nil.
func fieldPath(t reflect.Type, names []string) (path [][]int, _ reflect.Type) {
	for n, name := range names {
		if t.Kind() == reflect.Pointer && n == 0 {
			t = t.Elem()
		}
		if t.Kind() != reflect.Struct {
			return nil, nil
		}
		f, ok := t.FieldByName(name)
		if _, method := reflect.PointerTo(t).MethodByName(name); !ok || method || !f.IsExported() {
			return nil, nil
		}
		path = append(path, f.Index)
		t = f.Type
	}
	return path, t
}

// follow goes a chain of fields. The value it starts from is never nil: "." is
// within a branch that has seen it, and "$" is the page.
func follow(v reflect.Value, path [][]int) reflect.Value {
	if v.Kind() == reflect.Pointer {
		v = v.Elem()
	}
	for _, index := range path {
		if len(index) == 1 {
			v = v.Field(index[0])
		} else {
			v = v.FieldByIndex(index)
		}
	}
	return v
}
