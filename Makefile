# OneVisit 一次办. `make help` lists what can be done; packaging/setup.sh installs what is missing.
#
# All flags are here and nowhere else: another set of flags compiles Fyne's C code anew.

SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

SYSTEM := $(shell uname -s)
ifeq ($(SYSTEM),Linux)
# OpenGL ES: the bindings of desktop OpenGL take three times as long to compile, and the
# program looks the same.
GOTAGS_GUI := gles,migrated_fynedo
ON_SCREEN := packaging/with-display.sh
else
GOTAGS_GUI := migrated_fynedo
ON_SCREEN :=
endif
# Fyne's driver without a window: no C compiler, no X libraries, no system fonts.
GOTAGS_TEST := ci,migrated_fynedo

VERSION := $(shell sed -n 's/^ *Version *= *"\(.*\)"/\1/p' FyneApp.toml)
LDFLAGS := -X main.version=$(VERSION)
BIN := bin/onevisit
GO_DIRS := $(wildcard *.go app assets catalog queue packaging)
DEMO := build/demo

# However slow the machine, Fyne keeps what it has drawn for the length of a test.
GO_TEST := CGO_ENABLED=0 FYNE_CACHE=1h go test -tags $(GOTAGS_TEST) -timeout 30m
# What only draws, presses or counts, on one goroutine, has nothing to race, and would be most of the race detector's time.
DRAWN := ^Test(Golden.*|OldDataIsSaid|ContrastFollowsTheHour|Screens|EveryItemFits|NothingIsCutOff|Gallery|KioskPages|Pages|SheetAndPopupPictures|FormsSayWhatTheLawAsks|AnyKeysAnyTime|AYearOfClocksEqualsAMinuteByMinuteReference|SettingsFitEveryScreen|EveryFieldHasItsColumn|HostileFilesCostBoundedMemory)$$
GO_RACE := CGO_ENABLED=1 FYNE_CACHE=1h go test -race -skip "$(DRAWN)" -tags $(GOTAGS_TEST) -timeout 45m

# The version is in FyneApp.toml; asking git for it fails in a tree that another user owns.
export GOFLAGS := -buildvcs=false $(GOFLAGS)
ifeq ($(HOME),)
# A service account may have no home; Go wants its caches somewhere.
export HOME := $(CURDIR)/build/.home
endif

.PHONY: help
help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: setup
setup:
	@packaging/setup.sh run

# The build is always asked: go knows better than make what has changed.
.PHONY: build
build: setup ## compile bin/onevisit
	@mkdir -p bin
	go build -tags $(GOTAGS_GUI) -ldflags "$(LDFLAGS)" -o $(BIN) .

.PHONY: run
run: build ## install what is missing, compile, start; ARGS="counter --window 3" opens a seat
	@if [ -n "$${DISPLAY:-}" ]; then FYNE_PLATFORM=$${FYNE_PLATFORM:-x11} exec $(BIN) $(ARGS); fi; \
	if [ -n "$${WAYLAND_DISPLAY:-}" ] || [ $(SYSTEM) != Linux ]; then exec $(BIN) $(ARGS); fi; \
	echo "没有显示器，改在虚拟屏幕上演示主要流程，截图存到 $(DEMO)"; \
	echo "No display: running the demonstration on a virtual screen, pictures go to $(DEMO)"; \
	$(MAKE) screens

.PHONY: screens
screens: build ## the demonstration on a virtual screen; pictures in build/demo
	@$(ON_SCREEN) $(BIN) demo --out $(DEMO)
	@find $(DEMO) -name '*.png' | sort

# The pictures that README shows.
README_SCREENS := kiosk-1-start kiosk-4-materials kiosk-5-missing kiosk-8-ticket board-2-called counter-3-missing \
	counter-5-accepted manager-9-end

.PHONY: readme-screens
readme-screens: screens ## the same, and README's pictures in assets/screens made anew
	@mkdir -p assets/screens
	@for p in $(README_SCREENS); do cp $(DEMO)/zh-$$p.png $(DEMO)/en-$$p.png assets/screens/; done

.PHONY: demo
demo: build ## the main job end to end, in real windows on this screen
	@if [ -n "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" ] || [ $(SYSTEM) != Linux ]; then \
		$(BIN) demo --out $(DEMO); else $(MAKE) screens; fi

