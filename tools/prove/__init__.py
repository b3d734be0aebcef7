"""Proofs that take too long for the build: each is a module with a command of its own, run by `make prove`."""
