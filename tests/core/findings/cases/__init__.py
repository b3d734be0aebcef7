"""The cases of each finding rule, in a file of its name: the facts that it finds in them are approved as text."""
