package main

import (
	_ "embed"
	"io"
	"runtime"
	"runtime/debug"

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
		Long: `Version shows the version. --licenses shows its licence and those of all libraries
and word lists in it, on any system and in the pages it makes.`,
		Example: `  journal version
  journal version --licenses`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if licensed {
				_, err := io.WriteString(s.term.out.text(), licences)
				return err
			}
			version, commit := "(devel)", ""
			if info, ok := debug.ReadBuildInfo(); ok {
				if info.Main.Version != "" {
					version = info.Main.Version
				}
				for _, setting := range info.Settings {
					if setting.Key == "vcs.revision" && len(setting.Value) >= 12 {
						commit = " " + setting.Value[:12]
					}
				}
			}
			return s.term.out.printf("journal %s%s, %s %s/%s\n", version, commit, runtime.Version(), runtime.GOOS, runtime.GOARCH)
		},
	}
	cmd.Flags().BoolVar(&licensed, "licenses", false, "show the licences of everything in it")
	return cmd
}
