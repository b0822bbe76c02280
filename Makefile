# One command for each thing a maintainer does; `make help` lists them.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.SUFFIXES:
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --quiet --disable-pip-version-check --no-input --retries 10
LOCKED := $(PIP) install --require-hashes --only-binary :all:
COMPILE := UV_CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/uv pip compile --quiet --no-config \
	--universal --python-version 3.11 --generate-hashes --only-binary :all: $(UPGRADE)
UPGRADE :=
PYTHON ?=

# An environment knows its folder by heart: in a copied or moved one it is made anew.
ifneq ($(shell cat $(VENV)/place 2>/dev/null),$(CURDIR))
.PHONY: $(VENV)/place
endif

.PHONY: help
help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-10s %s\n", $$1, $$2}' Makefile

.PHONY: site
site: $(VENV)/project.stamp ## build the demo with its history into site/
	@scripts/site.sh $(BIN)

.PHONY: test
test: browser lint ## all that CI checks: lint, then every test
	@$(BIN)/python -m pytest

.PHONY: lint
lint: $(VENV)/dev.stamp ## style, types and the direction of imports
	@$(BIN)/ruff check --quiet
	@$(BIN)/ruff format --check --quiet || { \
		echo 'make: these files are not formatted; run "make format":' >&2; \
		$(BIN)/ruff format --check >&2; exit 1; }
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/lint-imports --no-logo > $(VENV)/imports.log 2>&1 || { cat $(VENV)/imports.log >&2; exit 1; }
	@echo 'make: style, types and imports are in order'

.PHONY: components
components: $(VENV)/dev.stamp ## build every figure in every state into site-components/; BRAND=mkdocs.yml dresses it
	@$(BIN)/python -m scripts.components $(if $(BRAND),--brand "$(BRAND)")

.PHONY: proof
proof: browser outside $(VENV)/dev.stamp ## measure speed and size against the stated goals
	@$(BIN)/python -m tests.proof

.PHONY: fuzz
fuzz: $(VENV)/dev.stamp ## throw random files at the readers; SECONDS=600 goes on longer
	@$(BIN)/python -m tests.fuzz --seconds $(or $(SECONDS),60)

.PHONY: benchmark
benchmark: $(VENV)/dev.stamp ## time a schedule of 2 000 tasks and 10 000 simulated schedules
	@$(BIN)/python -m scripts.benchmark

.PHONY: coverage
coverage: browser $(VENV)/dev.stamp ## run the tests and show the lines and branches they miss
	@$(BIN)/python -m pytest --cov --cov-report=term-missing

.PHONY: format
format: $(VENV)/dev.stamp ## format the code and mend what can be mended
	@$(BIN)/ruff check --fix --quiet || true
	@$(BIN)/ruff format

.PHONY: lock
lock: $(VENV)/dev.stamp ## write requirements/*.txt anew, keeping versions that still fit
	@$(COMPILE) pyproject.toml requirements/run.in -o requirements/run.txt
	@$(COMPILE) pyproject.toml requirements/run.in requirements/dev.in -o requirements/dev.txt
	@$(COMPILE) benchmarks/peers.in -o benchmarks/peers.txt
	@if grep -nE '^ *--(extra-|default-)?(index|find-links|trusted)|://|(^|[^.[:alnum:]])/[[:alnum:]]' requirements/*.txt benchmarks/*.txt; then \
		echo 'make: an address or a machine path came into the lock' >&2; exit 1; fi
	@echo 'make: requirements/run.txt, requirements/dev.txt and benchmarks/peers.txt are locked'

.PHONY: upgrade
upgrade: ## as lock, with the newest versions that fit
	@$(MAKE) lock UPGRADE=--upgrade

.PHONY: wheel
wheel: $(VENV)/dev.stamp ## build the source archive and, from it, the wheel into dist/
	@rm -rf dist
	@$(BIN)/python -m build --no-isolation --outdir dist > $(VENV)/wheel.log 2>&1 \
		|| { cat $(VENV)/wheel.log >&2; exit 1; }
	@ls dist/*

.PHONY: hooks
hooks: $(VENV)/dev.stamp ## let git run the checks before a commit and a push
	@$(BIN)/pre-commit install --hook-type pre-commit --hook-type pre-push

.PHONY: clean
clean: ## remove everything that was made, the environment too
	@rm -rf $(VENV) site site-*/ .pmsite dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache \
		.hypothesis .coverage .coverage.* htmlcov
	@find pmsite tests -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true

.PHONY: browser
browser:
	@scripts/browser.sh

.PHONY: outside
outside:
	@scripts/outside.sh

# The environment. Each step leaves a stamp, so that it is taken again only when what it read has changed.

$(VENV)/place:
	@python=; for name in $(PYTHON) python3.11 python3; do \
		if "$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' > /dev/null 2>&1; then \
			python=$$name; break; fi; done; \
	if [ -z "$$python" ]; then \
		echo 'make: pmsite needs Python 3.11 or newer; neither python3.11 nor python3 is one.' >&2; \
		echo 'make: install it (Debian: apt-get install python3.11-venv) or name it: make site PYTHON=python3.12' >&2; \
		exit 3; fi; \
	echo "make: making $(VENV) with $$("$$python" --version)"; \
	"$$python" -m venv --clear $(VENV) || { \
		echo 'make: that Python cannot make environments (Debian: apt-get install python3-venv)' >&2; exit 3; }
	@pwd -P > $@

$(VENV)/run.stamp: requirements/run.txt $(VENV)/place
	@echo 'make: installing the locked packages'
	@$(LOCKED) -r requirements/run.txt
	@touch $@

$(VENV)/project.stamp: pyproject.toml $(VENV)/run.stamp
	@echo 'make: installing pmsite itself'
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev.stamp: requirements/dev.txt $(VENV)/run.stamp | $(VENV)/project.stamp
	@echo 'make: installing the locked tools for tests'
	@$(LOCKED) -r requirements/dev.txt
	@touch $@
