package note

import (
	"path"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"journal/generator/day"
)

var folderKinds = map[string]Kind{
	"interviews": Interview, "interview": Interview, "debriefs": Interview,
	"applications": Application, "application": Application, "bewerbungen": Application, "jobs": Application,
	"companies": Company, "company": Company, "firmen": Company,
	"reviews": Review, "review": Review, "weekly": Review,
	"pages": Page,
}

// folderKind gives the kind that the folders of a path name; "" for none.
func folderKind(p string) Kind {
	dir, _, _ := strings.Cut(p, "/")
	if dir == p {
		return ""
	}
	return folderKinds[strings.ToLower(dir)]
}

// readPath takes what the note does not say from its folder and file name:
//
//	Kestrelholm Grid/2026-03-09-Ines-Varga.md
//	2026-03-04-torvik-motion-technical.md
//	Starlingloft Data - recruiter screen.md
func (r *reading) readPath() {
	n := r.note
	if n.Kind != Interview && n.Kind != Review && n.Kind != Application {
		return
	}
	name := norm.NFC.String(strings.TrimSuffix(path.Base(n.Path), path.Ext(n.Path)))
	on, rest := day.InName(name)
	if n.When.IsZero() && !on.IsZero() && n.Kind != Application {
		n.When.Day = on
	}
	if n.Kind == Review {
		return
	}
	if n.Company.Value != "" && (n.Stage.Value != "" || n.Kind == Application) {
		return
	}
	folder := companyFolder(n.Path)
	company, stage := splitName(rest)
	if n.Kind == Application {
		stage = ""
	}
	switch {
	case n.Company.Value != "":
		if stage != "" && n.Stage.Value == "" && strings.EqualFold(slugWords(company), slugWords(n.Company.Value)) {
			n.Stage = Text{Value: stage}
		}
		return
	case folder != "":
		n.Company = Text{Value: folder}
		if stage != "" && n.Stage.Value == "" {
			n.Stage = Text{Value: stage}
		}
		if len(n.People) == 0 && looksLikeName(company) && !strings.EqualFold(company, folder) {
			n.People = []Person{{Name: company}}
		}
	case company != "":
		n.Company = Text{Value: company}
		if stage != "" && n.Stage.Value == "" {
			n.Stage = Text{Value: stage}
		}
		r.warn(Pos{Line: 1}, "no company is named; "+company+" was taken from the file name", "add a line company: "+company)
	}
}

func slugWords(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) }), " ")
}

var bare = strings.NewReplacer("-", "", "_", "", "Q", "", "W", "")

// companyFolder gives the innermost folder that is no kind, year or month.
func companyFolder(p string) string {
	dirs := strings.Split(path.Dir(p), "/")
	for i := len(dirs) - 1; i >= 0; i-- {
		dir := norm.NFC.String(dirs[i])
		if dir == "." || i == 0 && folderKinds[strings.ToLower(dir)] != "" {
			continue
		}
		if _, isNumber := digits(bare.Replace(dir)); isNumber || day.MonthNamed(dir) != 0 {
			continue
		}
		return unslug(dir)
	}
	return ""
}

// unslug makes a name of "kestrelholm-grid"; a name with room or capitals stays as it is.
func unslug(s string) string {
	s = strings.TrimSpace(s)
	if strings.Contains(s, " ") || s != strings.ToLower(s) && !strings.ContainsAny(s, "-_") {
		return s
	}
	words := strings.FieldsFunc(s, func(c rune) bool { return c == '-' || c == '_' })
	for i, w := range words {
		runes := []rune(w)
		runes[0] = unicode.ToUpper(runes[0])
		words[i] = string(runes)
	}
	return strings.Join(words, " ")
}

// fillers are words of file names that name neither a company nor a stage.
var fillers = wordSet("interview interviews debrief debriefs note notes prep with at the untitled new copy draft meeting log journal test")

// Words that make a stage in a file name. Words that are common in names of
// companies ("design", "data", "system") count only beside one of these.
var nameStages = wordSet("recruiter screen screening phone technical tech coding onsite final panel behavioral behavioural take home takehome hiring manager loop call r1 r2 r3 r4 r5 r6 round first second third pairing review architecture system design zweitgespräch erstgespräch hr vorstellungsgespräch culture 面接 一次面接 二次面接 最終面接")

// splitName tells the company from the stage in the rest of a file name. A
// stage stands at the end.
func splitName(s string) (company, stage string) {
	if before, after, ok := strings.Cut(s, " - "); ok {
		return unslug(strings.TrimSpace(before)), strings.TrimSpace(after)
	}
	words := strings.FieldsFunc(s, func(c rune) bool { return c == '-' || c == '_' || c == ' ' })
	end := len(words)
	for end > 0 {
		w := strings.ToLower(words[end-1])
		if _, number := digits(w); !nameStages[w] && !fillers[w] && !number {
			break
		}
		end--
	}
	var stages []string
	for _, w := range words[end:] {
		lower := strings.ToLower(w)
		if len(lower) == 2 && lower[0] == 'r' && lower[1] >= '1' && lower[1] <= '9' {
			w = "round " + lower[1:]
		}
		if !fillers[lower] {
			stages = append(stages, w)
		}
	}
	start := 0
	for start < end && fillers[strings.ToLower(words[start])] {
		start++
	}
	return unslug(strings.Join(words[start:end], joint(s))), strings.Join(stages, " ")
}

// joint keeps "torvik-motion" a slug, so that it gets capitals, and "tin kettle" as typed.
func joint(s string) string {
	if strings.Contains(s, " ") {
		return " "
	}
	return "-"
}
