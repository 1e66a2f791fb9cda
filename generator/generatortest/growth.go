package generatortest

import (
	"fmt"
	"strconv"
	"strings"
)

// Growth is a kind of journal that can be made in any size, to see that the work
// grows with the size and no faster.
type Growth struct {
	Name  string
	Size  int                           // with which it takes some milliseconds; six times as much is still quick
	Files func(n int) map[string]string // by their paths below content
}

// Growths are the shapes of notes, and of folders of notes, in which something that
// looks at everything once for each piece takes the square of the time.
func Growths() []Growth {
	all := []Growth{
		body("table of n columns and n rows", 1500, func(n int) string {
			return strings.Repeat("|a", n) + "|\n" + strings.Repeat("|-", n) + "|\n" + strings.Repeat("|x|\n", n)
		}),
		body("rows without cells", 4000, func(n int) string { return "|a|b|\n|-|-|\n" + strings.Repeat("|\n", n) }),
		body("tables", 1000, func(n int) string { return strings.Repeat("|a|b|\n|-|-|\n|c|d|\n\n", n) }),
		body("row of escaped bars", 10000, func(n int) string { return "|a|\n|-|\n|" + strings.Repeat(`\|`, n) + "|\n" }),
		body("row of bars", 10000, func(n int) string { return "|a|\n|-|\n" + strings.Repeat("|x", n) + "|\n" }),
		body("bars without a table", 10000, func(n int) string { return strings.Repeat("a|b\n", n) }),
		body("delimiter rows", 4000, func(n int) string { return strings.Repeat("a|b\n-|-\n", n) }),
		body("code with bars in cells", 4000, func(n int) string { return "|a|\n|-|\n" + strings.Repeat("|`x\\|y`|\n", n) }),

		body("tags", 4000, func(n int) string { return each(n, "#t%d ") }),
		body("tags in entries", 4000, func(n int) string { return "## To improve\n\n" + each(n, "- a #t%d\n") }),
		body("tags of one entry", 4000, func(n int) string { return "## To improve\n\n- a " + each(n, "#t%d ") + "\n" }),
		body("tags in the middle of an entry", 4000, func(n int) string { return "## To improve\n\n- " + each(n, "#t%d x ") + "\n" }),
		body("highlights", 4000, func(n int) string { return strings.Repeat("==a ", n) }),
		body("closed highlights", 4000, func(n int) string { return strings.Repeat("==a== ", n) }),

		front("tags in a list", 4000, func(n int) string { return "tags: [" + each(n, "t%d, ") + "x]\n" }),
		front("tags in one text", 4000, func(n int) string { return "tags: " + each(n, "t%d, ") + "x\n" }),
		front("log", 4000, func(n int) string { return "log:\n" + strings.Repeat("  - 2026-03-04 16:05 thank-you Mary Chen\n", n) }),
		front("log of follow-ups to different people", 2000, func(n int) string { return "log:\n" + each(n, "  - 2026-03-04 follow-up Mary Chen%d: x\n") }),
		front("log with words of one's own", 4000, func(n int) string { return "log:\n" + each(n, "  - 2026-03-04 folow-up%d\n") }),
		front("log in one text", 4000, func(n int) string { return "log: |\n" + strings.Repeat("  2026-03-04 thank-you Mary Chen\n", n) }),
		front("keys nobody knows", 2000, func(n int) string { return each(n, "key%d: x\n") }),
		front("keys that are slips", 2000, func(n int) string { return each(n, "compani%d: x\n") }),
		front("one key many times", 4000, func(n int) string { return strings.Repeat("role: x\n", n) }),
		front("lines without a key", 4000, func(n int) string { return "a: [\n" + strings.Repeat("x y\n", n) }),
		front("lists in lists", 4000, func(n int) string { return "tags: " + strings.Repeat("[", n) + "\n" }),
		front("closed lists in lists", 4000, func(n int) string { return "tags: " + strings.Repeat("[", n) + strings.Repeat("]", n) + "\n" }),
		front("maps in maps", 4000, func(n int) string { return "tags: " + strings.Repeat("{a: ", n) + "\n" }),
		front("items in items", 1000, func(n int) string { return "tags:\n  " + strings.Repeat("- ", n) + "x\n" }),
		front("maps below maps", 300, func(n int) string {
			var b strings.Builder
			for i := range n {
				b.WriteString(strings.Repeat(" ", i) + "a:\n")
			}
			return b.String()
		}),
		front("aliases of aliases", 4000, func(n int) string {
			var b strings.Builder
			b.WriteString("a0: &a0 [x, y, z]\n")
			for i := 1; i < n; i++ {
				fmt.Fprintf(&b, "a%d: &a%d [*a%d, *a%d, *a%d]\n", i, i, i-1, i-1, i-1)
			}
			return b.String()
		}),
		front("aliases", 4000, func(n int) string { return "a: &a x\ntags: [" + strings.Repeat("*a, ", n) + "x]\n" }),
		front("merges", 1000, func(n int) string { return "a: &a {" + each(n, "k%d: 1, ") + "}\n" + each(n, "m%d: {<<: *a}\n") }),
		front("anchors", 4000, func(n int) string { return "tags: [" + each(n, "&a%d x, ") + "x]\n" }),
		front("a quote never closed", 4000, func(n int) string { return "title: \"" + strings.Repeat("x\n ", n) }),
		front("a comment", 40000, func(n int) string { return "role: x #" + strings.Repeat("# ", n) + "\n" }),
		front("a text of many lines", 4000, func(n int) string { return "next_steps:\n" + strings.Repeat("  x y\n", n) }),
		front("escapes", 10000, func(n int) string { return `next_steps: "` + strings.Repeat(`\n`, n) + "\"\n" }),
		front("tabs", 4000, func(n int) string { return "tags:\n" + strings.Repeat("\t- x\n", n) }),
		front("people", 2000, func(n int) string {
			return "interviewers:\n" + each(n, "  - Mary Chen%d, Manager <m%d@northwind.example>\n")
		}),
		front("people of near names", 1000, func(n int) string { return "interviewers:\n" + names(n, "  - %s\n") }),
		front("people in one text", 2000, func(n int) string { return "interviewers: " + each(n, "Mary Chen%d, ") + "\n" }),
		front("people as a broken list", 2000, func(n int) string { return "interviewers:\n" + each(n, "  - name: Mary: Chen%d\n    title: x\n") }),
		front("contacts", 2000, func(n int) string { return "contacts:\n" + each(n, "  - Mary Chen%d\n") }),
		front("competitors", 2000, func(n int) string { return "competitors: [" + each(n, "Acme%d, ") + "x]\n" }),
		front("outcome", 40000, func(n int) string { return "outcome: " + strings.Repeat("not rejected, ", n) + "\n" }),
		front("next steps", 10000, func(n int) string { return "next_steps: " + strings.Repeat("answer by 2026-03-11, ", n) + "\n" }),
		front("date", 10000, func(n int) string { return "date: " + strings.Repeat("2026-03-11 ", n) + "\n" }),
		front("ratings", 2000, func(n int) string { return "ratings: {" + each(n, "k%d: 3, ") + "}\n" }),
		front("duration", 10000, func(n int) string { return "duration: " + strings.Repeat("1h ", n) + "\n" }),
		front("salary", 10000, func(n int) string { return "salary: " + strings.Repeat("48,000 ", n) + "\n" }),
		front("company of many words", 10000, func(n int) string { return "company: " + strings.Repeat("Acme ", n) + "\n" }),
		front("role in brackets", 10000, func(n int) string { return "role: " + strings.Repeat("(", n) + "\n" }),
		front("stage", 10000, func(n int) string { return "stage: " + strings.Repeat("x", n) + "\n" }),
		file("TOML log", 2000, func(n int) string {
			return "+++\ncompany = \"X\"\nlog = [" + strings.Repeat("\"2026-03-04 thank-you Mary Chen\", ", n) + "]\n+++\n"
		}),
		file("TOML tables", 2000, func(n int) string { return "+++\n" + each(n, "[[interviewers]]\nname = \"Mary Chen%d\"\n") + "+++\n" }),
		file("TOML lists in lists", 4000, func(n int) string { return "+++\na = " + strings.Repeat("[", n) + strings.Repeat("]", n) + "\n+++\n" }),
		file("TOML dotted key", 4000, func(n int) string { return "+++\na" + strings.Repeat(".a", n) + " = 1\n+++\n" }),
		file("front matter never closed", 4000, func(n int) string { return "---\n" + each(n, "key%d: x\n") }),
		file("rules", 4000, func(n int) string { return strings.Repeat("---\n", n) }),
		file("rules and keys", 4000, func(n int) string { return strings.Repeat("---\na: b\n", n) }),
		file("headings in front matter", 4000, func(n int) string { return "---\n" + strings.Repeat("\n# x\n", n) + "---\n" }),

		file("labels", 2000, func(n int) string { return "# X\n\n" + each(n, "**Company%d:** X\n") }),
		file("labels joined in a line", 2000, func(n int) string { return "# X\n\n" + strings.Repeat("**Company:** X · ", n) + "\n" }),
		file("labels nobody knows joined in a line", 2000, func(n int) string { return "# X\n\n**Company:** X · " + each(n, "**Compani%d:** X · ") + "\n" }),
		file("labels without a join", 2000, func(n int) string { return "# X\n\n" + strings.Repeat("**Company:** ", n) + "\n" }),
		file("Dataview fields", 2000, func(n int) string { return "# X\n\n" + strings.Repeat("log:: 2026-03-04 thank-you Mary Chen\n", n) }),
		file("colons", 10000, func(n int) string { return "# X\n\n" + strings.Repeat("::", n) + "\n" }),
		file("lines with colons", 4000, func(n int) string { return "# X\n\n" + strings.Repeat("a: b\n", n) }),

		body("link definitions", 4000, func(n int) string { return each(n, "[a%d]: /x\n") }),
		body("link definitions and their use", 4000, func(n int) string { return each(n, "[a%d]: /x\n") + "\n" + each(n, "[a%d] ") }),
		body("link definitions apart", 4000, func(n int) string { return each(n, "[a%d]: /x\n\n") }),
		body("link definition of many lines", 4000, func(n int) string { return "[a]:\n" + strings.Repeat("x\n", n) }),
		body("titles never closed", 4000, func(n int) string { return strings.Repeat("[a]: /x \"y\n", n) }),
		body("label never closed", 4000, func(n int) string { return "[" + strings.Repeat("a\n", n) }),
		body("brackets", 4000, func(n int) string { return strings.Repeat("[", n) }),
		body("brackets with a letter", 4000, func(n int) string { return strings.Repeat("[a", n) }),
		body("closed brackets", 4000, func(n int) string { return strings.Repeat("[", n) + "a" + strings.Repeat("]", n) }),
		body("brackets that close", 4000, func(n int) string { return strings.Repeat("]", n) }),
		body("brackets one by one", 4000, func(n int) string { return strings.Repeat("[a] ", n) }),
		body("two brackets", 4000, func(n int) string { return strings.Repeat("[[a ", n) }),
		body("link in link", 4000, func(n int) string { return strings.Repeat("[a](", n) }),
		body("links", 4000, func(n int) string { return strings.Repeat("[a](b.md) ", n) }),
		body("links in brackets", 4000, func(n int) string { return strings.Repeat("[", n) + strings.Repeat("[a](b) ", n) }),
		body("link with angle never closed", 4000, func(n int) string { return strings.Repeat("[a](<b", n) }),
		body("link with title never closed", 4000, func(n int) string { return strings.Repeat("[a](b \"", n) }),
		body("link with brackets inside", 4000, func(n int) string { return strings.Repeat("[a](", n) + strings.Repeat(")", n) }),
		body("link address of brackets", 4000, func(n int) string { return "[a](" + strings.Repeat("(", n) }),
		body("references", 4000, func(n int) string { return strings.Repeat("[a][b] ", n) }),
		body("references to nothing", 4000, func(n int) string { return strings.Repeat("[a][", n) }),
		body("pictures in pictures", 4000, func(n int) string { return strings.Repeat("![", n) }),
		body("pictures", 4000, func(n int) string { return strings.Repeat("![a](b.png) ", n) }),
		body("pictures closed in pictures", 1000, func(n int) string { return strings.Repeat("![", n) + "a" + strings.Repeat("](b)", n) }),
		body("wiki links", 4000, func(n int) string { return strings.Repeat("[[a]] ", n) }),
		body("wiki links never closed", 4000, func(n int) string { return strings.Repeat("[[a|", n) }),
		body("embeds", 4000, func(n int) string { return strings.Repeat("![[a.png]] ", n) }),
		body("callouts", 2000, func(n int) string { return strings.Repeat("> [!note] a\n\n", n) }),
		body("callout marks", 4000, func(n int) string { return "> " + strings.Repeat("[!a", n) }),
		body("callouts in callouts", 300, func(n int) string {
			var b strings.Builder
			for i := range n {
				b.WriteString(strings.Repeat("> ", i+1) + "[!note] a\n")
			}
			return b.String()
		}),
		body("callout of many lines", 4000, func(n int) string { return "> [!note] a\n" + strings.Repeat("> b\n", n) }),
		body("question callouts", 2000, func(n int) string { return strings.Repeat("> [!question] Why?\n> So.\n\n", n) }),

		body("stars", 4000, func(n int) string { return strings.Repeat("*a ", n) }),
		body("double stars", 4000, func(n int) string { return strings.Repeat("**a ", n) }),
		body("closing stars", 4000, func(n int) string { return strings.Repeat("a* ", n) }),
		body("opening then closing stars", 4000, func(n int) string { return strings.Repeat("*a ", n) + strings.Repeat("b* ", n) }),
		body("double and single stars", 4000, func(n int) string { return strings.Repeat("*a **b ", n) + strings.Repeat("c* ", n) }),
		body("stars and lines", 4000, func(n int) string { return strings.Repeat("*a_", n) }),
		body("stars never matching lines", 4000, func(n int) string { return strings.Repeat("*a ", n) + strings.Repeat("b_ ", n) }),
		body("stars inside words", 4000, func(n int) string { return strings.Repeat("a**b", n) + strings.Repeat("c* ", n) }),
		body("rule of three", 4000, func(n int) string { return "a**b" + strings.Repeat("c* ", n) + strings.Repeat("d**e*f ", n) }),
		body("a run of stars", 10000, func(n int) string { return strings.Repeat("*", n) + "a" + strings.Repeat("*", n) }),
		body("runs of stars", 1000, func(n int) string { return strings.Repeat("***a ", n) + strings.Repeat("b*** ", n) }),
		body("nested stars", 1000, func(n int) string { return strings.Repeat("*a **a ", n) + strings.Repeat("a** a* ", n) }),
		body("waves", 4000, func(n int) string { return strings.Repeat("~~a ", n) }),
		body("waves and stars", 4000, func(n int) string { return strings.Repeat("*~~a ", n) + strings.Repeat("b~ ", n) }),
		body("equals signs", 4000, func(n int) string { return strings.Repeat("==a ", n) + strings.Repeat("b* ", n) }),
		body("quotes around stars", 4000, func(n int) string { return strings.Repeat("_a *b ", n) + strings.Repeat("c_ ", n) }),

		body("lists in a line", 1000, func(n int) string { return strings.Repeat("- ", n) + "x\n" }),
		body("lists in lists", 200, func(n int) string { return steps(n, "- x") }),
		body("numbers in a line", 1000, func(n int) string { return strings.Repeat("1. ", n) + "x\n" }),
		body("quotes in a line", 2000, func(n int) string { return strings.Repeat("> ", n) + "x\n" }),
		body("quotes of two lines", 2000, func(n int) string { return strings.Repeat(">", n) + "x\n" + strings.Repeat(">", n) + "y\n" }),
		body("quotes and lines without", 1000, func(n int) string { return strings.Repeat(">", n) + "x\n" + strings.Repeat("y\n", n) }),
		body("quotes and lists", 1000, func(n int) string { return strings.Repeat("> - ", n) + "x\n" }),
		body("lists and lines below", 1000, func(n int) string { return strings.Repeat("- ", n) + "x\n" + strings.Repeat("y\n", n) }),
		body("deep lists with empty lines", 1000, func(n int) string { return strings.Repeat("- ", n) + "x\n" + strings.Repeat("\n", n) }),
		body("deep lists in a section", 1000, func(n int) string { return "## To improve\n\n" + strings.Repeat("- ", n) + "x\n" }),
		body("list", 4000, func(n int) string { return strings.Repeat("- x\n", n) }),
		body("list with empty lines", 4000, func(n int) string { return strings.Repeat("- x\n\n", n) }),
		body("lists of changing marks", 4000, func(n int) string { return strings.Repeat("- x\n+ y\n", n) }),
		body("numbers", 4000, func(n int) string { return each(n, "%d. x\n") }),
		body("tasks", 4000, func(n int) string { return "## To improve\n\n" + strings.Repeat("- [ ] x\n", n) }),
		body("entry of many lines", 4000, func(n int) string { return "## To improve\n\n- x\n" + strings.Repeat("  y\n", n) }),
		body("entry with many below", 4000, func(n int) string { return "## To improve\n\n- x\n" + strings.Repeat("  - y\n", n) }),
		body("question with many reasons", 4000, func(n int) string { return "## Questions\n\n- x?\n" + strings.Repeat("  - why: y\n", n) }),
		body("question heading with many lines", 4000, func(n int) string { return "## Questions\n\n### Q1: x?\n\n" + strings.Repeat("better: y\n\n", n) }),
		body("dialogue", 4000, func(n int) string { return "## Questions\n\n" + strings.Repeat("Q: x?\nA: y\n\n", n) }),
		body("dialogue of answers", 4000, func(n int) string { return "## Questions\n\nQ: x?\n" + strings.Repeat("A: y\n", n) }),
		body("reactions", 4000, func(n int) string { return "## Reactions\n\n" + strings.Repeat("- liked: x\n- disliked: y\n- z\n", n) }),
		body("reactions after many sections", 1000, func(n int) string {
			return strings.Repeat("## Reactions\n\n- liked: x\n- disliked: y\n\n", n)
		}),

		body("backticks", 4000, func(n int) string { return strings.Repeat("`a ", n) }),
		body("runs of backticks", 300, func(n int) string {
			var b strings.Builder
			for i := range n {
				b.WriteString(strings.Repeat("`", i+1) + " ")
			}
			return b.String()
		}),
		body("double backticks and one", 4000, func(n int) string { return "`" + strings.Repeat("``a", n) }),
		body("comments of HTML", 4000, func(n int) string { return "a " + strings.Repeat("<!-- ", n) }),
		body("closed comments of HTML", 4000, func(n int) string { return "a " + strings.Repeat("<!-- a --> ", n) }),
		body("closed comments of HTML in a block", 4000, func(n int) string { return "<div>" + strings.Repeat("<!-- a --> ", n) + "\n" }),
		body("closed comments of HTML by line", 4000, func(n int) string { return strings.Repeat("<!-- a -->\n", n) }),
		body("comments of HTML in a block", 4000, func(n int) string { return strings.Repeat("<!-- a\n", n) }),
		body("instructions of HTML", 4000, func(n int) string { return "a " + strings.Repeat("<? ", n) }),
		body("declarations of HTML", 4000, func(n int) string { return "a " + strings.Repeat("<!A ", n) }),
		body("CDATA of HTML", 4000, func(n int) string { return "a " + strings.Repeat("<![CDATA[ ", n) }),
		body("tags of HTML never closed", 4000, func(n int) string { return "a " + strings.Repeat("<a b='", n) }),
		body("tags of HTML with attributes", 4000, func(n int) string { return "a <a" + strings.Repeat(" b=c", n) }),
		body("tags of HTML", 4000, func(n int) string { return "a " + strings.Repeat("<b>", n) }),
		body("tags of HTML over lines", 4000, func(n int) string { return "a " + strings.Repeat("<b\n", n) }),
		body("angles", 4000, func(n int) string { return strings.Repeat("<", n) }),
		body("blocks of HTML", 4000, func(n int) string { return strings.Repeat("<div>\n\n", n) }),
		body("block of HTML", 4000, func(n int) string { return "<div>\n" + strings.Repeat("<p>\n", n) }),
		body("block of code", 4000, func(n int) string { return strings.Repeat("    x\n", n) }),
		body("block of code with empty lines", 4000, func(n int) string { return strings.Repeat("    x\n\n", n) }),
		body("fences", 4000, func(n int) string { return strings.Repeat("```\nx\n```\n", n) }),
		body("fence never closed", 4000, func(n int) string { return "```\n" + strings.Repeat("~~~\n", n) }),
		body("hidden comments", 4000, func(n int) string { return strings.Repeat("%% a %% ", n) }),
		body("hidden comments and code", 4000, func(n int) string { return strings.Repeat("`a", n) + " %% a %%" }),

		body("footnotes", 2000, func(n int) string { return each(n, "a[^%d] ") + "\n\n" + each(n, "[^%d]: x\n") }),
		body("footnotes never used", 2000, func(n int) string { return each(n, "[^%d]: x\n") }),
		body("one footnote used often", 2000, func(n int) string { return strings.Repeat("a[^1] ", n) + "\n\n[^1]: x\n" }),
		body("footnote marks", 4000, func(n int) string { return strings.Repeat("[^a", n) }),
		body("footnotes to nothing", 4000, func(n int) string { return each(n, "a[^%d] ") + "\n\n[^x]: y\n" }),
		body("footnotes in footnotes", 2000, func(n int) string { return "[^0] \n\n" + each(n, "[^%d]: [^1%d]\n") }),
		body("definitions", 4000, func(n int) string { return strings.Repeat("Term\n: Meaning\n\n", n) }),
		body("terms", 4000, func(n int) string { return strings.Repeat("Term\n", n) + ": Meaning\n" }),
		body("meanings", 4000, func(n int) string { return "Term\n" + strings.Repeat(": Meaning\n", n) }),

		body("bare addresses", 4000, func(n int) string { return each(n, "https://northwind.example/%d ") }),
		body("bare mail addresses", 4000, func(n int) string { return strings.Repeat("mary@northwind.example ", n) }),
		body("at signs", 4000, func(n int) string { return strings.Repeat("a@", n) }),
		body("stars in a mail address", 10000, func(n int) string { return strings.Repeat("a*", n) + "@x.example" }),
		body("address of many dots", 4000, func(n int) string { return "http://" + strings.Repeat("a.", n) }),
		body("schemes", 4000, func(n int) string { return strings.Repeat("(http://", n) }),
		body("address with signs behind", 4000, func(n int) string { return "http://a.example/" + strings.Repeat("&a;", n) }),
		body("addresses in angles", 4000, func(n int) string { return strings.Repeat("<http://a", n) }),
		body("www", 4000, func(n int) string { return strings.Repeat("www.", n) }),

		body("headings of one name", 2000, func(n int) string { return strings.Repeat("## Notes\n\n", n) }),
		body("headings that look like counted ones", 2000, func(n int) string { return strings.Repeat("## a\n\n## a-1\n\n## a 1\n\n", n) }),
		body("headings", 2000, func(n int) string { return each(n, "## Heading %d\n\n") }),
		body("headings of unknown length", 4000, func(n int) string { return "## " + strings.Repeat("a ", n) + "\n" }),
		body("sections", 2000, func(n int) string { return strings.Repeat("## To improve\n\n- x\n\n", n) }),
		body("underlined headings", 2000, func(n int) string { return strings.Repeat("a\n---\n", n) }),
		body("heading of many lines", 4000, func(n int) string { return strings.Repeat("a\n", n) + "---\n" }),
		body("attributes of headings", 2000, func(n int) string { return "## a {" + strings.Repeat("#b ", n) + "}\n" }),
		body("bold headings", 2000, func(n int) string { return strings.Repeat("**To improve**\n\n- x\n\n", n) }),

		body("paragraph of many lines", 4000, func(n int) string { return strings.Repeat("a\n", n) }),
		body("paragraphs", 4000, func(n int) string { return strings.Repeat("a\n\n", n) }),
		body("hard breaks", 4000, func(n int) string { return strings.Repeat("a  \n", n) }),
		body("backslashes", 10000, func(n int) string { return strings.Repeat(`\`, n) }),
		body("escaped signs", 10000, func(n int) string { return strings.Repeat(`\*`, n) }),
		body("entities", 4000, func(n int) string { return strings.Repeat("&amp;", n) }),
		body("entities never closed", 4000, func(n int) string { return strings.Repeat("&a", n) }),
		body("numbers of characters", 4000, func(n int) string { return strings.Repeat("&#x1F600;", n) }),
		body("tabs", 10000, func(n int) string { return strings.Repeat("\t", n) + "x\n" }),
		body("tabs behind a list mark", 10000, func(n int) string { return "-" + strings.Repeat("\t", n) + "x\n" }),
		body("lines of tabs", 1000, func(n int) string { return strings.Repeat("\t- x\n", n) }),
		body("spaces", 40000, func(n int) string { return "a" + strings.Repeat(" ", n) + "b\n" }),
		body("spaces at the end", 40000, func(n int) string { return "a" + strings.Repeat(" ", n) + "\nb\n" }),
		body("a word", 1000000, func(n int) string { return strings.Repeat("a", n) }),
		body("a line of words", 100000, func(n int) string { return strings.Repeat("a ", n) }),
		body("a line of an entry", 100000, func(n int) string { return "## To improve\n\n- " + strings.Repeat("a ", n) }),
		body("a line of one script", 100000, func(n int) string { return "## To improve\n\n- " + strings.Repeat("面", n) }),
		body("marks on a letter", 10000, func(n int) string { return "## To improve\n\n- a" + strings.Repeat("\u0301", n) }),
		body("carriage returns", 10000, func(n int) string { return strings.Repeat("a\r", n) }),
		body("zero bytes", 10000, func(n int) string { return strings.Repeat("\x00", n) }),
		body("marks behind a question", 4000, func(n int) string { return "## Questions\n\n- " + strings.Repeat("x? (4/5) ", n) }),
		body("stars behind a question", 4000, func(n int) string { return "## Questions\n\n- x? " + strings.Repeat("⭐", n) }),
		body("brackets behind an entry", 4000, func(n int) string { return "## To improve\n\n- [x] y " + strings.Repeat("(sent 2026-02-18) ", n) }),
		body("boards", 2000, func(n int) string { return strings.Repeat("- [ ] x @{2026-03-04}\n", n) }),

		body("questions", 1000, func(n int) string {
			return "## Questions they asked\n\n" + each(n, "- [2/5] What is number %d of it?\n")
		}),
		body("one question", 2000, func(n int) string { return "## Questions they asked\n\n" + strings.Repeat("- [2/5] Why us?\n", n) }),
		body("near questions", 500, func(n int) string {
			return "## Questions they asked\n\n" + names(n, "- How would you test %s and what else would you do there?\n")
		}),
		body("one lesson", 2000, func(n int) string {
			return "## To improve\n\n" + strings.Repeat("- Answer first, then the details\n", n)
		}),
		body("lessons", 1000, func(n int) string { return "## To improve\n\n" + each(n, "- Ask for number %d before you begin\n") }),
		body("near lessons", 500, func(n int) string { return "## To improve\n\n" + names(n, "- The %s of it was not said well\n") }),
		body("lessons without a theme", 500, func(n int) string { return "## To improve\n\n" + names(n, "- %[1]s %[1]s zzyzx\n") }),
		body("lessons of one strange word", 1000, func(n int) string { return "## To improve\n\n" + each(n, "- zzyzx qwrt%d\n") }),
		body("strengths", 1000, func(n int) string { return "## Went well\n\n" + each(n, "- Drew number %d\n") }),
		body("things to ask", 1000, func(n int) string { return "## Still to ask\n\n" + each(n, "- Who is number %d?\n") }),
		body("feedback", 1000, func(n int) string { return "## Feedback\n\n" + each(n, "Say less of %d.\n\n") }),
		body("concerns", 1000, func(n int) string { return "## Concerns\n\n" + each(n, "- Number %d\n") }),
		body("next steps as a section", 1000, func(n int) string { return "## Next steps\n\n" + each(n, "- answer by 2026-03-11 from %d\n") }),

		folder("notes with 200 links each", 80, func(n int) map[string]string {
			files := map[string]string{}
			for i := range n {
				var b strings.Builder
				for k := range 200 {
					fmt.Fprintf(&b, "[[note%d]] [x](note%d.md)\n", (i+k)%n, (i*k)%n)
				}
				files[fmt.Sprintf("pages/note%d.md", i)] = "# Note\n\n" + b.String()
			}
			return files
		}),
		folder("notes that all link to one", 200, func(n int) map[string]string {
			files := map[string]string{"pages/hub.md": "# Hub\n"}
			for i := range n {
				files[fmt.Sprintf("pages/note%d.md", i)] = "# Note\n\n[[hub]]\n"
			}
			return files
		}),
		folder("wiki links to one of many", 100, func(n int) map[string]string {
			files := map[string]string{}
			for i := range n {
				files[fmt.Sprintf("pages/p%d/same.md", i)] = "# Same\n\n" + strings.Repeat("[[same]] ", 20)
			}
			return files
		}),
		folder("wiki links to nothing", 100, func(n int) map[string]string {
			files := map[string]string{}
			for i := range n {
				files[fmt.Sprintf("pages/note%d.md", i)] = "# Note\n\n" + strings.Repeat(fmt.Sprintf("[[nota%d]] [x](nots%d.md) ", i, i), 10)
			}
			return files
		}),
		folder("rounds of one application", 100, func(n int) map[string]string {
			files := map[string]string{}
			for i := range n {
				files[fmt.Sprintf("interviews/r%d.md", i)] = fmt.Sprintf("---\ncompany: Northwind\nrole: Engineer\ndate: 2026-%02d-%02d\ninterviewers: [Mary Chen]\nlog: [2026-03-04 thank-you Mary Chen]\n---\n\n## Questions\n\n- Why us?\n\n## To improve\n\n- Answer first\n\n## Still to ask\n\n- Who is on call?\n", 1+i%3, 1+i%28)
			}
			return files
		}),
		folder("companies of near names", 200, func(n int) map[string]string {
			files := map[string]string{}
			for i, name := range nameList(n) {
				files[fmt.Sprintf("interviews/r%d.md", i)] = "---\ncompany: " + name + "\nrole: Engineer\ndate: 2026-03-01\noutcome: waiting\n---\n\nx\n"
			}
			return files
		}),
		folder("roles of one company", 200, func(n int) map[string]string {
			files := map[string]string{}
			for i := range n {
				files[fmt.Sprintf("interviews/r%d.md", i)] = fmt.Sprintf("---\ncompany: Northwind\nrole: Engineer %d\ndate: 2026-03-01\n---\n\nx\n", i)
			}
			return files
		}),
		folder("people of near names in many notes", 200, func(n int) map[string]string {
			files := map[string]string{}
			for i, name := range nameList(n) {
				files[fmt.Sprintf("interviews/r%d.md", i)] = "---\ncompany: Northwind\nrole: Engineer\ndate: 2026-03-01\ninterviewers: [" + name + "]\n---\n\nx\n"
			}
			return files
		}),
		folder("interviews ahead", 100, func(n int) map[string]string {
			files := map[string]string{}
			for i := range n {
				files[fmt.Sprintf("interviews/r%d.md", i)] = fmt.Sprintf("---\ncompany: Firm%d\nrole: Engineer\ndate: 2026-04-%02d 10:00\ninterviewers: [Mary Chen]\n---\n\n## To improve\n\n- Answer first %d\n", i, 1+i%28, i)
			}
			return files
		}),
		folder("offers", 50, func(n int) map[string]string {
			files := map[string]string{}
			for i := range n {
				files[fmt.Sprintf("interviews/r%d.md", i)] = fmt.Sprintf("---\ncompany: Firm%d\nrole: Engineer\ndate: 2026-03-01\noutcome: offer\nsalary: 48,000\ndeadline: 2026-03-10\n---\n\nx\n", i)
			}
			return files
		}),
		folder("lessons of many notes", 100, func(n int) map[string]string {
			files := map[string]string{}
			for i := range n {
				files[fmt.Sprintf("interviews/r%d.md", i)] = fmt.Sprintf("---\ncompany: Firm%d\nrole: Engineer\ndate: 2026-%02d-%02d\n---\n\n## To improve\n\n- Answer first, then the details\n- zzyzx %d\n", i, 1+i%2, 1+i%28, i)
			}
			return files
		}),
		folder("pages", 400, func(n int) map[string]string {
			files := map[string]string{}
			for i := range n {
				files[fmt.Sprintf("pages/note%d.md", i)] = "x\n"
			}
			return files
		}),
		folder("assets", 1000, func(n int) map[string]string {
			files := map[string]string{}
			for i := range n {
				files[fmt.Sprintf("img/p%d.png", i)] = "x"
			}
			return files
		}),
		folder("folders in folders", 50, func(n int) map[string]string {
			return map[string]string{strings.Repeat("a/", n) + "x.md": "x\n", "y.md": strings.Repeat("../", n) + " [x](" + strings.Repeat("../", n) + "x.md)\n"}
		}),
		settings("headings in the settings", 1000, func(n int) string { return "sections:\n  improve:\n" + each(n, "    - Heading %d\n") }),
		settings("words of a theme", 1000, func(n int) string { return "themes:\n  concise:\n" + each(n, "    - word%d\n") }),
		settings("themes", 500, func(n int) string { return "themes:\n" + each(n, "  theme%d: [word%d]\n") }),
		settings("references", 1000, func(n int) string { return "references:\n" + each(n, "  - Ada Sample%d <ada%d@example.org>\n") }),
		settings("holidays", 1000, func(n int) string { return "working: {holidays: [" + strings.Repeat("2026-04-03, ", n) + "]}\n" }),
		settings("keys of one's own", 1000, func(n int) string { return "fields: [" + each(n, "key%d, ") + "x]\n" }),
		settings("settings nobody knows", 1000, func(n int) string { return each(n, "key%d: x\n") }),
	}
	for _, words := range []string{"in ", "or 3 ", "week ", "and mon ", "3.3. or ", "until 3pm ", "of ", "EST ", "\xda"} {
		all = append(all,
			front(fmt.Sprintf("a day of %q", words), 1000, func(n int) string { return "date: 3 " + strings.Repeat(words, n) + "\n" }),
			front(fmt.Sprintf("a promise of %q", words), 1000, func(n int) string { return "next_steps: 3 " + strings.Repeat(words, n) + "\n" }),
			front(fmt.Sprintf("an answer of %q", words), 1000, func(n int) string {
				return "log:\n  - 2026-03-04 answered Mary Chen: 3 " + strings.Repeat(words, n) + "\n"
			}))
	}
	return all
}

// note is an interview, whatever stands in it.
const growing = "interviews/2026-03-04-northwind.md"

func file(name string, size int, text func(int) string) Growth {
	return Growth{name, size, func(n int) map[string]string { return map[string]string{growing: text(n)} }}
}

func body(name string, size int, text func(int) string) Growth {
	return file("body: "+name, size, func(n int) string {
		return "---\ncompany: Northwind\nrole: Engineer\ndate: 2026-03-04\n---\n\n" + text(n) + "\n"
	})
}

func front(name string, size int, text func(int) string) Growth {
	return file("front matter: "+name, size, func(n int) string {
		t := text(n)
		if !strings.HasPrefix(t, "company") {
			t = "company: Northwind\n" + t
		}
		return "---\n" + t + "---\n\nx\n"
	})
}

func folder(name string, size int, files func(int) map[string]string) Growth {
	return Growth{"folder: " + name, size, files}
}

func settings(name string, size int, text func(int) string) Growth {
	return Growth{name, size, func(n int) map[string]string {
		return map[string]string{"journal.yaml": text(n), growing: "---\ncompany: Northwind\ndate: 2026-03-04\n---\n\n## To improve\n\n- Answer first\n"}
	}}
}

// each writes a line n times, with its number wherever it has room for one.
func each(n int, line string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.ReplaceAll(line, "%d", strconv.Itoa(i)))
	}
	return b.String()
}

// steps writes a line n times, each two spaces deeper.
func steps(n int, line string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat("  ", i) + line + "\n")
	}
	return b.String()
}

// nameList returns n names of which each is like many others.
func nameList(n int) []string {
	all := make([]string, n)
	for i := range all {
		letters := []byte("aaaa")
		for k, at := len(letters)-1, i; k >= 0; k, at = k-1, at/26 {
			letters[k] += byte(at % 26)
		}
		all[i] = "Mar" + string(letters) + " Chenov"
	}
	return all
}

func names(n int, line string) string {
	var b strings.Builder
	for _, name := range nameList(n) {
		fmt.Fprintf(&b, line, name)
	}
	return b.String()
}
