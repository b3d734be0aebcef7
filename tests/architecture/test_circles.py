"""A circle of modules is found also where one knows another by a type alone, and where it goes from room to room."""

from __future__ import annotations

from pathlib import Path

from tools.checks.circles import STILL, check_circles

ROOT = Path(__file__).parents[2]
TYPES = "from typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    from {} import Named\n"


def _write(root: Path, name: str, text: str) -> None:
    path = root / f"{name}.py"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_a_circle_by_a_type_is_found_at_its_first_module(tmp_path: Path) -> None:
    _write(tmp_path, "tithing/sources/headings", "from tithing.sources.near import near\n")
    _write(tmp_path, "tithing/sources/near", TYPES.format("tithing.sources.headings"))
    _write(tmp_path, "tithing/sources/above", "import tithing.sources.headings\n")

    (fault,) = check_circles(tmp_path)

    assert fault.place == "tithing/sources/headings.py"
    assert "tithing.sources.headings, tithing.sources.near lead back to one another" in fault.rule


def test_a_circle_of_three_that_goes_through_two_rooms_and_a_package_is_one(tmp_path: Path) -> None:
    _write(tmp_path, "tools/one/__init__", "def late() -> None:\n    import tools.two.first\n")
    _write(tmp_path, "tools/two/first", "from tools.two import second\n")
    _write(tmp_path, "tools/two/second", TYPES.format("tools.one"))
    _write(tmp_path, "tools/two/__init__", "")

    assert [fault.place for fault in check_circles(tmp_path)] == ["tools/one/__init__.py"]


def test_two_circles_and_what_lies_between_them_are_told_apart(tmp_path: Path) -> None:
    for first, second in (("a", "b"), ("d", "e")):
        _write(tmp_path, f"demo/{first}", f"import demo.{second}\n")
        _write(
            tmp_path,
            f"demo/{second}",
            f"import demo.{first}\n" + ("import demo.c\n" if second == "b" else ""),
        )
    _write(tmp_path, "demo/c", "import demo.d\n")

    assert [fault.place for fault in check_circles(tmp_path)] == ["demo/a.py", "demo/d.py"]


def test_modules_that_lead_one_way_and_themselves_named_are_no_circle(tmp_path: Path) -> None:
    _write(tmp_path, "demo/a", "import demo.b\nimport json\n")
    _write(tmp_path, "demo/b", "import demo.b\n")

    assert check_circles(tmp_path) == []


def test_the_house_has_none_but_the_one_that_is_known() -> None:
    assert check_circles(ROOT) == []
    listed = (ROOT / ".importlinter").read_text(encoding="utf-8")
    assert all(f"    {module}\n" in listed for module in STILL if not module.endswith("in_child"))
