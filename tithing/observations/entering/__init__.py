"""What may enter the book: what fits the socket, what cannot be."""
