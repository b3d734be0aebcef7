"""What each threshold of the checker costs, on papers that are tuned on: writes docs/reference/thresholds.md."""

from __future__ import annotations

from tools.unseen.thresholds import main

if __name__ == "__main__":
    raise SystemExit(main())
