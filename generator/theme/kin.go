package theme

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// widest is how many different lessons may share a word for that word to say
// that two of them are alike. It also bounds the work for very many lessons.
const widest = 200

// kind is a set of content stems and the lessons that have exactly these.
type kind struct {
	stems []string
	lines []int
	group int // another kind it was joined to, or itself
}

// kin groups the lessons that fit no theme: those with enough content words in
// common come together. Their name and title are the words of the shortest of
// them. Names in taken are not used.
func (r *reader) kin(lines []Line, loose []int, taken map[string]bool) []Group {
	kinds := r.kinds(lines, loose)
	shared := map[string][]int{}
	for i, k := range kinds {
		for _, stem := range k.stems {
			shared[stem] = append(shared[stem], i)
		}
	}
	for _, stem := range slices.Sorted(maps.Keys(shared)) {
		with := shared[stem]
		if len(with) > widest {
			continue
		}
		for i, a := range with {
			for _, b := range with[i+1:] {
				if alike(kinds[a].stems, kinds[b].stems) {
					join(kinds, a, b)
				}
			}
		}
	}
	members := make([][]int, len(kinds))
	for i := range kinds {
		g := root(kinds, i)
		members[g] = append(members[g], kinds[i].lines...)
	}
	var groups []Group
	for _, m := range members {
		if len(m) > 0 {
			groups = append(groups, Group{Title: title(lines, m), Lines: m})
		}
	}
	return named(groups, taken)
}

// kinds sorts loose lessons by their set of content stems. A lesson without any
// is alike only to one written the same.
func (r *reader) kinds(lines []Line, loose []int) []kind {
	byStems := map[string]*kind{}
	for _, i := range loose {
		r.read(lines[i].Text)
		var stems []string
		for _, w := range r.line {
			if !r.lex.plain[w.stem] && utf8.RuneCountInString(w.stem) > 1 {
				stems = append(stems, w.stem)
			}
		}
		slices.Sort(stems)
		stems = slices.Compact(stems)
		key := strings.Join(stems, " ")
		if key == "" {
			key = "\n" + strings.Join(split(lines[i].Text), " ")
		}
		if byStems[key] == nil {
			byStems[key] = &kind{stems: stems}
		}
		byStems[key].lines = append(byStems[key].lines, i)
	}
	kinds := make([]kind, 0, len(byStems))
	for i, key := range slices.Sorted(maps.Keys(byStems)) {
		k := *byStems[key]
		k.group = i
		kinds = append(kinds, k)
	}
	return kinds
}

// alike tells whether two sorted sets of stems have enough in common: one word
// of a very short lesson, else two words that are half of the shorter one.
func alike(a, b []string) bool {
	common := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch strings.Compare(a[i], b[j]) {
		case -1:
			i++
		case 1:
			j++
		default:
			common, i, j = common+1, i+1, j+1
		}
	}
	short := min(len(a), len(b))
	if common == 1 {
		return short == 1 || short == 2 && max(len(a), len(b)) <= 3
	}
	return common >= 2 && 2*common >= short
}

// root finds the kind that stands for the group of kind i.
func root(kinds []kind, i int) int {
	for kinds[i].group != i {
		kinds[i].group = kinds[kinds[i].group].group
		i = kinds[i].group
	}
	return i
}

// join makes one group of the groups of kinds a and b.
func join(kinds []kind, a, b int) {
	a, b = root(kinds, a), root(kinds, b)
	kinds[max(a, b)].group = min(a, b)
}

// title gives the shortest text of some lessons, the first in the alphabet
// among equals, so that it does not hang on their order.
func title(lines []Line, members []int) string {
	best := lines[members[0]].Text
	for _, i := range members[1:] {
		text := lines[i].Text
		if c := cmp.Or(cmp.Compare(len(text), len(best)), cmp.Compare(text, best)); c < 0 {
			best = text
		}
	}
	return best
}

// named gives every group a name of its own, made of its title, and cuts the
// title to length.
func named(groups []Group, taken map[string]bool) []Group {
	slices.SortFunc(groups, func(a, b Group) int { return cmp.Compare(a.Title, b.Title) })
	used := map[string]bool{}
	for i := range groups {
		g := &groups[i]
		name := slug(g.Title)
		if name == "" {
			name = "untitled"
		}
		g.Name = name
		for n := 2; taken[g.Name] || used[g.Name]; n++ {
			g.Name = name + "-" + strconv.Itoa(n)
		}
		used[g.Name] = true
		if g.Title = shorten(g.Title); g.Title == "" {
			g.Title = "…"
		}
	}
	return groups
}
