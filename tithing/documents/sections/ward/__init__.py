"""What is told of one ward: nothing where a document is of no ward."""
