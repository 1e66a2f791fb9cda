package site

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
)

// The pile of what is to be sorted stands before the plan, with the likely themes, how
// to sort it, and no more lines than can be seen at once.
func TestToSort(t *testing.T) {
	files := fstest.MapFS{"journal.yaml": {Data: []byte("today: 2026-03-10\n")}}
	for n := range 13 {
		files[fmt.Sprintf("interviews/%02d.md", n)] = &fstest.MapFile{Data: fmt.Appendf(nil, "---\ncompany: Northwind\ndate: 2026-02-%02d 10:00\n---\n## To improve\n- Rambled for five minutes\n- Xylophone%c quartz%c\n", 1+n, 'a'+n, 'k'+n)}
	}
	files["interviews/last.md"] = &fstest.MapFile{Data: []byte("---\ncompany: Northwind\ndate: 2026-03-04\nlog:\n  - 2026-03-05 feedback: they missed the zeppelin\n---\n")}
	improve := page(t, made(t, files), "improve.html")
	pile := section(t, improve, "_sort")
	holds(t, "the pile", pile, "14 lines to sort", "<code>journal sort</code>", "<code>#none</code>", `data-sort="interviews/12.md:7"`,
		`href="interviews/12.html#l7"`, "Xylophonem quartzw", "And 4 earlier ones", `<li data-theme="concise">Answer first, then the details <code>#concise</code></li>`, "It stands in the log")
	if n := strings.Count(pile, "data-sort="); n != 9 {
		t.Errorf("%d lines can be sorted", n)
	}
	files["journal.yaml"] = &fstest.MapFile{Data: []byte("today: 2026-02-13 18:00\n")}
	holds(t, "the actions", page(t, made(t, files), "actions.html"), "Sort one line of your debrief", `<a href="improve.html#_sort">Sort them</a>`)
	if strings.Index(improve, `id="_sort"`) > strings.Index(improve, `class="plan"`) {
		t.Error("the pile stands behind the plan")
	}
	if strings.Contains(page(t, twoRounds(t), "improve.html"), `id="_sort"`) {
		t.Error("there is a pile of nothing")
	}
}

// Two themes that look alike are offered as one, with the line that makes them one.
func TestJoins(t *testing.T) {
	const note = "---\ncompany: Northwind\ndate: 2026-02-04\n---\n## To improve\n- Rambled for five minutes #blether\n- Get to the point sooner #blether\n- Quartz #minerals\n"
	files := fstest.MapFS{"interviews/a.md": {Data: []byte(note)}, "journal.yaml": {Data: []byte("today: 2026-03-10\n")}}
	holds(t, "the page", page(t, made(t, files), "improve.html"), `data-join="blether" data-into="concise"`, "<code>themes: {concise: [blether]}</code> into <code>journal.yaml</code>")
	files["journal.yaml"] = &fstest.MapFile{Data: []byte("today: 2026-03-10\nthemes: {concise: [long-winded]}\n")}
	holds(t, "the page", page(t, made(t, files), "improve.html"), "<code>concise: [long-winded, blether]</code> under <code>themes:</code> in")
	files["journal.yaml"] = &fstest.MapFile{Data: []byte("today: 2026-03-10\nthemes: {concise: [blether]}\n")}
	if text := page(t, made(t, files), "improve.html"); strings.Contains(text, "data-join") {
		t.Error("what is one theme is offered again")
	}
}
