package theme

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"
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

// kin groups the lessons that surely fit no theme: those that likely speak of the
// same and those with enough content words in common come together. Their name and
// title are the words of the shortest of them. Those that are to stand alone do. Names
// in taken are not used.
func kin(lines []*Reading, loose, alone []int, likely map[int]int, taken map[string]bool) []Group {
	kinds := kindsOf(lines, loose)
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
	first := map[int]int{} // a kind of each likely theme
	for i := range kinds {
		for _, line := range kinds[i].lines {
			theme, ok := likely[line]
			if !ok {
				continue
			}
			if other, ok := first[theme]; ok {
				join(kinds, other, i)
			} else {
				first[theme] = i
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
	for _, line := range alone {
		groups = append(groups, Group{Title: title(lines, []int{line}), Lines: []int{line}, Alone: true})
	}
	return named(groups, taken)
}

// content returns the content stems of a line that fits no theme, and the text
// that lessons of the same kind have in common. A lesson without any stems is
// alike only to one written the same.
func (r *reader) content(text string) (stems []string, words string) {
	stems = r.stems()
	slices.Sort(stems)
	stems = slices.Compact(stems)
	if words = strings.Join(stems, " "); words == "" {
		words = "\n" + strings.Join(split(text), " ")
	}
	return stems, words
}

// kindsOf sorts loose lessons by their set of content stems.
func kindsOf(lines []*Reading, loose []int) []kind {
	byWords := map[string]*kind{}
	for _, i := range loose {
		words := lines[i].words
		if byWords[words] == nil {
			byWords[words] = &kind{stems: lines[i].stems}
		}
		byWords[words].lines = append(byWords[words].lines, i)
	}
	kinds := make([]kind, 0, len(byWords))
	for i, words := range slices.Sorted(maps.Keys(byWords)) {
		k := *byWords[words]
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

// title returns the shortest text of some lessons, the first in the alphabet
// among equals, so that it does not hang on their order.
func title(lines []*Reading, members []int) string {
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
