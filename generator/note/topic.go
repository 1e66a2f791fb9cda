package note

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
)

// topicPhrases are the headings that were seen in real notes (field notes,
// "Headings seen"), folded to lower-case words without emoji and marks. A
// heading that begins with one of them has its topic: "Questions Asked —
// Tobias", "Red Flags / Concerns".
var topicPhrases = map[Topic]string{
	Questions: `questions they asked|questions asked|questions recalled|questions that tripped|questions that tripped me up|questions that tripped you up|questions i was asked|questions i got|questions from them|questions|key questions|key questions and responses|key questions & responses|topics asked|topics covered|technical questions|behavioral questions|behavioural questions|coding questions|system design questions|interview questions|questions and answers|q&a|q and a|what they asked|they asked|what was asked|asked by them|what i was asked|problems asked|tricky questions|hard questions|tough questions
		|fragen|gestellte fragen|ihre fragen|fragen an mich|was gefragt wurde|gefragt wurde|questions posées|leurs questions|preguntas|preguntas que me hicieron|me preguntaron|perguntas|perguntas que fizeram|perguntas feitas|domande|domande fatte|vragen|pytania|вопросы|聞かれた質問|聞かれたこと|質問された内容|質問|被问到的问题|他们问的问题|问题|面试问题|질문|받은 질문|الأسئلة|أسئلة`,
	Asked: `questions i asked|questions for the interviewer|questions for interviewer|questions for the interviewers|questions for the team|my questions asked|my questions|your questions|questions for them|questions i asked them|what i asked|i asked|asked by me|questions to ask them i asked|meine fragen|was ich gefragt habe|mes questions|mis preguntas|minhas perguntas|le mie domande|逆質問|私の質問|我问的问题|反问|내가 한 질문|أسئلتي|мои вопросы`,
	Well: `what went well|strong points|where i did well|where i shone|went well|what landed|what landed well|landed|what worked|what worked well|worked|worked well|strengths|strengths shown|positive signals|positives|wins|highlights|what i did well|did well|good|the good|went right|what went right|successes|proud of|keep doing|pros
		|was gut lief|gut gelaufen|lief gut|was gut war|gut|stärken|ce qui a bien marché|ce qui s'est bien passé|points forts|lo que salió bien|qué salió bien|lo que fue bien|puntos fuertes|o que correu bem|o que foi bem|pontos fortes|cosa è andato bene|punti di forza|wat ging goed|что прошло хорошо|что получилось|良かった点|良かったこと|よかった点|よかったこと|うまくいったこと|手応え|做得好的|做得好的地方|顺利的地方|优点|잘한 점|좋았던 점|ما سار جيدا|ما سار بشكل جيد|نقاط القوة`,
	Improve: `what to improve|what i'd improve|what i would improve|what i want to improve|where i can improve|where to improve|how to improve|room for improvement|what i could have done better|what could i have done better|what i should have done|why i struggled|struggles|what i struggled with|oops|feedback for myself|feedback to myself|note to self|notes to self|to improve|improve|improvements|what could improve|what could be improved|what could have been better|could be better|could have gone better|what i could improve|what stumbled|what to sharpen|to sharpen|sharpen|what was hard|what i'd say differently next time|what i'd say differently|what i would say differently|what i'd do differently|what i would do differently|where i stumbled|where i struggled|what i stumbled on|stumbled|struggled|things i should have mentioned|things i should have said|should have said|should have mentioned|better answers|better answers for next time|gaps identified|gaps|weak spots|weak points|weaknesses|lesson|lessons|lessons learned|lessons learnt|learnings|what to do differently|do differently|drill list|drill|areas to improve|areas for improvement|areas of improvement|improve next time|next time|for next time|what went wrong|went wrong|what went badly|went badly|what didn't go well|didn't go well|what did not go well|what went less well|less well|not so good|the bad|what fell flat|mistakes|mistakes i made|missed|what i missed|cons|to work on|work on|things to work on|to practise|to practice|practise|practice|takeaways|key takeaways|what tripped me up|where i fell short|do better|what to do better|to do better|needs work|growth areas|regrets
		|was nicht so gut lief|was nicht gut lief|was schlecht lief|was ich verbessern will|verbessern|verbesserungen|zu verbessern|verbesserungspotenzial|was ich besser machen will|besser machen|nächstes mal|schwächen|lehren|ce qui a moins bien marché|à améliorer|points à améliorer|améliorations|points faibles|ce que je dois améliorer|lo que salió mal|a mejorar|qué mejorar|por mejorar|mejorar|puntos débiles|o que melhorar|a melhorar|melhorar|pontos fracos|da migliorare|cosa migliorare|punti deboli|te verbeteren|что улучшить|улучшить|над чем поработать|改善点|反省点|反省|課題|次回への改善|改进|需要改进|待改进|不足|反思|개선점|아쉬운 점|부족한 점|보완할 점|ما يجب تحسينه|للتحسين|نقاط الضعف`,
	Reactions: `signals|interviewer signals|interviewer signals observed|signals observed|reactions|their reactions|interviewer reactions|reaktionen|réactions|reacciones|reações|反応|面接官の反応|反应|반응|ردود الفعل`,
	Liked:     `green flags|liked|they liked|what they liked|what landed with them|gefallen hat|was ihnen gefiel|pluspunkte`,
	Disliked:  `disliked|they disliked|what they disliked|what they didn't like|negative signals|missfallen`,
	Learned: `what you learned|what they're looking for|what they are looking for|what they look for|what i learned|learned|learnt|intel|intel gathered|key information learned|information learned|key information|company insights|team insights|company/team insights|company team insights|insights|what they cared about|about the company|about the role|about the team|facts|what i found out|found out|what they told me
		|gelernt|erfahren|was ich gelernt habe|was ich erfahren habe|erkenntnisse|über die firma|appris|ce que j'ai appris|aprendido|lo que aprendí|qué aprendí|aprendi|o que aprendi|imparato|cosa ho imparato|geleerd|узнал|узнала|что узнал|что узнала|学んだこと|学び|わかったこと|分かったこと|学到的|了解到的|学到了什么|배운 점|알게 된 점|ما تعلمته|ما عرفته`,
	Concerns: `red flags|concerns|red flags concerns|worries|what worries me|doubts|what worried me|yellow flags|risks|warning signs|reservations|bedenken|sorgen|zweifel|warnsignale|inquiétudes|doutes|réserves|preocupaciones|dudas|preocupações|dúvidas|dubbi|preoccupazioni|zorgen|сомнения|опасения|懸念|懸念点|気になる点|不安|不安な点|顾虑|疑虑|担忧|우려|걱정되는 점|مخاوف`,
	Ask:      `still to ask|open questions|questions to ask|to ask|ask next time|questions for next time|questions i still have|remaining questions|unanswered questions|want to ask|things to ask|questions left|left to ask|what i still want to know|noch zu klären|noch zu fragen|offene fragen|noch fragen|questions à poser|à demander|preguntas pendientes|por preguntar|a perguntar|perguntas em aberto|da chiedere|nog te vragen|что спросить|ещё спросить|次に聞くこと|聞きたいこと|まだ聞きたいこと|要问的问题|还想问的|想问的|물어볼 것|궁금한 점|أسئلة متبقية|ما زلت أريد أن أسأل`,
	Feeling:  `vibe|impressions|first impression|vibes|overall feeling|feeling|feelings|my gut read|gut read|gut feeling|gut|energy check|energy|mood|how it felt|overall impression|impression|bauchgefühl|gefühl|eindruck|ressenti|sensación|sensações|impressione|感触|印象|感受|느낌|الانطباع`,
	Next:     `follow-up|followups|follow up|followup|follow-ups|follow-up actions|follow up actions|next steps|next step|next|action items|actions|thank you email|thank-you email|thank you note|thank you|todo|to do|to-do|nächste schritte|wie weiter|prochaines étapes|próximos pasos|próximos passos|prossimi passi|volgende stappen|дальнейшие шаги|次のステップ|今後|下一步|다음 단계|الخطوات التالية`,
	Feedback: `feedback received|feedback|interviewer feedback|feedback from them|their feedback|recruiter feedback|official feedback|rückmeldung|feedback bekommen|retour|retours|comentarios recibidos|retorno|フィードバック|反馈|피드백|ملاحظاتهم|обратная связь`,
	Prep:     `prep notes|company research|research|prep|preparation|pre-interview prep|pre interview prep|preparing|before the interview|beforehand|vorbereitung|préparation|preparación|preparação|preparazione|準備|准备|준비|تحضير|подготовка`,
	Raw:      `notes|transcript|transcript raw notes|raw notes|raw|my notes|notizen|mitschrift|notas|note|メモ|笔记|메모|ملاحظات|заметки`,
}

