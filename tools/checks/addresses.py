"""No file names the address of a package index: set-up uses whatever index the machine is set to."""

from __future__ import annotations

import re
from pathlib import Path

from tools.checks import Fault, lines_of

# Put together here, so that this file does not hold them.
HOSTS = (
    "py" + "pi.org",
    "python" + "hosted.org",
    "registry." + "npmjs",
    "registry." + "yarnpkg",
    "conda." + "anaconda.org",
    "crates" + ".io",
    "proxy." + "golang.org",
    "ruby" + "gems.org",
    "repo1." + "maven.org",
    "repo." + "maven.apache.org",
)
OPTIONS = ("--" + "index-url", "--" + "extra-index-url", "--" + "find-links", "UV_DEFAULT_" + "INDEX=http")
FOUND = re.compile("|".join(re.escape(each) for each in HOSTS + OPTIONS), re.IGNORECASE)
RULE = "names a package index; leave it to the machine's own settings"


def check_addresses(root: Path) -> list[Fault]:
    return [Fault(f"{name}:{number}", RULE) for name, number, line in lines_of(root) if FOUND.search(line)]
