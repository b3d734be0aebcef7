"""What a plan set itself to reach, and how it stands against it, both ways: met and missed alike."""
