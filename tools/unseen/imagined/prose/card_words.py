"""Cards as a designer sets them: a name, a large figure, and words beneath that tell target and last year, a line each."""

from tools.unseen.pen import Pen
from tools.unseen.styles import SIZE, Style

SHAPES = (
    ("{name}", "{now}", "Target {target}", "{gap} {over} target", "Last year {was}", "{cent} {more}"),
    ("{name}", "Actual {now}", "Target {target}", "{over} by {gap}", "Previous {was}", "Change {signed}"),
    ("{name}: {now}", "{signed} on the {was} of last year", "Target {target}: {gap} {over}"),
)


def write(pen: Pen) -> None:
    shape = pen.chance.choice(SHAPES)
    cents, signed = Style(places=1, after="%", size=True), Style(places=1, after="%", sign="+")
    for name in pen.some(pen.words.services, 4):
        was = pen.count(80, 900)
        now, target = pen.near(was, 0.3), pen.near(was, 0.2)
        parts = {"name": name, "was": was, "now": now, "target": target}
        parts |= {"gap": pen.less(now, target, SIZE), "cent": pen.percent(now, was, cents)}
        parts |= {"over": pen.went(now, target, "over", "under"), "more": pen.went(now, was, "more", "fewer")}
        parts |= {"signed": pen.percent(now, was, signed)}
        for line in shape:
            pen.say(line.format(**parts))
