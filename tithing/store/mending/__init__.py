"""Makes a book's papers whole again from what is left of them, or from a backup.

First a plan, which changes nothing: what proves itself of ours and of the backup's, and which of the two goes on from the
other. Nothing is believed that cannot be proved: a line follows on the one before it by its hash, a detail is known by
the hash in its line, and the whole is held against head.json where that can be read. What is replaced is first copied
to lost/. Each file is replaced in one step, so that a repair that was killed can be run again.
"""
