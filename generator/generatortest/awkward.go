package generatortest

import (
	"fmt"
	"io/fs"
	"strings"
	"testing/fstest"
)

// longWord returns a word of 120 letters that begins with head: there is no place
// in it at which a line could be broken well.
func longWord(head string) string {
	const rest = "pneumonoultramicroscopicsilicovolcanoconiosis"
	return (head + strings.Repeat(rest, 3))[:120]
}

// script is how people write in one of the scripts of the awkward journal.
type script struct {
	company, role, person, title, place, stage, question, reason, better, well, improve, concern, ask, tag string
}

var scripts = []script{
	{"חברת הצפון לרובוטיקה", "מהנדסת תוכנה בכירה", "מרים לוי", "ראש צוות פיתוח", "תל אביב", "ראיון טכני", "ספרי לי על מחלוקת עם עמית לצוות", "שכחתי את הסוף", "להתחיל מהתוצאה", "ציירתי את הכשלים לפני ששאלו", "לענות קודם ואז להסביר", "יותר מדי פגישות", "מי בתורנות?", "תקשורת"},
	{"شركة الشمال للروبوتات", "مهندس برمجيات أول", "مريم الشمالية", "مديرة الهندسة", "القاهرة", "مقابلة تقنية", "حدثني عن خلاف مع زميل في الفريق", "نسيت النتيجة", "أبدأ بالنتيجة", "رسمت حالات الفشل قبل أن يسألوا", "أجب أولاً ثم التفاصيل", "اجتماعات كثيرة", "من يناوب ليلاً؟", "تواصل"},
	{"北风机器人有限公司", "高级后端工程师", "陈美丽", "工程经理", "上海", "技术面试", "请谈谈你与同事之间的一次冲突，你是怎么处理的？", "忘了说结果", "先说结果，再说当时的两个选择", "在被问到之前就画出了故障模式", "先回答问题，再讲细节", "会议太多，几乎没有时间写代码", "谁负责值班？", "沟通"},
	{"株式会社北風ロボティクス", "シニアバックエンドエンジニア", "佐藤花子", "エンジニアリングマネージャー", "東京都千代田区", "技術面接", "チームメンバーとの意見の対立について教えてください", "結果を言い忘れた", "結果から始めて、それから二つの選択肢を話す", "聞かれる前に障害の形を図に描いた", "先に答えてから詳しく話す", "会議が多すぎる", "オンコールは誰ですか", "簡潔"},
	{"북풍로보틱스주식회사", "시니어 백엔드 엔지니어", "김하나", "엔지니어링 매니저", "서울", "기술 면접", "동료와 갈등이 있었던 경험을 말해 주세요", "결과를 잊었다", "결과부터 말하고 두 가지 선택지를 설명한다", "묻기 전에 장애 유형을 그렸다", "먼저 대답하고 나서 설명하기", "회의가 너무 많다", "누가 당직을 서나요", "소통"},
}

// round writes a note with every field there is, in the words of s, whose
// number is n. Lines of two rounds differ by the date.
func (s script) round(n int, date, more string) string {
	return fmt.Sprintf(`---
company: %[1]s
role: %[2]s
date: %[16]s
duration: 60m
stage: %[6]s
format: video
location: %[5]s
interviewers:
  - name: %[3]s
    title: %[4]s
    email: person%[17]d@northwind.example
    remember: %[10]s
recruiter: %[3]s
next_steps: %[8]s
ratings: {overall: 3, research: 4, confidence: 2, answers: 1, rapport: 5}
fit: {role: 4, growth: 5, culture: 3, values: 2, happiness: 1}
tags: [%[14]s, %[6]s]
%[6]s: %[8]s
%[15]s---
%[7]s %[8]s %[9]s

## Questions they asked
- [2/5] %[7]s %[16]s #%[14]s
  - why: %[8]s
  - better: %[9]s

## Went well
- %[10]s %[16]s #%[14]s
  - why: %[9]s

## To improve
- [ ] %[11]s %[16]s #%[14]s
- [x] %[9]s %[16]s

## Reactions
- liked: %[10]s %[16]s
- disliked: %[8]s %[16]s

## Learned
- %[12]s %[16]s

## Concerns
- %[12]s %[16]s

## Still to ask
- %[13]s %[16]s

## Feedback
- %[11]s %[16]s
`, s.company, s.role, s.person, s.title, s.place, s.stage, s.question, s.reason, s.better, s.well, s.improve, s.concern, s.ask, s.tag, more, date, n)
}

