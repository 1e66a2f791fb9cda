package folder

import (
	"context"
	"errors"
	"os"
	"path"
	"runtime"
	"time"
)

// Current reports whether dir already holds the site of this key for this clock, as
// a build left it: the last build came to its end, every file has the size and time
// it was left with, and the machine was not restarted since. It then gives the Extra
// of that build and the number of files. It reads only the manifest; a file that was
// changed and given back its size and time goes unnoticed.
//
// Any doubt, and any error, is a no: Write finds the reason.
func Current(dir, key string, now time.Time) (extra []byte, files int, ok bool) {
	if key == "" {
		return nil, 0, false
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, 0, false
	}
	defer root.Close()
	m, err := readManifest(root)
	if err != nil || !m.whole || m.key != key || !contains(m.valid, now) || m.boot != bootIdentity() {
		return nil, 0, false
	}
	err = forEachFile(context.Background(), root, len(m.files), runtime.GOMAXPROCS(0), func(w *walker, i int) error {
		e := m.files[i]
		in, err := w.open(path.Dir(e.name), nil)
		if err != nil {
			return err
		}
		info, err := in.Lstat(path.Base(e.name))
		if err != nil {
			return err
		}
		if !info.Mode().IsRegular() || info.Size() != e.size || info.ModTime().UnixNano() != e.mtime {
			return errTouched
		}
		return nil
	})
	if err != nil {
		return nil, 0, false
	}
	return m.extra, len(m.files), true
}

// Kept returns the Extra of the last build in dir, whatever it was a build of; nil if
// it did not come to its end, or if there was none.
func Kept(dir string) []byte {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil
	}
	defer root.Close()
	m, err := readManifest(root)
	if err != nil || !m.whole {
		return nil
	}
	return m.extra
}

var errTouched = errors.New("changed since it was written")

// contains reports whether now lies in the span; a zero time is an open end.
func contains(span [2]time.Time, now time.Time) bool {
	return !now.Before(span[0]) && (span[1].IsZero() || now.Before(span[1]))
}
