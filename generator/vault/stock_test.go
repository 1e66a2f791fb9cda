package vault

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/creack/pty"

	"journal/generator/folder"
)

// recovery is what the README says: the site without this program.
const recovery = `key=$(age -d key.age)
mkdir plain
for f in [0-9a-f]*.age; do echo "$key" | age -d -i - "$f"; done | tar xz -C plain
`

// letters is what docs/privacy.md says: a letter without this program.
const letters = `key=$(age -d key.age)
echo "$key" | age -d -i - letterbox.age > letters.key
age -d -i letters.key note.age
`

// The real age program with tar and gzip recovers every file. The passphrase
// is typed at a terminal, as age asks for it.
func TestStockAge(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the lines are for a Unix shell")
	}
	if readme, err := os.ReadFile("../../README.md"); err != nil || !strings.Contains(string(readme), recovery) {
		t.Errorf("the README tells other lines than those tried here: %v", err)
	}
	tools := t.TempDir()
	build := exec.Command("go", "build", "-o", filepath.Join(tools, "age"), "filippo.io/age/cmd/age")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("building age: %v\n%s", err, out)
	}
	site := made(40)
	// A name that needs the long form of tar, so that no reader of old tar files would do.
	site["pictures/"+strings.Repeat("long ", 30)+"ü.txt"] = &fstest.MapFile{Data: []byte("long")}
	box := letterbox(t)
	sealed, err := Seal(t.Context(), site, testKey(t), Options{Lock: lockPage, Letterbox: box})
	if err != nil {
		t.Fatal(err)
	}
	if privacy, err := os.ReadFile("../../docs/privacy.md"); err != nil || !strings.Contains(string(privacy), letters) {
		t.Errorf("the documents tell other lines than those tried here: %v", err)
	}

	for _, shell := range []string{"sh", "bash"} {
		t.Run(shell, func(t *testing.T) {
			dir := t.TempDir()
			if _, err := folder.Write(t.Context(), dir, sealed, folder.Options{}); err != nil {
				t.Fatal(err)
			}
			script := exec.CommandContext(t.Context(), shell, "-e", "-c", recovery)
			script.Dir = dir
			script.Env = append(os.Environ(), "PATH="+tools+string(os.PathListSeparator)+os.Getenv("PATH"))
			typed(t, script, "passphrase", words+"\n")
			same(t, loaded(t, os.DirFS(filepath.Join(dir, "plain"))), site)
			if err := os.WriteFile(filepath.Join(dir, "note.age"), lettered(t, box.Recipient(), "went well"), 0o600); err != nil {
				t.Fatal(err)
			}
			script = exec.CommandContext(t.Context(), shell, "-e", "-c", strings.TrimSpace(letters)+" > note.txt")
			script.Dir = dir
			script.Env = append(os.Environ(), "PATH="+tools+string(os.PathListSeparator)+os.Getenv("PATH"))
			typed(t, script, "passphrase", words+"\n")
			if text, err := os.ReadFile(filepath.Join(dir, "note.txt")); err != nil || string(text) != "went well" {
				t.Errorf("the letter says %q: %v", text, err)
			}
		})
	}
}

// typed runs a program at a terminal of its own and types an answer once the
// question is there.
func typed(t *testing.T, cmd *exec.Cmd, question, answer string) {
	t.Helper()
	terminal, err := pty.Start(cmd)
	if err != nil {
		t.Fatal(err)
	}
	defer terminal.Close()
	stuck := time.AfterFunc(time.Minute, func() { cmd.Process.Kill() })
	defer stuck.Stop()
	var said bytes.Buffer
	answered := false
	buf := make([]byte, 4096)
	for {
		n, err := terminal.Read(buf)
		said.Write(buf[:n])
		if !answered && strings.Contains(said.String(), question) {
			answered = true
			if _, err := io.WriteString(terminal, answer); err != nil {
				t.Fatal(err)
			}
		}
		if err != nil {
			break // Linux gives EIO once the program has ended
		}
	}
	if err := cmd.Wait(); err != nil {
		t.Fatalf("%v\n%s", err, said.String())
	}
	if strings.Contains(said.String(), "broken pipe") {
		t.Errorf("it complained:\n%s", said.String())
	}
}
