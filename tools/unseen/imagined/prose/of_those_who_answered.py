"""A survey told with its bases: of all who answered, and of the smaller number whom a question concerned."""

from tools.unseen.pen import Pen
from tools.unseen.styles import Style

FORMS = (
    "{whole} people answered the survey in {place}. {cent} of them ({part}) said that they {claim}. "
    "{base} had called on us in the year, and {share} of these ({happy}) were content.",
    "In {place}, {part} of {whole} respondents ({cent}) {claim}; among the {base} "
    "who had been in touch, {happy} ({share}) were content.",
    "{place}: base {whole}; {claim} {cent} (n={part}). Asked only of those in "
    "touch (base {base}): content {share} (n={happy}).",
)


def write(pen: Pen) -> None:
    cents = Style(places=pen.pick(0, 1), after=pen.pick("%", " per cent"))
    for place, claim in zip(pen.some(pen.words.places, 3), pen.some(pen.words.questions, 3), strict=True):
        whole = pen.count(300, 1800)
        part = pen.number(int(whole.value * pen.chance.uniform(0.3, 0.85)))
        base = pen.number(int(whole.value * pen.chance.uniform(0.15, 0.4)))
        happy = pen.number(int(base.value * pen.chance.uniform(0.4, 0.9)))
        parts = {
            "place": place,
            "claim": claim.lower(),
            "whole": whole,
            "part": part,
            "base": base,
            "happy": happy,
        }
        parts |= {"cent": pen.share(part, whole, cents), "share": pen.share(happy, base, cents)}
        pen.say(pen.chance.choice(FORMS).format(**parts))
