# Every target sets up what it needs; nothing but Python 3.11 with venv is assumed.
PY := .venv/bin/python
export UV_SYSTEM_CERTS = 1
PYTEST_ARGS ?= -n 2

.PHONY: demo test check fix bench bench-check setup setup-dev docs clean

demo: setup
	$(PY) -m demo.run --output out

test: setup-dev
	$(PY) -m pytest $(PYTEST_ARGS)

check: setup-dev
	$(PY) -m tools.check

fix: setup-dev
	.venv/bin/ruff check --fix tithing tests tools demo
	.venv/bin/ruff format tithing tests tools demo
	$(PY) -m tools.docs

bench: setup-dev
	$(PY) -m tools.bench

bench-check: setup-dev
	$(PY) -m tools.bench_check
	$(PY) -m tools.unseen.measure

docs: setup-dev
	$(PY) -m tools.docs

setup: ; @sh tools/setup.sh requirements.lock
setup-dev: ; @sh tools/setup.sh requirements-dev.lock

clean:
	rm -rf .venv out build
