# Every target sets up what it needs; nothing but Python 3.11 with venv is assumed.
PY := .venv/bin/python
CLUSTER := .venv-cluster/bin/python
BENCH := .venv-bench/bin/python
export UV_SYSTEM_CERTS = 1
PYTEST_ARGS ?= -n 3 --dist worksteal
CLUSTER_ARGS ?=
BENCH_ARGS ?=
CHECK ?=
BOOK ?= out/practice
MEASURED := $(CURDIR)/build/coverage

.PHONY: demo serve test test-cluster test-postgresql check fix coverage coverage-floors bench bench-web bench-check drill prove docs faces setup setup-dev setup-bench setup-cluster clean

demo: setup
	$(PY) -m demo.run --output out

# The site of the practice book, or with BOOK=out/book of the demonstration's, until it is stopped.
serve: setup
	test -d $(BOOK) || $(PY) -m demo.run --output out
	.venv/bin/tithing serve --book $(BOOK)

test: setup-dev
	$(PY) -m pytest $(PYTEST_ARGS)

# The tests that need Spark: Java, and the extra `scale` in an environment of its own.
test-cluster: setup-cluster
	SPARK_LOCAL_IP=127.0.0.1 $(CLUSTER) -m pytest tests/cluster $(CLUSTER_ARGS)

# The tests of the site, on a real PostgreSQL server that a package brings.
test-postgresql: setup-dev
	TITHING_TEST_DATABASE=postgresql $(PY) -m pytest tests/web --ignore tests/web/test_in_a_browser.py $(PYTEST_ARGS)

check: setup-dev
	$(PY) -m tools.check $(CHECK)

fix: setup-dev
	.venv/bin/ruff check --fix tithing tests tools demo
	.venv/bin/ruff format tithing tests tools demo
	$(PY) -m tools.docs
	$(PY) -m tools.checks.complexity --shrink

# All tests once, and then how much of each room they go through.
coverage: setup-dev
	rm -f $(MEASURED)* && mkdir -p $(dir $(MEASURED))
	COVERAGE_FILE=$(MEASURED) $(PY) -m pytest $(PYTEST_ARGS) --cov --cov-report=
	$(PY) -m tools.coverage_floors --data $(MEASURED)

# Of what the tests left there before.
coverage-floors: setup-dev
	$(PY) -m tools.coverage_floors --data $(MEASURED)

# Beside Tithing it measures Polars, DuckDB, pandas with pyarrow, and Tithing as it was: in an environment of its own.
bench: setup-bench
	$(BENCH) -m tools.bench $(BENCH_ARGS)

# The site: how long twenty people wait.
bench-web: setup-dev
	$(PY) -m tools.bench_web $(BENCH_ARGS)

bench-check: setup-dev
	$(PY) -m tools.bench_check
	$(PY) -m tools.unseen.measure

# The long ones, which the build leaves out: kills, cuts and flipped bits; properties with many examples, and mutations.
drill: setup-dev
	$(PY) -m tools.drill

prove: setup-dev
	$(PY) -m tools.prove

docs: setup-dev
	$(PY) -m tools.docs

# Faces for other scripts, so that the PDF prints them: of the machine's Noto packages, or FROM=folder.
faces: setup
	$(PY) -m tools.faces $(if $(FROM),--from "$(FROM)")

setup: ; @sh tools/setup.sh requirements.lock
setup-dev: ; @sh tools/setup.sh requirements-dev.lock
setup-bench: ; @sh tools/setup.sh requirements-bench.lock .venv-bench
setup-cluster: ; @sh tools/setup.sh requirements-scale.lock .venv-cluster

clean:
	rm -rf .venv .venv-bench .venv-cluster out build
