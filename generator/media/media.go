// Package media says how a browser is given a file of a site: its media type, and
// for a file that somebody put beside the notes what else is needed so that
// nothing in it ever runs. The live preview and the encrypted site answer by the
// same rule.
//
// A saved web page, a drawing with a script in it, a script beside it: whoever
// writes them is not the owner of the notes, and must not read them. Whether a
// file is the site's own is known from how it came to be there, never from its
// name; what follows here from the name is only how harmless a file looks. An
// asset
//
//   - has no type that a browser would run as a page, a script, a style sheet, a
//     worker or anything of that kind, and nosniff keeps it from guessing one;
//   - comes under a [Policy] in which scripts are off and which fetches nothing;
//   - is offered to be saved ([Asset]) unless it is a picture, a PDF, a sound, a
//     film or plain text.
package media

import (
	"cmp"
	"path"
	"strings"
)

const (
	strict  = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox"
	playing = "default-src 'none'; style-src 'unsafe-inline'; media-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox allow-same-origin"
)

// Policy returns the Content-Security-Policy of an asset of a type: a sandbox
// without scripts, in an origin of its own. A browser asks for a sound or a film
// twice, first for the page it makes around it and then from there, so that page
// stays in the site's origin; it runs no scripts either.
func Policy(kind string) string {
	if class, _, _ := strings.Cut(kind, "/"); class == "audio" || class == "video" {
		return playing
	}
	return strict
}

// running are the types of what runs in a browser or changes how a page looks.
// Only files that the site itself made have them.
var running = map[string]string{
	".html": "text/html; charset=utf-8",
	".htm":  "text/html; charset=utf-8",
	".css":  "text/css; charset=utf-8",
	".js":   "text/javascript; charset=utf-8",
	".mjs":  "text/javascript; charset=utf-8",
	".xml":  "application/xml",
	".wasm": "application/wasm",
}

// lying are the types of what is looked at, listened to or kept. SVG can hold
// scripts, which run neither in a picture nor under [Policy]. The table of the
// machine is not asked: the same site has the same types everywhere.
var lying = map[string]string{
	".json":  "application/json",
	".txt":   plain,
	".md":    plain,
	".log":   plain,
	".yaml":  plain,
	".yml":   plain,
	".toml":  plain,
	".csv":   "text/csv; charset=utf-8",
	".ics":   "text/calendar; charset=utf-8",
	".vcf":   "text/vcard; charset=utf-8",
	".svg":   "image/svg+xml",
	".png":   "image/png",
	".jpg":   "image/jpeg",
	".jpeg":  "image/jpeg",
	".jfif":  "image/jpeg",
	".apng":  "image/apng",
	".heic":  "image/heic",
	".tif":   "image/tiff",
	".tiff":  "image/tiff",
	".gif":   "image/gif",
	".webp":  "image/webp",
	".avif":  "image/avif",
	".ico":   "image/x-icon",
	".bmp":   "image/bmp",
	".woff":  "font/woff",
	".woff2": "font/woff2",
	".ttf":   "font/ttf",
	".otf":   "font/otf",
	".pdf":   "application/pdf",
	".mp3":   "audio/mpeg",
	".m4a":   "audio/mp4",
	".ogg":   "audio/ogg",
	".oga":   "audio/ogg",
	".opus":  "audio/ogg",
	".aac":   "audio/aac",
	".flac":  "audio/flac",
	".wav":   "audio/wav",
	".mp4":   "video/mp4",
	".m4v":   "video/mp4",
	".ogv":   "video/ogg",
	".mkv":   "video/x-matroska",
	".webm":  "video/webm",
	".mov":   "video/quicktime",
	".zip":   "application/zip",
}

const (
	plain   = "text/plain; charset=utf-8"
	unknown = "application/octet-stream" // bytes of which nothing is known
)

// Page reports whether a file of such a name is a page that a browser runs the
// scripts of when it is opened from disk, where nobody can say how to take it.
func Page(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".html", ".htm", ".shtml", ".xhtml", ".xht", ".mht", ".mhtml":
		return true
	}
	return false
}

// Type returns the type of a file that the site itself made.
func Type(name string) string {
	ext := strings.ToLower(path.Ext(name))
	if kind, ok := running[ext]; ok {
		return kind
	}
	return cmp.Or(lying[ext], unknown)
}

// Asset returns the type of a file that somebody put beside the notes, and
// reports whether a browser is to save it instead of showing it.
func Asset(name string) (kind string, save bool) {
	kind = cmp.Or(lying[strings.ToLower(path.Ext(name))], unknown)
	class, _, _ := strings.Cut(kind, "/")
	shown := class == "image" || class == "audio" || class == "video" || kind == "application/pdf" || kind == plain
	return kind, !shown
}
