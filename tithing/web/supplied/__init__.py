"""What was supplied: the files that came, what was revised, and what each partner sends and what is made of it."""
