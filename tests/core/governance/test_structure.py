"""What a book says of its organisations, posts and bodies is read, and what cannot be is refused by file and key."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.support.structure import NEIGHBOURHOODS, ORGANISATIONS, STRATEGY, files, structure, write_structure
from tithing.governance.loading import load_structure, state_of_files, structure_of
from tithing.governance.structure import Structure
from tithing.vocabulary.partnership import Partner
from tithing.vocabulary.partnership.bodies import BodyKind, SeatClass
from tithing.vocabulary.problems import Refused

FIRE = (
    '[[organisations]]\nslug = "fire"\nname = "X Fire"\nkind = "fire and rescue authority"\nlimb = "fire"\n'
)
SEATED = '\n[[seats]]\nslug = "s"\nclass = "organisation"\norganisation = "police"\n'


def test_everything_stated_is_read() -> None:
    found = structure()

    body = found.body("strategy-group")
    assert body is not None
    terms = body.terms_on(date(2026, 1, 1))
    assert terms is not None
    assert (body.kind, body.since) == (BodyKind.STRATEGY, date(2008, 4, 1))
    assert (terms.quorum, terms.reports_in, terms.review) == (2, (3, 9), date(2027, 6, 1))
    assert body.terms_on(date(2018, 6, 21)) is None
    assert [each.seat_class for each in body.seats][-1] is SeatClass.INVITED
    assert [each.voting for each in body.seats] == [True, True, True, True, False]
    fire = found.organisation("fire")
    assert fire is not None
    assert [fire.name_on(day) for day in (date(2020, 3, 31), date(2020, 4, 1))] == [
        "X Fire Brigade",
        fire.name,
    ]


def test_a_book_that_says_nothing_of_them_has_none(tmp_path: Path) -> None:
    (tmp_path / "partnership.toml").write_text('name = "Safer X"\narea = "E06000001"\n', encoding="utf-8")

    assert load_structure(tmp_path) == Structure()
    write_structure(tmp_path)
    assert load_structure(tmp_path) == structure()


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"organisations": FIRE + FIRE}, "the slug fire stands twice"),
        (
            {"organisations": FIRE.replace("fire and rescue", "fire and resque")},
            "the nearest is fire and rescue authority",
        ),
        ({"organisations": FIRE.replace('limb = "fire"', 'limb = "fyre"')}, "the nearest is fire"),
        (
            {"organisations": FIRE.replace('limb = "fire"', 'limb = "police"')},
            'is not what the law means by "police"',
        ),
        ({"organisations": FIRE + 'succeeded_by = "icb"\n'}, "until: is missing"),
        (
            {"organisations": FIRE + 'until = 2020-01-01\nsucceeded_by = "polis"\n'},
            'no organisation has the slug "polis"',
        ),
        ({"organisations": FIRE + "since = 2020-01-02\nuntil = 2020-01-01\n"}, "before it began"),
        (
            {"organisations": FIRE.replace('slug = "fire"', 'slug = "Fire!"')},
            "small letters, digits and hyphens",
        ),
        ({"organisations": FIRE + "sinse = 2020-01-01\n"}, "the nearest is since"),
        (
            {"organisations": ORGANISATIONS.replace('organisation = "police"', 'organisation = "polise"')},
            "the nearest is police",
        ),
        (
            {"organisations": ORGANISATIONS.replace("since = 2022-07-01", "since = 2022-08-01")},
            "icb does not stand on 1 July 2022",
        ),
        (
            {"strategy_group": STRATEGY.replace("quorum = 2", "quorum = 9")},
            "9 have to be there, and 4 seats have a vote",
        ),
        (
            {"strategy_group": STRATEGY.replace("strategy group", "stategy group")},
            "the nearest are strategy group, task group",
        ),
        ({"strategy_group": STRATEGY.replace("[3, 9]", "[3, 13]")}, "each month by its number"),
        ({"strategy_group": STRATEGY.replace('of = "leader"', 'of = "leeder"')}, "the nearest is leader"),
        (
            {"strategy_group": STRATEGY.replace('slug = "fire"', 'slug = "police"')},
            "the slug police stands twice",
        ),
        ({"strategy_group": STRATEGY.replace('class = "invited"', 'class = "guest"')}, "class"),
        ({"strategy_group": STRATEGY.replace("apart = true", 'apart = "yes"')}, "neither true nor false"),
        ({"neighbourhoods": NEIGHBOURHOODS.replace("task group", "task and finish group")}, "has an end"),
        (
            {"neighbourhoods": NEIGHBOURHOODS.replace("strategy-group", "strategic-group")},
            "the nearest is strategy-group",
        ),
        (
            {"neighbourhoods": NEIGHBOURHOODS.replace("2017-06-01", "2007-06-01")},
            "does not stand before 1 April 2008",
        ),
        (
            {
                "neighbourhoods": NEIGHBOURHOODS.replace("task group", "strategy group"),
                "strategy_group": STRATEGY,
            },
            "is the strategy group on the same days",
        ),
        ({"neighbourhoods": NEIGHBOURHOODS + SEATED + SEATED}, "the slug s stands twice"),
        ({"neighbourhoods": NEIGHBOURHOODS + SEATED.replace("police", "polise")}, "the nearest is police"),
        ({"neighbourhoods": "name = 'N'\n"}, "kind: is missing"),
        ({"neighbourhoods": "name = [\n"}, "not written as TOML"),
    ],
)
def test_what_cannot_be_is_refused_in_its_file(changed: dict[str, str], words: str) -> None:
    with pytest.raises(Refused) as refused:
        structure(**changed)

    told = [each for each in refused.value.problems if words in f"{each.what} {each.change}"]
    assert told, refused.value
    assert {Path(each.file).stem.replace("-", "_") for each in told} == {list(changed)[-1]}


def test_everything_wrong_is_told_at_once() -> None:
    with pytest.raises(Refused) as refused:
        structure(organisations=FIRE + "a = 1\n", neighbourhoods="kind = 'x'\n")

    assert {Path(each.file).name for each in refused.value.problems} >= {
        "organisations.toml",
        "neighbourhoods.toml",
    }


def test_bodies_that_report_to_one_another_are_refused() -> None:
    circle = STRATEGY + '\n[[parents]]\nbody = "neighbourhoods"\nsince = 2019-01-01\n'

    with pytest.raises(Refused, match=r"reports to .* which is a circle"):
        structure(strategy_group=circle)

    ended = NEIGHBOURHOODS.replace('body = "strategy-group"', 'body = "strategy-group"\nuntil = 2018-12-31')
    assert structure(strategy_group=circle, neighbourhoods=ended).bodies


def test_a_partner_of_the_same_slug_is_the_same_organisation() -> None:
    partner = Partner("fire", "X Fire Brigade")

    def read(name: str) -> Structure:
        return structure_of(files(), folder=Path("p"), partners=[Partner(partner.slug, name)])

    assert read("X Fire Brigade") == read("X Fire and Rescue Service") == structure()
    with pytest.raises(Refused, match="One slug is one organisation"):
        read("Another Brigade")


def test_the_state_of_files_changes_with_any_of_them() -> None:
    before = state_of_files(files())

    assert before == state_of_files(files())
    assert before != state_of_files(files(neighbourhoods=""))
    assert before != state_of_files(files(strategy_group=STRATEGY + "# a remark\n"))
