"""The rules that ask, one a file: each has `RULE`. A new rule is a new file with a table of cases."""
