"""What a partnership defines for itself, read strictly: the first mistake in it is told by file and key."""
