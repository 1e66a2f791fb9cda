package redact

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"

	"journal/generator/exchange"
	"journal/generator/journal/journaltest"
	"journal/generator/words"
)

// people are names of one language, and how its speakers mention somebody by a part of one.
type people struct {
	language      string
	given, family []string
	familyFirst   bool
	sentences     []string // %G is the given name, %F the family name, %N the whole
}

// world has twelve languages, in the order in which their speakers say a name.
var world = []people{
	{"English", list("Harriet Duncan Philippa Ewan Tamsin Rory Winifred Desmond Beatrix Alasdair"), list("Okell Thackeray Penhaligon MacAuley O'Rourke Satterthwaite Featherstone Llewellyn Ng Ho"), false,
		list2("%G asked first", "we met %F at noon", "%F's question was hard", "the plan of %G and %F", "Mr %F nodded", "I liked what %N said", "%G's desk is near the door")},
	{"German", list("Jürgen Käthe Annegret Lothar Sönke Gudrun Volker Heike Mechthild Götz"), list("Müllenhoff Schäufele Öttinger Weißgerber Krämer-Lüdtke Zwirner Hölscher Grünwald Dröge Pöhlmann"), false,
		list2("%G fragte zuerst", "Frau %F kam später", "%Fs Frage war gut", "ein Gespräch mit %N", "danach zeigte mir %G die Halle")},
	{"French", list("Élodie Thibault Anaïs Jean-Luc Océane Gaëlle Aurélien Maëlys Jérôme Solène"), list("Lefèvre Beauchêne D'Aubigny Guérin Saint-Yves Péricard Lacroix-Bonnefoy Ménard Château Noël-Duval"), false,
		list2("%G a demandé", "Madame %F a souri", "j'ai parlé avec %N", "la question de %G était claire")},
	{"Spanish", list("Íñigo Begoña Nuria Álvaro Rocío Joaquín Maribel Jesús Ximena Fermín"), list("Núñez García-López Ibáñez Quiñones Echeverría Zúñiga Peñalver Urrutia Cárdenas Villaseñor"), false,
		list2("%G preguntó mucho", "la señora %F llegó tarde", "hablé con %N", "el plan de %G es bueno")},
	{"Polish", list("Wojciech Łucja Zbigniew Grażyna Małgorzata Sławomir Jadwiga Bożena Mieczysław Żaneta"), list("Wiśniewski Brzęczyszczykiewicz Gołębiowska Ślusarczyk Żurawski Krzyżanowska Dąbrowski Pawlak Jabłońska Szczepaniak"), false,
		list2("%G zapytał o plan", "pani %F była miła", "rozmowa z %N", "pytanie od %F")},
	{"Swedish", list("Åsa Björn Görel Håkan Märta Örjan Sigrid Torbjörn Ingegerd Åke"), list("Sjöqvist Åkerblom Lönnroth Hägg Öberg Ekwall Söderhielm Nyström Bergenström Rådlund"), false,
		list2("%G frågade först", "%Fs kontor är ljust", "jag pratade med %N")},
	{"Hungarian", list("Zsófia Gergő Ágnes Ödön Kinga Bálint Emőke Levente Ildikó Szilárd"), list("Szentgyörgyi Pásztor Bődön Kőszegi Tóthfalusi Erdélyi Hőgyes Zrínyi Almássy Vörösmarty"), true,
		list2("%G kérdezett", "találkoztam %N mérnökkel", "%F jegyzetelt")},
	{"Vietnamese", list("Hạnh Dũng Phượng Thảo Quỳnh Tuấn Vy Đức Khánh Lộc"), list("Nguyễn Trần Phạm Huỳnh Đặng Bùi Võ Lý Ngô Đỗ"), true,
		list2("%G hỏi về ca đêm", "chị %G rất vui", "I spoke with %N", "then %F wrote it down")},
	{"Chinese", list("小明 志强 丽华 建国 秀英 文博 雨桐 子涵 晓燕 伟东"), list("王 陈 欧阳 赵 黄 周 徐 司马 郑 梁"), true,
		list2("%G问了两个问题", "%F经理来得晚", "和%N谈了", "%F先生很安静")},
	{"Japanese", list("太郎 花子 健一 美咲 さくら 翔太 由美子 直樹 陽子 ひかり"), list("田中 佐藤 高橋 渡辺 伊藤 小林 佐々木 山口 中村 斎藤"), true,
		list2("%Fさんが質問した", "%N様と話した", "%F部長は静かだった", "%Gさんは笑った")},
	{"Korean", list("민수 지영 서준 하은 도윤 예린 준호 수빈 현우 은지"), list("김 이 박 최 정 강 조 남궁 황보 한"), true,
		list2("%G 씨가 웃었다", "%F 부장님이 질문했다", "%N과 이야기했다", "%G이는 조용했다")},
	{"Russian", list("Всеволод Надежда Тимофей Ярослава Аркадий Зинаида Родион Лидия Савелий Инна"), list("Петрухин Воскресенская Щербаков Жукова Мещеряков Ольшанская Гаврилов Дьяконова Ершов Цветаев"), false,
		list2("%G спросил первым", "вопрос от %F", "мы говорили с %N")},
}

