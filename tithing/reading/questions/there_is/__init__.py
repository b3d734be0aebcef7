"""What there is to ask about: indicators and quarters, as far as the reader may know of them."""
