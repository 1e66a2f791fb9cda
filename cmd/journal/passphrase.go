package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/pflag"
	"golang.org/x/term"

	"journal/generator/vault"
	"journal/generator/vault/passphrase"
)

// A passphrase never comes from an argument, which other programs can see and
// shells remember. It is read, in this order, from
//
//	--passphrase-file FILE
//	JOURNAL_PASSPHRASE
//	the system's keyring, where an earlier run has kept it
//	the terminal, without showing it
//
// and is never part of an error, a log or a result.
const passphraseVariable = "JOURNAL_PASSPHRASE"

// passphraseFlags say where a passphrase is read from and kept.
type passphraseFlags struct {
	file string // read it from this file
	save string // keep it: "keyring", or a file to write

	silent bool // ask nobody
}

func (f *passphraseFlags) add(flags *pflag.FlagSet, saving bool) {
	flags.StringVar(&f.file, "passphrase-file", "", "read the passphrase from this file")
	if saving {
		flags.StringVar(&f.save, "save", "", `keep the passphrase: "keyring", or a file outside of the journal`)
	}
}

const noPassphraseHint = "set " + passphraseVariable + ", give --passphrase-file FILE, or run it in a terminal"

// given reads the passphrase from the file or the variable; ok says whether
// there was one.
func (s *settings) given(ctx context.Context, f passphraseFlags, p place, out string) (text string, ok bool, err error) {
	if f.file != "" {
		if err := s.mayHold(ctx, f.file, p, out); err != nil {
			return "", false, err
		}
		text, err = readPassphraseFile(f.file)
		if err != nil {
			return "", false, broken(err, "")
		}
	} else if text, ok = os.LookupEnv(passphraseVariable); !ok || text == "" {
		return "", false, nil
	}
	text, err = passphrase.Clean(text)
	if err != nil {
		return "", false, broken(err, "")
	}
	return text, true, nil
}

// readPassphraseFile reads one line of text, as editors of any system write it.
func readPassphraseFile(name string) (string, error) {
	const most = 4096
	f, err := os.Open(name)
	if err != nil {
		return "", fmt.Errorf("reading the passphrase: %w", err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, most+1))
	if err != nil {
		return "", fmt.Errorf("reading the passphrase: %w", err)
	}
	data = bytes.TrimRight(bytes.TrimPrefix(data, []byte("\ufeff")), "\r\n")
	if len(data) > most || bytes.ContainsAny(data, "\r\n") {
		return "", fmt.Errorf("reading the passphrase: %s holds more than one line", name)
	}
	return string(data), nil
}

// unlock opens a key.age with whichever passphrase there is. A person has
// three tries.
func (s *settings) unlock(ctx context.Context, file []byte, f passphraseFlags, p place, out string) (*vault.Key, string, error) {
	text, ok, err := s.given(ctx, f, p, out)
	if err != nil {
		return nil, "", err
	}
	if ok {
		key, err := vault.OpenKey(file, text)
		return key, text, keyMistake(err, out)
	}
	if text, ok = s.fromKeyring(file); ok {
		if key, err := vault.OpenKey(file, text); err == nil {
			return key, text, nil
		}
	}
	if f.silent || !s.term.canAsk() {
		return nil, "", misuse(noPassphraseHint, "there is no passphrase to open %s with", out)
	}
	const tries = 3
	for try := 1; ; try++ {
		typed, err := s.term.secret(ctx, inLine("passphrase of %s: ", out))
		if err != nil {
			return nil, "", err
		}
		key, err := vault.OpenKey(file, typed)
		if err == nil || !errors.Is(err, vault.ErrPassphrase) || try == tries {
			text, _ := passphrase.Clean(typed)
			return key, text, keyMistake(err, out)
		}
		s.term.say("that is not it; try again")
	}
}

// keyMistake says what to do when a key does not open.
func keyMistake(err error, out string) error {
	var damaged *vault.DamagedError
	switch {
	case err == nil:
		return nil
	case errors.Is(err, vault.ErrPassphrase):
		return broken(fmt.Errorf("%s does not open: wrong passphrase", out), "nobody can reset it; journal publish --new-passphrase (or journal seal --new-passphrase) sets a new one")
	case errors.As(err, &damaged):
		return broken(fmt.Errorf("%s does not open: %w", out, err), "take another copy of it")
	}
	return broken(err, "")
}

