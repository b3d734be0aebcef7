"""The face that a report carries with it, so that it looks alike on a machine that has no fonts at all.

A part of the bundled face in two weights, written by `tools/build_faces.py`: WOFF2 for a page, TTF for a word processor.
"""
