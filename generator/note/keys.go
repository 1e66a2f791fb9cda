package note

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"slices"
)

// Keys returns the keys of the front matter in their usual spelling, in the order in
// which one would write them, for who offers them.
func Keys() []string { return slices.Clone(keyNames) }

// Outcomes returns the outcomes in the order of a search.
func Outcomes() []Outcome {
	return []Outcome{Waiting, Passed, Rejected, Withdrawn, Silent, Offer, Accepted, Declined, Cancelled}
}

// Kinds returns the kinds of notes.
func Kinds() []Kind { return []Kind{Interview, Application, Company, Review, Page} }

// schemaDetails is what the schema says of the keys besides their names.
//
//go:embed schema.json
var schemaDetails []byte

// Schema returns a JSON schema of the front matter, for editors that take one: the keys
// of [Keys], with what schema.json says of them. It refuses nothing that is understood,
// so it refuses little.
func Schema() ([]byte, error) {
	var schema map[string]json.RawMessage
	var properties map[string]map[string]any
	if err := json.Unmarshal(schemaDetails, &schema); err != nil {
		return nil, fmt.Errorf("reading the schema: %w", err)
	}
	if err := json.Unmarshal(schema["properties"], &properties); err != nil {
		return nil, fmt.Errorf("reading the schema: %w", err)
	}
	for _, key := range keyNames {
		if properties[key] == nil {
			properties[key] = map[string]any{"$ref": "#/definitions/plain"}
		}
	}
	// Other words are understood as well; these are the ones to offer.
	anything := map[string]any{}
	properties[string(keyKind)]["anyOf"] = []any{map[string]any{"enum": Kinds()}, anything}
	properties[string(keyOutcome)]["anyOf"] = []any{map[string]any{"enum": Outcomes()}, anything}
	var err error
	if schema["properties"], err = json.Marshal(properties); err != nil {
		return nil, fmt.Errorf("writing the schema: %w", err)
	}
	var out bytes.Buffer
	write := json.NewEncoder(&out)
	write.SetEscapeHTML(false)
	write.SetIndent("", "  ")
	if err := write.Encode(schema); err != nil {
		return nil, fmt.Errorf("writing the schema: %w", err)
	}
	return out.Bytes(), nil
}
