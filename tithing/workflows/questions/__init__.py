"""What is asked at the door of what arrives."""
