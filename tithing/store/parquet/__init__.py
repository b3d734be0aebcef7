"""Tables on an engine, opened only when they are sound."""
