"""The last pages: how a report was made, so that a reader can check it and knows whom to ask."""
