"""The start page of the desk: what needs this person, by when, and nothing else."""
