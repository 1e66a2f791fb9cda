package tracker

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"reflect"
	"strings"
	"unicode/utf8"
)

// listsOf returns the lists of that name in an object, each entry with its
// place; nil if it has none of them.
func listsOf(src []byte, names ...string) (map[string][]element, error) {
	var lists map[string][]element
	err := members(src, 0, func(key string, at int64, value json.RawMessage) error {
		for _, name := range names {
			if key != name {
				continue
			}
			if lists == nil {
				lists = map[string][]element{}
			}
			all, err := elements(src, value, at)
			if err != nil {
				return err
			}
			lists[name] = append(lists[name], all...)
		}
		return nil
	})
	return lists, err
}

// members goes through an object that begins at an offset of src. at is where
// a value begins.
func members(src []byte, from int64, visit func(key string, at int64, value json.RawMessage) error) error {
	dec := json.NewDecoder(bytes.NewReader(src[from:]))
	if t, err := dec.Token(); err != nil || t != json.Delim('{') {
		return wrongJSON(src, from, dec, err, "there is no object here")
	}
	for dec.More() {
		t, err := dec.Token()
		if err != nil {
			return wrongJSON(src, from, dec, err, "")
		}
		key, _ := t.(string)
		var value json.RawMessage
		if err := dec.Decode(&value); err != nil {
			return wrongJSON(src, from, dec, err, "")
		}
		if err := visit(key, from+dec.InputOffset()-int64(len(value)), value); err != nil {
			return err
		}
	}
	if _, err := dec.Token(); err != nil {
		return wrongJSON(src, from, dec, err, "")
	}
	return nil
}

// elements takes a list apart that begins at an offset of src.
func elements(src []byte, list json.RawMessage, from int64) ([]element, error) {
	dec := json.NewDecoder(bytes.NewReader(list))
	if t, err := dec.Token(); err != nil || t != json.Delim('[') {
		return nil, wrongJSON(src, from, dec, err, "there is no list here")
	}
	var all []element
	line, col, counted := 1, 1, int64(0)
	for dec.More() {
		var e element
		if err := dec.Decode(&e.text); err != nil {
			return nil, wrongJSON(src, from, dec, err, "")
		}
		at := from + dec.InputOffset() - int64(len(e.text))
		line, col = further(src[counted:at], line, col)
		counted = at
		e.line, e.col, e.at = line, col, at
		all = append(all, e)
	}
	if _, err := dec.Token(); err != nil {
		return nil, wrongJSON(src, from, dec, err, "")
	}
	return all, nil
}

// wrongJSON says where JSON goes wrong.
func wrongJSON(src []byte, from int64, dec *json.Decoder, err error, msg string) error {
	at := from + dec.InputOffset()
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &syntax):
		at, msg = from+max(syntax.Offset-1, 0), "this is not JSON: "+syntax.Error()
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		at, msg = int64(len(src)), "this is not JSON: it ends too early"
	case err != nil:
		msg = "this is not JSON: " + err.Error()
	}
	line, col := further(src[:min(max(at, 0), int64(len(src)))], 1, 1)
	return &PlaceError{line, col, msg}
}

// further returns line and column behind a piece of text that begins at a line
// and a column. Columns are in characters.
func further(text []byte, line, col int) (int, int) {
	if breaks := bytes.Count(text, []byte("\n")); breaks > 0 {
		line, col = line+breaks, 1
		text = text[bytes.LastIndexByte(text, '\n')+1:]
	}
	return line, col + utf8.RuneCount(text)
}

// sheetOfJSON makes a table of a list of objects: the keys are its headings,
// in the order in which they first appear.
func sheetOfJSON(src []byte) (sheet, error) {
	all, err := elements(src, src, 0)
	if err != nil {
		return sheet{}, err
	}
	columns := map[string]int{}
	var s sheet
	s.add(nil, 0)
	for _, e := range all {
		row := make([]cell, len(columns))
		err := members(src, e.at, func(key string, _ int64, value json.RawMessage) error {
			i, ok := columns[key]
			if !ok {
				i = len(columns)
				columns[key] = i
				s.rows[0] = append(s.rows[0], cell{text: strings.TrimSpace(key), line: e.line, col: e.col})
			}
			for len(row) <= i {
				row = append(row, cell{})
			}
			row[i] = cleaned(plainJSON(value), e.line, e.col)
			return nil
		})
		if err != nil {
			return s, err
		}
		for i := range row {
			row[i].line, row[i].col = e.line, e.col
		}
		if len(row) > 0 {
			s.add(row, len(s.rows))
		}
	}
	if len(s.rows[0]) == 0 {
		return s, errors.New("the list is empty")
	}
	return s, nil
}

// plainJSON returns a value as text: a string without its quotes, a list of
// plain values with commas.
func plainJSON(raw json.RawMessage) string {
	var s string
	if json.Unmarshal(raw, &s) == nil {
		return strings.TrimSpace(s)
	}
	var list []string
	if json.Unmarshal(raw, &list) == nil {
		return strings.Join(list, ", ")
	}
	var out bytes.Buffer
	if json.Compact(&out, raw) != nil || out.String() == "null" {
		return ""
	}
	return out.String()
}

// keysOf returns the keys of a shape.
func keysOf(shape reflect.Type) map[string]bool {
	keys := map[string]bool{}
	for i := range shape.NumField() {
		if name, _, _ := strings.Cut(shape.Field(i).Tag.Get("json"), ","); name != "" {
			keys[name] = true
		}
	}
	return keys
}
