"""The unseen set: invented papers by which the checker is measured, written by someone who had not read it.

A *family* is one layout of a table, or one kind of prose, with its variants. Families stand in two halves, `tuned`
and `measured`, split by chance before anybody tuned (`halves.py`). See README.md.
"""
