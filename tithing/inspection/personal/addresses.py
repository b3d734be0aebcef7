"""Addresses of homes: a number and a street, a flat, a named house, a street and its number.

A street is enough for every figure the house keeps; a number in it makes it somebody's door.
"""

from __future__ import annotations

import re

from tithing.inspection.finds import Kind, Spans, Where
from tithing.inspection.words import listed

_TYPES = "|".join(
    sorted(
        listed("ordinary", "streets") | {"house", "lodge", "fold", "gate", "yard", "park", "hostel"},
        key=len,
        reverse=True,
    )
)
_NUMBER = r"(?:no\.? ?|number |house number )?(?!(?:19|20)[0-9]{2}\b)[0-9]{1,4}(?: ?[-/] ?[0-9]{1,4})?[a-z]?"
_NAME = r"(?:(?!(?:in|of|at|near|on|and|or|to|from|for|by|with|per)\b)[^\W\d_][\w'.-]*)"
# The whole cell, in any letters: "12a, raby rd", "12 RABY ROAD, Hartlepool".
_WHOLE = re.compile(rf"{_NUMBER},? +(?:{_NAME} +){{1,4}}(?:{_TYPES})\b\.?(?: *[,(-].*)?", re.IGNORECASE)
# Within a sentence, where the street has capitals.
_WITHIN = re.compile(
    rf"(?<![\w/.,£-])(?i:{_NUMBER}),? +(?P<name>(?:[A-Z][\w'.-]*,? +){{1,3}})(?i:{_TYPES})\b(?! +[A-Z])(?P<after>[ ,]+[a-z]+)?"
)
_LOWER = re.compile(
    rf"\b(?:at|of|near|outside|from|to|in|opposite|visited|address|lives? at|rear of|behind|noise from|report of) +"
    rf"(?:number |no\.? ?)?(?!(?:19|20)[0-9]{{2}}\b)[0-9]{{1,4}}[a-z]?,? +(?:{_NAME} +){{1,3}}(?:{_TYPES})\b",
    re.IGNORECASE,
)
_TURNED = re.compile(
    rf"(?:{_NAME} +){{1,3}}(?:{_TYPES})\b\.?,? *(?P<no>\(?(?:no\.? ?|number )?[0-9]{{1,3}}[a-z]?\)?)(?: *[,-] .*)?",
    re.IGNORECASE,
)
_TURNED_SAID = re.compile(
    rf"(?:[A-Z][\w'.-]* +){{1,3}}(?i:{_TYPES})\b\.?,? (?:(?i:no\.? ?|number |house )[0-9]{{1,4}}[a-z]?|"
    r"[0-9]{1,3}[a-z]?(?= again$| - [a-z]))"
)
# In Welsh the street's word stands first: 23 Heol y Felin, 5 Bryn Teg.
_WELSH = re.compile(
    rf"(?<![\w/.,£-])(?i:{_NUMBER}),? +(?i:heol|ffordd|stryd|rhodfa|l[oô]n|maes|clos|cae|bryn|rhiw|trem|llwyn|parc|cwrt|gerddi|"
    rf"rhes|teras|cilgant|erw|d[oô]l|gwaun|pen|tan|t[yŷ])(?:'r)?(?: +(?:yr?|ap|[A-Z][\w'-]+)){{1,3}}(?![\w])"
)
_SITE = re.compile(
    r"\b(?:plot|pitch|caravan|unit|bay) +(?:no\.? ?)?[0-9]{1,3}[a-z]?,? +(?:[A-Z][\w'-]* +){1,3}"
    r"(?:(?:caravan|travell?ers?'?|gypsy|trailer) +)?(?:site|park)\b",
    re.IGNORECASE,
)
_AT_NUMBER = re.compile(
    r"\b(?:at|from|opposite|outside|next to) no\.? ?[0-9]{1,3}[a-z]?(?=$|[,.;)]| - )", re.IGNORECASE
)
_FLAT = re.compile(
    r"\b(?:flat|apartment|apt|bedsit|maisonette) +(?:no\.? ?)?[0-9]{1,4}[a-z]?\b(?!-)(?: *$|, *\S| +[A-Z0-9]| +of | - |\)|\.)",
    re.IGNORECASE,
)
_PART = re.compile(
    rf"\b(?:room|plot|unit|caravan|pitch|(?:top|ground|first|second|upper|lower)(?: floor)? flat),? ?[0-9]{{0,4}}[a-z]?,? +"
    rf"(?:[0-9]{{1,4}}[a-z]? +)?(?:[A-Z][\w'.-]* +){{1,3}}(?:{_TYPES})\b",
    re.IGNORECASE,
)
_HOME = (
    r"(?:cottage|vicarage|rectory|bungalow|farmhouse|gatehouse|villa|gables|old school ?house|coach house|lodge house|"
    r"parsonage|manse|old post office|old forge|old chapel|stables|granary|barn|lodge|farm|"
    r"croft house|mill house|orchard house|ivy house)"
)
_NAMED = re.compile(
    rf"(?:^|(?<=at )|(?<=from )|(?<=visited )|(?<=address )|(?<=of )|(?<=in ))(?:the )?(?:[A-Z][\w'-]* +){{0,3}}?(?i:{_HOME})"
    rf"(?P<street>, *(?:[A-Z][\w'.-]* +){{1,3}}(?i:{_TYPES}))?(?=$|[.,;]| - | again)",
    re.IGNORECASE,
)
_SHORT = re.compile(
    r"(?:(?:visited|seen at|noise from|report of|address|lives at|at|from|keys for) )?"
    r"(?:no\.? ?)?[0-9]{1,3}[a-z]? [A-Z][a-z']{2,}(?: [A-Z][a-z]+)?(?: again| - .*)?"
)
# A tally: what stands behind a street and a sign is how many there were, not the door of the next street.
_STREET_AND_SIGN = re.compile(rf"\b(?:{_TYPES})\.? *[-\u2013:=] *$", re.IGNORECASE)
_COUNTED = re.compile(
    r"(?:offence|incident|crime|report|call|shop|store|retailer|home|house|propert|resident|business|flat|premise|street|"
    r"area|ward|visit|letter|leaflet|camera|arrest|case|complaint|and|of the|had|were|was|more|or|per|table|page)",
    re.IGNORECASE,
)
_OTHER_NUMBER = re.compile(
    r"(?:×|\b(?:x|bus|route|ward|zone|table|page|section|phase|week|junction|class|grade|year|stage|band|rank|q|op|top|m|a|"
    r"part|line|item|figure|number of|the|first|last|in|over|under|about|around|only|all|nearly))[ .]*(?:no\.? ?)?$",
    re.IGNORECASE,
)
_WORD_OF_TIME = frozenset().union(
    listed("ordinary", "calendar"), listed("ordinary", "ordinary"), listed("ordinary", "posts")
)


