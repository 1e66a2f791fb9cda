package site

import "strings"

// listPages puts every page on the list: first those that are always there,
// then one for each interview, company and note,
// and a prep sheet for each interview ahead. An application has a page when
// it has a note; one that exists because interviews name it is a part of its
// company's page.
func (s *Site) listPages() {
	j := s.journal
	s.top("index.html", "What is next", view.start)
	s.top("actions.html", "Actions", view.actionsPage)
	s.top("timeline.html", "Timeline", view.timeline)
	volumes := s.volumes()
	s.top("debriefs.html", "Debriefs", func(v view) any { return v.debriefs(volumes, 0) })
	for n := 1; n < len(volumes); n++ {
		s.page(volumes[n].address, "debriefs.html", volumes[n].title, "debriefs.html", func(v view) any { return v.debriefs(volumes, n) })
	}
	s.top("improve.html", "Improve", view.improve)
	s.top("questions.html", "Questions", view.questions)
	s.top("applications.html", "Applications", view.applications)
	s.top("companies.html", "Companies", view.companies)
	s.top("people.html", "People", view.peoplePage)
	s.top("reviews.html", "Reviews", view.reviews)
	for name, size := range map[string]int{"improve.html": improveSize(j), "questions.html": questionsSize(j), "people.html": peopleSize(j)} {
		f := s.files[name]
		f.size = size
		s.files[name] = f
	}
	s.page("offers.html", "offers.html", "Offers", "applications.html", view.offers)
	s.add("404.html", file{layout: "404.html", title: "Not in this journal", data: view.missing})

	for _, i := range j.Interviews {
		s.page(i.Address, "interview.html", i.Title, "timeline.html", func(v view) any { return v.interview(i) })
		if i.Upcoming {
			s.page(prepAddress(i), "prep.html", prepTitle(i), "actions.html", func(v view) any { return v.prep(i) })
		}
	}
	for _, a := range j.Applications {
		if a.Note == nil {
			continue // a part of its company's page
		}
		s.page(a.Address, "application.html", a.Title(), "applications.html", func(v view) any { return v.application(a) })
	}
	for _, c := range j.Companies {
		s.page(c.Address, "company.html", c.Name, "companies.html", func(v view) any { return v.company(c) })
	}
	for _, n := range j.Reviews {
		s.page(j.Address(n), "page.html", noteTitle(n), "reviews.html", func(v view) any { return v.plain(n) })
	}
	for _, n := range j.Pages {
		s.page(j.Address(n), "page.html", noteTitle(n), sectionOf(j.Address(n)), func(v view) any { return v.plain(n) })
	}
}

// top adds the page of a section, whose layout has the same name.
func (s *Site) top(name, title string, data func(view) any) {
	s.add(name, file{layout: name, title: title, key: shellKey{section: name, top: true}, data: data})
}

// page adds a page within a section.
func (s *Site) page(name, layout, title, section string, data func(view) any) {
	s.add(name, file{layout: layout, title: title, key: shellKey{section: section}, data: data})
}

// sectionOf gives the section of a plain page: a second note on a company or
// an application lies beside the first.
func sectionOf(address string) string {
	switch {
	case strings.HasPrefix(address, "companies/"):
		return "companies.html"
	case strings.HasPrefix(address, "applications/"):
		return "applications.html"
	}
	return ""
}
