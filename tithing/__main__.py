"""`python -m tithing`: the command where its script is not on the path, as on many office computers."""

from __future__ import annotations

from tithing.cli import main

if __name__ == "__main__":
    main()
