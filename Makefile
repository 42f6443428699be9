# The doors of the project. `make` alone lists them. Each target says what it does and stops at the first failure.

SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.NOTPARALLEL:
.DEFAULT_GOAL := help

VENV := .test-tools/venv
RELEASE := .build/release/signpost
# The tests drive the debug program, which `swift build --build-tests` builds anyway: one build instead of two.
SIGNPOST_BIN ?= $(CURDIR)/.build/debug/signpost
export SIGNPOST_BIN
# On Linux the Swift libraries and cmark go into the program: it starts sooner, runs faster, and runs where neither is installed. With them
# would come libcurl, of which nothing is used (Sources/OfflineCurl). macOS has Swift's libraries.
ifeq ($(shell uname),Linux)
STATIC := --static-swift-stdlib -Xcc -DSIGNPOST_OFFLINE_CURL
LINKING := CCC_OVERRIDE_OPTIONS="$$(bash Tests/Setup/link-options.sh)"
endif

say = @printf '\n== %s\n' $(1)

.PHONY: help
help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: site
site: release ## build the site into _site/ (installs what is missing)
	$(call say,'Building the site')
	$(RELEASE) build
	@printf '\nOpen %s in a browser: it needs no server.\n' '$(CURDIR)/_site/index.html'

.PHONY: serve
serve: release ## build, serve on loopback, rebuild and reload when a file changes
	$(RELEASE) serve

.PHONY: release
release:
	$(call say,'Checking what the build needs')
	@bash Tests/Setup/install.sh build
	$(call say,'Compiling signpost')
	$(LINKING) swift build -c release --product signpost $(STATIC)

.PHONY: test
test: test-tools test-format test-swift test-javascript test-browser ## run every check (installs the test tools)
	@printf '\nAll checks passed.\n'

.PHONY: test-tools
test-tools:
	$(call say,'Checking what the tests need')
	@bash Tests/Setup/install.sh build test

.PHONY: test-format
test-format:
	$(call say,'Source format')
	swift format lint --strict --parallel --recursive Package.swift Sources Tests

.PHONY: test-swift
test-swift:
	$(call say,'Compiling the program and its tests')
	swift build --build-tests
	$(call say,'Swift tests')
	swift test --skip-build

.PHONY: test-javascript
test-javascript:
	$(call say,'JavaScript tests')
	node --test $$(find Tests/JavaScript -name '*.test.js' | sort)

# A browser test that failed is tried once more, and the summary names it (RERUN): a fault fails twice, a busy machine does not. Not so with
# SIGNPOST_SLOW=1, whose purpose is to find the tests that look too early.
.PHONY: test-browser
test-browser:
	$(call say,'Browser tests')
	$(VENV)/bin/python -m pytest Tests/Browser --numprocesses auto --dist worksteal $(if $(SIGNPOST_SLOW),,--reruns 1)

.PHONY: bench
bench: release ## time and memory of a build, beside Hugo and cmark (needs ../shared/bench)
	@bash Tests/Setup/install.sh bench
	$(call say,'Build benchmark')
	$(VENV)/bin/python Tests/Benchmarks/bench_build.py

.PHONY: bench-search
bench-search: release ## quality, size and speed of search, beside Pagefind (needs ../shared for two parts)
	@bash Tests/Setup/install.sh test bench-search
	$(call say,'Search benchmark')
	$(VENV)/bin/python Tests/Benchmarks/bench_search.py
	$(VENV)/bin/python Tests/Benchmarks/bench_search_page.py

.PHONY: bench-tools
bench-tools: release ## how long a tool's page takes to answer on a slow phone
	@bash Tests/Setup/install.sh test
	$(call say,'Tools benchmark')
	$(VENV)/bin/python Tests/Benchmarks/bench_tools.py

.PHONY: coverage
coverage: release ## what of people's questions and of the ledger the site answers (needs ../shared/eval for one part)
	$(call say,'Coverage')
	python3 Tests/Benchmarks/coverage.py

.PHONY: clean
clean: ## remove what was built: .build, _site, .test-tools
	rm -rf .build _site .test-tools
