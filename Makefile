# Every target makes its own environment in .venv; Python 3.11 or newer and git are enough.
PYTHON ?= python3
BIN := .venv/bin
PLOTLY := plotly.js-basic-dist-min@4.1.1
VENDOR := mkdocs_feature_tracker/assets/vendor
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export NO_MKDOCS_2_WARNING := 1

.PHONY: help site serve test check audit assets bench format clean

help:
	@echo "make site   build the example site into site/"
	@echo "make serve  show the example site and rebuild on every change"
	@echo "make test   run the tests"
	@echo "make check  run ruff, mypy (strict) and the import contracts"
	@echo "make audit  run axe-core and Lighthouse over the example (needs npm)"
	@echo "make assets fetch plotly.js for the wheel (needs npm)"
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

audit: .venv/test.stamp
	$(BIN)/python -m tests.audit

assets:
	rm -rf build/plotly
	mkdir -p build/plotly
	npm pack --silent --pack-destination build/plotly $(PLOTLY)
	tar -xzf build/plotly/*.tgz -C build/plotly
	mkdir -p $(VENDOR)
	cp build/plotly/package/plotly-basic.min.js $(VENDOR)/plotly-basic.min.js
	cp build/plotly/package/LICENSE $(VENDOR)/plotly-basic.LICENSE

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
