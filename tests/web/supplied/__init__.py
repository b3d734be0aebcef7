"""What was supplied, from the desk."""
