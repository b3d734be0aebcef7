"""The ledger of what was published: published.jsonl, and a folder of each publication's files, as they went out.

A line of published.jsonl says what was released, when, by whom, what it supersedes, and the hash of every file in its
folder (`published/<id>/`). The journal has a line for each, which names the hash of the ledger's: so the ledger is proved
by the journal's own chain, and counts from the same moment, the replacing of head.json (decision 52). It needs no database.
"""
