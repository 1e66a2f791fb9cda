package tracker

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"

	"journal/generator/note"
)

// largest is the most bytes of a file to import. Ten thousand applications
// with their notes have a tenth of it.
const largest = 64 << 20

// decoded makes UTF-8 of a table that a spreadsheet has written. guessed names
// the encoding if the file does not say it itself. The error says that it is no text.
func decoded(src []byte) (text, guessed string, err error) {
	switch {
	case len(bytes.TrimSpace(src)) == 0:
		return "", "", errors.New("the file is empty")
	case len(src) > largest:
		return "", "", fmt.Errorf("the file has %d MB, which is more than any table of applications", len(src)>>20)
	case bytes.HasPrefix(src, []byte("PK\x03\x04")):
		return "", "", errors.New("this is a workbook and not a table in text; save it as CSV from the spreadsheet")
	}
	text, guessed = utf8Of(src)
	switch {
	case strings.ContainsRune(text, 0):
		return "", "", errors.New("this is not text, so it is no table")
	case strings.TrimSpace(text) == "":
		return "", "", errors.New("the file is empty")
	}
	return text, guessed, nil
}

func utf8Of(src []byte) (text, guessed string) {
	text, as, marked := note.Decode(src)
	switch {
	case as == "" || marked:
		return text, ""
	case strings.HasPrefix(as, "UTF-16"):
		return text, as
	}
	return likeliest(src)
}

func with(e encoding.Encoding, src []byte) string {
	text, err := e.NewDecoder().Bytes(src)
	if err != nil {
		return string(bytes.ToValidUTF8(src, []byte("\ufffd")))
	}
	return string(text)
}

// likeliest decodes bytes that are not UTF-8 as each encoding in which
// spreadsheets save tables, and takes the text that reads best: with no byte
// that the encoding has not, with headings that are known, and with letters that
// are frequent in its language.
func likeliest(src []byte) (text, name string) {
	best := -1.0
	for _, c := range []struct {
		name string
		enc  encoding.Encoding
	}{
		{"Windows-1252", charmap.Windows1252}, {"Shift_JIS", japanese.ShiftJIS}, {"EUC-JP", japanese.EUCJP}, {"GB18030", simplifiedchinese.GB18030},
		{"Big5", traditionalchinese.Big5}, {"EUC-KR", korean.EUCKR}, {"Mac Roman", charmap.Macintosh},
	} {
		as := with(c.enc, src)
		if score := readability(as); score > best {
			best, text, name = score, as, c.name
		}
	}
	return text, name
}

// readability judges a decoded text by its letters beyond ASCII, from 0 to 1,
// and adds a part for each heading that is known by such letters.
func readability(text string) float64 {
	sample := text[:min(len(text), 1<<16)]
	good, all := 0.0, 0.0
	before := 'a'
	for _, r := range sample {
		if r >= utf8.RuneSelf {
			w := 1.0
			if r > 0x2000 {
				w = 2 // of two bytes
			}
			all += w
			good += w * likely(r, before)
		}
		before = r
	}
	if all == 0 {
		return 0
	}
	known := 0.0
	for line := range strings.Lines(sample[:min(len(sample), 2000)]) {
		for c := range strings.FieldsFuncSeq(line, func(r rune) bool { return strings.ContainsRune(",;\t|\"\r\n", r) }) {
			if strings.ContainsFunc(c, func(r rune) bool { return r >= utf8.RuneSelf }) && meaningOf(strings.TrimSpace(c)) != "" {
				known++
			}
		}
	}
	return max(good/all, 0) + known/4
}

// western are the letters and signs of western languages beyond ASCII that
// stand in tables.
const western = "äöüßÄÖÜéèêëàâçîïôùûñáíóúãõìòæøåœÉÈÀÇÑÁÍÓÚÊÂÔÃÕØÅ€–—’‘“”„…·£°«»¿¡ºª§\u00a0½"

// hanzi and syllables are the most frequent ones of Chinese and Korean, and those
// that stand in every table of applications.
const (
	hanzi     = "的一是不了在人有我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可她里后小么心多天而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知民样现分将外但身些与高意进把法此实回二理美点月明其种声全工己话儿者向情部正名定女问力机给等几很业最间新什打便位因重被走电四第门相次东政海口使教西再平真听世气信北少关并内加化由却代军产入先山五太水万市眼体别处总才场师书比住员九通目报立马命张活难数件表原车白应路期提何更反合放做系计或司利受光王果界及今务制解各任清物台象记边共风战干接特直服建度统色字请交让认算论百科义怎社术结六功指思非流每青管带院变联言权往展该领传近留红决周保达办运武半候七必城强步完深区求品转量空技轻程告江语英基式李息写识极收党未持取设始版历商千片容像找站广改议形委早房音火际则首据导影失网香似标准投简历岗职薪资状态备注链接渠拒绝录笔试聘招司企软件据析师杭京州深圳"
	syllables = "이다는을를의에가고하지로사기한은서도그나어자아리시스일부회상인정해대전구조제주수원장공지보여경동성국관신과개발용연직무태결면접합격불류마감완료예정진행비메모링크급채담당업소트라드인프로젝트기술팀백엔분석디니터케팅획구매운영네카오바람빛달산강별솔은테크물산세탁코딩최종차심대단계출처플랫폼"
)

// likely says how well a letter goes with the one before it.
func likely(r, before rune) float64 {
	switch {
	case r == utf8.RuneError, r >= 0xe000 && r < 0xf900, r >= 0x80 && r < 0xa0:
		return -4 // what the encoding has not
	case r < 0x2000 || strings.ContainsRune(western, r):
		if !strings.ContainsRune(western, r) {
			return -0.5
		}
		if before >= utf8.RuneSelf && !strings.ContainsRune("ßñçã", before) {
			return 0 // two of them in a row are rare
		}
		return 1
	case r >= 0xff61 && r <= 0xff9f:
		return -0.5 // narrow katakana
	case unicode.In(r, unicode.Hiragana, unicode.Katakana), r == 'ー', r >= 0x3000 && r < 0x3020, r >= 0xff00 && r <= 0xff60:
		return 1
	case strings.ContainsRune(hanzi, r), strings.ContainsRune(syllables, r):
		return 1
	case unicode.Is(unicode.Hangul, r):
		return 0.4
	case unicode.Is(unicode.Han, r):
		return 0.3
	}
	return -0.5
}