// newPassphrase gets the passphrase for a new key: a given one if it is strong
// enough, else one that is typed twice or made.
func (s *settings) newPassphrase(ctx context.Context, f passphraseFlags, known []string, p place, out string) (chosen string, err error) {
	text, ok, err := s.given(ctx, f, p, out)
	switch {
	case err != nil:
		return "", err
	case ok:
		if err := passphrase.Judge(text, known); err != nil {
			return "", broken(err, guessing+"; take six words that do not follow from each other, or characters from a password manager; without a passphrase, --save FILE makes six words")
		}
		return text, nil
	case s.term.canAsk():
		return s.choose(ctx, known)
	case f.save != "":
		return passphrase.New()
	}
	return "", misuse(noPassphraseHint+"; or --save FILE, and one is made", "there is no passphrase")
}

// guessing says what a weak passphrase is up against.
const guessing = "what is published can be copied by anybody, who then tries passphrases on their own computers, as many and as long as they like: first known passwords, names and sentences of every book, song and film, with digits and signs added"

// choose lets a person type a passphrase twice, or takes a new one.
func (s *settings) choose(ctx context.Context, known []string) (string, error) {
	s.term.tell("Whoever has the passphrase can read the journal; without it nobody can, and nobody can reset it.\n")
	for {
		typed, err := s.term.secret(ctx, "new passphrase (or press Enter, and six words are made for you): ")
		if err != nil {
			return "", err
		}
		text, err := passphrase.Clean(typed)
		if errors.Is(err, passphrase.ErrEmpty) {
			made, err := passphrase.New()
			if err != nil {
				return "", broken(err, "")
			}
			s.term.tell("\n    %s\n\nThis is the only time that it is shown. Write it down, or put it into your password manager.\n", made)
			return made, nil
		}
		if err == nil {
			err = passphrase.Judge(text, known)
		}
		if err != nil {
			s.term.say("%v", err)
			if _, weak := errors.AsType[*passphrase.WeakError](err); weak {
				s.term.say("hint: %s; press Enter, and six words are made for you", guessing)
			}
			continue
		}
		again, err := s.term.secret(ctx, "the same again: ")
		if err != nil {
			return "", err
		}
		if same, _ := passphrase.Clean(again); same == text {
			return text, nil
		}
		s.term.say("the two are not the same")
	}
}

// canAsk reports whether somebody can type an answer.
func (t *terminal) canAsk() bool { return term.IsTerminal(int(t.in.Fd())) }

// tell says something to the person at the terminal, and to no log: if the
// errors go elsewhere, it is shown on the terminal all the same.
func (t *terminal) tell(format string, args ...any) { t.put(inLine(format, args...)) }

// put is tell for a text that is ready.
func (t *terminal) put(text string) {
	to := t.err
	if !to.person {
		tty, err := os.OpenFile(ttyName, os.O_WRONLY, 0)
		if err != nil {
			return
		}
		defer tty.Close()
		to = newScreen(tty)
	}
	_, _ = io.WriteString(to.text(), text)
}

// secret asks for something that is not shown while it is typed. Ctrl-C gives
// the error of ctx, and the terminal back as it was.
func (t *terminal) secret(ctx context.Context, question string) (string, error) {
	fd := int(t.in.Fd())
	before, err := term.GetState(fd)
	if err != nil {
		return "", broken(fmt.Errorf("reading the passphrase: %w", err), noPassphraseHint)
	}
	t.put(question)
	return await(ctx, func() (string, error) {
		text, err := term.ReadPassword(fd)
		t.tell("\n")
		return string(text), err
	}, func() { _ = term.Restore(fd, before); t.tell("\n") })
}

// ask asks for a line of text.
func (t *terminal) ask(ctx context.Context, question string) (string, error) {
	t.put(question)
	return await(ctx, func() (string, error) {
		line, err := readLine(t.in)
		return strings.TrimSpace(line), err
	}, func() { t.tell("\n") })
}

// await waits for an answer or the end of ctx, whichever comes first.
func await(ctx context.Context, read func() (string, error), stopped func()) (string, error) {
	type answer struct {
		text string
		err  error
	}
	got := make(chan answer, 1)
	go func() {
		text, err := read()
		got <- answer{text, err}
	}()
	select {
	case a := <-got:
		if a.err != nil {
			return "", broken(fmt.Errorf("reading the answer: %w", a.err), noPassphraseHint)
		}
		return a.text, nil
	case <-ctx.Done():
		stopped()
		return "", ctx.Err()
	}
}

// readLine reads up to the end of a line and not a byte further, so that what
// was typed ahead stays for the next question.
func readLine(r io.Reader) (string, error) {
	line, err := bufio.NewReaderSize(&oneByte{r}, 16).ReadString('\n')
	return strings.TrimRight(line, "\r\n"), err
}

// oneByte reads byte by byte.
type oneByte struct{ from io.Reader }

func (o *oneByte) Read(p []byte) (int, error) { return o.from.Read(p[:1]) }
