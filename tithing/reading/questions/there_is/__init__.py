"""Which quarters there are to ask about, as far as the reader may know of them."""
