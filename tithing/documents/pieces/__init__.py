"""Tables, charts and paragraphs that more than one section shows."""