def _spans(text: str, where: Where) -> Spans:
    if not any(letter.isdigit() for letter in text):
        yield from _named(text)
        return
    whole = text.strip()
    if _WHOLE.fullmatch(whole) and not _is_counted(whole):
        yield 0, len(text), True
        return
    yield from _within(text)
    yield from _flats(text)
    yield from _turned(text, whole)
    yield from _named(text)
    short = _SHORT.fullmatch(whole)
    if short and not _is_of_the_field(whole):
        yield 0, len(text), bool(re.search("lives at|address", whole))


def _is_counted(whole: str) -> bool:
    """ "12 Vincent Street shops" counts shops, "10 or more incidents in Osprey Way" incidents."""
    words = whole.split()
    return any(_COUNTED.fullmatch(word.rstrip("s,")) for word in words[1:-1] if word.islower())


def _within(text: str) -> Spans:
    for match in _WITHIN.finditer(text):
        after = (match["after"] or "").strip(" ,")
        counted = after.endswith("s") and len(after) > 3 and after not in ("always", "was", "address")
        before = text[: match.start()]
        if not (counted or _OTHER_NUMBER.search(before) or _STREET_AND_SIGN.search(before)):
            yield *match.span(), True
    for match in _LOWER.finditer(text):
        if not _is_counted(match[0].split(" ", 1)[1]):
            yield *match.span(), True


def _flats(text: str) -> Spans:
    for match in _AT_NUMBER.finditer(text):
        yield *match.span(), False
    for pattern in (_FLAT, _PART, _SITE, _WELSH):
        for match in pattern.finditer(text):
            if any(sign.isdigit() for sign in match[0]):
                yield *match.span(), True


def _turned(text: str, whole: str) -> Spans:
    match = _TURNED.fullmatch(whole)
    if match:
        yield 0, len(text), "(" not in match["no"]
    for said in _TURNED_SAID.finditer(text):
        yield *said.span(), True


def _named(text: str) -> Spans:
    for match in _NAMED.finditer(text):
        if " and " not in match[0]:  # a list of places: at Rossmere and Mill House
            yield *match.span(), match["street"] is not None


def _is_of_the_field(whole: str) -> bool:
    """ "12 March", "45 Homes", "14 Streets were": a number of something."""
    words = [word.lower() for word in re.findall(r"[^\W\d_][\w']*", whole)]
    named = [
        word
        for word in words
        if word
        not in ("at", "from", "no", "again", "visited", "seen", "noise", "report", "of", "address", "lives")
    ]
    return (
        not named or any(word in _WORD_OF_TIME or word.endswith("s") for word in named[:2]) or len(named) > 2
    )


KIND = Kind(
    slug="addresses",
    called="a house number, a flat or a named house; a street is enough",
    finds="a house number with a street, before or after it (12 Raby Road, Raby Road 14), flats and plots, named houses "
    "(The Old Vicarage); 14 Elm and a named house alone are asked about",
    leaves="a street alone, counts in a street (10 thefts in Raby Road), roads with numbers (A689), bus routes",
    spans=_spans,
    needs_figure=False,
)
