"""The site's settings where no book is served: for who reads types and generates the docs."""

import os

os.environ.setdefault("TITHING_BOOK", "no-book")
os.environ.setdefault("TITHING_SECRET_KEY", "demonstration")

from tithing.web.config.settings import *  # noqa: F403
