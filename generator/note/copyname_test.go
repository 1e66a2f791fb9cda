package note

import "testing"

func TestCopyOf(t *testing.T) {
	for name, want := range map[string]string{
		"in/Reedmace (Mo's conflicted copy 2026-04-18).md":            "in/Reedmace.md !",
		"in/Reedmace (conflicted copy 2026-04-28 091500).md":          "in/Reedmace.md !",
		"in/Reedmace (Konflikt von Ada 2026-04-18).md":                "in/Reedmace.md !",
		"in/Reedmace.sync-conflict-20260326-101112-ABCDEFG.md":        "in/Reedmace.md !",
		"in/2026-04-02-reedmace (Ada’s conflicted copy 2026-04-3).md": "in/2026-04-02-reedmace.md !",
		"in/Copy of Reedmace.md":                                      "in/Reedmace.md",
		"in/Reedmace - Kopie (3).md":                                  "in/Reedmace.md",
		"in/Reedmace 2.md":                                            "in/Reedmace.md",
		"in/Reedmace (Leeds).md":                                      "",
		"in/Conflict Resolution Ltd.md":                               "",
	} {
		got, sure, _ := CopyOf(name)
		if sure {
			got += " !"
		}
		if got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}