# The suite is compiled twice and the program once; each has a reason:
#   headless  without cgo: proves that everything but the window library needs no C, and
#             compares pictures and texts with the expected ones
#   race      the same tests but those that only draw, under the race detector: it needs cgo and its own objects
#   window    the shipped program with its real OpenGL driver, on a virtual screen
# Linters that must be downloaded are in `make lint`, not here.
.PHONY: test
test: ## everything: format, vet, tests, race detector, real windows (needs no display)
	@packaging/setup.sh test
	@start=$$SECONDS; mkdir -p build/test; \
	$(MAKE) fmt-check vet; \
	$(MAKE) test-quick 2>&1 | tee build/test/headless.txt; \
	$(MAKE) race 2>&1 | tee build/test/race.txt; \
	$(MAKE) test-window 2>&1 | tee build/test/window.txt; \
	echo "== the tests that ran"; \
	grep -E '^ok ' build/test/headless.txt; \
	passed() { grep -cE '^ok ' "build/test/$$1.txt" || true; }; \
	echo "PASS: $$(passed headless) packages headless, $$(passed race) packages with the race detector, real windows; $$((SECONDS - start)) s"

.PHONY: test-quick
test-quick: ## the suite alone: no C compiler, no display, seconds when warm
	$(GO_TEST) ./...

# All tests of the packages that keep pictures: some pictures are taken in the middle of another test.
.PHONY: golden
golden: ## compare every screen with its kept picture; GOLDEN=write keeps the new ones
	$(GO_TEST) $$(grep -rl --include='*_test.go' lookgolden app | xargs -n 1 dirname | grep -v lookgolden | sort -u | sed 's,^,./,')

.PHONY: shots
shots: ## every picture and paper that the tests look at, at its real size, in build/shots
	@rm -rf build/shots
	SHOTS="$(CURDIR)/build/shots" $(GO_TEST) -count 1 $$(grep -rl --include='*_test.go' lookgolden app | xargs -n 1 dirname | grep -v lookgolden | sort -u | sed 's,^,./,')
	@find build/shots -type f | wc -l

.PHONY: mutants
mutants: ## put small faults into the rules one by one: the tests must notice each (up to 40 minutes)
	CGO_ENABLED=0 go test -tags mutants -run TestMutants -timeout 40m ./catalog

.PHONY: race
race: ## the suite with the race detector
	$(GO_RACE) ./...

.PHONY: test-window
test-window: build
	@rm -rf $(DEMO)
	$(ON_SCREEN) $(BIN) demo --check --out $(DEMO)
	@test -n "$$(find $(DEMO) -name '*.png' -size +1k -print -quit)" || { echo "demo left no pictures in $(DEMO)" >&2; exit 1; }

.PHONY: fmt
fmt: ## rewrite the Go files in Go's format
	gofmt -s -w $(GO_DIRS)

.PHONY: fmt-check
fmt-check:
	@unformatted=$$(gofmt -s -l $(GO_DIRS)); \
	[ -z "$$unformatted" ] || { echo "not in Go's format (make fmt):"; echo "$$unformatted"; exit 1; }

.PHONY: vet
vet: ## go vet, without cgo
	CGO_ENABLED=0 go vet -tags $(GOTAGS_TEST) ./...

.PHONY: lint
lint: fmt-check vet ## format, vet, golangci-lint, known vulnerabilities (downloads pinned tools)
	@CGO_ENABLED=0 packaging/lint.sh $(GOTAGS_TEST)

.PHONY: bench
bench: build ## start, memory, idle load, keys, scrolling and a soak of the seats, then the benchmarks; ARGS="-soak 8h -parts soak"
	@packaging/setup.sh test
	@CGO_ENABLED=0 go run ./packaging/bench -program $(BIN) $(ARGS)
	$(GO_TEST) -run '^$$' -bench . -benchmem -benchtime 300ms ./catalog/... ./queue/...

.PHONY: bench-store
bench-store: ## the store's benchmarks alone, for benchstat; ARGS="-bench Flush -count 10"
	$(GO_TEST) -run '^$$' -bench . -benchtime 300ms $(ARGS) ./queue/store

.PHONY: fonts
fonts: ## make assets/fonts again from Debian's Noto packages
	packaging/fonts/build.sh

.PHONY: notices
notices: ## write THIRD_PARTY_NOTICES.md from the modules of the shipped program
	go run ./packaging/notices -tags $(GOTAGS_GUI) -o THIRD_PARTY_NOTICES.md

.PHONY: deb
deb: build ## dist/onevisit_VERSION_ARCH.deb
	packaging/deb.sh $(BIN) $(VERSION) dist

.PHONY: clean
clean: ## remove what was made here; Go's cache stays
	@chmod -R u+w build 2>/dev/null || true
	rm -rf bin build dist
