package note

import (
	"path"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"journal/generator/words"
)

// CopyOf returns the path of the file that a file seems to be a copy of, by its
// name. sure reports that a program that keeps folders alike has made it because
// of a conflict; else it may as well be a second note. ok is false for a name that
// is no copy's.
//
//	Northwind.sync-conflict-20260326-101112-ABCDEFG.md    Northwind (Mo's conflicted copy 2026-04-18).md
//	Copy of Northwind.md    Northwind 2.md    Northwind - Kopie (3).md    Northwind-DESKTOP-8F2K1.md
func CopyOf(file string) (original string, sure, ok bool) {
	dir, base := path.Split(file)
	ext := path.Ext(base)
	name := norm.NFC.String(strings.TrimSuffix(base, ext))
	// All notes are asked, and hardly any is a copy: an expression that cannot hold is not tried.
	if strings.ContainsAny(name, "(（[") {
		if m := reBracketed().FindStringSubmatch(name); m != nil {
			for _, word := range conflictWords() {
				if strings.Contains(strings.ToLower(m[2]), word) {
					return dir + m[1] + ext, true, true
				}
			}
		}
	}
	folded := strings.ToLower(name)
	if strings.Contains(folded, "conflict") {
		for _, re := range conflictNames {
			if m := re().FindStringSubmatch(name); m != nil {
				return dir + strings.TrimRight(m[1], " _-.") + ext, true, true
			}
		}
	}
	short := name
	if strings.ContainsAny(name, "( \t") {
		short = reNumbered().ReplaceAllString(name, "")
	}
	lower := strings.ToLower(short)
	for _, word := range copyBefore() {
		if strings.HasPrefix(lower, word+" ") {
			return dir + strings.TrimSpace(short[len(word):]) + ext, false, true
		}
	}
	for _, word := range copyBehind() {
		if at := len(lower) - len(word); at > 0 && len(lower) == len(short) && lower[at:] == word && (word[0] >= utf8.RuneSelf || !isLetterByte(lower[at-1])) {
			return dir + strings.TrimRight(short[:len(short)-len(word)], " -–_") + ext, false, true
		}
	}
	if short != name {
		return dir + short + ext, false, true
	}
	if folded != name {
		if m := reMachine().FindStringSubmatch(name); m != nil {
			return dir + m[1] + ext, false, true
		}
	}
	return "", false, false
}

func isLetterByte(c byte) bool { return c >= 'a' && c <= 'z' || c >= utf8.RuneSelf }

var (
	conflictWords, copyBefore, copyBehind = listed("copy", "conflict"), listed("copy", "before"), listed("copy", "behind")

	conflictNames = []func() *regexp.Regexp{
		words.Pattern(`(?i)^(.+?)[.\-_ ~]sync-conflict-\d{8}-\d{6}.*$`),
		words.Pattern(`(?i)^(.+?)[.\-_ ]conflict(?:ed)?(?:[.\-_ ]copy)?[.\-_ ]*\d{4}[-_]?\d{2}[-_]?\d{2}.*$`),
	}
	reBracketed = words.Pattern(`^(.+?)[ _]*[(（\[]([^()（）\[\]]+)[)）\]]$`)
	reNumbered  = words.Pattern(`\s*(?:\(\d{1,2}\)|\s[2-9])$`)
	reMachine   = words.Pattern(`^(.+)-([A-Z][A-Z0-9]*-[A-Z0-9]{4,}|[A-Z][\w]*s-(?:MacBook|iPhone|iPad|iMac|PC|Mac)[\w-]*|(?:PC|LAPTOP|DESKTOP)[A-Z0-9-]*)$`)
)
