"""Why a figure is not here, decided once, where figures leave the book."""
