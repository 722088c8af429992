# Las dos órdenes: `make demo` y `make test`. Todo lo demás las sirve.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

.PHONY: demo test estilo pruebas faults amenazas tablas fuzz manual parecido limpiar

$(BIN)/.listo: requisitos.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requisitos.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

demo: $(BIN)/.listo
	$(BIN)/buzon demo

# Muchas pruebas esperan a un proceso o a un servidor: cuatro a la vez tardan menos de la mitad, también con dos núcleos.
A_LA_VEZ := -n 4 --dist worksteal

# Las pruebas corren aunque el estilo falle, y su resumen es lo último que se lee; falla si falla cualquiera de los dos.
test: $(BIN)/.listo
	@$(MAKE) --no-print-directory estilo; estilo=$$?; $(BIN)/pytest $(A_LA_VEZ) && exit $$estilo

estilo: $(BIN)/.listo
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

pruebas: $(BIN)/.listo
	$(BIN)/pytest $(A_LA_VEZ)

# La tabla de averías (docs/promesas.md), con sus formas largas y una línea por fila.
faults: $(BIN)/.listo
	PYTHONPATH=tests $(BIN)/pytest -m "largo or not largo" -p averias.tabla tests/averias

# Lo que Buzón aprende de nuestros ejemplos de respuestas; mismos ejemplos, mismo archivo.
parecido: $(BIN)/.listo
	$(BIN)/python bench/entrenar_parecido.py

# La página de manual, del mismo analizador que usa la consola.
manual: $(BIN)/.listo
	$(BIN)/python tests/manual.py

# Las dos tablas, la de averías y la de amenazas, con una orden.
tablas: faults amenazas

# La tabla de amenazas (docs/seguridad.md), con una línea por fila.
amenazas: $(BIN)/.listo
	PYTHONPATH=tests $(BIN)/pytest $(A_LA_VEZ) -m "largo or not largo" -p amenazas.tabla tests

# Cada lector, SEGUNDOS de CPU contra semillas estropeadas al azar; lo que lo tumbe queda en /tmp/buzon-aleatorio.
SEGUNDOS ?= 60
SEMILLA ?= 1
fuzz: $(BIN)/.listo
	PYTHONPATH=tests nice -n 19 $(BIN)/python tests/aleatorio/correr.py --segundos $(SEGUNDOS) --semilla $(SEMILLA)

limpiar:
	rm -rf $(VENV) demo dist build
