package preview

import (
	"context"
	"testing"
	"time"
)

// asking says each time when somebody waits for its end.
type asking struct {
	context.Context
	waiting chan struct{}
}

func (c asking) Done() <-chan struct{} {
	c.waiting <- struct{}{}
	return nil
}

// Files change without a pause, and the first state comes only after a request has
// waited as long as it does: it gets that state all the same.
func TestFirstStateAmongChanges(t *testing.T) {
	s := New(Options{})
	s.longest = time.Millisecond
	ctx := asking{t.Context(), make(chan struct{})}
	got := make(chan *snapshot)
	go func() {
		e, err := s.current(ctx)
		if err != nil {
			t.Error(err)
		}
		got <- e
	}()
	<-ctx.waiting
	<-ctx.waiting // for the second time: it has waited for the longest already
	first := &snapshot{epoch: 7}
	s.mu.Lock()
	s.replace(first)
	s.mu.Unlock()
	for {
		select {
		case <-ctx.waiting:
		case e := <-got:
			if e != first {
				t.Errorf("got %+v", e)
			}
			return
		}
	}
}
