"""Invented tables of counts, a hostile reader who shares no code with the product, and a greedy rule to be compared with."""
