"""The questions log: what was asked of the partnership, by when it is to be answered, and with which figures it was."""
