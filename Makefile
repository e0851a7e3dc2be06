# What one types. Each target sets itself up; a second run finds that nothing is left to do.
SHELL := /bin/bash
PYTHON_IN := .venv/bin/python
PORT ?= 8000
NAME ?=
ARGS ?=
# Each worker of the tests needs a core, for itself and its part of the database, and half a gigabyte.
WORKERS ?= $(shell n=$$(nproc 2>/dev/null || echo 2); echo $$((n > 4 ? 4 : n)))

unexport MAKEFLAGS

.PHONY: help demo test test-all check bench pictures messages lock clean packages packages-dev

help:
	@echo "make demo       serve a demonstration on http://localhost:$(PORT)/ (PORT=… changes it)"
	@echo "make test       the tests, browser journeys included (ARGS='-k name' chooses)"
	@echo "make test-all   the same with every variant of every page"
	@echo "make check      all static checks"
	@echo "make bench      the measurements (NAME=… chooses one)"
	@echo "make pictures   the pictures of the README, from the demonstration"
	@echo "make messages   collect the texts to translate into locale/"
	@echo "make lock       choose newer packages and write the lock files"
	@echo "make clean      remove what the targets made, the demonstration included"

demo: packages
	@exec $(PYTHON_IN) -m punte.config.cli demo --port $(PORT)

test: packages-dev
	@chromium=$$(tools/find_chromium) && PUNTE_MODE=test PUNTE_CHROMIUM="$$chromium" \
	  $(PYTHON_IN) -m pytest -n $(WORKERS) --dist worksteal $(ARGS)

test-all: packages-dev
	@chromium=$$(tools/find_chromium) && PUNTE_MODE=test PUNTE_TEST_ALL=1 PUNTE_CHROMIUM="$$chromium" \
	  $(PYTHON_IN) -m pytest -n $(WORKERS) --dist worksteal $(ARGS)

check: packages-dev
	@tools/need_gettext
	@tools/check

bench: packages-dev
	@chromium=$$(tools/find_chromium) && PUNTE_CHROMIUM="$$chromium" $(PYTHON_IN) -m bench $(NAME)

pictures: packages-dev
	@chromium=$$(tools/find_chromium) && PUNTE_CHROMIUM="$$chromium" $(PYTHON_IN) tools/pictures.py

messages: packages-dev
	@tools/need_gettext
	@mkdir -p locale && PUNTE_MODE=test $(PYTHON_IN) manage.py makemessages -l ro -l bg --no-location --no-wrap \
	  --ignore .venv --ignore var --ignore tests --ignore bench --ignore tools

lock: packages-dev
	@cd "$(CURDIR)" && compile() { .venv/bin/python -m uv pip compile --upgrade --universal --generate-hashes \
	  --no-emit-index-url --quiet "$$@"; }; \
	  compile pyproject.toml -o requirements.lock && \
	  compile pyproject.toml --group dev -c requirements.lock -o requirements-dev.lock && \
	  compile tools/uv.in -o tools/uv.lock

clean:
	@rm -rf .venv var .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build dist
	@find punte tests bench tools -name __pycache__ -prune -exec rm -rf {} + 2>/dev/null || true
	@find locale -name '*.mo' -delete 2>/dev/null || true

packages:
	@tools/set_up requirements.lock

packages-dev:
	@tools/set_up requirements-dev.lock
