"""Kinds of document, a folder each: what is in it and in what order. A kind never mentions a file format."""
