"""One rule a file: small, pure, from values to facts."""
