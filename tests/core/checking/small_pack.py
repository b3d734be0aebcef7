"""A pack of a page about an invented place, with four mistakes, for a clone that has no published pack."""

from __future__ import annotations

SMALL_PACK = """\
What changed in Marlbeck

Lamp thefts rose from 80 to 96, an increase of 25.0%.
Kite thefts fell by 10 offences, from 40 to 30.

Theft, January to March 2018
Type\tJan - Mar 2017\tJan - Mar 2018\tChange\t% Change
Lamp thefts\t80\t96\t16\t20.0%
Kite thefts\t40\t30\t-10\t25.0%
Boat thefts\t50\t60\t12\t20.0%
Bell thefts\t30\t24\t-6\t-20.0%
All thefts\t200\t210\t10\t5.0%

Crime by district, January to March 2018
Type\tMarlbeck\tEasterby\tBoth
Lamp thefts\t96\t104\t200
Kite thefts\t30\t70\t100
Boat thefts\t60\t40\t90
"""
# line, what is printed, what it should be
MISTAKES = [(3, "25.0%", "20%"), (9, "25.0%", "-25.0%"), (10, "12", "10"), (18, "90", "100")]
