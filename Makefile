# On a fresh machine `make demo` and `make test` do everything; the second time they are quick.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: help setup demo test lint types readme wheel validate accept clean

help:
	@echo "make demo    set up, and build the XML and the PDF of the sample into build/demo"
	@echo "make test    set up, and run the tests"
	@echo "make lint    ruff: faults and form of the code      make types   mypy --strict"
	@echo "make readme  write the output and the table of rules that README.md shows"
	@echo "make wheel   build the wheel and try it in a virtual environment of its own"
	@echo "make validate  the PDFs of all samples against PDF/UA-1 and PDF/A-3a, by veraPDF's engine, where Java is there"
	@echo "make accept  the acceptance scripts on real filings, where ../shared/acceptance is there"

setup: $(READY)

$(READY): pyproject.toml .ci/setup
	@PYTHON="$(PYTHON)" VENV="$(VENV)" .ci/setup
	@touch $@

# The sample is a filing of 2013, so it is judged as of the day on which it was signed.
demo: $(READY)
	@$(BIN)/form4gen build samples/seed/draft.yaml --today 2013-10-07 -o build/demo

test: $(READY)
	@$(BIN)/python -m pytest

lint: $(READY)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(READY)
	@$(BIN)/mypy

readme: $(READY)
	@$(BIN)/python .ci/readme.py
	@$(BIN)/python .ci/rules.py

wheel: $(READY)
	@rm -rf dist
	@$(BIN)/python -m build --outdir dist . >/dev/null
	@FORM4GEN_WHEEL=1 $(BIN)/python -m pytest tests/test_wheel.py

validate: $(READY)
	@VENV="$(VENV)" .ci/validate

accept: $(READY)
	@VENV="$(VENV)" .ci/accept

clean:
	rm -rf build dist $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis
