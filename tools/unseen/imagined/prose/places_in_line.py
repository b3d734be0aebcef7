"""Places and their figures in one line, with the sum."""

from tools.unseen.pen import Pen


def write(pen: Pen) -> None:
    for name in pen.some(pen.words.offences, 3):
        places = pen.some(pen.words.places, 4)
        figures = [pen.count(20, 500) for _ in places]
        whole = pen.sum(figures)
        listed = pen.pick(
            ", ".join(f"{place} ({figure})" for place, figure in zip(places, figures, strict=True)),
            ", ".join(f"{place} {figure}" for place, figure in zip(places, figures, strict=True)),
            ", ".join(f"{figure} in {place}" for place, figure in zip(places, figures, strict=True)),
        )
        pen.say(
            pen.pick(
                f"{name}: {listed}. Total {whole}.",
                f"{name} across the four areas came to {whole}: {listed}.",
            )
        )
