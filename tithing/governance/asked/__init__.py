"""What is asked of a partnership: the states of a question, and by when a request for information is to be answered."""
