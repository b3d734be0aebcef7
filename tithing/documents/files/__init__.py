"""Files as they are written: CSV that runs no words, and several files that are one thing, whole or not at all."""
