# journal: `make` lists what there is.

STATICCHECK = honnef.co/go/tools/cmd/staticcheck@v0.8.2
FUZZTIME ?= 10m
KILLS ?= 500

.PHONY: help build site test needs race lint fuzz kills bench golden bundle

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

build: ## the program, as ./journal
	go build -o journal ./cmd/journal

site: ## the site of the sample, in public
	go run ./cmd/journal build

# The browser tests need Chromium and Firefox. They are installed where Debian's
# packages can be; elsewhere the tests are told apart from the rest by name,
# never passed over in silence.
needs:
	@missing=; \
	command -v chromium >/dev/null 2>&1 || command -v google-chrome >/dev/null 2>&1 || missing="$$missing chromium"; \
	command -v firefox-esr >/dev/null 2>&1 || command -v firefox >/dev/null 2>&1 || missing="$$missing firefox-esr"; \
	if [ -z "$$missing" ]; then :; \
	elif command -v apt-get >/dev/null 2>&1 && [ "$$(id -u)" = 0 ]; then \
		echo "installing$$missing for the browser tests"; \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $$missing >/dev/null; \
	else echo "missing:$$missing (the browser tests will be skipped; install them with your system's packages)"; fi

test: needs ## all tests
	go test ./...

race: ## all tests under the race detector
	go test -race ./...

lint: ## gofmt, vet, staticcheck
	@files=$$(gofmt -l $$(git ls-files '*.go')); if [ -n "$$files" ]; then echo "gofmt would change:"; echo "$$files"; exit 1; fi
	go vet ./...
	go run $(STATICCHECK) ./...

fuzz: ## every fuzz target for FUZZTIME each
	@for pkg in $$(go list ./...); do \
		for target in $$(go test -list '^Fuzz' $$pkg | grep '^Fuzz'); do \
			echo "$$pkg $$target"; \
			go test -run '^$$' -fuzz "^$$target$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 5s $$pkg || exit 1; \
		done; \
	done

kills: ## kill a build KILLS times at random moments
	JOURNAL_KILLS=$(KILLS) go test -count=1 -run Kill -timeout 60m -v ./generator/folder ./cmd/journal

bench: ## the figures, for benchstat
	go test -run '^$$' -bench . -benchmem ./...

golden: ## write the golden files anew; look at the difference before committing it
	go test ./... -update

# The libraries of the lock page, made again from their packages: npm and the
# network are needed. What comes out has to be what is committed.
bundle: ## the lock page's libraries are what their packages give
	@command -v npm >/dev/null 2>&1 || { [ "$$(id -u)" = 0 ] && apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq npm >/dev/null; }
	go generate ./layouts
	@if [ -n "$$(git status --porcelain layouts/lock/lock)" ]; then git status --short layouts/lock/lock; echo "layouts/lock/lock is not what layouts/lock/bundle gives"; exit 1; fi
