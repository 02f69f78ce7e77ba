.DEFAULT_GOAL := help
.PHONY: help demo test house release-tests check fix serve messages letters wheel
SHELL := /bin/bash
# what is compiled is kept, whatever the shell says: else each of the many processes of a test run compiles all anew
export PYTHONDONTWRITEBYTECODE :=
PYTHON ?= python3
BIN := .venv/bin
STAGE ?= naming
T ?= tests
SPREAD := -n 2 --dist worksteal
NODE := $(if $(shell command -v npm),tools/node_modules/.package-lock.json)
POS := $(wildcard plenipo/locale/*/LC_MESSAGES/django.po)

help: ## list what you can do
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-13s %s\n", $$1, $$2}'

demo: .venv/run ## serve a demonstration conference; STAGE=invitations|naming|approval|opening
	$(BIN)/plenipo demo --stage $(STAGE)

test: .venv/dev ## run the tests on SQLite, and on PostgreSQL what may differ there; T=tests/programme runs some
	$(BIN)/python -m pytest $(SPREAD) $(T)
	$(BIN)/python tests/on_postgresql.py $(SPREAD) $(T)

house: .venv/dev ## run what holds the house together: addresses, words, joining, deeds, fields
	$(BIN)/python -m pytest $(SPREAD) tests/test_*.py

release-tests: .venv/dev ## run every test on both stores, as before a release
	$(BIN)/python -m pytest $(SPREAD)
	$(BIN)/python tests/on_postgresql.py $(SPREAD) --all

check: .venv/dev $(NODE) ## everything that must hold before a change lands, tests apart
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(BIN)/djlint --quiet --lint plenipo
	$(BIN)/python -m tools.templates --check
	$(if $(NODE),tools/node_modules/.bin/biome check --config-path=tools plenipo,@echo "No npm here: script is not read.")
	$(if $(NODE),tools/node_modules/.bin/stylelint --config tools/stylelint.json "plenipo/**/*.css",@echo "No npm here: style is not read.")
	$(BIN)/python manage.py makemigrations --check --dry-run
	PLENIPO_HOSTS=dialogue.example.org PLENIPO_ADDRESS=https://dialogue.example.org \
	  PLENIPO_LETTERS_FROM=bureau@dialogue.example.org \
	  $(BIN)/python manage.py check --deploy --fail-level WARNING

fix: .venv/dev $(NODE) ## format, and mend what can be mended
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(BIN)/python -m tools.templates
	$(if $(NODE),tools/node_modules/.bin/biome check --write --config-path=tools plenipo)

messages: .venv/dev ## find the strings of the interface, update and compile the translations
	$(BIN)/python manage.py messages --update

letters: .venv/dev ## write every letter in every language to tests/letters, for revisers to read
	KEEP_LETTERS=1 $(BIN)/python -m pytest -q tests/test_letters.py

wheel: .venv/dev ## build the package
	$(BIN)/python -m build --wheel

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/run: requirements/run.txt pyproject.toml $(POS) | .venv/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $@

.venv/dev: requirements/dev.txt pyproject.toml $(POS) | .venv/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $@ .venv/run

tools/node_modules/.package-lock.json: tools/package-lock.json
	npm ci --prefix tools --loglevel=error --no-audit --no-fund --fetch-timeout=60000
	@touch $@
