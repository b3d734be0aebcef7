"""What the numbers say, as facts, each in the words of the rule that finds it: runs of plain words and named figures. Which
are printed, where, and how a figure looks is for documents."""
