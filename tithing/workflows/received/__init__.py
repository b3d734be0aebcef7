"""Files as they come to the door: found, named, sorted, looked through and read."""
