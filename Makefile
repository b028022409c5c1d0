# make run    starts the assessment        make test   runs every test, linter, type check and import contract
# make prove  proves the shipped flow, holds the proofs to the engine in more than ten thousand random states, and has the
#             fewest people made who reach all of the flow
# make mutate breaks the warning signs of the shipped flow one by one: its scenarios must notice every mistake
# make mutate-all breaks every rule so: questions, pictures, treatments, what to read and to ask; half an hour on a quiet machine
# make figures says how many screens the stories of patients take, how many scenarios end with which urgency, at which
#             school grade each section reads, and how many patients of the trial end where they should
#
# All set up what they need in .venv from hashed locks, and start at once when that is done. The stamp holds the
# folder's own place, because a virtual environment does not survive being copied or moved.

SHELL := /bin/sh
.DELETE_ON_ERROR:
.PHONY: run test prove mutate mutate-all figures check soak fuzz lock wheel clean

PYTHON ?= $(shell for p in python3 python3.11 python3.12 python3.13 python3.14; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
PLACE := $(shell pwd -P | cksum | cut -d' ' -f1)
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet
RUN := .venv/run-$(PLACE)
DEV := .venv/dev-$(PLACE)

# Who leaves (130) has made no mistake that make should tell of.
run: $(RUN)
	@$(BIN)/sciatui $(ARGS) || { code=$$?; test $$code -eq 130 || exit $$code; }

# Three processes on two cores, because many tests wait for a screen.
test: $(DEV)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest --numprocesses 3

prove: $(DEV)
	$(BIN)/sciatui check
	SCIATUI_STATES=15000 $(BIN)/pytest tests/check/test_check_model.py --numprocesses 2
	$(BIN)/pytest -m long tests/authors

mutate: $(DEV)
	$(BIN)/sciatui mutate flows/sciatica --only red_flags

mutate-all: $(DEV)
	$(BIN)/sciatui mutate flows/sciatica --strict

figures: $(DEV)
	@$(BIN)/python tests/flows_sciatica/lengths.py
	@echo
	@$(BIN)/python tests/flows_sciatica/screens.py
	@echo
	@$(BIN)/python tests/flows_sciatica/vignettes.py

$(RUN): requirements/run.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo "sciatui needs Python 3.11 or later, with venv and pip."; exit 1; }
	@echo "Setting up; this is done once."
	@test -e $(RUN) || test -e $(DEV) || $(PYTHON) -m venv --clear .venv
	@$(PIP) --require-hashes -r requirements/run.txt
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

$(DEV): requirements/dev.txt $(RUN)
	@$(PIP) --require-hashes -r requirements/dev.txt
	@touch $@

wheel: $(RUN)
	rm -rf dist
	$(BIN)/python -m hatchling build --target wheel

# The locks name versions and hashes and no address, so that any mirror of the registry can serve them.
lock:
	$(PYTHON) -m venv .venv-lock && .venv-lock/bin/pip install --quiet uv
	for set in run:build dev:dev; do .venv-lock/bin/uv pip compile pyproject.toml --group $${set#*:} \
		$$(test $${set%:*} = dev && echo --all-extras) --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-emit-find-links --no-header --quiet -o requirements/$${set%:*}.txt; done
	rm -rf .venv-lock

clean:
	rm -rf .venv dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
