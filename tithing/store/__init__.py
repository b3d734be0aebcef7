"""The number book's floor: raw files, the journal, Parquet on an engine, one writer. It knows no measure."""
