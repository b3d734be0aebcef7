"""Who an invented partnership is: its organisations, posts and bodies, as files of a book and as a value."""

from __future__ import annotations

from pathlib import Path

from tithing.governance.loading import structure_of
from tithing.governance.structure import Structure

ORGANISATIONS = """
# Kept: who the partnership is.
[[organisations]]
slug = "council"
name = "X Borough Council"
kind = "council"
limb = "council"

[[organisations]]
slug = "police"
name = "X Police"
kind = "police force"
limb = "police"

[[organisations]]
slug = "fire"
name = "X Fire and Rescue Service"
kind = "fire and rescue authority"
limb = "fire"
[[organisations.names]]
name = "X Fire Brigade"
until = 2020-03-31

[[organisations]]
slug = "ccg"
name = "X Clinical Commissioning Group"
kind = "clinical commissioning group"
limb = "health_england"
until = 2022-06-30
succeeded_by = "icb"

[[organisations]]
slug = "icb"
name = "North Integrated Care Board"
kind = "integrated care board"
limb = "health_england"
since = 2022-07-01

[[organisations]]
slug = "homes"
name = "X Homes"
kind = "housing association"

[[posts]]
slug = "leader"
title = "Leader of the Council"
organisation = "council"

[[posts]]
slug = "commander"
title = "District Commander"
organisation = "police"

[[posts]]
slug = "commissioning"
title = "Director of Commissioning"
organisation = "ccg"
"""
STRATEGY = """
name = "Safer X Partnership"
kind = "strategy group"
since = 2008-04-01

[[terms]]
since = 2018-06-22
purpose = "To reduce crime and disorder in X."
quorum = 2
reports_in = [3, 9]
review = 2027-06-01
chair = { by = "post", of = "leader" }
vice_chair = { by = "election", months = 12, not_of = ["council"], apart = true }

[[seats]]
slug = "council-leader"
class = "post"
post = "leader"

[[seats]]
slug = "police"
class = "post"
post = "commander"

[[seats]]
slug = "fire"
class = "organisation"
organisation = "fire"

[[seats]]
slug = "health"
class = "post"
post = "commissioning"

[[seats]]
slug = "homes"
class = "invited"
title = "Housing"
organisation = "homes"
"""
NEIGHBOURHOODS = """
name = "Safer Neighbourhoods Group"
kind = "task group"
since = 2017-06-01

[[parents]]
body = "strategy-group"

[[seats]]
slug = "police"
class = "organisation"
organisation = "police"
"""
FILES = {
    "organisations.toml": ORGANISATIONS,
    "bodies/strategy-group.toml": STRATEGY,
    "bodies/neighbourhoods.toml": NEIGHBOURHOODS,
}
HERE = Path("book") / "partnership"


def structure(**changed: str) -> Structure:
    """The invented structure; a file is named by its stem with underscores, as `strategy_group="..."`; "" leaves it out."""
    return structure_of(files(**changed), folder=HERE)


def files(**changed: str) -> dict[str, bytes]:
    """The same as files, by their names below `partnership/`."""
    named = {_name(key): text for key, text in changed.items()}
    return {name: text.encode() for name, text in {**FILES, **named}.items() if text}


def _name(key: str) -> str:
    slug = key.replace("_", "-")
    return "organisations.toml" if slug == "organisations" else f"bodies/{slug}.toml"


def write_structure(partnership: Path, **changed: str) -> None:
    """Write the files into a book's `partnership/` folder."""
    (partnership / "bodies").mkdir(exist_ok=True)
    for name, content in files(**changed).items():
        (partnership / name).write_bytes(content)
