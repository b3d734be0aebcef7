"""Set-up installs what is used and nothing else, from locks that name every file by its hash and no address."""

from __future__ import annotations

import ast
import re
import tomllib
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-bench.lock", "requirements-scale.lock")
IMPORTED_AS = {
    "python-docx": "docx",
    "python-calamine": "python_calamine",
    "vl-convert-python": "vl_convert",
    "font-source-sans-pro": "font_source_sans_pro",
    "django-allauth": "allauth",
    "django-csp": "csp",
    "django-tasks-db": "django_tasks_db",
}
# What Django imports where the settings name it.
NAMED = {
    "argon2-cffi": "django.contrib.auth.hashers.Argon2PasswordHasher",
    "whitenoise": "whitenoise.middleware.WhiteNoiseMiddleware",
    "psycopg": "django.db.backends.postgresql",
}


@cache
def imported_by_the_code() -> set[str]:
    found: set[str] = set()
    for path in (ROOT / "tithing").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.partition(".")[0] for alias in node.names}
            if isinstance(node, ast.ImportFrom) and node.module:
                found.add(node.module.partition(".")[0])
    return found


def dependencies() -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [re.split(r"[<>=!~\[ ]", each)[0] for each in project["dependencies"]]


@pytest.mark.parametrize("dependency", dependencies())
def test_every_dependency_is_used(dependency: str) -> None:
    if dependency in NAMED:
        settings = (ROOT / "tithing" / "web" / "config").glob("*.py")
        assert any(f'"{NAMED[dependency]}"' in path.read_text(encoding="utf-8") for path in settings)
        return
    assert IMPORTED_AS.get(dependency, dependency.replace("-", "_")) in imported_by_the_code()


@pytest.mark.parametrize("dependency", dependencies())
@pytest.mark.parametrize("lock", LOCKS)
def test_every_dependency_is_locked(lock: str, dependency: str) -> None:
    assert re.search(rf"^{re.escape(dependency)}==", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_hashes_and_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    packages = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]

    assert packages
    assert [each.splitlines()[0] for each in packages if "--hash=sha256:" not in each] == []
    assert "://" not in text


def locked(lock: str) -> set[str]:
    text = (ROOT / lock).read_text(encoding="utf-8")
    return set(re.findall(r"^([a-z0-9._-]+==\S+)", text, re.MULTILINE))


@pytest.mark.parametrize("lock", LOCKS[1:])
def test_every_other_install_serves_the_default_one_too(lock: str) -> None:
    assert locked("requirements.lock")
    assert locked("requirements.lock") <= locked(lock)


def test_spark_is_in_the_lock_of_the_cluster_and_in_no_other() -> None:
    with_spark = [lock for lock in LOCKS if any(each.startswith("pyspark==") for each in locked(lock))]

    assert with_spark == ["requirements-scale.lock"]
