package main

import (
	_ "embed"
	"io"
	"runtime"
	"runtime/debug"
	"time"

	"github.com/spf13/cobra"
)

//go:generate go test -run TestLicences$ . -update

// licences are the notices of every library that is linked or embedded.
//
//go:embed licences/licences.txt
var licences string

func newVersion(s *settings) *cobra.Command {
	var licensed bool
	cmd := &cobra.Command{
		Use:   "version",
		Short: "show the version",
		Long: `Version shows the version, and the commit and the day it was built from.
--licenses shows its licence and those of all libraries and word lists in it,
on any system and in the pages it makes.`,
		Example: `  journal version
  journal version --licenses`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if licensed {
				_, err := io.WriteString(s.term.out.text(), licences)
				return err
			}
			info, ok := debug.ReadBuildInfo()
			if !ok {
				info = &debug.BuildInfo{}
			}
			return s.term.out.printf("journal %s, %s %s/%s\n", versionOf(info), runtime.Version(), runtime.GOOS, runtime.GOARCH)
		},
	}
	cmd.Flags().BoolVar(&licensed, "licenses", false, "show the licences of everything in it")
	return cmd
}

// versionOf says which version a program is, and of what commit and day. The day is
// the commit's, so that the same source gives the same program.
func versionOf(info *debug.BuildInfo) string {
	said := info.Main.Version
	if said == "" {
		said = "(devel)"
	}
	vcs := map[string]string{}
	for _, setting := range info.Settings {
		vcs[setting.Key] = setting.Value
	}
	if commit := vcs["vcs.revision"]; len(commit) >= 12 {
		said += ", commit " + commit[:12]
	}
	if at, err := time.Parse(time.RFC3339, vcs["vcs.time"]); err == nil {
		said += " of " + at.UTC().Format(time.DateOnly)
	}
	return said
}
