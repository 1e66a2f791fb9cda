package site

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
)

// Limit is how long layouts may run: one of somebody's own may run in circles. A
// page that is given up is a [*LayoutError], or the error of Until.
type Limit struct {
	Until   context.Context // nil for ever
	Longest time.Duration   // for one page; 0 for as long as it takes
}

// output is what a page is written into. It ends a layout that does not come to an
// end by itself: after ctx, or with more bytes than any page has, each write is an
// error. A layout that writes nothing for long is asked at its checkpoints
// ([layouts.Checkpoints]).
type output struct {
	*bytes.Buffer
	ctx    context.Context
	writes int   // since ctx was asked
	err    error // why it was ended
}

// mostPage is more than the largest page of ten thousand interviews has.
const mostPage = 64 << 20

var errPageTooLarge = errors.New("this page has more than 64 MB, so it was given up; look at what its {{range}} goes over")

// Write takes p in.
func (o *output) Write(p []byte) (int, error) {
	const often = 256 // a look at ctx costs more than most writes
	if o.writes++; o.writes >= often && o.err == nil {
		o.writes = 0
		o.err = context.Cause(o.ctx)
	}
	if o.Len()+len(p) > mostPage && o.err == nil {
		o.err = errPageTooLarge
	}
	if o.err != nil {
		return 0, o.err
	}
	return o.Buffer.Write(p)
}

// slowError says that a page was given up after so long.
type slowError time.Duration

func (e slowError) Error() string {
	return fmt.Sprintf("this page was not done after %s, so it was given up; look at what its {{range}} goes over", time.Duration(e))
}

// output is for one page, which goes into to and whose time begins now. Nothing is
// left of it when done is called.
func (l Limit) output(to *bytes.Buffer) (out *output, done func()) {
	ctx := l.Until
	if ctx == nil {
		ctx = context.Background()
	}
	if l.Longest <= 0 {
		return &output{Buffer: to, ctx: ctx}, func() {}
	}
	ctx, cancel := context.WithTimeoutCause(ctx, l.Longest, slowError(l.Longest))
	return &output{Buffer: to, ctx: ctx}, cancel
}

// ended returns the error of a page that was ended, nil if it was not: a mistake in
// one of the files it is made of, or the error of ctx.
func (o *output) ended(t *Theme, layout string) error {
	var slow slowError
	switch {
	case o.err == nil:
		return nil
	case !errors.As(o.err, &slow) && !errors.Is(o.err, errPageTooLarge):
		return fmt.Errorf("making a page: %w", o.err)
	}
	// What comes with the program comes to an end: it is a file of somebody's own.
	own := slices.DeleteFunc([]string{layout, baseFile, partsFile}, func(name string) bool { return !t.own[name] })
	if len(own) == 0 {
		own = []string{layout}
	}
	e := &LayoutError{Path: "layouts/" + own[0], Msg: o.err.Error()}
	if len(own) > 1 {
		e.Msg += "; it may also be in " + strings.Join(own[1:], " or ")
	}
	return e
}
