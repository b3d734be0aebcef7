"""Prose against tables: what a sentence claims, which figures of the tables it speaks of, and whether they agree (R87).

`marks.py` finds the numbers, `comparators.py` what they are set against, `claims.py` what is said of them, `series.py`
lists what the tables say, and `tie.py` joins the two. Where the tie is unsure, nothing is said.
"""
