"""The commands: each file is one, called after it, found by walking. Its folder is the heading of the help under which it stands.

docs/how-to/add-a-command.md says how to add one.
"""
