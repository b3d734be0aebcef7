"""The bare program in pandas: the same as in Polars.

pandas writes Parquet only with pyarrow. Without it the rows are written as CSV, which takes longer, or (`none`)
not at all, which is less than the same work: the two bounds of a fair comparison.
"""

import sys
from pathlib import Path

import pandas as pd

write, out, *files = sys.argv[1:]
rows = pd.concat([pd.read_csv(file, dtype=str) for file in files], ignore_index=True)
if write == "parquet":
    rows.to_parquet(Path(out) / "rows.parquet")
elif write == "csv":
    rows.to_csv(Path(out) / "rows.csv", index=False)
rows["district"] = rows["LSOA name"].str[:-5]
for name, area in (("district", "district"), ("lsoa", "LSOA code")):
    counts = rows.groupby(["Month", area, "Crime type"], dropna=False).size().reset_index(name="count")
    counts.to_csv(Path(out) / f"{name}.csv", index=False)
print(len(rows))
