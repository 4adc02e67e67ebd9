# `make run` and `make test` are all a newcomer needs; `make help` lists the rest.

PORT ?= 8000
VENV := .venv
PY := $(VENV)/bin/python
POSTGRES ?= postgres://postgres@127.0.0.1:5432/voice
STATIC := $(shell find voice/static -type f 2>/dev/null)

.PHONY: help run setup test test-sqlite test-postgres check checker lighthouse format words lock measure clean

help:  ## List what can be made
	@grep -hE '^[a-z-]+:.*##' Makefile | awk -F ':.*## ' '{printf "  make %-14s %s\n", $$1, $$2}'

setup: $(VENV)/.ready .env  ## Make the environment and install the locked dependencies into it

$(VENV)/.ready: requirements/dev.txt
	@sh deploy/make_venv.sh $(VENV)
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

.env:
	@cp .env.example .env

var/static/.ready: $(STATIC) requirements/dev.txt | setup
	@$(PY) manage.py collectstatic --noinput --clear -v0
	@touch $@

run: setup var/static/.ready  ## Start the site and its worker with the demonstration, and say where it is
	@$(PY) manage.py migrate -v0
	@$(PY) manage.py createcachetable
	@PORT=$(PORT) $(PY) manage.py load_demonstration
	@PORT=$(PORT) $(VENV)/bin/honcho --no-colour start

test: setup test-sqlite test-postgres  ## Run every test, on SQLite and on PostgreSQL where there is one

test-sqlite: setup
	VOICE_LOCAL=1 VOICE_DEMONSTRATION=0 $(PY) -m pytest $(ARGS)

test-postgres: setup
	@if $(PY) deploy/reachable.py "$${DATABASE_URL:-$(POSTGRES)}"; then \
	  echo "On PostgreSQL:"; \
	  VOICE_LOCAL=1 VOICE_DEMONSTRATION=0 DATABASE_URL="$${DATABASE_URL:-$(POSTGRES)}" \
	    $(PY) -m pytest -m "not browser" --only-database $(ARGS); \
	else echo "No PostgreSQL was reachable: the tests ran on SQLite alone."; fi

check: setup  ## Lint, types, layers, templates, settings and migrations
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/lint-imports --no-cache
	$(VENV)/bin/mypy
	$(VENV)/bin/djlint --lint --quiet templates
	VOICE_LOCAL=1 $(PY) manage.py makemigrations --check --dry-run -v0
	@VOICE_LOCAL=0 SECRET_KEY=$$(head -c 48 /dev/urandom | base64 -w0) \
	  AUDIT_KEYS=$$(head -c 48 /dev/urandom | base64 -w0) ENCRYPTION_KEYS=$$(head -c 48 /dev/urandom | base64 -w0) ALLOWED_HOSTS=voice.example.org \
	  SITE_ADDRESS=https://voice.example.org $(PY) manage.py check --deploy --fail-level WARNING

checker:  ## Fetch the HTML checker that the browser tests use where there is Java (needs npm)
	npm install --silent --no-audit --no-fund --ignore-scripts --prefix var/tools vnu-jar@26.9.27

lighthouse:  ## Fetch what marks pages in bench.pages (needs npm and Node)
	npm install --silent --no-audit --no-fund --ignore-scripts --prefix var/tools lighthouse@12.8.2

format: setup  ## Put code and templates into the house style
	$(VENV)/bin/ruff check --fix .
	$(VENV)/bin/ruff format .

words: setup  ## Take new words of the young people's pages up into the translations, and compile them
	VOICE_LOCAL=1 $(PY) manage.py collect_words

lock: setup  ## Compile the lock files from pyproject.toml
	$(VENV)/bin/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-strip-extras \
	  --no-header -o requirements/app.txt pyproject.toml
	$(VENV)/bin/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-strip-extras \
	  --no-header --extra dev -c requirements/app.txt -o requirements/dev.txt pyproject.toml

clean:  ## Remove the environment; the database in var/ stays
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache
