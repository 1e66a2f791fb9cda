package note

import (
	"strings"
	"testing"
)

// noteWith is a note with one line under a heading.
func noteWith(heading, line string) *Note {
	text := "---\ncompany: Quillmere Bakery\ndate: 2026-04-02\n---\n\n## Went well\n- On time\n\n" + heading + "\n" + line + "\n"
	return NewReader(Options{}).Read("interviews/2026-04-02-quillmere.md", []byte(text))
}

func TestPlans(t *testing.T) {
	tests := []struct{ heading, line, cue, response string }{
		{"## Plan", "- if they ask about the early shift → yes, and why I like it #availability", "they ask about the early shift", "yes, and why I like it"},
		{"## My two plans for Friday", "- When she hands me the dough, I wash my hands and say so", "she hands me the dough", "I wash my hands and say so"},
		{"### If-then rules", "2) As soon as I hear a number: write it down, then answer", "I hear a number", "write it down, then answer"},
		{"## Plan", "- [ ] whenever they ask about pay, hours or leave, then I name one thing at a time", "they ask about pay, hours or leave", "I name one thing at a time"},
		{"## Plan", "- if they go quiet, breathe, then go on", "they go quiet", "breathe, then go on"},
		{"## Plan", "- if they say: tell me about you, then I begin with the bakery", "they say: tell me about you", "I begin with the bakery"},
		{"## Plan", "- one example, the wedding cake – when they ask for one", "they ask for one", "one example, the wedding cake"},
		{"## Plan", "- say the price first if they ask what it costs", "they ask what it costs", "say the price first"},
		{"## Plan", "- Salary: if they ask → the range", "they ask", "the range"},
		{"## Plan", "- If the oven fails in the trial\n  - tell the baker, then move the trays", "the oven fails in the trial", "tell the baker, then move the trays"},
		{"## Plan", "- #concise if they’re in a hurry → one line", "they're in a hurry", "one line"},
		{"### Plan (max three)", "b) If I am asked to estimate; write down the unit first", "I am asked to estimate", "write down the unit first"},
		{"## Vorsätze für Montag", "- Wenn ich merke, dass ich abschweife, sage ich „kurz gesagt“", "ich merke, dass ich abschweife", "sage ich „kurz gesagt“"},
		{"## Plan", "- Chaque fois que je dis « euh », je respire", "je dis « euh »", "je respire"},
		{"## Mijn plannen", "- zodra ze naar salaris vragen: eerst hun schaal", "ze naar salaris vragen", "eerst hun schaal"},
		{"Plan: when the clock strikes → stop talking", "", "the clock strikes", "stop talking"},
		{"## Meine Vorsätze", "- Immer wenn ich „äh“ sage, mache ich eine Pause", "ich „äh“ sage", "mache ich eine Pause"},
		{"## Plan", "- zwei Sätze, wenn sie nach der Lücke fragen", "sie nach der Lücke fragen", "zwei Sätze"},
		{"## Mes résolutions", "- Lorsqu’on me coupe : je note le mot, je reprends", "on me coupe", "je note le mot, je reprends"},
		{"## Plan para la próxima", "- En cuanto vea la pizarra, primero pregunto para quién es", "vea la pizarra", "primero pregunto para quién es"},
		{"## Piano", "- se mi interrompono, allora mi fermo e ascolto", "mi interrompono", "mi fermo e ascolto"},
		{"## Plano", "- quando perguntarem o preço → digo a faixa", "perguntarem o preço", "digo a faixa"},
		{"## Voornemens", "- als ze naar cijfers vragen, dan noem ik er één", "ze naar cijfers vragen", "noem ik er één"},
		{"## 次回のプラン", "- 質問が長いときは、最後の一語を書く", "質問が長いとき", "最後の一語を書く"},
		{"## 计划", "- 如果问到薪水，就先说范围", "问到薪水", "就先说范围"},
	}
	for _, test := range tests {
		n := noteWith(test.heading, test.line)
		if len(n.Plans) != 1 {
			t.Errorf("%s | %s: %d plans", test.heading, test.line, len(n.Plans))
			continue
		}
		p := n.Plans[0]
		if !strings.HasPrefix(p.If, test.cue) || p.Then != test.response {
			t.Errorf("%s | %s: if %q then %q", test.heading, test.line, p.If, p.Then)
		}
	}
}

