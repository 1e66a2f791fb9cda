package transcript_test

import (
	"fmt"

	"journal/generator/transcript"
)

func Example() {
	t, ok := transcript.Read([]byte(`WEBVTT

00:00:01.000 --> 00:00:06.000
<v Mary Chen>Tell me about a conflict with a teammate.

00:00:07.000 --> 00:01:07.000
<v Sam Reed>We had two plans for the migration, and I wrote down what each would cost.

00:01:08.000 --> 00:01:11.000
<v Mary Chen>And how did it end?

00:01:12.000 --> 00:01:32.000
<v Sam Reed>With the slower one, and nobody was woken at night.
`))
	me, _ := transcript.Me(t.Speakers, "Sam Reed")
	for _, q := range t.Questions(me) {
		fmt.Println(q.Text)
	}
	share, _ := t.Share(me)
	fmt.Println("talked", share, "percent of the time:", ok)
	// Output:
	// Tell me about a conflict with a teammate.
	// And how did it end?
	// talked 91 percent of the time: true
}
