# dealgraph: `make graph` and `make test` each start from nothing but Python 3.11+ and make.

VENV := .venv
BIN := $(VENV)/bin
JOBS := 2
LINT := tests/view/lint

.DEFAULT_GOAL := help
.PHONY: help graph test check unit readme fit ablate bench system clean

help:  ## list the recipes
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

graph: $(VENV)/installed  ## install, build the graph of the bundled articles, say what to look at
	$(BIN)/kg build --out build
	@echo
	@echo "Open the network:    build/network.html"
	@echo "Ask a question:      $(BIN)/kg query investors"
	@echo "All the questions:   $(BIN)/kg query --list"

test: system $(VENV)/installed-dev  ## everything that must pass before a change lands
	$(MAKE) check
	$(MAKE) unit

check: $(VENV)/installed-dev $(LINT)/node_modules/installed  ## style, types and layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	npm run --silent --prefix $(LINT) check

unit: $(VENV)/installed-dev $(LINT)/node_modules/installed  ## the tests alone
	$(BIN)/pytest -q -n $(JOBS) --dist worksteal

readme: $(VENV)/installed-dev  ## fill the outputs of the README, and make its picture
	$(BIN)/python tools/picture.py
	$(BIN)/python tools/fill_readme.py

fit: $(VENV)/installed-dev  ## fit the weights of the reading on the annotated articles of corpus/
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[fit]'
	$(BIN)/python tools/fit.py corpus/*/ --out kg/languages/fr/weights.tsv

ablate: $(VENV)/installed-dev  ## what each idea of the reading is worth, half an hour; the table is in docs/reading.md
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[fit]'
	$(BIN)/python tools/ablate.py corpus

bench: $(VENV)/installed-dev  ## measure speed; prints figures, asserts nothing
	for bench in bench/*.py; do echo "== $$bench"; $(BIN)/python $$bench || exit 1; done

system:
	bash tools/system_packages.sh

$(VENV)/bin/python:
	bash tools/make_venv.sh $(VENV)

$(VENV)/installed: $(VENV)/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable .
	@touch $@

$(VENV)/installed-dev: $(VENV)/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[dev]'
	@touch $@ $(VENV)/installed

$(LINT)/node_modules/installed: $(LINT)/package-lock.json
	npm ci --silent --no-fund --no-audit --prefix $(LINT)
	@touch $@

clean:  ## remove the environment and what was built
	rm -rf $(VENV) $(VENV)-bench build dist $(LINT)/node_modules
