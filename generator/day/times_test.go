package day

import "testing"

// FuzzTimesIn looks whether the times of a line stand one behind the other, within it.
func FuzzTimesIn(f *testing.F) {
	for _, line := range []string{
		"Wed 4 Mar, 10-11:30 and Thu 5 Mar at 2pm", "ab Montag, 9.3., 14 Uhr oder Dienstag um 9", "【変更前】5月12日(火) 14:00〜15:00 【変更後】5月14日(木) 10:00〜11:00",
		"変更前:4月20日（月）13時から14時まで 変更後:来週の木曜日 午後3時半", "le mardi 3 mars à 14h30, ou bien demain matin", "el lunes 9 de marzo a las 10:00 h", "2026年4月3日(金)午前10時", "3月10日 から 12日",
	} {
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, line string) {
		end := 0
		for _, at := range TimesIn(line) {
			if at[0] < end || at[1] <= at[0] || at[1] > len(line) {
				t.Fatalf("%q: a time from byte %d to %d behind byte %d", line, at[0], at[1], end)
			}
			end = at[1]
		}
	})
}
