"""Record-level events, anonymised: never a named person. Counted into observations, and nothing else."""
