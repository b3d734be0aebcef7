"""Which areas exist when, what they are called and how they nest."""
