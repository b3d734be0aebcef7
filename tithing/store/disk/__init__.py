"""Files and folders on a disk: whole or absent."""