// A topicTable finds the topic of a heading.
type topicTable struct {
	whole  map[string]Topic
	phrase []topicPhrase // of two words and more, longest first, to be found anywhere

	longest int // words of a heading in whole
}

type topicPhrase struct {
	words string
	topic Topic
}

// newTopicTable adds the user's own headings (`sections:` in journal.yaml) to the usual ones.
func newTopicTable(own map[string][]string) *topicTable {
	t := &topicTable{whole: map[string]Topic{}}
	for topic, list := range topicPhrases {
		for phrase := range strings.SplitSeq(list, "|") {
			t.whole[headingForm(phrase)] = topic
		}
	}
	for topic, list := range own {
		for _, phrase := range list {
			t.whole[headingForm(phrase)] = Topic(topic)
		}
	}
	delete(t.whole, "")
	for words, topic := range t.whole {
		t.longest = max(t.longest, 1+strings.Count(words, " "))
		if strings.Count(words, " ") >= 1 {
			t.phrase = append(t.phrase, topicPhrase{words, topic})
		}
	}
	sortPhrases(t.phrase)
	return t
}

// find gives the topic of a heading. The longest beginning wins; else the
// longest phrase of two words or more that stands anywhere in it.
func (t *topicTable) find(heading string) Topic {
	form := headingForm(heading)
	if form == "" {
		return ""
	}
	if topic, ok := t.whole[form]; ok {
		return topic
	}
	words := strings.Fields(form)
	for len(words) > 1 && skippable[words[0]] {
		words = words[1:]
	}
	for n := min(len(words), t.longest); n > 0; n-- {
		topic, ok := t.whole[strings.Join(words[:n], " ")]
		if !ok {
			continue
		}
		if n == 1 && len(words) > 1 && !opensHeading[words[0]] && !joins[words[1]] {
			continue // "Notes to self" is its own thing; "Questions (Tobias)" is not
		}
		if bothWays(words[n:]) {
			return ""
		}
		return topic
	}
	padded := " " + form + " "
	for _, p := range t.phrase {
		if strings.Contains(padded, " "+p.words+" ") {
			return p.topic
		}
	}
	return ""
}

