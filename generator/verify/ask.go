package verify

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"net"
	"net/http"
	"net/url"
	"slices"
	"sort"
	"strings"
	"sync"
	"time"
)

// What is wrong with a file.
const (
	Differs     = "differs"      // other bytes than any that were published
	Missing     = "missing"      // the host has none
	Old         = "too old"      // the bytes of an earlier publication
	Extra       = "extra"        // of an earlier publication only, and still there
	Elsewhere   = "elsewhere"    // the host sends on to another one
	Unreachable = "no answer"    // the host did not answer
	Refused     = "not compared" // the host answered with an error
)

// Finding is one file that is not as it was published.
type Finding struct {
	Path string
	What string
	Note string    // what more there is to say
	Time time.Time // when the old one was published, for Old and Extra
}

// Answer is what a comparison found.
type Answer struct {
	Compared int       // files that were asked for
	Findings []Finding // sorted by path
}

// Options bound what is asked of a host.
type Options struct {
	Timeout  time.Duration                         // of one file; a minute if zero
	Progress func(done, total int)                 // may be nil
	Proxy    func(*http.Request) (*url.URL, error) // of the way to the host; may be nil
}

const (
	atOnce      = 4       // files that are fetched at a time
	redirects   = 5       // that are followed on the same host
	slack       = 1 << 16 // bytes that are read of a file beyond its size, to see that it is longer
	mostAnswers = 1 << 26 // bytes that are read of a page that should not be there
)

// Address reads the address of a published site. plain says that the way to
// the host is not encrypted, so that anybody on it could change what is read;
// on this machine that is no matter.
func Address(text string) (address *url.URL, plain bool, err error) {
	u, err := url.Parse(text)
	switch {
	case err != nil:
		return nil, false, errors.New("this is no address")
	case u.Scheme != "https" && u.Scheme != "http":
		return nil, false, errors.New("an address begins with https://")
	case u.Host == "":
		return nil, false, errors.New("the address names no host")
	case u.User != nil:
		return nil, false, errors.New("an address with a password in it is not asked")
	case u.RawQuery != "" || u.Fragment != "":
		return nil, false, errors.New("an address ends before any ? or #")
	}
	u.Path = strings.TrimSuffix(strings.TrimSuffix(u.Path, "index.html"), "/") + "/"
	u.RawPath = ""
	return u, u.Scheme == "http" && !local(u.Hostname()), nil
}

func local(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || strings.HasSuffix(host, ".localhost") || ip != nil && ip.IsLoopback()
}

// elsewhereError is a redirection that is not followed.
type elsewhereError struct{ to *url.URL }

func (e *elsewhereError) Error() string { return "it leads to " + e.to.Scheme + "://" + e.to.Host }

// Ask fetches every file of the newest publication from a host and compares
// it, and looks whether files of earlier ones are still there; all of them went
// to the same place. The error is
// one of the context; whatever a host does is a finding.
func Ask(ctx context.Context, address *url.URL, kept Kept, opt Options) (Answer, error) {
	if len(kept.Publications) == 0 {
		return Answer{}, errors.New("nothing was published")
	}
	a := asker{kept: kept, address: address, timeout: opt.Timeout, newest: kept.Publications[0]}
	if a.timeout == 0 {
		a.timeout = time.Minute
	}
	transport := &http.Transport{TLSHandshakeTimeout: 20 * time.Second, ResponseHeaderTimeout: 30 * time.Second, Proxy: opt.Proxy}
	defer transport.CloseIdleConnections()
	a.client = &http.Client{Transport: transport, CheckRedirect: a.redirect}
	names := a.names()
	var mu sync.Mutex
	var wg sync.WaitGroup
	answer := Answer{}
	work := make(chan string)
	for range atOnce {
		wg.Go(func() {
			for name := range work {
				f, found := a.compare(ctx, name)
				mu.Lock()
				answer.Compared++
				if found {
					answer.Findings = append(answer.Findings, f)
				}
				if opt.Progress != nil {
					opt.Progress(answer.Compared, len(names))
				}
				mu.Unlock()
			}
		})
	}
	for _, name := range names {
		select {
		case work <- name:
			continue
		case <-ctx.Done():
		}
		break
	}
	close(work)
	wg.Wait()
	sort.Slice(answer.Findings, func(i, j int) bool { return answer.Findings[i].Path < answer.Findings[j].Path })
	return answer, ctx.Err()
}

type asker struct {
	client  *http.Client
	address *url.URL
	timeout time.Duration
	kept    Kept
	newest  Publication
}

// front is the page that a host shows at the address itself.
const front = "./"

// names are the files to ask for: those of the newest publication, the front
// page, and those of earlier ones.
func (a *asker) names() []string {
	all := map[string]bool{}
	for _, p := range a.kept.Publications {
		for name := range p.Files {
			all[name] = true
		}
	}
	if _, ok := a.newest.Files["index.html"]; ok {
		all[front] = true
	}
	return slices.Sorted(maps.Keys(all))
}

func (a *asker) redirect(to *http.Request, before []*http.Request) error {
	if to.URL.Host != a.address.Host || to.URL.Scheme != a.address.Scheme {
		return &elsewhereError{to.URL}
	}
	if len(before) > redirects {
		return errors.New("it is sent on and on")
	}
	return nil
}

func (a *asker) compare(ctx context.Context, name string) (Finding, bool) {
	file := name
	if name == front {
		file = "index.html"
	}
	want, expected := a.newest.Files[file]
	limit := int64(mostAnswers)
	if expected {
		limit = want.Size + slack
	}
	got, status, err := a.fetch(ctx, name, limit)
	var elsewhere *elsewhereError
	switch {
	case errors.As(err, &elsewhere):
		return Finding{Path: name, What: Elsewhere, Note: elsewhere.Error()}, true
	case err != nil:
		return Finding{Path: name, What: Unreachable, Note: plainly(err)}, true
	case status == http.StatusNotFound || status == http.StatusGone:
		return Finding{Path: name, What: Missing}, expected
	case status != http.StatusOK:
		return Finding{Path: name, What: Refused, Note: fmt.Sprintf("the host answered %d", status)}, expected
	case expected && got == want:
		return Finding{}, false
	}
	for _, old := range a.kept.Publications[1:] {
		if sum, ok := old.Files[file]; ok && sum == got {
			what := Old
			if !expected {
				what = Extra
			}
			return Finding{Path: name, What: what, Time: old.Time}, true
		}
	}
	// A host may show a page of its own where there is no file.
	return Finding{Path: name, What: Differs}, expected
}

// plainly is an error of the network without the address, which is said already.
func plainly(err error) string {
	var u *url.Error
	if errors.As(err, &u) {
		err = u.Err
	}
	if errors.Is(err, context.DeadlineExceeded) {
		return "it took too long"
	}
	return err.Error()
}

func (a *asker) fetch(ctx context.Context, name string, limit int64) (Sum, int, error) {
	ctx, cancel := context.WithTimeout(ctx, a.timeout)
	defer cancel()
	u := *a.address
	if name != front {
		u.Path += name
	}
	ask, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return Sum{}, 0, err
	}
	ask.Header.Set("Cache-Control", "no-cache")
	ask.Header.Set("User-Agent", "Mozilla/5.0 (compatible; journal verify)")
	resp, err := a.client.Do(ask)
	if err != nil {
		return Sum{}, 0, err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return Sum{}, resp.StatusCode, nil
	}
	got, err := sumOf(io.LimitReader(resp.Body, limit))
	return got, resp.StatusCode, err
}
