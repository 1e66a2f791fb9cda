package main

import (
	"archive/zip"
	"bytes"
	"flag"
	"io"
	"io/fs"
	"os"
	"path"
	"regexp"
	"testing"

	filippo "filippo.io/age"
	"filippo.io/age/armor"
	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "write the golden files of the scripts anew")

// TestMain makes this binary the program when a test starts it as one.
func TestMain(m *testing.M) {
	if os.Getenv("JOURNAL_TEST_IS_PROGRAM") != "" {
		code := run()
		if name := os.Getenv("JOURNAL_TEST_STATUS"); name != "" { // for who asks how much memory it took
			if status, err := os.ReadFile("/proc/self/status"); err == nil {
				_ = os.WriteFile(name, status, 0o600)
			}
		}
		os.Exit(code)
	}
	testscript.Main(m, map[string]func(){
		"journal": func() { os.Exit(run()) },
	})
}

// TestScript runs the program as a person does; each script is one behaviour.
func TestScript(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"pick": pick, "zip": zipped, "letter": lettered},
		Setup: func(env *testscript.Env) error {
			env.Setenv("TZ", "Europe/Berlin")
			return nil
		},
	})
}

// pick takes something out of the last output: pick ID '(\w+)  Thank Mary' sets
// the variable ID to the first match of the parentheses.
func pick(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: pick NAME PATTERN")
	}
	m := regexp.MustCompile(args[1]).FindStringSubmatch(ts.ReadFile("stdout"))
	if len(m) < 2 {
		ts.Fatalf("nothing in the output is like %s", args[1])
	}
	ts.Setenv(args[0], m[1])
}

// lettered writes what a lock page would give away: letter FILE PAGE JSON encrypts the
// JSON to the recipient in the page; with --armour first, as text.
func lettered(ts *testscript.TestScript, neg bool, args []string) {
	plain := len(args) == 4 && args[0] == "--armour"
	if plain {
		args = args[1:]
	}
	if neg || len(args) != 3 {
		ts.Fatalf("usage: letter [--armour] FILE PAGE JSON")
	}
	recipient, err := filippo.ParseHybridRecipient(regexp.MustCompile(`age1pq1[0-9a-z]+`).FindString(ts.ReadFile(args[1])))
	ts.Check(err)
	var out bytes.Buffer
	var to io.Writer = &out
	var text io.WriteCloser
	if plain {
		text = armor.NewWriter(&out)
		to = text
	}
	w, err := filippo.Encrypt(to, recipient)
	ts.Check(err)
	_, err = io.WriteString(w, ts.ReadFile(args[2]))
	ts.Check(err)
	ts.Check(w.Close())
	if plain {
		ts.Check(text.Close())
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), out.Bytes(), 0o600))
}

// zipped makes a zip file of a folder: zip NAME.zip TOP FOLDER puts everything
// into one folder TOP, as hosts do.
func zipped(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: zip NAME.zip TOP FOLDER")
	}
	out, err := os.Create(ts.MkAbs(args[0]))
	ts.Check(err)
	defer out.Close()
	w := zip.NewWriter(out)
	from := os.DirFS(ts.MkAbs(args[2]))
	ts.Check(fs.WalkDir(from, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(from, name)
		if err != nil {
			return err
		}
		f, err := w.Create(path.Join(args[1], name))
		if err == nil {
			_, err = f.Write(data)
		}
		return err
	}))
	ts.Check(w.Close())
}
