package mail

import (
	"net/url"
	"strings"
)

// hostOf returns the host of a link, or "" if it is none.
func hostOf(s string) string {
	s = strings.TrimSpace(s)
	if !strings.Contains(s, "://") {
		if !strings.HasPrefix(s, "www.") {
			return ""
		}
		s = "https://" + s
	}
	u, err := url.Parse(s)
	if err != nil {
		return ""
	}
	return strings.ToLower(u.Hostname())
}

// sameHost reports whether two hosts have the same owner, as their names tell.
func sameHost(a, b string) bool {
	a, b = strings.TrimPrefix(a, "www."), strings.TrimPrefix(b, "www.")
	return a == b || strings.HasSuffix(a, "."+b) || strings.HasSuffix(b, "."+a)
}

func isFreemail(domain string) bool {
	label, _, _ := strings.Cut(domain, ".")
	return containsExact(phrases("host", "freemail"), label)
}