func list(s string) []string     { return strings.Fields(s) }
func list2(s ...string) []string { return s }

// TestPractice12_TwelveLanguages makes notes of people of twelve languages and looks for what of
// their names is left. REDACT_RUNS says of how many notes, 10000 take two minutes.
func TestPractice12_TwelveLanguages(t *testing.T) {
	runs := 300
	if n, err := strconv.Atoi(os.Getenv("REDACT_RUNS")); err == nil {
		runs = n
	}
	for i := range runs {
		random := rand.New(rand.NewPCG(12, uint64(i)))
		who := world[i%len(world)]
		note, never := randomNote(random, who)
		j := journaltest.Connect(t, "", "2026-03-05 10:00", map[string]string{"interviews/a.md": note})
		in := journaltest.Interview(t, j, "a.md")
		page, err := exchange.Debrief(in)
		if err != nil {
			t.Fatal(err)
		}
		r := Page(page, j, in, Options{})
		text := strings.Join(strings.Fields(seen(r.Page)), " ")
		for _, name := range never {
			if holds(text, name) {
				t.Errorf("%s, run %d: %s is left in\n%s", who.language, i, name, text)
			}
		}
		for _, l := range r.Left {
			if !strings.Contains(plain(note), plain(l.Word)) {
				t.Errorf("%s, run %d: %q is not in the note", who.language, i, l.Word)
			}
			t.Errorf("%s, run %d: the second reader sees %v in\n%s", who.language, i, l, text)
		}
		if t.Failed() {
			return
		}
	}
}

// randomNote is a note with some people of a language, and what may not be left of it.
func randomNote(random *rand.Rand, p people) (note string, never []string) {
	var with, text strings.Builder
	pick := func(all []string) string { return all[random.IntN(len(all))] }
	for range 1 + random.IntN(3) {
		given, family := pick(p.given), pick(p.family)
		whole := given + " " + family
		switch {
		case words.IsEastAsian([]rune(family)[0]):
			whole = family + given
			never = append(never, whole, given)
		case p.familyFirst:
			whole = family + " " + given
			fallthrough
		default:
			never = append(never, "="+given, "="+family)
			if len([]rune(family)) > 3 {
				never = append(never, family)
			}
		}
		fmt.Fprintf(&with, "  - %q\n", whole)
		for range 1 + random.IntN(4) {
			s := strings.NewReplacer("%N", whole, "%G", given, "%F", family).Replace(pick(p.sentences))
			switch random.IntN(8) {
			case 0:
				s = strings.ToUpper(s)
			case 1:
				s = strings.NewReplacer("ü", "ue", "ö", "oe", "ä", "ae").Replace(s)
			case 2:
				s = "**" + s + "** today"
			case 3:
				s += ", for 12 beds"
			}
			fmt.Fprintf(&text, "- %s\n", s)
		}
	}
	return "---\ncompany: Brandt Dairy\ndate: 2026-03-04 10:00\ninterviewers:\n" + with.String() + "---\n\n## Went well\n" + text.String(), never
}
