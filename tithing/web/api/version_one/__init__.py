"""The first version of the addresses for programs, which stays as it is."""
