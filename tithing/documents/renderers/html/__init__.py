"""How documents are written in HTML: as a page of their own, and as a part of a page of the site."""
