# The only door to work on dateline. A bare machine needs Python 3.11, make and git.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

.PHONY: help demo test lint types contract evals gate bench golden glossary commands tutorial screen lock clean api install-check vulnerabilities

help:  ## List what can be made
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 15

$(READY): requirements.lock pyproject.toml
	@echo "Installing dateline and what it needs into .venv: a minute or two, 660 MB, nothing outside of this folder."
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@echo "Installed. What reads English is loaded the first time, which takes some seconds more."
	@touch $@

demo: $(READY)  ## Install, read the example reports, print their stories
	@$(BIN)/dateline read examples/*/*.html examples/*/*.txt examples/*/*.jsonl

test: $(READY)  ## Run the tests (some 6 minutes on two cores; many of them wait)
	$(BIN)/python -m pytest --numprocesses 3 --dist loadfile --no-loadscope-reorder

install-check: $(READY)  ## Install without the lock into four clean environments and read every format there
	$(BIN)/python -m tools.install_check

vulnerabilities: $(READY)  ## Hold the lock against the advisories in DATELINE_ADVISORIES, or say that it was not checked
	@$(BIN)/python -m tools.vulnerabilities || test $$? -eq 2

lint: $(READY)  ## Check style, types and the direction of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

evals: $(READY)  ## Measure quality on the data in DATELINE_SHARED
	$(BIN)/python -m evals

gate: $(READY)  ## Hold the floors of quality that are quick to measure
	$(BIN)/python -m evals.gate

bench: $(READY)  ## Measure speed, as ratios against a bare library in the same run
	$(BIN)/python -m bench

golden: $(READY)  ## Write the golden files anew; review them with git diff
	$(BIN)/python -m pytest -q tests/doors --golden

glossary: $(READY)  ## Write docs/glossary.md from terms/
	$(BIN)/python docs/make_glossary.py

api: $(READY)  ## Write docs/api.md and docs/formats.md from the doors themselves
	$(BIN)/python docs/make_api.py

commands: $(READY)  ## Write docs/commands.md from the commands
	$(BIN)/python docs/make_commands.py

tutorial: $(READY)  ## Write what the commands in docs/tutorial.md print
	$(BIN)/python docs/make_tutorial.py

screen: $(READY)  ## Write the screen in README.md anew
	$(BIN)/python docs/make_screen.py

lock: $(READY)  ## Pin all dependencies with hashes
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-header --extra dev --python-version 3.11 pyproject.toml -o requirements.lock

clean:  ## Remove what was made
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
