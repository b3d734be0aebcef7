"""Who was present, for whom, and who sent apologies."""

from tools.unseen.pen import Pen


def write(pen: Pen) -> None:
    people = pen.words.people(pen.chance, 9)
    bodies = pen.some(pen.words.bodies, 6)
    absent = people[6:8]
    present = [pen.word(name) for name in people[:6]]
    away = [pen.word(name) for name in absent]
    for one in present:
        pen.relate("apart", one, away)
    for one in away:
        pen.relate("apart", one, present)
    stand_in = pen.pick("for", "substitute for", "deputising for", "on behalf of", "vice")
    listed = [f"{one} ({body})" for one, body in zip(present, bodies, strict=True)]
    listed[-1] = f"{present[-1]} ({bodies[-1]}, {stand_in} {people[6]})"
    if pen.luck() < 0.5:
        pen.say("Present: " + ", ".join(listed) + ".")
        pen.say("Apologies: " + ", ".join(str(one) for one in away) + ".")
    else:
        pen.heading("Present", 3)
        pen.bullets(*listed)
        pen.heading("Apologies for absence", 3)
        pen.bullets(*(str(one) for one in away))
    pen.chatter(2)
