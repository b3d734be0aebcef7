"""How partnerships meet and decide, as pure rules: who the partnership is, who sits where, which authorities that covers.

It imports none of the rooms of numbers: figures and meetings first meet in a document.
"""
