"""What stands in a book, unmasked: for tests and drills, which look at all of it. The product asks a snapshot."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from tithing.observations.observation import Observation, Observations
from tithing.observations.standing.reading import Chain, in_one, releases_in
from tithing.store.disk.folder import BookFolder
from tithing.store.steady import read_steadily
from tithing.vocabulary.access import Access

FOR_PARTNERS = (Access.OPEN, Access.PARTNERS)


def read_observations(
    folder: BookFolder, *, access: Collection[Access] = FOR_PARTNERS, **asked: Any
) -> Observations:
    """One observation for each measure, area, period, breakdown and supplier of this access; `asked` as of `releases_in`."""

    def shown(chain: Chain) -> Observation | None:
        seen = [each for each in chain if each.access in access]
        return in_one(seen) if seen else None

    return read_steadily(folder, lambda record: releases_in(folder, record, **asked).to(shown))
