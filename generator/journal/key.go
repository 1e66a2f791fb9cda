package journal

// ApplicationKey gives the form in which companies and roles are compared
// when notes are joined: two notes with the same two keys are about the same
// application. A key is "" for a name of which nothing is left.
func ApplicationKey(company, role string) (companyPart, rolePart string) {
	return companyKey(tidy(company)), roleKey(tidy(role))
}
