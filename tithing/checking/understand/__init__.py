"""What is printed, understood: the roles, periods, units and places of tables, and what sentences claim."""
