"""The half that is tuned on: look at its papers as you like."""
