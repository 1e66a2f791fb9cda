package mail_test

import (
	"fmt"

	"journal/generator/mail"
)

// What a mail quotes of another one says nothing of its own news.
func ExampleRead() {
	m := mail.Read([]byte(`From: Halina Brzoza <halina@saltmarsh.example>
Date: Thu, 12 Mar 2026 07:50:00 +0100
Subject: Your application

Dear Sam,

thank you for coming to Bremen. Unfortunately we have decided to move
forward with another candidate.

On Wed, 11 Mar 2026 Sam Reed wrote:
> I am glad that you invite me to the next round.
`))
	fmt.Println(m.From.Name, m.News(mail.Facts{}).Kind)
	// Output:
	// Halina Brzoza rejected
}
