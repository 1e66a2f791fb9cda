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
		s.page(&kind{layout: "debriefs.html", section: "debriefs.html"}, volumes[n].address, volumes[n].title, func(v view) any { return v.debriefs(volumes, n) })
	}
	s.top("improve.html", "Improve", view.improve).size = improveSize
	s.top("questions.html", "Questions", view.questions).size = questionsSize
	s.top("practice.html", "Practice", view.cards).size = cardsSize
	s.top("applications.html", "Applications", view.applications)
	s.top("companies.html", "Companies", view.companies)
	s.top("people.html", "People", view.peoplePage).size = peopleSize
	s.top("reviews.html", "Reviews", view.reviews)
	s.top("statistics.html", "Statistics", view.statistics)
	s.top("search.html", "Search", view.searchPage)
	s.add(file{name: SearchIndex, kind: &kind{extra: s.searchIndex}})
	s.page(&kind{layout: "offers.html", section: "applications.html"}, "offers.html", "Offers", view.offers)
	s.page(&kind{layout: "404.html"}, "404.html", "Not in this journal", view.missing)

	interviews, preps := &kind{layout: "interview.html", section: "timeline.html"}, &kind{layout: "prep.html", section: "actions.html"}
	for _, i := range j.Interviews {
		s.page(interviews, i.Address, i.Title, func(v view) any { return v.interview(i) })
		if i.Upcoming {
			s.page(preps, prepAddress(i), prepTitle(i), func(v view) any { return v.prep(i) })
		}
	}
	applications := &kind{layout: "application.html", section: "applications.html"}
	for _, a := range j.Applications {
		if a.Note == nil {
			continue // a part of its company's page
		}
		s.page(applications, a.Address, a.Title(), func(v view) any { return v.application(a) })
	}
	companies := &kind{layout: "company.html", section: "companies.html"}
	for _, c := range j.Companies {
		s.page(companies, c.Address, c.Name, func(v view) any { return v.company(c) })
	}
	reviews := &kind{layout: "page.html", section: "reviews.html"}
	for _, n := range j.Reviews {
		s.page(reviews, j.Address(n), noteTitle(n), func(v view) any { return v.plain(n) })
	}
	plain := map[string]*kind{}
	for _, n := range j.Pages {
		section := sectionOf(j.Address(n))
		if plain[section] == nil {
			plain[section] = &kind{layout: "page.html", section: section}
		}
		s.page(plain[section], j.Address(n), noteTitle(n), func(v view) any { return v.plain(n) })
	}
}

// top adds the page of a section, whose layout has the same name.
func (s *Site) top(name, title string, data func(view) any) *kind {
	of := &kind{layout: name, section: name, top: true}
	s.page(of, name, title, data)
	return of
}

// page adds a page.
func (s *Site) page(of *kind, name, title string, data func(view) any) {
	s.add(file{kind: of, name: name, title: title, data: data})
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
