"""What may be said of chance when many changes are looked at, and how large a change a test could have seen."""
