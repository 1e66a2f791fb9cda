# journal: `make` lists what there is.

STATICCHECK = honnef.co/go/tools/cmd/staticcheck@v0.8.2
FUZZTIME ?= 10m
KILLS ?= 500
SOAK ?= 10m
NFPM = github.com/goreleaser/nfpm/v2/cmd/nfpm@v2.47.0
GORELEASER = github.com/goreleaser/goreleaser/v2@v2.17.0
MUTATIONS ?= 5000

.PHONY: help build site test needs race simulate lint fuzz mutate kills soak bench golden bundle install uninstall packaging deb deb-test release address

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

build: ## the program, as ./journal
	go build -o journal ./cmd/journal

# A build with the same bytes wherever and whenever it is made of a commit.
GOBUILD = CGO_ENABLED=0 go build -trimpath -buildvcs=auto -ldflags '-s -w'

# What a package brings along beside the program: a page of the manual for every
# command, and completion for three shells.
PACKAGING = dist/packaging
packaging: ## manual and completions, in dist/packaging
	@rm -rf $(PACKAGING) && mkdir -p $(PACKAGING)/completions
	$(GOBUILD) -o $(PACKAGING)/journal ./cmd/journal
	$(PACKAGING)/journal man $(PACKAGING)/man
	$(PACKAGING)/journal completion bash >$(PACKAGING)/completions/journal
	$(PACKAGING)/journal completion zsh >$(PACKAGING)/completions/_journal
	$(PACKAGING)/journal completion fish >$(PACKAGING)/completions/journal.fish

PREFIX ?= /usr/local
DATADIR = $(DESTDIR)$(PREFIX)/share
COMPLETIONS = bash-completion/completions/journal zsh/site-functions/_journal fish/vendor_completions.d/journal.fish
install: packaging ## program, manual and completions below PREFIX (/usr/local)
	install -d $(DESTDIR)$(PREFIX)/bin $(DATADIR)/man/man1
	install -m 755 $(PACKAGING)/journal $(DESTDIR)$(PREFIX)/bin
	install -m 644 $(PACKAGING)/man/*.1 $(DATADIR)/man/man1
	for file in $(COMPLETIONS); do \
		install -d $(DATADIR)/$${file%/*} && install -m 644 $(PACKAGING)/completions/$${file##*/} $(DATADIR)/$$file || exit 1; \
	done

# The folders go with the files if that leaves them empty, but for those that every system has.
FOLDERS = $(addprefix $(DATADIR)/,man/man1 $(dir $(COMPLETIONS)) bash-completion zsh fish) \
	$(if $(filter /usr /usr/local,$(DESTDIR)$(PREFIX)),,$(DATADIR)/man $(DATADIR) $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX))
uninstall: ## remove what install has put below PREFIX
	rm -f $(DESTDIR)$(PREFIX)/bin/journal $(DATADIR)/man/man1/journal.1 $(DATADIR)/man/man1/journal-*.1 $(addprefix $(DATADIR)/,$(COMPLETIONS))
	rmdir $(FOLDERS) 2>/dev/null || true

# Where the project is: the module line of go.mod, once it is an address.
ADDRESS = $(shell go list -m)
PUBLIC = $(findstring .,$(firstword $(subst /, ,$(ADDRESS))))
address: ## carry the module line of go.mod, set to where the project is, into every import
	@git grep -lE '"journal/[a-z]' -- '*.go' | xargs -r sed -i.before 's|"journal/\([a-z]\)|"$(ADDRESS)/\1|' && find . -name '*.go.before' -delete
	gofmt -w $$(git ls-files '*.go')

