package main

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"path/filepath"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// redPNG is a red square.
func redPNG(t *testing.T) string {
	t.Helper()
	m := image.NewRGBA(image.Rect(0, 0, 200, 200))
	draw.Draw(m, m.Bounds(), image.NewUniform(color.RGBA{255, 0, 0, 255}), image.Point{}, draw.Src)
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// silence is a second of it, as a WAV.
func silence() string {
	const rate = 8000
	b := append([]byte("RIFF"), binary.LittleEndian.AppendUint32(nil, 36+rate)...)
	b = append(b, "WAVEfmt "...)
	b = binary.LittleEndian.AppendUint32(b, 16)
	b = binary.LittleEndian.AppendUint16(b, 1) // PCM
	b = binary.LittleEndian.AppendUint16(b, 1) // one channel
	b = binary.LittleEndian.AppendUint32(b, rate)
	b = binary.LittleEndian.AppendUint32(b, rate)
	b = binary.LittleEndian.AppendUint16(b, 1) // byte
	b = binary.LittleEndian.AppendUint16(b, 8) // bits
	b = binary.LittleEndian.AppendUint32(append(b, "data"...), rate)
	return string(append(b, bytes.Repeat([]byte{128}, rate)...))
}

// red counts the red points that a tab shows.
func red(t *testing.T, with driver) (points int) {
	t.Helper()
	var raw []byte
	var err error
	switch d := with.(type) {
	case chromium:
		raw, err = chromedp.Run(d.ctx, chromedp.CaptureScreenshot())
	case *firefox:
		var answer struct{ Data []byte }
		err = d.call("browsingContext.captureScreenshot", map[string]any{"context": d.tab}, &answer)
		raw = answer.Data
	}
	if err != nil {
		t.Fatal(err)
	}
	m, err := png.Decode(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	for y := m.Bounds().Min.Y; y < m.Bounds().Max.Y; y++ {
		for x := m.Bounds().Min.X; x < m.Bounds().Max.X; x++ {
			if r, g, b, _ := m.At(x, y).RGBA(); r > 0xe000 && g < 0x4000 && b < 0x4000 {
				points++
			}
		}
	}
	return points
}

// TestAssetsAreShown looks at what a reader may look at, behind the lock and in
// the preview: pictures, a PDF, a text, a sound. From each the browser's "back"
// leads to the page before. A saved page is offered to be saved.
func TestAssetsAreShown(t *testing.T) {
	t.Parallel()
	inBoth(t, func(t *testing.T, with driver) {
		content := t.TempDir()
		put(t, filepath.Join(content, "2026-03-04-northwind.md"), "---\ncompany: Northwind Robotics\ndate: 2026-03-04\n---\n")
		for name, text := range map[string]string{
			"red.png": redPNG(t), "red.pdf": redPDF(), "text.txt": "<b>as it is</b>", "sound.wav": silence(), "saved.html": "<!doctype html><h1>Saved</h1>",
			"red.svg": `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="200"><rect width="200" height="200" fill="#f00"/></svg>`,
		} {
			put(t, filepath.Join(content, name), text)
		}
		lock := &tab{t, with, newHost(t, sealedByProgram(t, content)).url}
		lock.unlocked(false)
		for _, b := range []*tab{lock, {t, with, serve(t, content).url}} {
			look := func(name, expression, want string, points int) {
				t.Helper()
				b.home()
				b.follow(name)
				b.until(`document.URL`, b.site+name)
				if expression != "" {
					b.until(expression, want)
				}
				shown := 0
				for end := time.Now().Add(longestWait); shown < points && time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
					shown = red(t, with)
				}
				if shown < points {
					t.Errorf("%s%s shows %d red points", b.site, name, shown)
				}
				b.with.eval(`void history.back()`)
				b.until(`document.URL + " " + (document.querySelector("main h1") !== null)`, b.site+"index.html true")
				b.until(`document.title !== "Private page"`, "true") // behind the lock it may come first, and knows the tab
			}
			look("red.png", "", "", 30000)
			look("red.svg", "", "", 30000)
			look("red.pdf", "", "", 30000)
			look("text.txt", `document.body.innerText`, "<b>as it is</b>", 0)
			if _, ok := with.(chromium); ok { // Firefox saves a sound like this one wherever it comes from
				look("sound.wav", `document.querySelector("video, audio").duration`, "1", 0)
			}
			b.home()
			b.follow("saved.html")
			time.Sleep(300 * time.Millisecond)
			if got := b.says(`document.URL`); got != b.site+"index.html" {
				t.Errorf("the saved page is shown at %s", got)
			}
		}
	})
}
