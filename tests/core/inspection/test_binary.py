"""Of a picture the remarks are read and not the points: letters that chance puts together are nobody's."""

from __future__ import annotations

import io
import random
import struct
import zipfile
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tithing.inspection.find import find
from tithing.inspection.parts import parts_of
from tithing.inspection.parts.binary import readable_in

PHONE = "01632 960001"
AT_RANDOM = random.Random(20)


def png(*chunks: tuple[bytes, bytes], behind: bytes = b"") -> bytes:
    points = zlib.compress(AT_RANDOM.randbytes(20_000))
    every = (
        (b"IHDR", bytes(13)),
        (b"PLTE", AT_RANDOM.randbytes(768)),
        *chunks,
        (b"IDAT", points),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(map(_chunk, every)) + behind


def _chunk(kind_and_said: tuple[bytes, bytes]) -> bytes:
    kind, said = kind_and_said
    return struct.pack(">I", len(said)) + kind + said + struct.pack(">I", zlib.crc32(kind + said))


def jpeg(said: bytes) -> bytes:
    remark = b"\xff\xfe" + struct.pack(">H", len(said) + 2) + said
    return b"\xff\xd8" + remark + b"\xff\xda\x00\x02" + AT_RANDOM.randbytes(20_000) + b"\xff\xd9"


def gif(said: bytes) -> bytes:
    return b"GIF89a" + AT_RANDOM.randbytes(700) + b"\x21\xfe" + bytes([len(said)]) + said + b"\x00;"


def archive(content: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", content)
        package.writestr("word/media/image1.png", png())
    return stream.getvalue()


@pytest.mark.parametrize(
    "picture", [png(), jpeg(b"scaled"), gif(b"made by hand"), AT_RANDOM.randbytes(200_000)]
)
def test_the_points_of_a_picture_hold_nobody(picture: bytes) -> None:
    assert [each for run in readable_in(picture) for each in find(run)] == []


@given(st.integers())
def test_bytes_at_random_hold_nobody(seed: int) -> None:
    noise = random.Random(seed).randbytes(8_000)

    assert [each for run in readable_in(noise) for each in find(run)] == []


@pytest.mark.parametrize(
    "content",
    [
        png((b"tEXt", f"Comment\0ring {PHONE}".encode())),
        png((b"zTXt", b"Comment\0\0" + zlib.compress(f"ring {PHONE}".encode()))),
        png(behind=f"ring {PHONE}".encode()),
        jpeg(f"ring {PHONE}".encode()),
        gif(f"ring {PHONE}".encode()),
        archive(f"<w:p>ring {PHONE}</w:p>".encode()),
        b"\x01\x02\x00" + f"ring {PHONE}".encode() + b"\x00",
        b"\x01\x02\x00\x00" + f"ring {PHONE}".encode("utf-16-le") + b"\x00\x00",
        AT_RANDOM.randbytes(5_000) + f"\0please ring {PHONE}\0".encode() + AT_RANDOM.randbytes(5_000),
    ],
    ids=["text", "packed text", "behind", "jpeg", "gif", "embedded", "plain", "wide", "among noise"],
)
def test_what_somebody_wrote_into_it_is_found(content: bytes) -> None:
    assert {each.kind for run in readable_in(content) for each in find(run)} == {"telephone"}


@pytest.mark.parametrize(
    "harmed", [png()[:40], jpeg(b"x")[:5], gif(b"made by hand")[:-9], archive(b"x")[:60]]
)
def test_what_is_cut_short_ends_the_reading(harmed: bytes) -> None:
    assert [each for run in readable_in(harmed) for each in find(run)] == []


def test_a_picture_left_in_an_archive_holds_nobody() -> None:
    (part,) = parts_of(png(), name="logo.png")

    assert part.texts == ()
