"""A partnership that uses every key of every definition, and what can be seen of a book that is made from it."""

from __future__ import annotations

import contextlib
import copy
import io
import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from tithing.cli import run
from tithing.store.disk.folder import BookFolder
from tithing.store.disk.laying_out import lay_out

Definitions = dict[str, dict[str, Any]]  # a file below partnership/ -> what it says

_DATA = """measure,area,period,value,unit,supplier
Bikes gone,The Old Port,2017-18Q4,60,count,harbour-master
Bikes gone,Hartlepool,2016-17Q4,40,count,harbour-master
Bikes gone,Hartlepool,2016-17,150,count,harbour-master
Bikes gone,Hartlepool,2017-18Q3,50,count,harbour-master
LB1,Middlesbrough,2017-18Q4,30,count,harbour-master
Bikes gone,Hartlepool,2018-01,20,count,harbour-master
Bikes gone,Hartlepool,2018-02,20,count,harbour-master
Bikes gone,Hartlepool,2018-03,20,count,harbour-master
Night thefts,Hartlepool,2018-01,4,count,harbour-master
Night thefts,Hartlepool,2018-02,4,count,harbour-master
Night thefts,Hartlepool,2018-03,4,count,harbour-master
Day thefts,Hartlepool,2018-01,16,count,harbour-master
Day thefts,Hartlepool,2018-02,16,count,harbour-master
Day thefts,Hartlepool,2018-03,16,count,harbour-master
Night thefts,Hartlepool,2017-18Q4,12,count,harbour-master
Night thefts,Hartlepool,2016-17Q4,10,count,harbour-master
Thefts after dark,Hartlepool,2017-18Q4,12,count,harbour-master
Thefts after dark,Hartlepool,2016-17Q4,10,count,harbour-master
Day thefts,Hartlepool,2017-18Q4,48,count,harbour-master
Day thefts,Hartlepool,2016-17Q4,30,count,harbour-master
Boats hailed,Hartlepool,2017-18Q4,7,count,harbour-master
Boats hailed,Hartlepool,2017-18Q4,8,count,quay-wardens
Boats hailed,Hartlepool,2017-18Q4,9,count,cleveland
Boats hailed,The Quay,2017-18Q4,3,count,cleveland
Berths,Hartlepool,2018,1000,count,harbour-master
Berths,Hartlepool,2017,2000,count,harbour-master
Berths,Middlesbrough,2018,500,count,harbour-master
Crews,Hartlepool,2018,4000,count,harbour-master
Crews,Hartlepool,2017,4000,count,harbour-master
Shoplifting,Hartlepool,2017-18Q4,412,count,harbour-master
Shoplifting,Hartlepool,2016-17Q4,283,count,harbour-master
Shoplifting,Middlesbrough,2017-18Q4,512,count,harbour-master
Shoplifting,Hartlepool,2016-17,1256,count,harbour-master
Shoplifting,E06000006,2017-18Q4,350,count,harbour-master
Shoplifting,E07000114,2017-18Q4,250,count,harbour-master
Shoplifting,E06000998,2017-18Q4,90,count,harbour-master
Shoplifting,E06000003,2016-17Q4,30,count,harbour-master
Shoplifting,E06000004,2016-17Q4,33,count,harbour-master
Bikes gone,The Quay,2017-18Q4,45,count,harbour-master
Bikes gone,The Quay,2016-17Q4,38,count,harbour-master
Population,Hartlepool,2018,93000,count,harbour-master
Population,E06000006,2018,128000,count,harbour-master
Population,E07000114,2018,141000,count,harbour-master
Bicycle theft,Hartlepool,2017-18Q4,22,count,harbour-master
Bicycle theft,Hartlepool,2016-17Q4,20,count,harbour-master
"""
_LIST = "date,type,ward,district,street\n" + "".join(
    f"{day:02d}/02/2018,Quay thefts,{ward},Hartlepool,Vincent Street\n"
    for ward, days in (("Victoria", 24), ("Burn Valley", 3), ("Headland and Harbour", 12), ("Manor House", 9))
    for day in range(1, days + 1)
)


def defined() -> Definitions:
    """Every key of every file, said once; to be changed freely."""
    return copy.deepcopy(_DEFINED)


