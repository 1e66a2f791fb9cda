package vault

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"testing/iotest"
	"time"

	"journal/generator/generatortest"
)

// A film is encrypted and decrypted as a stream, in pieces of any size, from any
// place, and is never in memory.
func TestFilm(t *testing.T) {
	film := generatortest.Film{T: t, Size: 5<<20 + 11}
	spool, err := os.Create(filepath.Join(t.TempDir(), "spool"))
	if err != nil {
		t.Fatal(err)
	}
	defer spool.Close()
	sealed, err := Seal(t.Context(), film, testKey(t), Options{Lock: lockPage, Spool: spool})
	if err != nil {
		t.Fatal(err)
	}
	opened, err := Open(sealed, words)
	if err != nil {
		t.Fatal(err)
	}
	want := make([]byte, film.Size)
	for at := range want {
		want[at] = film.At(int64(at))
	}
	f, err := opened.Open("film.mp4")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := iotest.TestReader(f, want); err != nil {
		t.Errorf("as a stream: %.200v", err)
	}
	if _, err := f.(io.Seeker).Seek(0, io.SeekStart); err != nil {
		t.Fatal(err)
	}
	// Reading it once decrypts every blob once: a piece costs no more than itself.
	n, err := io.Copy(io.Discard, f)
	if n != film.Size || err != nil {
		t.Errorf("%d bytes, %v", n, err)
	}
}

// A file that becomes shorter while it is encrypted is told, and Ctrl-C ends the
// encrypting of a film in the middle.
func TestFilmFails(t *testing.T) {
	key := testKey(t)
	_, err := Seal(t.Context(), shortened{generatortest.Film{T: t, Size: 1 << 20}}, key, Options{Lock: lockPage})
	if err == nil || err.Error() != "sealing film.mp4: it became shorter while it was read; try again when nothing writes to it" {
		t.Errorf("shortened: %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	time.AfterFunc(50*time.Millisecond, cancel)
	_, err = Seal(ctx, generatortest.Film{T: t, Size: 1 << 40}, key, Options{Lock: lockPage}) // a terabyte
	if !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
}

// shortened says that its film is longer than it is.
type shortened struct{ generatortest.Film }

func (s shortened) Open(name string) (fs.File, error) {
	f, err := s.Film.Open(name)
	return longer{f}, err
}

type longer struct{ fs.File }

func (l longer) Stat() (fs.FileInfo, error) {
	info, err := l.File.Stat()
	return longerInfo{info}, err
}

type longerInfo struct{ fs.FileInfo }

func (i longerInfo) Size() int64 { return i.FileInfo.Size() + 1 }

// The index grows with the pages as long as there are only pages, and hardly with
// films: that of ten gigabytes is no film itself.
func TestIndexSize(t *testing.T) {
	for blobs, most := range map[int]int{4: 64 << 10, 64: 512 << 10, 256: 2 << 20, 80_000: 24 << 20} {
		if size := indexSize(blobs); size > most || size < blobs*128 {
			t.Errorf("%d blobs take an index of %d bytes", blobs, size)
		}
	}
}
