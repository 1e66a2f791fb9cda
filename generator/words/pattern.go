package words

import (
	"regexp"
	"sync"
)

// Pattern returns a regular expression that is compiled when it is asked for first:
// most runs of the program need few of all there are. Asking panics if it cannot be.
func Pattern(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}
