"""Places in a book's own context and on the day: near before far, code before name, ended areas by their successor."""

from __future__ import annotations

from datetime import date

import pytest

from tithing.places.gazetteer import Gazetteer, load_gazetteer
from tithing.places.known_places import UnknownArea
from tithing.places.reference_files import Force
from tithing.vocabulary.areas import AreaKind

HARTLEPOOL, MIDDLESBROUGH, NEWPORT, CUMBERLAND = "E06000001", "E06000002", "W06000022", "E06000063"
SOMERSET = "E06000066"


def at_home(*districts: str) -> Gazetteer:
    return load_gazetteer().with_places(home=districts or (HARTLEPOOL,))


def test_a_far_place_is_not_believed_where_a_ward_nearby_has_its_name() -> None:
    with pytest.raises(UnknownArea, match="is a ward in Middlesbrough, and a district elsewhere"):
        at_home().find("Newport")

    assert at_home(NEWPORT).find("Newport").code == NEWPORT
    assert load_gazetteer().find("Newport").code == NEWPORT  # nobody's book: the country's
    assert at_home().find(NEWPORT).code == NEWPORT
    assert at_home().find("Newport ward, Middlesbrough").kind is AreaKind.WARD


def test_a_bare_name_is_no_far_force_where_a_district_goes_by_it() -> None:
    with pytest.raises(UnknownArea, match='write "Durham Police" for it, or "County Durham"'):
        at_home().find("Durham")

    assert at_home().find("Durham Police").kind is AreaKind.FORCE
    assert at_home().find("Cleveland").kind is AreaKind.FORCE


def test_a_bare_name_is_neither_the_force_nor_our_own_county_where_it_may_be_both() -> None:
    with pytest.raises(UnknownArea, match='write "Durham Police" or "County Durham"'):
        at_home("E06000047").find("Durham")

    assert at_home("E06000047").find("Durham Constabulary").kind is AreaKind.FORCE
    assert (
        at_home("E06000003").find("Cleveland").kind is AreaKind.FORCE
    )  # Redcar and Cleveland is no Cleveland


@pytest.mark.parametrize(
    ("code", "far"),
    [
        (HARTLEPOOL, False),
        (MIDDLESBROUGH, False),
        ("E23000013", False),
        ("E08000035", True),  # Leeds
        (NEWPORT, True),
        ("E12000001", False),  # a region is nobody's neighbour
    ],
)
def test_far_is_outside_the_partnerships_force_area(code: str, far: bool) -> None:
    assert at_home().is_far(code) is far
    assert load_gazetteer().is_far(code) is False


WELSH = [
    ("Caerdydd", "W06000015"),
    ("Abertawe", "W06000011"),
    ("Sir Benfro", "W06000009"),
    ("Ynys Môn", "W06000001"),
    ("ynys mon", "W06000001"),
    ("Cyngor Caerdydd", "W06000015"),
    ("Pen-y-bont ar Ogwr", "W06000013"),
    ("Sir Gâr", "W06000010"),
    ("Sir y Fflint", "W06000005"),
    ("Heddlu De Cymru", "W15000003"),
    ("Hartlepool UA", HARTLEPOOL),
    ("Hartlepool Borough Council", HARTLEPOOL),
    ("Borough of Hartlepool", HARTLEPOOL),
    ("Doncaster MBC", "E08000017"),
    ("London Borough of Camden", "E09000007"),
    ("Royal Borough of Windsor and Maidenhead", "E06000040"),
    ("Royal Borough of Kensington & Chelsea", "E09000020"),
    ("City of Leicester", "E06000016"),
    ("Allerdale BC", "E07000026"),
    ("Rhondda Cynon Taff", "W06000016"),
    ("Merthyr Tydfil County Borough Council", "W06000024"),
]


@pytest.mark.parametrize(("written", "code"), WELSH)
def test_welsh_and_second_names_and_what_councils_call_themselves_are_found(written: str, code: str) -> None:
    assert load_gazetteer().find(written, on=date(2020, 1, 1)).code == code


def test_every_district_is_found_by_its_name_with_every_ending_and_beginning() -> None:
    places = load_gazetteer()
    districts = places.all(AreaKind.DISTRICT, on=date(2024, 6, 1))
    written = [
        (form, area.name)
        for area in districts
        for form in (
            area.name,
            area.name.upper(),
            f"{area.name} council",
            f"{area.name} UA",
            f"Borough of {area.name}",
        )
    ]

    assert len(districts) > 300
    found = {form: places.find(form, on=date(2024, 6, 1)) for form, _ in written}
    assert [
        form for form, name in written if (found[form].name, found[form].kind) != (name, AreaKind.DISTRICT)
    ] == []


@pytest.mark.parametrize("force", load_gazetteer().forces, ids=lambda force: force.slug)
def test_a_force_by_its_own_name_is_found_from_every_home(force: Force) -> None:
    """A refusal told to write "Wiltshire Police" of what said "Wiltshire Police"."""
    places = load_gazetteer().with_places(home=[HARTLEPOOL])

    assert places.force_called(force.reported_by).code == force.code
    if force.code in places:
        assert places.find(force.reported_by).code == force.code


@pytest.mark.parametrize(
    ("on", "names"),
    [
        (date(2018, 6, 30), "Mendip, Sedgemoor, South Somerset, Taunton Deane, West Somerset"),
        (date(2019, 6, 30), "Mendip, Sedgemoor, Somerset West and Taunton, South Somerset"),
    ],
)
def test_a_district_that_merged_twice_was_made_of_those_that_stood_on_the_day(on: date, names: str) -> None:
    places = load_gazetteer().with_places(home=[SOMERSET])

    made_of = places.predecessors(SOMERSET, on=on)

    assert ", ".join(area.name for area in made_of) == names
    assert not any(places.is_far(area.code) for area in made_of)


def test_a_merged_district_was_made_of_whole_ones_and_a_cut_one_of_none() -> None:
    places = load_gazetteer()

    assert [area.name for area in places.predecessors(CUMBERLAND)] == ["Allerdale", "Carlisle", "Copeland"]
    assert places.predecessors(HARTLEPOOL) == ()


@pytest.mark.parametrize(
    ("wrong", "near"),
    [
        ("Seeton", "Seaton"),  # and not Sefton, which is as near and far away
        ("Seeton ward", "Seaton"),
        ("Hartlepol", "Hartlepool"),
        ("Burn Vally", "Burn Valley"),
        ("Throstn", "Throston"),
        ("Durhm", "Durham"),  # where nothing at home is about as near, a far one is
    ],
)
def test_a_misspelt_place_is_told_with_those_of_home_before_any_that_is_no_nearer(
    wrong: str, near: str
) -> None:
    with pytest.raises(UnknownArea, match=rf"; the nearest is {near}$"):
        at_home().find(wrong)


def test_a_ward_at_home_that_has_the_words_and_more_is_told_first() -> None:
    with pytest.raises(UnknownArea, match=r"; the nearest (?:is|are) Headland & Harbour"):
        at_home().find("Headland ward")


def test_a_neighbour_s_place_is_told_before_those_far_away() -> None:
    with pytest.raises(UnknownArea, match=r"; the nearest are Middlesbrough, Guisborough$"):
        at_home().find("Middlesborough")


def test_a_ward_that_only_others_have_is_to_be_written_with_the_nearest_district_first() -> None:
    with pytest.raises(UnknownArea, match=r'is a ward in Middlesbrough; .*: "Central, Middlesbrough"'):
        at_home().find("Central")
