package main

import (
	"strings"
	"testing"
	"testing/fstest"

	"journal/layouts"
)

// A plain file among the encrypted ones stops the work, without repeating a name.
func TestPublishFindsPlainText(t *testing.T) {
	dir := t.TempDir()
	if err := create(dir+"/content/a.md", []byte("---\ncompany: Northwind Robotics\n---\n")); err != nil {
		t.Fatal(err)
	}
	s := &settings{term: newTerminal(), content: dir + "/content"}
	p, err := s.find()
	if err != nil {
		t.Fatal(err)
	}
	b, err := s.publishable(t.Context(), p)
	if err != nil {
		t.Fatal(err)
	}
	err = checkLeaks(t.Context(), fstest.MapFS{"00ff.age": {Data: []byte("so says Northwind Robotics")}}, layouts.Lock(""), b)
	if err == nil || strings.Contains(err.Error(), "Northwind") {
		t.Errorf("found: %v", err)
	}
}
