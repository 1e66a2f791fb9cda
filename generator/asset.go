package generator

import (
	"io/fs"
	"slices"

	"journal/generator/inside"
)

// Assets may be films of many gigabytes. They are never held in memory, and nobody
// looks into one but to copy it. A build takes an asset for the one of the last build
// as long as its size and time are the same, as make and rsync do.

// Stamp is what the system tells of a file without reading it.
type Stamp struct {
	Size int64 `json:"size"`
	Time int64 `json:"time"` // of the bytes, nanoseconds since 1970
}

// asset is a file that is copied as it is.
type asset struct {
	path  string
	stamp Stamp
	err   error
}

// look sees whether the asset can be read, and opens it for no longer than that.
func (a *asset) look(content fs.FS) {
	f, err := content.Open(a.path)
	if err != nil {
		a.err = err
		return
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		a.err = err
		return
	}
	if !info.Mode().IsRegular() {
		a.err = inside.ErrIrregular
	}
	a.stamp = Stamp{info.Size(), info.ModTime().UnixNano()}
}

// readableAssets drops the assets that cannot be read and reports them.
func (s *Scanned) readableAssets(all []asset) []asset {
	return slices.DeleteFunc(all, func(a asset) bool {
		if a.err != nil {
			s.unread(a.path, a.err)
		}
		return a.err != nil
	})
}

// assetPaths returns the paths of the assets, sorted.
func (s *Scanned) assetPaths() []string {
	paths := make([]string, len(s.assets))
	for i, a := range s.assets {
		paths[i] = a.path
	}
	return paths
}

// Assets returns the stamps of the files that are copied as they are, by path. They
// were taken before any is copied: one that changes in between has another afterwards.
func (s *Scanned) Assets() map[string]Stamp {
	stamps := make(map[string]Stamp, len(s.assets))
	for _, a := range s.assets {
		stamps[a.path] = a.stamp
	}
	return stamps
}
