# Everything a newcomer, a developer or the CI runs has its name here.
PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: install demo test test-browser test-postgres check fix bench docs lock help
.DEFAULT_GOAL := help

help: ## what there is
	@grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 16

$(VENV)/run.stamp: requirements/run.lock pyproject.toml kohorte/pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Bleibe needs Python 3.11 or newer; set PYTHON=/path/to/python3."; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing what Bleibe runs on into $(VENV), a minute or two …"
	@$(INSTALL) --require-hashes -r requirements/run.lock
	@$(INSTALL) --no-build-isolation --no-deps --editable ./kohorte --editable .
	@touch $@

$(VENV)/dev.stamp: requirements/dev.lock $(VENV)/run.stamp
	@echo "Installing what tests and checks need into $(VENV), a minute or two …"
	@$(INSTALL) --require-hashes -r requirements/dev.lock
	@touch $@

install: $(VENV)/run.stamp ## put what Bleibe runs on into .venv

demo: $(VENV)/run.stamp ## start the platform with a living demo programme (PORT=8000)
	@BLEIBE_DATA=$${BLEIBE_DATA:-data/demo} $(BIN)/bleibe demo --port $(PORT)

test: $(VENV)/dev.stamp ## run everything that has to pass, in a real browser too
	@$(BIN)/python -m pytest -n 2 --dist loadgroup --ignore=tests/browser
	@$(MAKE) --no-print-directory test-browser

test-browser: $(VENV)/dev.stamp ## drive every page in a real browser
	@tests/provide-chromium
	@$(BIN)/python -m pytest tests/browser -n 2 --dist loadfile

test-postgres: $(VENV)/dev.stamp ## run the platform's suite on a PostgreSQL that is started for it
	@tests/provide-chromium
	@tests/with-postgres $(BIN)/python -m pytest -n 2 --dist loadgroup src tests --ignore=tests/browser

check: $(VENV)/dev.stamp ## format, lint, types, floors, migrations, generated files; changes nothing
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/bleibe manage check --fail-level WARNING
	$(BIN)/bleibe manage makemigrations --check --dry-run
	$(BIN)/codespell README.md CONTRIBUTING.md docs/adr docs/entwicklung kohorte/README.md
	$(BIN)/python -m pytest -q tests/structure -p no:randomly

fix: $(VENV)/dev.stamp ## repair what can be repaired
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(VENV)/dev.stamp ## run the benchmarks
	$(BIN)/python -m benchmarks

docs: $(VENV)/dev.stamp ## build the documentation
	$(BIN)/zensical build --strict

lock: ## write the lock files anew (needs uv)
	uv lock --upgrade
	uv export --quiet --frozen --no-emit-workspace --no-dev --extra postgres --extra genesis --group build \
	  --no-header --no-annotate --output-file requirements/run.lock > /dev/null
	uv export --quiet --frozen --no-emit-workspace --all-extras --group dev \
	  --no-header --no-annotate --output-file requirements/dev.lock > /dev/null
