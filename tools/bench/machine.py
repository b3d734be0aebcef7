"""What the measuring was done on: a figure of speed means nothing without it."""

from __future__ import annotations

import os
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_NAMED = ("polars", "duckdb", "pandas", "pyarrow")


def facts() -> str:
    """Processor, memory, how busy it is, and the versions compared, in two lines."""
    busy = f"; a load of {os.getloadavg()[0]:.1f} at the start" if hasattr(os, "getloadavg") else ""
    libraries = ", ".join(f"{name} {version_of(name) or 'absent'}" for name in _NAMED)
    return (
        f"{_processor()}, {os.cpu_count()} processors, {_memory()}, {platform.system()}{busy}\n"
        f"Python {platform.python_version()}, {libraries}"
    )


def version_of(library: str) -> str:
    """Its version, "" where it is not installed."""
    try:
        return version(library)
    except PackageNotFoundError:
        return ""


def _processor() -> str:
    found = Path("/proc/cpuinfo")
    lines = found.read_text(encoding="utf-8").splitlines() if found.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or platform.machine()


def _memory() -> str:
    if "SC_PHYS_PAGES" not in os.sysconf_names:
        return "memory not known"
    return f"{os.sysconf('SC_PHYS_PAGES') * os.sysconf('SC_PAGE_SIZE') / (1 << 30):.0f} GB"
