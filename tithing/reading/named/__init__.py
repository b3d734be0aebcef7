"""What a reader may know by its name: indicators, measures and places, to be looked for."""
