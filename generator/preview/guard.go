package preview

import (
	"crypto/subtle"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"strings"
)

// A server on this machine can be reached by every page that the user visits.
// What follows keeps them out:
//
//   - The Host must be a name of this machine with our port, so that a name of
//     somebody else that was bent to 127.0.0.1 (DNS rebinding) is refused.
//     Headers of proxies are not looked at.
//   - The browser says where a request comes from (Fetch Metadata, W3C). From
//     other sites only a click on a link is answered, and that only with a page.
//   - An Origin other than our own is refused, and no answer ever allows one (CORS).
//   - Events and everything that changes something need the token of this run.
//   - Answers say that no other site may embed, frame, open or sniff them.
//
// The rules follow what went wrong in the servers of other tools: Vite
// CVE-2025-24010 and CVE-2025-30208, webpack-dev-server CVE-2025-30359 and
// CVE-2025-30360, esbuild GHSA-67mh-4wv8-2f99, Storybook CVE-2026-27148.

// own is the folder of the preview's own files and calls. No file of a journal
// can have such a name, for dot files are left out.
const own = "/.journal/"

// tokenHeader carries the token of calls that a script makes.
const tokenHeader = "X-Journal-Token"

// hosts are the names by which the server may be called.
func hosts(at net.Addr) []string {
	tcp, ok := at.(*net.TCPAddr)
	if !ok {
		return nil
	}
	addr := netip.AddrPortFrom(tcp.AddrPort().Addr().Unmap(), tcp.AddrPort().Port())
	_, port, _ := net.SplitHostPort(addr.String())
	all := []string{"localhost:" + port, "127.0.0.1:" + port, "[::1]:" + port}
	if addr.Addr().IsLoopback() && !slices.Contains(all, addr.String()) {
		all = append(all, addr.String())
	}
	if port == "80" {
		for _, host := range slices.Clone(all) {
			all = append(all, strings.TrimSuffix(host, ":80"))
		}
	}
	return all
}

// guard lets through what the rules allow.
func (s *Server) guard(at net.Addr, next http.Handler) http.Handler {
	allowed := hosts(at)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		protect(w.Header())
		switch {
		case !slices.Contains(allowed, strings.ToLower(r.Host)):
			http.Error(w, "this is a private preview; it answers only to localhost", http.StatusForbidden)
		case r.Method != http.MethodGet && r.Method != http.MethodHead && r.Method != http.MethodPost:
			w.Header().Set("Allow", "GET, HEAD, POST")
			http.Error(w, "method not allowed", http.StatusMethodNotAllowed)
		case !plainPath(r.URL):
			http.Error(w, "there is no such address", http.StatusBadRequest)
		case foreign(r):
			http.Error(w, "this is a private preview; other websites may not ask it", http.StatusForbidden)
		default:
			next.ServeHTTP(w, r)
		}
	})
}

// protect sets the headers of every answer. A page adds its own policy.
func protect(h http.Header) {
	h.Set("Cache-Control", "no-store")
	h.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("X-Frame-Options", "DENY")
}

// foreign reports whether a request comes from another website.
func foreign(r *http.Request) bool {
	if origin, ok := r.Header["Origin"]; ok && (len(origin) != 1 || origin[0] != "http://"+r.Host) {
		return true
	}
	sites := r.Header["Sec-Fetch-Site"]
	switch {
	case len(sites) == 0: // no browser, or one that is older than 2023
		return false
	case len(sites) > 1:
		return true
	case sites[0] == "same-origin", sites[0] == "none":
		return false
	}
	click := r.Method == http.MethodGet && r.Header.Get("Sec-Fetch-Mode") == "navigate" && r.Header.Get("Sec-Fetch-Dest") == "document"
	return !click || strings.HasPrefix(r.URL.Path, own)
}

// plainPath reports whether an address can only be read in one way: nothing
// in it goes up, ends a name or separates folders in disguise, however often
// it is decoded.
func plainPath(u *url.URL) bool {
	if strings.Contains(strings.ToLower(u.EscapedPath()), "%2f") || !strings.HasPrefix(u.Path, "/") {
		return false
	}
	path := u.Path
	for range 8 {
		if strings.ContainsAny(path, "\\\x00") {
			return false
		}
		for name := range strings.SplitSeq(path, "/") {
			if name == ".." || name == "." {
				return false
			}
		}
		decoded, err := url.PathUnescape(path)
		if err != nil || decoded == path {
			return true
		}
		path = decoded
	}
	return false
}

// trusted reports whether a request has the token of this run.
func (s *Server) trusted(token string) bool {
	return subtle.ConstantTimeCompare([]byte(token), []byte(s.token)) == 1
}
