"""What is only in a practice book on one's own machine: signing in as anybody with one click, and everybody's mail."""
