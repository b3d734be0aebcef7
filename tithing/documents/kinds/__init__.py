"""One folder a kind of document: its name, what it is made from, and the order of its sections."""
