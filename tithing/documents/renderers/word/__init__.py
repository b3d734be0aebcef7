"""What the Word document is made of beside its parts: the face that it carries."""
