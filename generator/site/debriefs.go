package site

import (
	"html/template"
	"strconv"

	"journal/generator/journal"
	"journal/generator/note"
)

// yearAddress returns where the debriefs of a year are.
func yearAddress(y journal.Year) string {
	if y.Latest {
		return "debriefs.html"
	}
	return "debriefs/" + strconv.Itoa(y.Year) + ".html"
}

// foldedTopics are what a debrief folds away, in order. Of what went well and what is
// to improve, the first three stand open.
var foldedTopics = []note.Topic{
	note.Questions, note.Well, note.Improve, note.Liked, note.Disliked, note.Learned, note.Concerns, note.Ask, note.Feeling, note.Feedback,
}

const openItems = 3

// folded returns what is folded away of a debrief, by topic.
func folded(i *journal.Interview) []note.Section {
	var all []note.Section
	for _, topic := range foldedTopics {
		items := i.Note.Items(topic)
		if topic == note.Well || topic == note.Improve {
			items = items[min(openItems, len(items)):]
		}
		if len(items) > 0 {
			all = append(all, note.Section{Topic: topic, Items: items})
		}
	}
	return all
}

// itemPlace returns a link to an entry of an interview's note.
func (v view) itemPlace(i *journal.Interview, item note.Item) (template.URL, error) {
	return v.to(withAnchor(i.Address, item.Anchor))
}
