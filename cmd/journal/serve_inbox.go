package main

import (
	"context"
	"path/filepath"

	"journal/generator/inbox"
	"journal/generator/prose"
)

// waitingFolder is the folder beside the notes in which files wait to be filed. Its
// letters open with the keys that are here, or the passphrase of the keyring.
func (s *settings) waitingFolder(ctx context.Context, p place) *inbox.Folder {
	return &inbox.Folder{
		Path:   filepath.Join(filepath.Dir(p.public), "inbox"),
		Letter: s.letterOpener(ctx, p, inboxOptions{passphrase: passphraseFlags{silent: true}}),
	}
}

// waits tells how many files wait, when they get more.
func (n *reporter) waits(w *inbox.Waiting) {
	if w.Files > n.waiting {
		verb := "wait"
		if w.Files == 1 {
			verb = "waits"
		}
		n.term.say("%s %s in %s: the start page shows what would be written; or journal inbox %s", prose.Count(w.Files, "file"), verb, n.inbox.Path, thisMachine().shellWord(n.inbox.Path))
	}
	n.waiting = w.Files
}
