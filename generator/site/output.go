package site

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// output is what a page is written into. It ends a layout that does not come to an
// end by itself: after ctx, or with more bytes than any page has, each write is an
// error. A layout that writes nothing for long is asked at its checkpoints
// ([layouts.Checkpoints]).
type output struct {
	ctx   context.Context
	text  []byte
	turns int   // since ctx was asked
	err   error // why it was ended
}

// mostPage is more than the largest page of ten thousand interviews has.
const mostPage = 64 << 20

var errPageTooLarge = errors.New("this page has more than 64 MB, so it was given up; look at what its {{range}} goes over")

// Write takes p in.
func (o *output) Write(p []byte) (int, error) {
	o.text = append(o.text, p...)
	return len(p), o.turn()
}

func (o *output) WriteString(s string) { o.text = append(o.text, s...) }

// turn is called in every loop and gives the reason to leave it.
func (o *output) turn() error {
	const often = 256 // a look at ctx costs more than most writes
	if o.turns++; o.turns >= often && o.err == nil {
		o.turns = 0
		o.err = context.Cause(o.ctx)
	}
	if len(o.text) > mostPage && o.err == nil {
		o.err = errPageTooLarge
	}
	return o.err
}

// slowError says that a page was given up for its time.
type slowError struct{ after time.Duration }

func (e *slowError) Error() string {
	return fmt.Sprintf("this page was not done after %s, so it was given up; look at what its {{range}} goes over", e.after)
}

// output is for one page, whose time begins now. Nothing is left of it when done
// is called.
func (l Limit) output() (out *output, done func()) {
	ctx := l.Until
	if ctx == nil {
		ctx = context.Background()
	}
	if l.Longest <= 0 {
		return &output{ctx: ctx}, func() {}
	}
	ctx, cancel := context.WithTimeoutCause(ctx, l.Longest, &slowError{l.Longest})
	return &output{ctx: ctx}, cancel
}

// ended gives the error of a page that was ended, nil if it was not: a mistake in
// its layout, or the error of ctx.
func (o *output) ended(layout string) error {
	var slow *slowError
	switch {
	case o.err == nil:
		return nil
	case errors.As(o.err, &slow), errors.Is(o.err, errPageTooLarge):
		return &LayoutError{Path: "layouts/" + layout, Msg: o.err.Error()}
	}
	return fmt.Errorf("making a page: %w", o.err)
}
