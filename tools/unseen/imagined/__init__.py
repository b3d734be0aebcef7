"""A second set to tune on, imagined by who tunes: other layouts and other turns of phrase than the first."""
