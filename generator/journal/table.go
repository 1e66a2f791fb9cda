package journal

import "hash/maphash"

// seed is of this run of the program. Hashes only say where to look and never
// in which order, so they may differ from run to run.
var seed = maphash.MakeSeed()

func hashOf(s string) uint64 { return maphash.String(seed, s) }

// table finds things that stand in a list by their hash. A journal asks for
// tens of thousands of names whose hashes are known already; a map would make
// each anew.
type table struct {
	slots []slot
	used  int
}

type slot struct {
	hash  uint32
	place int32 // in the list, from 1; 0 if the slot is free
}

// newTable expects about so many things.
func newTable(size int) *table {
	slots := 16
	for slots < size*4/3+1 {
		slots *= 2
	}
	return &table{slots: make([]slot, slots)}
}

// find gives the place in the list of the thing that has the hash and is the
// same. If there is none it takes down next as its place, and known is false.
func (t *table) find(hash uint64, next int, same func(place int) bool) (place int, known bool) {
	if 4*t.used >= 3*len(t.slots) {
		t.grow()
	}
	half := uint32(hash)
	for i := half; ; i++ {
		s := &t.slots[i&uint32(len(t.slots)-1)]
		switch {
		case s.place == 0:
			*s = slot{half, int32(next) + 1}
			t.used++
			return next, false
		case s.hash == half && same(int(s.place)-1):
			return int(s.place) - 1, true
		}
	}
}

// look is find for what need not be there; -1 if it is not.
func (t *table) look(hash uint64, same func(place int) bool) int {
	half := uint32(hash)
	for i := half; ; i++ {
		switch s := t.slots[i&uint32(len(t.slots)-1)]; {
		case s.place == 0:
			return -1
		case s.hash == half && same(int(s.place)-1):
			return int(s.place) - 1
		}
	}
}

func (t *table) grow() {
	old := t.slots
	t.slots = make([]slot, 2*len(old))
	for _, s := range old {
		if s.place == 0 {
			continue
		}
		i := s.hash
		for t.slots[i&uint32(len(t.slots)-1)].place != 0 {
			i++
		}
		t.slots[i&uint32(len(t.slots)-1)] = s
	}
}
