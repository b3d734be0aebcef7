"""What it costs to start: the heavy libraries are imported only where they are used."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tools.bench.books import new_book
from tools.bench.measure import ROOT, TITHING, Bench, Run, ratio, show, told

# Runs a command and says which modules of Tithing it loaded, and in which of them anything was called.
_WHAT_IS_USED = """
import contextlib, io, json, sys
called = set()
sys.setprofile(lambda frame, event, _: called.add(frame.f_code.co_filename)
               if event == "call" and frame.f_code.co_name != "<module>" else None)
from tithing.cli import run
with contextlib.redirect_stdout(io.StringIO()):
    code = run(sys.argv[1:])
sys.setprofile(None)
files = {name: module.__file__ for name, module in list(sys.modules.items()) if name.startswith("tithing.")}
print(json.dumps([code, len(files), sorted(name for name, file in files.items() if file not in called)]))
"""


def run(bench: Bench) -> None:
    """Measure start-up, and say what `figures` loads and does not use."""
    book = bench.folder / "empty"
    new_book(book)
    figures = ("figures", "--book", str(book), "--quarter", "2017-18Q4")
    costs = bench.measure(
        {
            "python -c pass": Run([sys.executable, "-c", "pass"]),
            "tithing --help": Run([*TITHING, "--help"]),
            "tithing import --help": Run([*TITHING, "import", "--help"]),
            "tithing indicators": Run([*TITHING, "indicators"]),
            "tithing figures, of an empty book": Run([*TITHING, *figures]),
            "python -c 'import polars'": Run([sys.executable, "-c", "import polars"]),
        }
    )
    show("Start-up", costs)
    ratio("tithing --help against python", costs["tithing --help"], costs["python -c pass"])
    _used(bench.folder / "demonstration")


def _used(out: Path) -> None:
    """Of the demonstration's figures."""
    _quietly("-m", "demo.run", "--output", str(out))
    asked = ("figures", "--book", str(out / "book"), "--quarter", "2017-18Q4")
    code, loaded, unused = json.loads(_quietly("-c", _WHAT_IS_USED, *asked))
    assert code == 0
    told("modules of Tithing that figures loads", str(loaded))
    told("of these, in which nothing was called (definitions, or not used)", str(len(unused)))
    for name in unused:
        if not _only_a_room(name):
            print(f"    {name}")


def _only_a_room(name: str) -> bool:
    return (ROOT / Path(*name.split("."))).is_dir()


def _quietly(*arguments: str) -> str:
    done = subprocess.run([sys.executable, *arguments], cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout
