"""The bare program in DuckDB: the same as in Polars."""

import sys
from pathlib import Path

import duckdb

out, *files = sys.argv[1:]
HOW = "(format parquet, compression zstd, compression_level 1)"
rows = Path(out) / "rows.parquet"
duckdb.execute(
    f"copy (select * from read_csv(?, all_varchar = true, header = true)) to '{rows}' {HOW}", [files]
)
for name, area in (("district", '"LSOA name"[:-6]'), ("lsoa", '"LSOA code"')):
    counts = f"""select "Month", {area} as area, "Crime type", count(*) as count from '{rows}' group by all order by all"""
    duckdb.execute(f"copy ({counts}) to '{Path(out) / name}.parquet' {HOW}")
print(duckdb.execute(f"select count(*) from '{rows}'").fetchone()[0])
