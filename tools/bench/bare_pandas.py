"""The bare program in pandas, which writes Parquet with pyarrow: the same as in Polars."""

import sys
from pathlib import Path

import pandas as pd

out, *files = sys.argv[1:]
rows = pd.concat([pd.read_csv(file, dtype=str) for file in files], ignore_index=True)
rows.to_parquet(Path(out) / "rows.parquet", compression="zstd", compression_level=1)
rows["district"] = rows["LSOA name"].str[:-5]
for name, area in (("district", "district"), ("lsoa", "LSOA code")):
    counts = rows.groupby(["Month", area, "Crime type"], dropna=False).size().reset_index(name="count")
    counts.to_parquet(Path(out) / f"{name}.parquet")
print(len(rows))
