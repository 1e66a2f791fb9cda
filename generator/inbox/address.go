package inbox

import (
	"net/url"
	"strings"

	"journal/generator/journal"
)

// self is who keeps the journal.
type self struct {
	addresses []string
	name      string // plain
}

func selfOf(cfg journal.Config) self {
	return self{cfg.Me, plain(cfg.Name)}
}

// unknown reports whether the journal does not say who that is. An empty list of
// addresses says that nothing is to be left out.
func (s self) unknown() bool { return s.addresses == nil && s.name == "" }

// is reports whether an address or a name is one's own. Without addresses in the
// settings the name decides.
func (s self) is(name, address string) bool {
	for _, own := range s.addresses {
		if strings.EqualFold(own, address) {
			return true
		}
	}
	name = plain(name)
	return s.name != "" && (name == s.name || name == turned(s.name))
}

// turned is "reed sam" for "sam reed".
func turned(name string) string {
	words := strings.Fields(name)
	if len(words) < 2 {
		return name
	}
	return strings.Join(append(words[len(words)-1:], words[:len(words)-1]...), " ")
}

// domainOf returns what stands behind the @ of an address.
func domainOf(address string) string {
	_, domain, _ := strings.Cut(strings.ToLower(strings.TrimSpace(address)), "@")
	return domain
}

func hostOf(link string) string {
	if !strings.Contains(link, "//") {
		link = "//" + link
	}
	u, err := url.Parse(link)
	if err != nil {
		return ""
	}
	return strings.ToLower(u.Hostname())
}

// registered returns the part of a domain that somebody has registered: acme.co.uk of
// jobs.acme.co.uk. It is "" for one that many share: of mailboxes for everybody, of
// programs for applications and bookings.
func registered(domain string) string {
	labels := strings.Split(strings.Trim(strings.ToLower(domain), "."), ".")
	n := len(labels)
	if n < 2 {
		return ""
	}
	keep := 2
	if n > 2 && len(labels[n-1]) == 2 && vocabulary().second[labels[n-2]] {
		keep = 3
	}
	if vocabulary().shared[labels[n-keep]] || keep == 2 && n > 2 && vocabulary().shared[labels[n-2]] {
		return ""
	}
	return strings.Join(labels[n-keep:], ".")
}

// labelOf returns the name in a registered domain: acme of acme.co.uk.
func labelOf(domain string) string {
	label, _, _ := strings.Cut(domain, ".")
	return label
}
