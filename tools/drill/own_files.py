"""What every command reads of the program's own files, read once by a process that then forks itself for each command."""

from __future__ import annotations

import gc

from tithing.indicators.catalogue import load_catalogue
from tithing.inspection.file_names import personal_in_name
from tithing.inspection.lexicon import known_places
from tithing.observations.measure import load_measures
from tithing.places import reference_files
from tithing.places.gazetteer import load_gazetteer


def read_own_files() -> None:
    """Places, measures, indicators and words. Starts no thread, which a fork would lose; and no child goes through the
    memory that all share, and so copies it.
    """
    load_gazetteer().find("Victoria ward, Hartlepool")
    load_catalogue(measures=load_measures())
    personal_in_name("Zimbol Quen's figures of 3 April 1980.csv")
    known_places()
    reference_files.lsoas()
    gc.freeze()
