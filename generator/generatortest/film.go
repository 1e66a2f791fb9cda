package generatortest

import (
	"io"
	"io/fs"
	"testing"
	"testing/fstest"
	"time"
)

// Film is a site of one file, film.mp4, that is larger than anybody should hold in
// memory: its bytes are made while they are read. The test fails when more than
// [FilmPiece] of them are asked for at once.
type Film struct {
	T    testing.TB
	Size int64
}

// FilmPiece is the most that is read of a [Film] at once, in bytes.
const FilmPiece = 1 << 20

// Names returns the name of the file.
func (Film) Names() []string { return []string{"film.mp4"} }

// Open returns the file, which can be read from any place.
func (f Film) Open(name string) (fs.File, error) {
	if name != "film.mp4" {
		return fstest.MapFS{"film.mp4": {}}.Open(name)
	}
	return &filmFile{Film: f}, nil
}

// At returns the byte of the film at a place.
func (Film) At(place int64) byte { return byte(place*7 ^ place>>13) }

type filmFile struct {
	Film
	at int64
}

func (f *filmFile) Read(p []byte) (int, error) {
	if len(p) > FilmPiece {
		f.T.Errorf("the film is read into %d bytes of memory at once", len(p))
	}
	if f.at >= f.Size {
		return 0, io.EOF
	}
	p = p[:min(int64(len(p)), f.Size-f.at)]
	for i := range p {
		p[i] = f.At(f.at + int64(i))
	}
	f.at += int64(len(p))
	return len(p), nil
}

func (f *filmFile) Seek(offset int64, whence int) (int64, error) {
	switch whence {
	case io.SeekCurrent:
		offset += f.at
	case io.SeekEnd:
		offset += f.Size
	}
	f.at = offset
	return offset, nil
}

func (f *filmFile) Close() error               { return nil }
func (f *filmFile) Stat() (fs.FileInfo, error) { return filmInfo{f.Size}, nil }

type filmInfo struct{ size int64 }

func (filmInfo) Name() string       { return "film.mp4" }
func (i filmInfo) Size() int64      { return i.size }
func (filmInfo) Mode() fs.FileMode  { return 0o444 }
func (filmInfo) ModTime() time.Time { return time.Time{} }
func (filmInfo) IsDir() bool        { return false }
func (filmInfo) Sys() any           { return nil }
