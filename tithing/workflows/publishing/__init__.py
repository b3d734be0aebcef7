"""Documents on their way out: made and checked, written where they were asked for, and released into the book's ledger."""
