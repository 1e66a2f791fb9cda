package publish

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"
)

// TestFormats publishes to an empty remote of the other object format, which
// cannot be known before.
func TestFormats(t *testing.T) {
	for ours, theirs := range map[string]string{"sha1": "sha256", "sha256": "sha1"} {
		y := newYard(t, ours)
		other := filepath.Join(filepath.Dir(y.work), "other.git")
		y.git(y.work, "init", "-q", "--bare", "--object-format="+theirs, other)
		to := y.target()
		to.Remote = other
		p, err := Inspect(context.Background(), y.program(), to)
		if err == nil {
			defer p.Close()
			err = y.make(p, fstest.MapFS{"index.html": {}}).Push(context.Background(), nil)
		}
		if !errors.Is(err, ErrFormat) {
			t.Errorf("%s to %s: %v", ours, theirs, err)
		}
	}
}

// TestAddressesThatRun tries to have git run a program by the address of the
// remote or by its name.
func TestAddressesThatRun(t *testing.T) {
	y := newYard(t)
	ran := filepath.Join(t.TempDir(), "ran")
	y.file(filepath.Join(y.home, ".gitconfig"), "[user]\n\tname = Mary Chen\n\temail = mary@northwind.example\n")
	run := func(remote string) error {
		to := y.target()
		to.Remote = remote
		p, err := Inspect(context.Background(), y.program(), to)
		if err == nil {
			defer p.Close()
			err = y.make(p, fstest.MapFS{"index.html": {}}).Push(context.Background(), nil)
		}
		if _, there := os.Stat(ran); there == nil {
			t.Fatalf("--remote %q has run a program", remote)
		}
		return err
	}
	for _, address := range []string{"ext::touch " + ran, "ext::sh -c touch% " + ran, "--upload-pack=touch " + ran + ";x", "--receive-pack=touch " + ran + ":", "-u./touch:", "ssh://-oProxyCommand=touch%20" + ran + "/x", "-oProxyCommand=touch " + ran + ":x", "--config=core.sshCommand=touch /" + ran, "fd::3"} {
		if err := run(address); err == nil {
			t.Errorf("--remote %q is taken", address)
		}
	}
	// A name that begins as a flag is still the name of a remote.
	config := filepath.Join(y.work, ".git", "config")
	text, err := os.ReadFile(config)
	if err != nil {
		t.Fatal(err)
	}
	y.file(config, string(text)+"[remote \"--all\"]\n\turl = "+y.remote+"\n[remote \"-x\"]\n\turl = ext::touch "+ran+"\n")
	if err := run("-x"); err == nil {
		t.Error("a remote that runs a program is taken")
	}
	if err := run("--all"); err != nil {
		t.Errorf("the remote --all: %v", err)
	}
}
