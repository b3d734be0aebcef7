"""The commands: each file is one, called after it, found by walking this folder. docs/how-to/add-a-command.md says how."""