_INDICATOR = {
    "slug": "lost_bicycles",
    "title": "Lost bicycles",
    "question": "How many bicycles were lost?",
    "kind": "count",
    "measure": "lost_bicycles",
    "unit": "count",
    "better": "lower",
    "decimals": 0,
    "aliases": ["Cycles lost"],
    "caveats": ["Only what the harbour master was told of."],
    "example": {"now": 12, "before": 10, "expect": {"value": 12}},
}
_DEFINED: Definitions = {
    "partnership.toml": {
        "name": "Safer Hartlepool Partnership",
        "area": "E06000001",
        "areas": ["E06000001"],
        "force": "E23000013",
        "side_by_side": ["E06000001", "E06000002", "LOC-QUAY", "E06000998", "E06000004"],
        "contact": "The safety team",
        "by": "safety-team",
        "most_similar_group": {
            "from": date(2014, 10, 1),
            "members": ["E06000001", "E06000006", "E07000114"],
        },
        "partners": [
            {
                "slug": "harbour-master",
                "name": "The harbour office",
                "post": "Duty officer",
                "owes": [
                    {
                        "measures": ["lost_bicycles", "night_thefts"],
                        "since": date(2010, 4, 1),
                        "due_days": 21,
                        "breakdowns": ["type=adult"],
                    }
                ],
            },
            {"slug": "quay-wardens", "name": "Quay wardens", "owes": [{"measures": ["boats_hailed"]}]},
        ],
        "style": {"small_count": 10, "suppress_below": 5},
    },
    "areas.toml": {
        "areas": [{"code": "LOC-QUAY", "name": "The Quay", "short": "Quay", "parent": "E06000001"}],
        "aliases": [{"name": "The Old Port", "code": "E06000001"}],
        "successors": [
            {
                "code": "E06000998",
                "name": "Two Quays",
                "from": date(2018, 1, 1),
                "made_of": ["E06000003", "E06000004"],
            }
        ],
    },
    "measures/local.toml": {
        "lost_bicycles": {
            "title": "Lost bicycles",
            "unit": "count",
            "accumulates": "sum",
            "aliases": ["Bikes gone"],
            "codes": ["LB1"],
            "denominator": "berths",
            "per": 1000,
            "events": True,
            "better": "lower",
            "group": "council",
            "custodian": "Whoever keeps the bridge",
            "breaks": [],
            "caveat": "Counted at the gate.",
        },
        "night_thefts": {"title": "Night thefts", "part_of": "lost_bicycles", "exists_from": "2018-01-01"},
        "day_thefts": {"title": "Day thefts", "leaves_out": "night_thefts", "better": "lower"},
        "thefts_after_dark": {"title": "Thefts after dark", "same_count_as": "night_thefts"},
        "quay_thefts": {"title": "Quay thefts", "disclosure": "open", "better": "lower"},
        "boats_hailed": {"title": "Boats hailed", "suppliers_add": True, "suppliers": "forces"},
        "berths": {
            "title": "Berths",
            "accumulates": "point",
            "denominator": "",
            "events": False,
            "group": "denominators",
        },
        "crews": {
            "title": "Crews",
            "accumulates": "point",
            "denominator": "",
            "events": False,
            "group": "denominators",
        },
    },
    "indicators/lost_bicycles.toml": _INDICATOR,
    "indicators/lost_bicycles_rate.toml": _INDICATOR
    | {
        "slug": "lost_bicycles_rate",
        "title": "Lost bicycles rate",
        "aliases": [],
        "kind": "rate",
        "unit": "rate (basis not stated)",
        "denominator": "crews",
        "per": 1000,
        "decimals": 1,
        "example": {"now": 12, "before": 10, "of": 1000, "of_before": 1000, "expect": {"value": 12}},
    },
    "indicators/night_share.toml": _INDICATOR
    | {
        "slug": "night_share",
        "title": "Share by night",
        "aliases": [],
        "kind": "percent",
        "unit": "percent",
        "measure": "",
        "numerator": "night_thefts",
        "denominator": "lost_bicycles",
        "decimals": 1,
        "example": {"now": 12, "before": 10, "of": 100, "expect": {"value": 12}},
    },
    "frameworks/2017-18.toml": {
        "plan_year": "2017-18",
        "title": "The plan of the harbour",
        "objective_word": "Objective",
        "columns": ["baseline", "target", "previous", "value"],
        "source": "Agreed by the partnership in June",
        "notes": ["The plan is for one year."],
        "footnotes": {"told": "As told at the gate"},
        "groupings": {
            "thefts": {
                "measure": "lost_bicycles",
                "parts": ["night_thefts", "day_thefts"],
            }
        },
        "objective": [
            {
                "title": "Keep what is ours",
                "notes": ["Counted at the gate."],
                "indicator": [
                    {
                        "slug": "lost_bicycles",
                        "label": "Bicycles lost",
                        "notes": ["A bicycle is lost once."],
                        "footnote": "told",
                        "from": "2017-18Q1",
                        "until": "2017-18Q4",
                        "baseline": [
                            {
                                "period": "2016-17",
                                "value": 90,
                                "note": "As printed then",
                                "from": "2017-18Q1",
                                "until": "2017-18Q4",
                            }
                        ],
                        "target": [
                            {"text": "Reduce", "value": 80, "from": "2017-18Q1", "until": "2017-18Q4"}
                        ],
                    },
                    {
                        "slug": "night_share",
                        "baseline": [{"missing": "not counted then", "expected": "2018-09"}],
                        "target": [{"text": "3% fewer"}],
                    },
                    {
                        "slug": "bicycle_theft",
                        "baseline": [{"value": 18}],
                        "target": [{"text": "3% fewer than in the year before", "percent": -3}],
                    },
                ],
            }
        ],
        "table": [
            {
                "key": "crime_harbour",
                "title": "Thefts in the harbour",
                "intro": "Each theft is counted once.",
                "rows": [
                    {"measure": "lost_bicycles", "label": "All thefts", "level": 0, "total": True},
                    {
                        "measure": "night_thefts",
                        "label": "By night",
                        "level": 1,
                        "from": "2017-18Q1",
                        "until": "2017-18Q4",
                    },
                    {"measure": "day_thefts", "label": "By day", "level": 1},
                ],
            }
        ],
    },
}


