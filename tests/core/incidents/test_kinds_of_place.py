"""Names as data.police.uk publishes them: kinds of place, and places where much is only recorded."""

from __future__ import annotations

import pytest

from tithing.incidents.kinds_of_place import KindOfPlace, kind_of_place, plural_of


@pytest.mark.parametrize(
    ("name", "recorded_at"),
    [
        ("Police Station", "police station"),
        ("Middlesbrough Police Hq", "police station"),
        ("York Road Police Station", "police station"),
        ("Hospital", "hospital"),
        ("The James Cook University Hospital", "hospital"),
        ("University Hospital Of Hartlepool", "hospital"),
        ("Prison", "prison"),
        ("Hmp Holme House", "prison"),
        ("Teesside Magistrates’ Court", "court"),
        ("Old Hospital Lawn", ""),
        ("Police Station Yard", ""),
        ("Hospital Street", ""),
        ("Albert Court", ""),
        ("Crown Court Road", ""),
        ("Prison Lane", ""),
        ("Supermarket", ""),
    ],
)
def test_a_place_of_recording_is_known_by_the_end_of_its_name(name: str, recorded_at: str) -> None:
    assert kind_of_place(name).recorded_at == recorded_at


def test_a_kind_of_place_is_no_name() -> None:
    assert kind_of_place("Parking Area") == KindOfPlace(is_kind=True)
    assert kind_of_place("park/open  space") == KindOfPlace(is_kind=True)
    assert kind_of_place("Albert Road") == KindOfPlace()


def test_every_kind_has_its_plural() -> None:
    kinds = [
        kind_of_place(name).recorded_at for name in ("Police Station", "Hospital", "Prison", "Crown Court")
    ]

    assert [plural_of(kind) for kind in kinds] == ["police stations", "hospitals", "prisons", "courts"]
