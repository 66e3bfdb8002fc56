# make               install what is missing, build, and write the scorecards of data/
# make test          run every test
# make help          list all targets
#
# Tested on Debian 12. It should work on Debian 11 and later and Ubuntu 22.04 and later; elsewhere it says
# which packages to install by hand.

DATA ?= data
OUT ?=
PERIOD ?=
FUZZ_RUNS ?= 10000000
PREFIX ?= /usr/local
PROGRAM := .build/release/scorecard
BUILD_FLAGS := -c release
# The workbook needs libxlsxwriter; without it everything else is built. Asked anew at each use,
# since `packages` may just have installed it.
WITH = $(shell [ -e /usr/include/xlsxwriter.h ] && echo WORKBOOK=1)
# The standard library goes into the program where the toolchain has it to link: no time is lost with
# finding it at each start.
STATIC = $(shell swift=$$(readlink -f "$$(command -v swift)"); home=$${swift%/bin/*}; \
  [ -e "$$home/lib/swift_static/linux/libswiftCore.a" ] && [ -e "$$home/bin/ld.lld" ] && \
  echo --static-swift-stdlib)
LINKED = $(if $(STATIC),STATIC=1)
OPTIONS = --data "$(DATA)" $(if $(OUT),--out "$(OUT)") $(if $(PERIOD),--period "$(PERIOD)")
REPORTS = $(if $(OUT),$(OUT),$(if $(filter data,$(DATA)),reports,$(DATA)/reports))

# How large the invented counties of `make bench` are, and how often each contender runs.
SCALES ?= 1,10
RUNS ?= 5

.PHONY: all run build test check check-pages check-tables docs coverage picture lint format jsna \
  neighbours publish bench soak fuzz demo install put uninstall unput static deb clean packages toolchain help

all: run

# What a run read and what it wrote, by SHA-256: the program, the options, the data and the reports.
LAST_RUN := .build/last-run
STATE = { echo '$(subst ','\'',$(OPTIONS))'; \
  find "$(DATA)" -path "$(REPORTS)" -prune -o -type f -print0 | LC_ALL=C sort -z \
    | xargs -0 sha256sum "$(PROGRAM)"; \
  find "$(REPORTS)" -type f -print0 | LC_ALL=C sort -z | xargs -0 -r sha256sum; } 2>/dev/null \
  | sha256sum

## run: build, then write the scorecards of DATA (data unless said otherwise) for PERIOD to OUT
run: build
	@if [ "$$(cat $(LAST_RUN) 2>/dev/null)" = "$$($(STATE))" ]; then \
	  echo "make: nothing has changed since '$(REPORTS)' was written; it stands as it is"; exit 0; \
	fi; \
	rm -f $(LAST_RUN); status=0; $(PROGRAM) run $(OPTIONS) || status=$$?; \
	if [ $$status -eq 1 ]; then \
	  echo "make: the scorecards are written, but not everything came or could be read: see the lines above"; \
	elif [ $$status -ne 0 ]; then exit $$status; \
	else $(STATE) > $(LAST_RUN); fi

## build: build the release program
build: packages
	@$(WITH) $(LINKED) swift build $(BUILD_FLAGS) $(STATIC) --product scorecard

## test: run every test
test: packages
	$(WITH) swift test --disable-xctest

## lint: check the layout and the documentation of every Swift file
lint: toolchain
	swift format lint --strict -rp Package.swift Sources Tests

## format: lay out every Swift file
format: toolchain
	swift format -i -rp Package.swift Sources Tests

## check: the one gate: lint, build with warnings as errors and no import past a floor, test
check: packages lint
	$(WITH) swift build --build-tests --explicit-target-dependency-import-check error -Xswiftc -warnings-as-errors
	$(WITH) swift test --disable-xctest

## check-pages: check the pages of the demonstration as a browser and a reader of Markdown meet them
check-pages: build
	$(WITH) Tests/Checks/check-pages "$(PROGRAM)"

## check-tables: ask frictionless, jsonschema and csvw whether they can take what the demonstration holds
check-tables: build
	@[ -x .tools/tables/bin/pip ] || python3 -m venv .tools/tables
	@.tools/tables/bin/pip install --quiet --disable-pip-version-check -r Tests/Checks/tables/requirements.txt
	@mkdir -p .build/tables
	$(PROGRAM) run --data data --out .build/tables || [ $$? -eq 1 ]
	.tools/tables/bin/python Tests/Checks/tables/check.py .build/tables

## docs: write the pages about each floor to .build/docs, to be read in a browser without a network
docs: build
	Tests/Checks/write-docs .build/release/Modules .build/docs

## coverage: run every test and print how much of each file they reach
coverage: packages
	$(WITH) swift test --disable-xctest --enable-code-coverage --scratch-path .build/coverage
	@found=$$(ls -d .build/coverage/debug/*.xctest | head -n 1); \
	"$$(dirname "$$(readlink -f "$$(command -v swift)")")/llvm-cov" report "$$found" -object .build/coverage/debug/scorecard \
	  -instr-profile .build/coverage/debug/codecov/default.profdata \
	  -ignore-filename-regex 'Tests/|\.build/' | sed 's|^.*/Sources/||'

## picture: make docs/page-one.png from the demonstration again
picture:
	@[ -x .tools/picture/bin/pip ] || python3 -m venv .tools/picture
	@.tools/picture/bin/pip install --quiet --disable-pip-version-check pillow
	.tools/picture/bin/python Tests/Checks/picture.py

## jsna: write the scorecards and name the page for the Joint Strategic Needs Assessment
jsna: run
	@ls -1d $(REPORTS)/*/public/jsna-neglect.html | tail -n 1

## neighbours: write the scorecards and name the page of statistical neighbours
neighbours: run
	@ls -1d $(REPORTS)/*/public/neighbours.html | tail -n 1

## publish: enter the figures of the public edition of PERIOD in the ledger of releases
publish: build
	@$(PROGRAM) publish $(OPTIONS)

## bench: time the program beside DuckDB, polars and pandas counting the same, to docs/benchmark.md
bench: build
	@$(WITH) $(LINKED) swift build $(BUILD_FLAGS) $(STATIC) --product synthesise
	@[ -x .build/bench/venv/bin/pip ] || python3 -m venv .build/bench/venv
	@.build/bench/venv/bin/pip install --quiet --disable-pip-version-check -r Tests/Bench/requirements.txt
	.build/bench/venv/bin/python Tests/Bench/bench.py --scales $(SCALES) --runs $(RUNS)

## soak: run the program 500 times over changing months and look for what grows
soak: build
	Tests/Checks/soak "$(PROGRAM)" 500

## fuzz: throw FUZZ_RUNS (ten million unless said otherwise) damaged files at the reader with libFuzzer
fuzz: packages
	@mkdir -p .build/fuzz/found
	FUZZ=1 swift build -c release --target fuzz-reader --scratch-path .build/fuzz \
	  -Xswiftc -sanitize=fuzzer -Xswiftc -enable-testing
	find .build/fuzz/*/release/ -name '*.o' | grep -E '/(fuzz_reader|Ingest|Records|Catalogue)\.build/' \
	  | xargs swiftc -sanitize=fuzzer -lcsv -o .build/fuzz/fuzz-reader
	.build/fuzz/fuzz-reader -runs=$(FUZZ_RUNS) -max_len=160 -timeout=10 -rss_limit_mb=1500 \
	  .build/fuzz/found Tests/Fuzz/Corpus

## demo: make the invented extracts of Exampleshire again
demo: packages
	$(WITH) $(LINKED) swift run $(BUILD_FLAGS) $(STATIC) synthesise --out data/extracts

# What `install` puts below PREFIX, beside the catalogue.
BASH_COMPLETIONS := share/bash-completion/completions/scorecard
ZSH_COMPLETIONS := share/zsh/site-functions/_scorecard
FISH_COMPLETIONS := share/fish/vendor_completions.d/scorecard.fish
MANUAL := share/man/man1/scorecard.1
# The folders that it may have made, innermost first; those that every system has stay.
MADE := $(foreach path,$(BASH_COMPLETIONS) $(ZSH_COMPLETIONS) $(FISH_COMPLETIONS) $(MANUAL),$(dir $(path))) \
  share/bash-completion share/zsh share/fish \
  $(if $(filter /usr /usr/local,$(PREFIX)),,share/man share bin)

# Whoever may not write below PREFIX does so as root.
AS_ROOT = $$(folder="$(DESTDIR)$(PREFIX)"; \
  while [ ! -e "$$folder" ]; do folder=$$(dirname "$$folder"); done; [ -w "$$folder" ] || echo sudo)
TO_PREFIX = PREFIX="$(PREFIX)" DESTDIR="$(DESTDIR)"

## install: put the program, its catalogue, manual and completions below PREFIX (/usr/local)
install: build
	@$(AS_ROOT) make --no-print-directory put $(TO_PREFIX)

# The same without building: `deb` puts a program of its own.
put:
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(DESTDIR)$(PREFIX)/share/scorecard/catalogue"
	install -m 755 $(PROGRAM) "$(DESTDIR)$(PREFIX)/bin/scorecard"
	install -m 644 data/catalogue/*.csv "$(DESTDIR)$(PREFIX)/share/scorecard/catalogue"
	@for file in "bash $(BASH_COMPLETIONS)" "zsh $(ZSH_COMPLETIONS)" "fish $(FISH_COMPLETIONS)" "man $(MANUAL)"; do \
	  shell=$${file%% *}; path="$(DESTDIR)$(PREFIX)/$${file#* }"; \
	  echo "install -m 644 $$shell $$path"; install -d "$$(dirname "$$path")" || exit 1; \
	  if [ $$shell = man ]; then $(PROGRAM) manual; else $(PROGRAM) completions $$shell; fi > "$$path" || exit 1; \
	  chmod 644 "$$path"; \
	done

## uninstall: remove what install put there
uninstall:
	@$(AS_ROOT) make --no-print-directory unput $(TO_PREFIX)

unput:
	rm -f "$(DESTDIR)$(PREFIX)/bin/scorecard" "$(DESTDIR)$(PREFIX)/$(BASH_COMPLETIONS)" \
	  "$(DESTDIR)$(PREFIX)/$(ZSH_COMPLETIONS)" "$(DESTDIR)$(PREFIX)/$(FISH_COMPLETIONS)" \
	  "$(DESTDIR)$(PREFIX)/$(MANUAL)"
	rm -rf "$(DESTDIR)$(PREFIX)/share/scorecard"
	@for folder in $(MADE); do rmdir "$(DESTDIR)$(PREFIX)/$$folder" 2>/dev/null; done; \
	rmdir "$(DESTDIR)$(PREFIX)" 2>/dev/null; true

## static: build a program that needs nothing installed, to .build/static (no workbook)
static: packages
	swift build -c release --static-swift-stdlib -Xswiftc -static-executable --product scorecard \
	  --scratch-path .build/static
	@needed=$$(readelf -d .build/static/release/scorecard | sed -n 's/.*NEEDED.*\[\(.*\)\].*/\1/p' | paste -sd ' '); \
	echo "make: .build/static/release/scorecard needs $${needed:-no library of the system}; it writes no scorecard.xlsx"

# The program of the Debian package brings Swift's own libraries along, which Debian does not have.
MAINTAINER ?= Scorecard maintainers <maintainers@scorecard.invalid>
DEB := .build/deb
DEB_PROGRAM := $(DEB)/build/release/scorecard

## deb: build a Debian package for this machine's kind, to .build
deb: packages
	$(WITH) $(LINKED) swift build -c release --static-swift-stdlib --product scorecard --scratch-path $(DEB)/build
	rm -rf $(DEB)/tree
	@$(MAKE) --no-print-directory put PROGRAM=$(DEB_PROGRAM) DESTDIR=$(DEB)/tree PREFIX=/usr
	@strip $(DEB)/tree/usr/bin/scorecard
	@install -d $(DEB)/tree/usr/share/doc/scorecard $(DEB)/tree/DEBIAN
	@install -m 644 LICENSE $(DEB)/tree/usr/share/doc/scorecard/copyright
	@gzip -9n < CHANGELOG.md > $(DEB)/tree/usr/share/doc/scorecard/changelog.gz
	@gzip -9nf $(DEB)/tree/usr/$(MANUAL)
	@version=$$($(DEB_PROGRAM) --version | cut -d' ' -f2); kind=$$(dpkg --print-architecture); \
	depends=$$(readelf -d $(DEB_PROGRAM) | sed -n 's/.*NEEDED.*\[\(.*\)\].*/\1/p' | while read -r library; do \
	  dpkg -S "*/$$library" | sed 's/:.*//' | grep -v -- '-dev$$' | head -n 1; done | sort -u | paste -sd ',' | sed 's/,/, /g'); \
	libc=$$(dpkg-query -W -f '$${Version}' libc6 | sed 's/-.*//'); \
	depends=$$(echo "$$depends" | sed "s/\blibc6\b/libc6 (>= $$libc)/"); \
	{ echo "Package: scorecard"; echo "Version: $$version"; echo "Architecture: $$kind"; \
	  echo "Maintainer: $(MAINTAINER)"; echo "Depends: $$depends"; echo "Section: misc"; \
	  echo "Priority: optional"; \
	  echo "Installed-Size: $$(du -sk $(DEB)/tree/usr | cut -f1)"; \
	  echo "Description: monthly scorecards for safeguarding children partnerships"; \
	  echo " Turns agencies' CSV extracts into pages, tables and charts: an edition with true"; \
	  echo " figures for the performance sub-group, and one for the public in which small"; \
	  echo " numbers are withheld."; } > $(DEB)/tree/DEBIAN/control; \
	SOURCE_DATE_EPOCH=$$(git log -1 --format=%ct 2>/dev/null || echo 0) \
	  dpkg-deb --root-owner-group --build $(DEB)/tree ".build/scorecard_$${version}_$$kind.deb"

## clean: remove what was built
clean:
	rm -rf .build

## help: list all targets
help:
	@sed -n 's/^## \([a-z-]*\): /  make \1	/p' Makefile | expand -t 26

# The system's libraries and their headers: libcsv (reading CSV), libcrypto (SHA-256) and, where
# it can be had, libxlsxwriter (the workbook).
packages: toolchain
	@missing=; \
	[ -e /usr/include/csv.h ] || missing="$$missing libcsv-dev"; \
	[ -e /usr/include/openssl/evp.h ] || missing="$$missing libssl-dev"; \
	wanted=; \
	[ -e /usr/include/xlsxwriter.h ] || wanted=libxlsxwriter-dev; \
	if [ -n "$$missing" ]; then \
	  if ! command -v apt-get >/dev/null 2>&1; then \
	    echo "make: missing$$missing, and there is no apt-get here: install libcsv and OpenSSL with their C headers, then run make again" >&2; exit 1; \
	  fi; \
	  as_root=; [ "$$(id -u)" -eq 0 ] || as_root=sudo; \
	  echo "make: installing$$missing with apt-get"; \
	  if ! { $$as_root apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$as_root apt-get install -y -qq --no-install-recommends $$missing >/dev/null; }; then \
	    echo "make: apt-get could not install$$missing: ask for these packages to be installed, then run make again" >&2; exit 1; \
	  fi; \
	fi; \
	if [ -n "$$wanted" ] && command -v apt-get >/dev/null 2>&1; then \
	  as_root=; [ "$$(id -u)" -eq 0 ] || as_root="sudo -n"; \
	  echo "make: installing $$wanted with apt-get, for scorecard.xlsx"; \
	  { [ -n "$$missing" ] || $$as_root apt-get update -qq; } && \
	  DEBIAN_FRONTEND=noninteractive $$as_root apt-get install -y -qq --no-install-recommends $$wanted >/dev/null || \
	  echo "make: $$wanted could not be installed: the reports will have no scorecard.xlsx"; \
	fi

# Swift 6.2 or later.
toolchain:
	@if ! command -v swift >/dev/null 2>&1; then \
	  echo "make: 'swift' is not found: install Swift 6.2 or later and put its usr/bin on the PATH" >&2; exit 1; \
	fi; \
	version=$$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\)\.\([0-9]*\).*/\1 \2/p' | head -n 1); \
	set -- $$version; \
	if [ "$${1:-0}" -lt 6 ] || { [ "$${1:-0}" -eq 6 ] && [ "$${2:-0}" -lt 2 ]; }; then \
	  echo "make: Swift $${1:-?}.$${2:-?} is too old: install Swift 6.2 or later" >&2; exit 1; \
	fi
