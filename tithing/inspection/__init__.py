"""What arrives is looked at before anything believes it: personal values, characters, parts, names of files.

The room knows no source and no document; both use it, as the checker does. It reads no clock and no network.
"""
