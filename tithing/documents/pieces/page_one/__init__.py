"""What page one is made of: the headline, the plan, the lists of changes, what is new and what is missing."""