COMMITTED = $(shell git log -1 --format=%ct)
VERSION ?= $(shell git describe --tags --match 'v*' 2>/dev/null || echo v0.0.0-$$(git rev-parse --short=12 HEAD))
ARCH ?= $(shell go env GOARCH)
DEBS = dist/deb
deb: packaging ## the Debian package for ARCH, in DEBS (dist/deb)
	@mkdir -p $(DEBS)
	GOOS=linux GOARCH=$(ARCH) $(GOBUILD) -o dist/linux_$(ARCH)/journal ./cmd/journal
	VERSION=$(VERSION) ARCH=$(ARCH) PROGRAM=dist/linux_$(ARCH)/journal HOMEPAGE=$(if $(PUBLIC),https://$(ADDRESS)) SOURCE_DATE_EPOCH=$(COMMITTED) \
		go run $(NFPM) package --packager deb --config nfpm.yaml --target $(DEBS)

deb-test: deb ## install, use and remove the package in a root of its own; BARE=--bare: in a whole Debian without Go
	.ci/deb-test $$(ls -t $(DEBS)/journal_*_$(ARCH).deb | head -1) $(BARE)

# SNAPSHOT=--snapshot makes them of any commit; without it a tag has to be there.
release: ## the files of a release, in dist/release: archives, Debian packages, formula, checksums
	VERSION=$(VERSION) go run $(GORELEASER) release --clean --skip=publish $(SNAPSHOT)
	$(MAKE) deb ARCH=amd64 DEBS=dist/release
	$(MAKE) deb ARCH=arm64 DEBS=dist/release
	$(if $(PUBLIC),.ci/formula $(VERSION) $(ADDRESS) dist/release >dist/release/journal.rb)
	cd dist/release && sha256sum *.tar.gz *.zip *.deb $(if $(PUBLIC),journal.rb) >checksums.txt

site: ## the site of the sample, in public
	go run ./cmd/journal build

# Tests drive real browsers and save with real editors. They are installed where
# Debian's packages can be; elsewhere what is missing is said, and the tests that
# need it say so too. A name of the list is a program, or program=package.
NEEDS = chromium firefox-esr WebKitWebDriver=webkit2gtk-driver Xvfb=xvfb git groff=groff-base vim nvim=neovim emacs=emacs-nox nano script=bsdutils node=nodejs pdftotext=poppler-utils
needs: ## what the tests need, where Debian has it; ALL=1 fails if anything is still missing
	@missing=; for need in $(NEEDS); do \
		command -v $${need%%=*} >/dev/null 2>&1 || missing="$$missing $${need##*=}"; \
	done; \
	if [ -z "$$missing" ]; then :; \
	elif command -v apt-get >/dev/null 2>&1 && [ "$$(id -u)" = 0 ]; then \
		echo "installing$$missing for the tests"; \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing >/dev/null; \
	else echo "missing:$$missing (tests that need them are skipped; install them with your system's packages)"; fi
	@$(if $(ALL),for need in $(NEEDS); do command -v $${need%%=*} >/dev/null || { echo "$${need%%=*} is still missing; no test may be skipped"; exit 1; }; done)

test: needs ## all tests
	go test -timeout 40m -parallel 4 ./...

# Only packages that start something beside themselves can race. Left out are tests that
# mostly wait for git, for programs that are killed or for the work of a passphrase, of
# which the detector sees nothing and for which it takes the longest, and those that
# compare many random states, which the preview's soak goes through as well. Of whole
# commands it sees those of the preview, which alone does many things at a time.
CONCURRENT = git grep -lE '^[[:space:]]*(go (func|[a-zA-Z.]+\()|[a-zA-Z.]+\.Go\()' -- 'generator/*.go' ':!*_test.go' ':!*/compile.go' | xargs -n1 dirname | sort -u | sed 's|^|./|'
race: ## the tests of Go code under the race detector
	go test -timeout 40m -race -skip '^(TestKill|TestPlaces|TestMoved|TestRefuses|TestGrowth|TestUpdateEquals|TestReconnectEquals)' $$($(CONCURRENT))
	go test -timeout 40m -race -run '^(TestPreviewSoak|TestServeEnds|TestSecondInterrupt)' ./cmd/journal

simulate: ## the error rates of the verdict on plans, in 10,000 journals each; letters in 10,000 random orders
	go test ./generator/plan -run TestSimulation -v -args -journals 10000
	go test ./generator/inbox -run TestLettersInAnyOrder -v -args -interleavings 10000

lint: ## gofmt, vet (for Windows and macOS, too), staticcheck
	@files=$$(gofmt -l $$(git ls-files '*.go')); if [ -n "$$files" ]; then echo "gofmt would change:"; echo "$$files"; exit 1; fi
	go vet ./...
	@# What cannot be run here is at least compiled and vetted, tests included.
	GOOS=windows GOARCH=amd64 go vet ./...
	GOOS=darwin GOARCH=arm64 go vet ./...
	go run $(STATICCHECK) ./...

fuzz: ## every fuzz target for FUZZTIME each
	@for pkg in $$(go list ./...); do \
		for target in $$(go test -list '^Fuzz' $$pkg | grep '^Fuzz'); do \
			echo "$$pkg $$target"; \
			go test -run '^$$' -fuzz "^$$target$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 5s $$pkg || exit 1; \
		done; \
	done

mutate: ## whole commands over MUTATIONS damaged notes
	JOURNAL_MUTATIONS=$(MUTATIONS) go test -count=1 -run MutatedNotes -timeout 60m -v ./cmd/journal

kills: ## kill a build KILLS times at random moments
	JOURNAL_KILLS=$(KILLS) go test -count=1 -run Kill -timeout 60m -v ./generator/folder ./cmd/journal

soak: ## the live preview under random edits for SOAK, with the race detector
	JOURNAL_SOAK=$(SOAK) go test -race -count=1 -run PreviewSoak -timeout 60m -v ./cmd/journal

bench: ## the figures, for benchstat
	go test -run '^$$' -bench . -benchmem ./...

golden: ## write the golden files anew; look at the difference before committing it
	go test $$(git grep -l 'flag.Bool("update"' -- '*_test.go' | xargs -n1 dirname | sort -u | sed 's|^|./|') -update

# The libraries of the pages and the checker of the tests, made again from their packages:
# npm and the network are needed. What comes out has to be what is committed.
BUNDLES = layouts/lock/lock layouts/minisearch.js layouts/minisearch.txt layouts/fsrs.js layouts/fsrs.txt layouts/newsreader.woff2 layouts/newsreader.txt generator/generatortest/axe
bundle: ## the libraries of the pages are what their packages give
	@command -v npm >/dev/null 2>&1 || { [ "$$(id -u)" = 0 ] && apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq npm >/dev/null; }
	go generate ./layouts ./generator/generatortest/axe
	@if [ -n "$$(git status --porcelain $(BUNDLES))" ]; then git status --short $(BUNDLES); echo "these are not what layouts/lock/bundle, layouts/search, layouts/fsrs and generator/generatortest/axe give"; exit 1; fi