func TestNoPlans(t *testing.T) {
	tests := []struct{ heading, line string }{
		{"## Plan", "- Thursday: cake for two, Friday: bread"},
		{"## Plan", "- send the certificate by 14.5."},
		{"## Plan", "- If they had shown me the recipe, I would have done it"},
		{"## Plan", "- When he asked about yeast, I froze"},
		{"## Plan", "- If we open at four, who lights the oven?"},
		{"## Plan", "- si j'avais lu la carte, j'aurais su répondre"},
		{"## Their plan", "- if the mill closes → a second shop"},
		{"## Floor plan", "- if you come in → the ovens are on the left"},
		{"## Concerns", "- If they pay by the hour, then I lose Sundays"},
		{"## To improve", "- Have an example\n  - when she asked for one I went red"},
		{"## To improve", "- Learn the shell\n  - `if x; then y; fi`"},
		{"## To improve", "- Know the menu\n  - when an oven breaks, they call the shop"},
		{"## Bedenken", "- Wenn sie sonntags backen, dann ohne mich"},
		{"## Plan", "- [x] kept: if they ask about yeast → the ratio"},
		{"Text", "If it works out, then we move to the coast."},
	}
	for _, test := range tests {
		for _, p := range noteWith(test.heading, test.line).Plans {
			if p.If != "" && p.Then != "" {
				t.Errorf("%s | %s: if %q then %q", test.heading, test.line, p.If, p.Then)
			}
		}
	}
}

func TestPlanBelowLesson(t *testing.T) {
	n := noteWith("## To improve", "- [ ] Too long about the ovens #concise\n  - if they ask about ovens → the model, then stop\n  - it was late")
	if len(n.Plans) != 1 || n.Plans[0].Lesson != 10 || n.Plans[0].Line != 11 || n.Plans[0].Tags[0] != "concise" {
		t.Fatalf("plans: %+v", n.Plans)
	}
	lessons := n.Items(Improve)
	if len(lessons) != 1 || len(lessons[0].Detail) != 1 {
		t.Errorf("the plan is a detail of the lesson, too: %+v", lessons)
	}
}

func TestBoxes(t *testing.T) {
	const plan = "if they ask about yeast → the ratio"
	tests := []struct {
		heading, line string
		kept, came    bool
	}{
		{"## Kept?", "- [x] kept: " + plan, true, true},
		{"## Kept?", "- [x] " + plan, true, true},
		{"## Anything", "- [ ] kept: **If** they ask about yeast -> the ratio #concise", false, true},
		{"## To improve", "- [ ] kept: " + plan + " (did not come up)", false, false},
		{"## Plan", "- did not come up: " + plan, false, false},
		{"## Went well", "- [x] Kept: " + plan, true, true},
		{"## Gehalten?", "- [ ] gehalten: " + plan + " (kam nicht vor)", false, false},
		{"## 守れた？", "- [x] 守れた：" + plan, true, true},
		{"## Tenu ?", "- [ ] tenu : " + plan + " (pas venu)", false, false},
	}
	for _, test := range tests {
		n := noteWith(test.heading, test.line)
		if len(n.Boxes) != 1 {
			t.Errorf("%s | %s: %d boxes", test.heading, test.line, len(n.Boxes))
			continue
		}
		b := n.Boxes[0]
		if b.Kept != test.kept || b.Came != test.came || PlanForm(b.Plan) != PlanForm(plan) {
			t.Errorf("%s | %s: %+v", test.heading, test.line, b)
		}
		if len(n.Items(Improve)) > 0 || len(n.Items(Well)) > 1 || len(n.Plans) > 0 {
			t.Errorf("%s | %s: is something else, too", test.heading, test.line)
		}
	}
}
