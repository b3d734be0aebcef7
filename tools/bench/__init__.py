"""What Tithing costs, measured on this machine: `make bench`."""
