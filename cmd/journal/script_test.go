package main

import (
	"flag"
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "write the golden files of the scripts anew")

// TestMain makes this binary the program when a test starts it as one.
func TestMain(m *testing.M) {
	if os.Getenv("JOURNAL_TEST_IS_PROGRAM") != "" {
		os.Exit(run())
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
		Setup: func(env *testscript.Env) error {
			env.Setenv("TZ", "Europe/Berlin")
			return nil
		},
	})
}
