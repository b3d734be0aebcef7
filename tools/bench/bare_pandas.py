"""The bare program in pandas: the same as in Polars."""

import sys
from pathlib import Path

import pandas as pd

out, *files = sys.argv[1:]
rows = pd.concat([pd.read_csv(file, dtype=str) for file in files], ignore_index=True)
try:
    import pyarrow  # noqa: F401

    rows.to_parquet(Path(out) / "rows.parquet")
except ImportError:  # pandas writes Parquet only with pyarrow; without it, a CSV stands in
    rows.to_csv(Path(out) / "rows.csv", index=False)
rows["district"] = rows["LSOA name"].str[:-5]
for name, area in (("district", "district"), ("lsoa", "LSOA code")):
    counts = rows.groupby(["Month", area, "Crime type"], dropna=False).size().reset_index(name="count")
    counts.to_csv(Path(out) / f"{name}.csv", index=False)
print(len(rows))
