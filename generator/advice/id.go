package advice

import (
	"crypto/sha256"
	"encoding/base32"
	"slices"
	"strconv"
	"strings"
)

// shortID is the usual length of an id. Two of the same length would have to
// meet among 33 million.
const shortID = 5

// nameAll gives each action its id. It is made of what the action is about
// and nothing else, so that it stays when times, texts or other notes change.
func nameAll(all []found) {
	order := make([]int, len(all))
	keys := make([]string, len(all))
	same := map[string]int{}
	for i := range all {
		key := all[i].key()
		same[key]++
		if n := same[key]; n > 1 {
			key += "\x00" + strconv.Itoa(n)
		}
		keys[i], order[i] = key, i
	}
	slices.SortFunc(order, func(a, b int) int { return strings.Compare(keys[a], keys[b]) })
	taken := map[string]bool{}
	for _, i := range order {
		all[i].ID = freeID(keys[i], taken)
	}
}

// key is what an action is about.
func (f *found) key() string {
	parts := []string{f.What, f.Person, "", "", f.about}
	if f.Application != nil {
		parts[2] = f.Application.ID
	}
	if f.Interview != nil {
		parts[3] = f.Interview.Note.Path + f.Interview.Note.Part
	}
	return strings.Join(parts, "\x00")
}

// freeID gives the first letters of a key's hash, one more for as long as
// they are taken.
func freeID(key string, taken map[string]bool) string {
	sum := sha256.Sum256([]byte(key))
	letters := strings.ToLower(base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(sum[:]))
	n := shortID
	for n < len(letters) && taken[letters[:n]] {
		n++
	}
	taken[letters[:n]] = true
	return letters[:n]
}
