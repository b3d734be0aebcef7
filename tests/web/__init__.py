"""The site: its pages, its people, its records, on both databases."""
