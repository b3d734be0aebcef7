"""Pure arithmetic with published test vectors: give it numbers, get a number. Nothing here needs scipy, whose
import costs more than a whole run; the tests hold it against scipy."""
