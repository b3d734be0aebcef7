#!/bin/sh
# Make an environment and install what one hashed requirements file names; do nothing when that is done already.
#   sh tools/setup.sh LOCK [FOLDER]      FOLDER is .venv unless it is said
# The development file holds everything the default one does, so a development install serves both.
set -eu
wanted=$1
venv=${2:-.venv}
stamp=$venv/.installed
if [ ! -x "$venv/bin/python" ]; then
  python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "Tithing needs Python 3.11 or later; python3 is $(python3 --version)." >&2; exit 1; }
  python3 -m venv "$venv"
fi
sum() { python3 -c 'import hashlib,sys; print(hashlib.sha256(b"".join(open(f,"rb").read() for f in sys.argv[1:])).hexdigest())' "$@"; }
now="$wanted $(sum "$wanted" pyproject.toml)"
dev="requirements-dev.lock $(sum requirements-dev.lock pyproject.toml)"
have=$(cat "$stamp" 2>/dev/null || true)
# Where a machine is told to write no bytecode, every start would compile Tithing anew: twice as long as most commands.
compile() { "$venv/bin/python" -m compileall -q tithing demo tools || true; }
# The components of the site's pages, which its package registry holds (tools/front_end.py): once.
front_end() { if [ "$venv" = .venv ]; then "$venv/bin/python" -m tools.front_end; fi; }
if [ "$have" = "$now" ] || { [ "$have" = "$dev" ] && [ "$wanted" = requirements.lock ]; }; then front_end; compile; exit 0; fi
echo "Setting up: installing $wanted into $venv (once)."
install_with_uv() {
  "$venv/bin/python" -m pip install -q uv >/dev/null 2>&1 &&
  "$venv/bin/uv" pip install -q --compile-bytecode --require-hashes --python "$venv/bin/python" -r "$wanted"
}
# What it builds itself (Spark, 1.4 GB) it keeps once more for every environment, and finds none of them again.
forget_built() { "$venv/bin/uv" cache clean -q pyspark >/dev/null 2>&1 || true; }
install_with_uv || "$venv/bin/python" -m pip install -q --require-hashes -r "$wanted"
case $wanted in *scale*) forget_built ;; esac
site=$("$venv/bin/python" -c 'import sysconfig; print(sysconfig.get_paths()["purelib"])')
pwd > "$site/tithing-checkout.pth"
printf '#!%s/%s/bin/python\nfrom tithing.cli import main\nmain()\n' "$(pwd)" "$venv" > "$venv/bin/tithing"
chmod +x "$venv/bin/tithing"
front_end
compile
printf '%s' "$now" > "$stamp"
