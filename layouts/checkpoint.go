package layouts

import "text/template/parse"

// Checkpoints makes a template ask its writer at every turn: a write of no bytes
// is put at the beginning of it and of the body of each {{range}}. A layout of
// somebody's own may run in circles for hours without writing anything; with
// this, an error of the writer ends it, whatever it does. What is written stays
// the same.
func Checkpoints(t *parse.Tree) {
	if t == nil || t.Root == nil {
		return
	}
	checkpoint(t.Root)
	inBranches(t.Root)
}

func checkpoint(l *parse.ListNode) {
	l.Nodes = append([]parse.Node{&parse.TextNode{NodeType: parse.NodeText, Pos: l.Pos}}, l.Nodes...)
}

// inBranches looks for {{range}} at any depth.
func inBranches(l *parse.ListNode) {
	if l == nil {
		return
	}
	for _, n := range l.Nodes {
		var branch *parse.BranchNode
		switch n := n.(type) {
		case *parse.IfNode:
			branch = &n.BranchNode
		case *parse.WithNode:
			branch = &n.BranchNode
		case *parse.RangeNode:
			branch = &n.BranchNode
			checkpoint(branch.List)
		default:
			continue
		}
		inBranches(branch.List)
		inBranches(branch.ElseList)
	}
}
