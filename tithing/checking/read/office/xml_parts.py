"""Reads XML parts of a package (DOCX, XLSX, ODS) without trust: bounded, and with no document type.

Office formats never declare a document type, so a part that does is refused before it can name an entity: no
entity is expanded and nothing outside the file is looked at.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn
from xml.etree import ElementTree

from tithing.checking.read.detect import damaged
from tithing.checking.read.limits import MEGABYTE, ReadingLimits
from tithing.vocabulary.problems import Problem, Refused

_CHUNK = 1 << 18


@contextmanager
def opened(path: Path, limits: ReadingLimits) -> Iterator[zipfile.ZipFile]:
    """The package, after its contents list has been held against the limits. Damage becomes a sentence."""
    try:
        with zipfile.ZipFile(path) as package:
            _refuse_bomb(package, path.name, limits)
            yield package
    except _DocumentType as error:
        raise Refused(_declaring(path.name)) from error
    except (zipfile.BadZipFile, OSError, EOFError, zlib.error, NotImplementedError, RuntimeError) as error:
        raise Refused(damaged(path.name)) from error
    except (ElementTree.ParseError, ValueError, KeyError) as error:
        raise Refused(damaged(path.name)) from error


def _refuse_bomb(package: zipfile.ZipFile, name: str, limits: ReadingLimits) -> None:
    infos = package.infolist()
    if any(info.flag_bits & 1 for info in infos):
        raise Refused(
            Problem("it has a password", "Take the password off, save it and check that", file=name)
        )
    if len(infos) > limits.parts:
        raise Refused(_bomb(name, f"{limits.parts:,} parts"))
    if sum(info.file_size for info in infos) > limits.unpacked_bytes:
        raise Refused(_bomb(name, f"{limits.unpacked_bytes // MEGABYTE} MB"))


def _bomb(name: str, most: str) -> Problem:
    return Problem(
        f"it unpacks to more than {most}, as no report does",
        "Ask for it again, or save the pages you need as a file of their own",
        file=name,
    )


def _declaring(name: str) -> Problem:
    return Problem(
        "it declares entities of its own, as no office program does, and none of them was looked at",
        "Ask its sender whether it is what it should be; open it and save it again if it is",
        file=name,
    )


def pieces(package: zipfile.ZipFile, part: str, limits: ReadingLimits) -> Iterator[bytes]:
    """One part, unpacked in pieces; refused past its bound, whatever it says of its size."""
    size = 0
    with package.open(part) as stream:
        while piece := stream.read(_CHUNK):
            size += len(piece)
            if size > limits.part_bytes:
                refuse_large(str(package.filename), part, limits)
            yield piece


def refuse_large(path: str, part: str, limits: ReadingLimits) -> NoReturn:
    raise Refused(
        Problem(
            f"one part of it ({part}) holds more than {limits.part_bytes // MEGABYTE} MB",
            "Check it in parts: save the pages or sheets you need as a file of their own",
            file=Path(path).name,
        )
    )


class _DocumentType(Exception):
    """An XML part declares a document type, through which entities could swell or name other files."""


class _Tree(ElementTree.TreeBuilder):
    """Builds a tree, and stops at a document type."""

    def doctype(self, name: str, pubid: str, system: str) -> NoReturn:
        raise _DocumentType


def tree(package: zipfile.ZipFile, part: str, limits: ReadingLimits) -> ElementTree.Element:
    """One part as a tree."""
    parser = ElementTree.XMLParser(target=_Tree())
    for piece in pieces(package, part, limits):
        parser.feed(piece)
    root: ElementTree.Element = parser.close()
    return root


def stream_elements(
    package: zipfile.ZipFile,
    part: str,
    limits: ReadingLimits,
    *,
    wanted: frozenset[str],
    take: Callable[[ElementTree.Element], None],
) -> None:
    """Hand over each wanted element when it is complete, then forget it: a long sheet stays small."""
    parser = ElementTree.XMLParser(target=_Stream(wanted, take))
    for piece in pieces(package, part, limits):
        parser.feed(piece)
    parser.close()


class _Stream(_Tree):
    """Builds only the wanted elements, one at a time."""

    def __init__(self, wanted: frozenset[str], take: Callable[[ElementTree.Element], None]) -> None:
        super().__init__()
        self._wanted, self._take, self._depth = wanted, take, 0
        self._builder: ElementTree.TreeBuilder | None = None

    def start(self, tag: str, attrs: dict[str, str]) -> ElementTree.Element:
        if self._builder is None and tag in self._wanted:
            self._builder = ElementTree.TreeBuilder()
        if self._builder is not None:
            self._depth += 1
            self._builder.start(tag, attrs)
        return _NOTHING

    def data(self, data: str) -> None:
        if self._builder is not None:
            self._builder.data(data)

    def end(self, tag: str) -> ElementTree.Element:
        if self._builder is None:
            return _NOTHING
        self._builder.end(tag)
        self._depth -= 1
        if self._depth == 0:
            built, self._builder = self._builder, None
            self._take(built.close())
        return _NOTHING

    def close(self) -> ElementTree.Element:
        return _NOTHING


_NOTHING = ElementTree.Element("nothing")