// long is a script of one word for each field.
func long(n int) script {
	w := func(head string) string { return longWord(fmt.Sprintf("%s%d", head, n)) }
	return script{w("Company"), w("Role"), w("Person"), w("Title"), w("Place"), w("stage"), w("Question"), w("Reason"), w("Better"), w("Well"), w("Improve"), w("Concern"), w("Ask"), w("tag")}
}

// Awkward is a journal that is hard to lay out and to read aloud: words of 120
// letters wherever a word is shown, right-to-left, Chinese, Japanese and Korean
// text, 160 people, a note of 3,000 words with wide tables and missing pictures,
// very many tags, offers side by side, actions of every state, notes without a
// day. It is Thursday 2026-03-12, half past eight.
func Awkward() fs.FS {
	files := fstest.MapFS{}
	put := func(name, text string) { files[name] = &fstest.MapFile{Data: []byte(text)} }
	put("journal.yaml", "title: "+longWord("Journal")+"\ntimezone: UTC\ntoday: 2026-03-12 08:30\ngoal: {applications: 5}\nreferences:\n  - Ada Sample, former manager <ada@northwind.example>\n")
	all := append([]script{long(1), long(2)}, scripts...)
	for n, s := range all {
		put(fmt.Sprintf("interviews/2026-02-%02d-a%d.md", 2+n, n), s.round(n, fmt.Sprintf("2026-02-%02d 10:00", 2+n), "outcome: passed\nlog:\n  - 2026-01-20 applied\n  - 2026-02-20 follow-up "+s.person+": "+s.reason+"\n"))
		put(fmt.Sprintf("interviews/2026-03-%02d-b%d.md", 4+n, n), s.round(n, fmt.Sprintf("2026-03-%02d 16:00", 4+n), ""))
		put(fmt.Sprintf("interviews/2026-03-%02d-c%d.md", 12+n, n), s.round(n, fmt.Sprintf("2026-03-%02d 15:00", 12+n), ""))
		put(fmt.Sprintf("interviews/undated-%d.md", n), "---\ncompany: "+s.company+"\ntags: ["+manyTags(30)+"]\n---\n"+s.well+"\n")
		put(fmt.Sprintf("applications/a%d.md", n), fmt.Sprintf("---\ncompany: %s\nrole: %s\napplied: 2026-01-20\nsalary: 84,000 EUR %s\ndeadline: 2026-03-%02d\nsource: %s\nlocation: %s\nurl: https://northwind.example/%s\ncontacts: [%s]\nlog:\n  - 2026-03-1%d offer: %s\n---\n## Why\n\n%s\n",
			s.company, s.role, s.reason, 13+n, s.place, s.place, longWord("jobs"), s.person, n%2, s.better, s.concern))
		put(fmt.Sprintf("companies/c%d.md", n), fmt.Sprintf("---\ncompany: %s\nwebsite: https://%s.example\nlocation: %s\ncompetitors: [%s, Southwind]\n---\n## Notes\n\n- %s\n\nSee [[2026-02-%02d-a%d]].\n", s.company, longWord("site")[:60], s.place, s.role, s.well, 2+n, n))
		put(fmt.Sprintf("reviews/2026-02-%02d.md", 6+n), "---\ntitle: "+s.title+"\n---\n## Went well\n- "+s.well+"\n\n## To improve\n- [ ] "+s.improve+"\n\n## Next\n- [ ] "+s.ask+"\n")
		put(fmt.Sprintf("pages/p%d.md", n), "---\ntitle: "+s.question+"\ntags: ["+s.tag+", "+manyTags(60)+"]\n---\n# "+s.well+"\n\n## "+s.better+"\n\n"+s.concern+"\n")
	}
	for n, word := range []string{"rejected", "withdrawn", "silent", "accepted", "declined", "cancelled"} {
		put("interviews/end-"+word+".md", fmt.Sprintf("---\ncompany: Southwind %d\nrole: Backend Engineer\ndate: 2026-01-%02d 09:00\nstage: technical\noutcome: %s\nratings: {overall: %d}\n---\n## To improve\n- [ ] Answer first, then the details\n", n, 5+n, word, 1+n%5))
	}
	for n := range 8 {
		var who strings.Builder
		for m := range 20 {
			fmt.Fprintf(&who, "  - %s %c. %c. %s, Engineer <p%d.%d@panel.example>\n", firstNames[m%len(firstNames)], 'A'+n, 'A'+m, lastNames[n%len(lastNames)], n, m)
		}
		put(fmt.Sprintf("interviews/panel-%02d.md", n), fmt.Sprintf("---\ncompany: Panel %d\nrole: Engineer\ndate: 2025-12-%02d 11:00\nstage: onsite\noutcome: rejected\ninterviewers:\n%s---\n## Went well\n- Met all of them\n", n, 1+n, who.String()))
	}
	put("interviews/2026-02-27-words.md", words(3300))
	return files
}

