package journal

import (
	"math/bits"
	"strings"

	"github.com/agnivade/levenshtein"
)

// spellings finds the name that a dead link was most likely meant to be.
type spellings struct {
	names []string
	masks []uint64 // which letters a name has
	found map[string]string
}

func newSpellings(l *links) *spellings {
	s := &spellings{names: sortedKeys(l.names), found: map[string]string{}}
	for _, name := range s.names {
		s.masks = append(s.masks, letterMask(name))
	}
	return s
}

// letterMask has a bit for each letter of a word. A slip of one letter changes
// two bits at most, which rules out nearly every name without comparing it.
func letterMask(s string) uint64 {
	var m uint64
	for _, r := range s {
		m |= 1 << (uint32(r) % 64)
	}
	return m
}

// nearest gives the name that is at most two letters away, one if it is
// short; "" if there is none. A name that differs in a number is another one.
func (s *spellings) nearest(to string) string {
	key := fold(strings.TrimSuffix(to, ".md"))
	if near, ok := s.found[key]; ok {
		return near
	}
	least := 3
	if len(key) < 6 {
		least = 2
	}
	best, mask := "", letterMask(key)
	for i, name := range s.names {
		if len(s.names[i])-len(key) > 8 || len(key)-len(name) > 8 || bits.OnesCount64(mask^s.masks[i]) > 4 ||
			digitsOf(name) != digitsOf(key) {
			continue
		}
		if d := levenshtein.ComputeDistance(key, name); d < least {
			best, least = name, d
		}
	}
	s.found[key] = best
	return best
}
