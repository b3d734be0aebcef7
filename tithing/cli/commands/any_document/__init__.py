"""Commands on a document, whoever made it."""
