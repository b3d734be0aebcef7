"""Who the partnership is, on the desk: organisations, posts, bodies and seats of its book, and the people who hold them."""
