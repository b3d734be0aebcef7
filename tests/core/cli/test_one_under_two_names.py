"""A supplier that became a partner of the book, and is called otherwise in an older file, is not told as two of one name."""

from __future__ import annotations

from pathlib import Path

import pytest

from tithing.cli import run

HEAD = "measure,area,period,value,unit,supplier\n"
FIRE = '\n[[partners]]\nslug = "fire"\nname = "Quay Fire Brigade"\npost = "Community safety team"\n'


def test_the_older_name_is_told_beside_the_newer(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book, sent = tmp_path / "book", tmp_path / "a.csv"
    assert run(["init", str(book), "--name", "Safer X", "--area", "Hartlepool"]) == 0
    sent.write_text(HEAD + "Deliberate fires,Hartlepool,2017-18Q4,48,count,quay-fire-brigade\n")
    assert run(["import", str(sent), "--book", str(book), "--released", "2018-07-02"]) == 0
    with (book / "partnership" / "partnership.toml").open("a", encoding="utf-8") as settings:
        settings.write(FIRE)
    sent.write_text(HEAD + "Deliberate fires,Hartlepool,2017-18Q4,51,count,fire\n")
    capsys.readouterr()

    assert run(["import", str(sent), "--book", str(book), "--released", "2018-04-25"]) == 0

    said = capsys.readouterr().out
    assert '(Quay Fire Brigade): 51; Quay Fire Brigade, there called "quay-fire-brigade", says 48' in said
