package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"go.yaml.in/yaml/v4"

	"journal/generator/vault"
)

// workflow is what GitHub reads of start/workflow.yml.
type workflow struct {
	On          map[string]any    `yaml:"on"`
	Permissions map[string]string `yaml:"permissions"`
	Jobs        map[string]struct {
		If          string            `yaml:"if"`
		Permissions map[string]string `yaml:"permissions"`
		Steps       []struct {
			Name, Uses, Run string
			Env, With       map[string]string
		} `yaml:"steps"`
	} `yaml:"jobs"`
}

func readWorkflow(t *testing.T) workflow {
	t.Helper()
	text, err := start.ReadFile("start/workflow.yml")
	if err != nil {
		t.Fatal(err)
	}
	var w workflow
	if err := yaml.Unmarshal(text, &w); err != nil {
		t.Fatal(err)
	}
	return w
}

// The workflow may do no more than it has to, and strangers cannot start it.
func TestWorkflowIsCareful(t *testing.T) {
	w := readWorkflow(t)
	for event := range w.On {
		if event != "push" && event != "workflow_dispatch" {
			t.Errorf("it runs on %s", event)
		}
	}
	if w.Permissions == nil || len(w.Permissions) != 0 {
		t.Errorf("permissions of all jobs: %v", w.Permissions)
	}
	if got := fmt.Sprint(w.Jobs["seal"].Permissions, w.Jobs["deploy"].Permissions); got != "map[contents:read pages:read] map[id-token:write pages:write]" {
		t.Errorf("permissions: %s", got)
	}
	if !strings.Contains(w.Jobs["seal"].If, "!github.event.repository.fork") || !strings.Contains(w.Jobs["seal"].If, "default_branch") {
		t.Errorf("it runs if %s", w.Jobs["seal"].If)
	}
	var uses []string
	for _, job := range []string{"seal", "deploy"} {
		for _, step := range w.Jobs[job].Steps {
			if step.Uses != "" {
				uses = append(uses, step.Uses)
			}
			if strings.HasPrefix(step.Uses, "actions/checkout@") && step.With["persist-credentials"] != "false" {
				t.Errorf("%s keeps its token", step.Name)
			}
			// What an expression gives must not become a part of a script.
			if strings.Contains(step.Run, "${{") {
				t.Errorf("%s has an expression in its script", step.Name)
			}
		}
	}
	want := []string{"actions/checkout@v6", "actions/checkout@v6", "actions/setup-go@v6", "actions/configure-pages@v6", "actions/upload-pages-artifact@v5", "actions/deploy-pages@v5"}
	if !slices.Equal(uses, want) {
		t.Errorf("actions: %v", uses)
	}
}

// Its scripts run as they stand there: the program is built from its source,
// the site is sealed, and sealed again with the key that is published.
func TestWorkflowRuns(t *testing.T) {
	if _, err := exec.LookPath("bash"); err != nil {
		t.Fatal("the workflow's scripts are for bash: ", err)
	}
	temp, notes := t.TempDir(), filepath.Join(t.TempDir(), "notes")
	note := filepath.Join(notes, "content", "interviews", "2026-03-04-northwind-robotics.md")
	if err := create(note, []byte("---\ncompany: Northwind Robotics\ninterviewers: [Mary Chen]\ndate: nonsense\n---\n# A talk about Gyroscopes\n")); err != nil {
		t.Fatal(err)
	}
	type answer struct {
		status int
		key    []byte
	}
	var published atomic.Pointer[answer]
	published.Store(&answer{status: http.StatusNotFound})
	host := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/search/key.age" {
			t.Errorf("asked for %s", r.URL.Path)
		}
		a := published.Load()
		w.WriteHeader(a.status)
		_, _ = w.Write(a.key)
	}))
	defer host.Close()
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	steps := map[string]string{}
	for _, step := range readWorkflow(t).Jobs["seal"].Steps {
		steps[step.Name] = step.Run
	}
	run := func(step, dir string, env ...string) (string, error) {
		if steps[step] == "" {
			t.Fatalf("there is no step %q", step)
		}
		cmd := exec.Command("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", steps[step])
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), append(env, "RUNNER_TEMP="+temp, "DBUS_SESSION_BUS_ADDRESS=", "XDG_RUNTIME_DIR=")...)
		out, err := cmd.CombinedOutput()
		return string(out), err
	}
	if out, err := run("Look for the settings", notes, "SOURCE=owner/journal", "COMMIT=0123456789012345678901234567890123456789"); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, missing := range [][]string{{"SOURCE=", "COMMIT=0123456789012345678901234567890123456789"}, {"SOURCE=owner/journal", "COMMIT=main"}} {
		if out, err := run("Look for the settings", notes, missing...); err == nil || !strings.Contains(out, "::error::set the variable") {
			t.Errorf("%v: %v\n%s", missing, err, out)
		}
	}
	if out, err := run("Build the program", root); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	private := regexp.MustCompile(`(?i)northwind|mary|chen|gyro|interviews|nonsense|orbit|tundra`)
	sealed := filepath.Join(temp, "site", vault.KeyName)
	seal := func(env ...string) ([]byte, error) {
		t.Helper()
		if err := os.RemoveAll(filepath.Join(temp, "site")); err != nil {
			t.Fatal(err)
		}
		out, err := run("Encrypt the site", notes, append([]string{"SITE=" + host.URL + "/search", "RENEW=", "JOURNAL_PASSPHRASE=orbit velvet canyon ladder mosaic tundra"}, env...)...)
		if private.MatchString(out) {
			t.Errorf("the log tells of the notes:\n%s", out)
		}
		if err != nil {
			return nil, fmt.Errorf("%w: %s", err, out)
		}
		return os.ReadFile(sealed)
	}
	key, err := seal()
	if err != nil {
		t.Fatal(err)
	}
	published.Store(&answer{http.StatusOK, key})
	again, err := seal()
	if err != nil || string(again) != string(key) {
		t.Errorf("the key that is published is not used again: %v", err)
	}
	if fresh, err := seal("RENEW=true"); err != nil || string(fresh) == string(key) {
		t.Errorf("the key is not a new one: %v", err)
	}
	for what, env := range map[string]string{"wrong": "JOURNAL_PASSPHRASE=orbit velvet canyon ladder mosaic walrus", "no": "JOURNAL_PASSPHRASE="} {
		if _, err := seal(env); err == nil {
			t.Errorf("sealed with %s passphrase", what)
		}
	}
	published.Store(&answer{status: http.StatusForbidden})
	if _, err := seal(); err == nil || !strings.Contains(err.Error(), "::error::the published site answers 403") {
		t.Errorf("a host that does not answer: %v", err)
	}
}
