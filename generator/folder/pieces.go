package folder

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
)

// pieces takes in a large file piece by piece. As long as they are those of the file
// that lies in the folder nothing is written; from the first that differs on the
// file is written beside its place, with what was equal copied from the old one.
type pieces struct {
	*build
	*walker
	number int // of the file

	begun bool
	err   error       // of taking a piece in
	in    *os.Root    // the folder it lies in
	old   *os.File    // what lies in its place; nil if nothing does, or it differs
	info  fs.FileInfo // of old
	equal int64       // how much of old has been found equal
	file  *os.File    // what is written; nil as long as old is equal
}

// add takes in the next piece.
func (p *pieces) add(piece []byte) error {
	if p.err == nil {
		p.err = p.take(piece)
	}
	return p.err
}

func (p *pieces) take(piece []byte) error {
	if !p.begun {
		p.begun = true
		if err := p.begin(); err != nil {
			return err
		}
	}
	if p.old != nil {
		if p.isNext(piece) {
			p.equal += int64(len(piece))
			return nil
		}
		if err := p.differ(); err != nil {
			return err
		}
	}
	if _, err := p.file.Write(piece); err != nil {
		return p.failed(err)
	}
	return nil
}

func (p *pieces) failed(err error) error {
	return fmt.Errorf("writing %s: %w", p.names[p.number], cause(err))
}

// begin opens what lies in the place of the file, or begins to write.
func (p *pieces) begin() error {
	name := p.names[p.number]
	var err error
	if p.in, err = p.build.open(p.walker, name); err != nil {
		return err
	}
	if p.surelyAbsent(name) {
		return p.create()
	}
	p.info, err = p.in.Lstat(path.Base(name))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return p.create()
	case err != nil:
		return p.failed(err)
	case !p.info.Mode().IsRegular():
		return &ConflictError{Dir: p.dir, Name: name}
	}
	if p.old, err = p.in.Open(path.Base(name)); err != nil {
		return p.differ() // one that cannot be read has other bytes
	}
	return nil
}

func (p *pieces) create() (err error) {
	if p.file, err = createNew(p.in, temporary(p.number), p.fileMode); err != nil {
		return p.failed(err)
	}
	return nil
}

// isNext reports whether the old file goes on with this piece.
func (p *pieces) isNext(piece []byte) bool {
	buf := p.buffers.Get().(*[]byte)
	defer p.buffers.Put(buf)
	for len(piece) > 0 {
		n, err := p.old.Read((*buf)[:min(len(*buf), len(piece))])
		if string((*buf)[:n]) != string(piece[:n]) || err != nil {
			return false
		}
		piece = piece[n:]
	}
	return true
}

// differ begins to write the file, with what was equal so far.
func (p *pieces) differ() error {
	if !p.plan.own[p.number] {
		return &ConflictError{Dir: p.dir, Name: p.names[p.number]}
	}
	if err := p.create(); err != nil || p.old == nil {
		return err
	}
	if _, err := io.Copy(p.file, io.NewSectionReader(p.old, 0, p.equal)); err != nil {
		return p.failed(err)
	}
	p.old.Close()
	p.old = nil
	return nil
}

// end takes in the last piece, and the error with which the making of the file ended.
func (p *pieces) end(last []byte, err error) error {
	switch {
	case p.err != nil:
		err = p.err
	case err != nil:
		err = fmt.Errorf("making %s: %w", p.names[p.number], err)
	default:
		err = p.add(last)
	}
	if err == nil && p.old != nil && p.equal != p.info.Size() {
		err = p.differ()
	}
	if p.old != nil {
		p.old.Close()
	}
	if p.file == nil {
		if err == nil {
			p.prepared(p.number, stampOf(p.info), false)
		}
		return err
	}
	info, closeErr := closeNew(p.in, temporary(p.number), p.file, err)
	switch {
	case err != nil:
		return err
	case closeErr != nil:
		return p.failed(closeErr)
	}
	p.prepared(p.number, stampOf(info), true)
	return nil
}
