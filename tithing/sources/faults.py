"""What is wrong with a source itself, told by its own file and line: nobody is sent to the data for a word of the reader's.

A stranger's source is code and TOML like any other. One that cannot be loaded is refused as soon as a file has to be recognised,
and nothing is read by another source meanwhile: two sources might know the file, and then which is meant has to be said.
"""

from __future__ import annotations

import importlib
import importlib.util
import inspect
import re
import sys
import traceback
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

from tithing.vocabulary.in_words.unknown_name import near_names
from tithing.vocabulary.problems import Problem, Refused, Unforeseen

SOURCES = Path(__file__).parent
ABOUT = "about.toml"
_UNTIL_THEN = "Correct it there; until then name the source that a file is of, with --source NAME"
_OF_THE_CODE = (NameError, ImportError, SyntaxError)  # whatever a cell holds, it raises none of these
_CALLED_WRONGLY = re.compile(
    r"unexpected keyword argument|required (?:positional|keyword-only) argument|takes \d+ positional"
)


class SourceFault(Exception):
    """A word of a source that stands for nothing: a column that it does not name, a measure that no row says.

    `of` is the function that is at fault, where it had returned when the fault was seen.
    """

    def __init__(self, what: str, change: str = "", of: Callable[..., object] | None = None) -> None:
        super().__init__(what)
        self.what, self.change, self.of = what, change or "Correct it there", of


def fault_of_the_code(error: Exception) -> Problem | None:
    """What a reader raised that no cell can make it raise, at the line of the source; None for anything else."""
    if isinstance(error, SourceFault):
        return at_its_line(error, error.what, error.change)
    if _is_of_the_code(error):
        return at_its_line(error, f"{type(error).__name__}: {_words(error)}", "Correct it there")
    return None


def _is_of_the_code(error: Exception) -> bool:
    """Whether no cell can be to blame: a name that is not defined, or that nothing of ours has."""
    if isinstance(error, AttributeError):
        owner = error.obj if isinstance(error.obj, type | ModuleType) else type(error.obj)
        return getattr(owner, "__module__", getattr(owner, "__name__", "")).startswith("tithing.")
    if isinstance(error, TypeError):
        return _CALLED_WRONGLY.search(str(error)) is not None
    return isinstance(error, _OF_THE_CODE)


def _words(error: Exception) -> str:
    """What Python says, without a path of this machine."""
    said = error.msg if isinstance(error, SyntaxError) else str(error)
    return re.sub(r" \([^()]*\.py\)$", "", said)


def at_its_line(error: Exception, what: str, change: str) -> Problem:
    """A problem of the source whose line raised the error."""
    function = error.of if isinstance(error, SourceFault) else None
    return Problem(what, change, file=where(error) or _begins(function) or "the source")


def where(error: Exception) -> str:
    """The line of a source that raised an error, innermost first: "sources/noise_cases/read.py, line 21"; "" for none."""
    frames = reversed(traceback.extract_tb(error.__traceback__))
    places = ((Path(frame.filename), frame.lineno) for frame in frames)
    return next((_named(path, line) for path, line in places if (path.parent / ABOUT).is_file()), "")


def _begins(function: Callable[..., object] | None) -> str:
    code = getattr(function, "__code__", None)
    return "" if code is None else _named(Path(code.co_filename), code.co_firstlineno)


def _named(path: Path, line: int | None = None) -> str:
    return "/".join(path.parts[-3:]) + (f", line {line}" if line else "")


@contextmanager
def blaming_the_source(slug: str) -> Iterator[None]:
    """What a source raises before a row is read, as a refusal that names its line: `recognises` should raise nothing."""
    try:
        yield
    except (Refused, MemoryError, OSError):
        raise
    except Exception as error:
        if problem := fault_of_the_code(error):
            raise Refused(problem) from error
        what = (
            f"the source {slug} failed on a file that it should only have looked at ({type(error).__name__})"
        )
        raise Unforeseen(at_its_line(error, what, "Tell who looks after the source")) from error


# -- names -----------------------------------------------------------------------------------------


def meant(name: str, known: Collection[str]) -> str:
    """The end of a sentence about a misspelt name.

    >>> meant("perod", ["area", "period"]), meant("colour", ["area", "period"])
    (' (did you mean "period"?)', '; there are area, period')
    """
    near = near_names(name, known, most=1)
    return f' (did you mean "{near[0]}"?)' if near else f"; there are {', '.join(known)}"


def must_be_named(names: Collection[str], known: Collection[str], what: str) -> None:
    """Raise SourceFault for the first of these names that the source does not give its columns."""
    for name in names:
        if name not in known:
            raise SourceFault(f'{what} "{name}" is no name of NAMES{meant(name, known)}')


def must_be_lists(names: Mapping[str, object]) -> None:
    """Raise SourceFault for the first column whose names are one text: ("District") without its comma is one."""
    for name, spellings in names.items():
        if isinstance(spellings, str):
            what = f'the names of the column "{name}" are a text and no list of names'
            raise SourceFault(what, f'Write ("{spellings}",), with the comma')


# -- loading ---------------------------------------------------------------------------------------

_imported: dict[Path, ModuleType] = {}


def module_of(folder: Path) -> ModuleType:
    """The source's `read.py`, imported on first use. Raises Refused with its file and line where it cannot be."""
    if folder not in _imported:
        try:
            module = _import(folder)
        except MemoryError:
            raise
        except Exception as error:
            raise Refused(_not_loaded(folder, error)) from error
        _imported[folder] = module
    return _imported[folder]


def _import(folder: Path) -> ModuleType:
    if folder.parent == SOURCES:
        return importlib.import_module(f"tithing.sources.{folder.name}.read")
    spec = importlib.util.spec_from_file_location(f"source_{folder.name}", folder / "read.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # where a dataclass of its own looks for its names
    spec.loader.exec_module(module)
    return module


def _not_loaded(folder: Path, error: Exception) -> Problem:
    said = f"{type(error).__name__}: {_words(error)}"
    if isinstance(error, SyntaxError) and error.filename:
        place = _named(Path(error.filename), error.lineno)
    else:
        place = where(error) or _named(folder / "read.py")
    return Problem(f'the source "{folder.name}" cannot be loaded ({said})', _UNTIL_THEN, file=place)


_CALLED_WITH = {"recognises": ("received",), "read": ("received", "context")}


def _must_take(function: Callable[..., Any], folder: Path, name: str) -> None:
    """Raise Refused where it cannot be called with what it is called with."""
    given = _CALLED_WITH.get(name, ())
    try:
        inspect.signature(function).bind(*given)
    except TypeError:
        what = f'its function "{name}" is called with {" and ".join(given)}, and does not take them'
        change = f"Begin it def {name}({', '.join(given)})"
        raise Refused(Problem(what, change, file=_begins(function) or _named(folder / "read.py"))) from None


def function_of(module: ModuleType, folder: Path, name: str) -> Callable[..., Any]:
    """What a source's `read.py` must have. Raises Refused where it has not, with the function that is near."""
    found: Callable[..., Any] | None = getattr(module, name, None)
    if callable(found):
        _must_take(found, folder, name)
        return found
    has = [called for called, each in vars(module).items() if callable(each)]
    near = near_names(name, has, most=1)
    instead = f' (there is "{near[0]}")' if near else ""
    what = f'the source "{folder.name}" has no function "{name}"{instead}'
    raise Refused(Problem(what, _UNTIL_THEN, file=_named(folder / "read.py")))
