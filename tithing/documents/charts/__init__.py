"""Charts as pictures: from a chart of a document to SVG, the same bytes each time."""
