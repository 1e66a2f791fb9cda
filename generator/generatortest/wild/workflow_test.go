package wild_test

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
)

// pinned is an action at a commit, with its version beside it for people.
var pinned = regexp.MustCompile(`^\s*- uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$`)

// TestWorkflow holds that the tests run on three systems, and that nobody can
// change what runs by moving a tag.
func TestWorkflow(t *testing.T) {
	text, err := os.ReadFile(root + "/.github/workflows/ci.yml")
	if err != nil {
		t.Fatal(err)
	}
	var workflow struct {
		Permissions map[string]string
		Jobs        map[string]struct {
			RunsOn string `yaml:"runs-on"`
			Steps  []struct{ Uses, Run string }
		}
	}
	if err := yaml.Unmarshal(text, &workflow); err != nil {
		t.Fatal(err)
	}
	for _, system := range []string{"ubuntu", "windows", "macos"} {
		job, runs := workflow.Jobs[system], false
		for _, step := range job.Steps {
			runs = runs || strings.Contains(step.Run, "go test ./...") || step.Run == ".ci/run"
		}
		if !strings.HasPrefix(job.RunsOn, system+"-") || !runs {
			t.Errorf("the tests do not run on %s: %+v", system, job)
		}
	}
	if len(workflow.Permissions) != 1 || workflow.Permissions["contents"] != "read" {
		t.Errorf("it may do more than read: %v", workflow.Permissions)
	}
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimRight(line, "\r\n"); strings.Contains(line, "uses:") && !pinned.MatchString(line) {
			t.Errorf("%q is not pinned by a commit", line)
		}
	}
}
