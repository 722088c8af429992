# Las dos órdenes: `make demo` y `make test`. Todo lo demás las sirve.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

.PHONY: demo test estilo pruebas limpiar

$(BIN)/.listo: requisitos.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requisitos.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

demo: $(BIN)/.listo
	$(BIN)/buzon demo

test: $(BIN)/.listo estilo pruebas

estilo: $(BIN)/.listo
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

pruebas: $(BIN)/.listo
	$(BIN)/pytest

limpiar:
	rm -rf $(VENV) demo dist build