def make(definitions: Definitions, root: Path) -> Path:
    """A book of these definitions, with the files imported; what the import said stands in `said`."""
    folder = BookFolder(root / "book")
    lay_out(folder)
    for name, values in definitions.items():
        path = folder.partnership / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(as_toml(values), encoding="utf-8")
    (root / "figures.csv").write_text(_DATA, encoding="utf-8")
    (root / "list.csv").write_text(_LIST, encoding="utf-8")
    return root


def seen(root: Path) -> Iterator[tuple[str, str]]:
    """What a person sees of the book, what costs least first: (which command, what it said)."""
    book, out = str(root / "book"), root / "out"
    quarter = ("--book", book, "--quarter", "2017-18Q4")
    yield "indicators", _said(root, "indicators", "--book", book, "--format", "json")
    yield "import", _said(root, "import", str(root / "figures.csv"), "--book", book, "--leave-aside")
    whose = ("--supplier", "quay-wardens", "--covers", "2018-01..2018-03")
    yield "list", _said(root, "import", str(root / "list.csv"), "--book", book, *whose)
    yield "wanting", _said(root, "wanting", "--book", book)
    yield "figures", _said(root, "figures", *quarter, "--format", "json")
    yield "journal", _said(root, "journal", "--book", book)
    _said(
        root,
        "returns",
        "template",
        "--partner",
        "harbour-master",
        "--output",
        str(root / "return.xlsx"),
        *quarter,
    )
    yield "return", _cells(root / "return.xlsx")
    written = ("--published", "2018-06-14", "--formats", "html,json,csv", "--output", str(out))
    report = _said(root, "report", "performance", *quarter, *written)
    yield "report", report + "".join(_read(path, root) for path in sorted(out.rglob("*")) if path.is_file())


def _said(root: Path, *command: str) -> str:
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        code = run(list(command))
    return f"{code}\n{_everywhere(out.getvalue(), root)}"


def _everywhere(text: str, root: Path) -> str:
    """Without where it stands and when it was made: the head of the journal holds the time."""
    return re.sub(r'"head": "\w+"', '"head": ""', text.replace(str(root), "ROOT"))


def _read(path: Path, root: Path) -> str:
    return path.name + _everywhere(path.read_text(encoding="utf-8"), root)


def _cells(path: Path) -> str:
    import openpyxl

    if not path.exists():
        return ""
    book = openpyxl.load_workbook(path)
    return "\n".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)


# -- TOML ------------------------------------------------------------------------------------------------


def as_toml(values: dict[str, Any]) -> str:
    return "".join(f"{json.dumps(key)} = {_value(value)}\n" for key, value in values.items())


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)} = {_value(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_value(each) for each in value) + "]"
    return value.isoformat() if isinstance(value, date) else json.dumps(value, ensure_ascii=False)
