# Every target makes its own environment in .venv; Python 3.11 or newer and git are enough.
PYTHON ?= python3
BIN := .venv/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export NO_MKDOCS_2_WARNING := 1

.PHONY: help site serve test check bench format clean

help:
	@echo "make site   build the example site into site/"
	@echo "make serve  show the example site and rebuild on every change"
	@echo "make test   run the tests"
	@echo "make check  run ruff, mypy (strict) and the import contracts"
	@echo "make bench  measure reading, building and replaying beside their goals"

site: .venv/site.stamp
	$(BIN)/mkdocs build --strict

serve: .venv/site.stamp
	$(BIN)/mkdocs serve --livereload

test: .venv/test.stamp
	$(BIN)/python -m pytest -n auto

check: .venv/test.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: .venv/test.stamp
	$(BIN)/python -m benchmarks

format: .venv/test.stamp
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:
	rm -rf .venv .cache site build dist

.venv/python.stamp:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	$(PYTHON) -m venv .venv
	@touch $@

.venv/site.stamp: .venv/python.stamp pyproject.toml
	$(BIN)/python -m pip install --quiet --editable '.[site]'
	@touch $@

.venv/test.stamp: .venv/python.stamp pyproject.toml
	$(BIN)/python -m pip install --quiet --editable '.[site,parquet,test]'
	@touch $@