// bothWays reports whether the rest of a heading turns it around: under "What
// went well / what didn't" nobody can tell which line is which.
func bothWays(rest []string) bool {
	for _, w := range rest {
		switch w {
		case "didn't", "not", "wrong", "badly", "nicht", "bad":
			return true
		}
	}
	return false
}

// exact gives the topic only if the whole heading is a known one.
func (t *topicTable) exact(heading string) Topic { return t.whole[headingForm(heading)] }

var skippable = wordSet("my the some key main other more a few thing things also 1 2 3 4 5 6 7 8 9 10")

// Words that, opening a heading, give its topic whatever follows.
var opensHeading = wordSet("questions strengths weaknesses lessons lesson learnings improvements concerns signals reactions feedback gaps fragen bedenken gelernt intel vibe prep insights preguntas perguntas domande")

// Words that join a name or a second title to a heading.
var joins = wordSet("with from for by and to or in on at during - / mit von und bei")

// headingForm folds a heading: no emoji, marks, brackets; lower case; & is "and".
func headingForm(s string) string {
	var out strings.Builder
	space := false
	for _, c := range strings.ToLower(s) {
		switch {
		case unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.IsMark(c) && c != '\ufe0f' || c == '\'':
		case c == '’' || c == '‘':
			c = '\''
		case c == '&':
			if out.Len() > 0 {
				out.WriteByte(' ')
			}
			out.WriteString("and")
			space = true
			continue
		default:
			space = true
			continue
		}
		if space && out.Len() > 0 {
			out.WriteByte(' ')
		}
		space = false
		out.WriteRune(c)
	}
	return strings.TrimSpace(out.String())
}

// questionHeading tells "Q1", "Q1: Tell me about …" and "Question 3 - …" and
// gives the text of the question.
func questionHeading(s string) (text string, ok bool) {
	s = strings.TrimSpace(s)
	rest := s
	for _, prefix := range []string{"question ", "frage ", "q"} {
		if len(s) > len(prefix) && strings.EqualFold(s[:len(prefix)], prefix) {
			rest = strings.TrimLeft(s[len(prefix):], " #.")
			break
		}
	}
	if rest == s || rest == "" {
		return "", false
	}
	number := len(rest) - len(strings.TrimLeft(rest, "0123456789"))
	if number == 0 || number > 2 {
		return "", false
	}
	rest = rest[number:]
	if rest != "" && !strings.ContainsRune(" :.-)–—", []rune(rest)[0]) {
		return "", false
	}
	return strings.TrimLeft(rest, " :.-)–—"), true
}

func sortPhrases(list []topicPhrase) {
	slices.SortFunc(list, func(a, b topicPhrase) int {
		return cmp.Or(cmp.Compare(len(b.words), len(a.words)), cmp.Compare(a.words, b.words))
	})
}