// manyTags returns n tags, one after the other.
func manyTags(n int) string {
	var tags []string
	for i := range n {
		tags = append(tags, fmt.Sprintf("%s-%d", labels[i%len(labels)], i))
	}
	return strings.Join(tags, ", ")
}

// words is a note of n words, marks of Markdown counted, with everything in it that Markdown can make wide.
func words(n int) string {
	var out strings.Builder
	fmt.Fprintf(&out, "---\ncompany: Westwind Works\nrole: Backend Engineer\ndate: 2026-02-27 10:00\nstage: system design\ninterviewers: [Wes Poe <wes@westwind.example>]\ntags: [%s]\n---\n", manyTags(40))
	for i := 0; len(strings.Fields(out.String())) < n; i++ {
		fmt.Fprintf(&out, "%s Part %d\n\n", strings.Repeat("#", 2+i%3), i+1)
		for j := range 5 {
			fmt.Fprintf(&out, sentences[(i+j)%len(sentences)]+" ", subjects[(i*3+j)%len(subjects)])
		}
		switch out.WriteString("\n\n"); i % 6 {
		case 0:
			fmt.Fprintf(&out, "| %s |\n|%s\n| %s |\n\n", strings.Join(subjects, " | "), strings.Repeat("---|", len(subjects)), strings.Join(subjects, " | "))
		case 1:
			fmt.Fprintf(&out, "```go\nfunc %s() { return %q }\n```\n\nand `%s` in a line.\n\n", longWord("f"), longWord("s"), longWord("code"))
		case 2:
			fmt.Fprintf(&out, "![a whiteboard that is missing](missing-%d.png) ![](missing.svg) ![from elsewhere %d](https://northwind.example/%d.png)\n\n", i, i, i)
		case 3:
			fmt.Fprintf(&out, "1. one\n   - two\n     - three\n       - %s\n         1. %s\n\n- [x] done\n- [ ] open\n\n", longWord("four"), longWord("five"))
		case 4:
			fmt.Fprintf(&out, "> [!warning] %s\n> %s\n\n> quoted\n>> twice\n>>> three times %s\n\n", longWord("Careful"), longWord("they"), longWord("quoted"))
		default:
			fmt.Fprintf(&out, "https://northwind.example/%s and [a link](https://northwind.example), ==marked==, a footnote[^%d].\n\n[^%d]: %s\n\n---\n\n", longWord("path"), i, i, longWord(fmt.Sprintf("down%d", i)))
		}
	}
	return out.String()
}
