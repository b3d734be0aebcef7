"""Figures of a sentence that state something of one another, told by what each is to the others."""
