"""What is called after somebody and is nobody: a street, a school, a brand, a pub, a cup, a call sign.

Words with capitals are looked at with what stands beside them: a thing follows ("Derek Sloane bench"), something of theirs
has capitals ("Glen's Vodka"), a list holds a brand ("Jenny Lind and Paddy Power"), or the line is a tally of places.
"""

from __future__ import annotations

import re

from tithing.inspection.lexicon import (
    as_place,
    begins_a_thing,
    bodies,
    brands,
    is_family,
    is_given,
    is_wholly_given,
    known_places,
    places,
)
from tithing.inspection.people.about import About, is_of_kin
from tithing.inspection.people.runs import INITIALS, Token, is_among_things, members_of, things, things_after
from tithing.inspection.said import DOES, DONE_WITH, KIN, ONLY_BY, ONLY_WITH, ROLE, TITLE
from tithing.inspection.words import folded, listed

# What a person has in small letters; a firm's has capitals, or is none of these.
_OWN = re.compile(
    r"['\u2019]s? (?:school|college|house|home|flat|room|garden|shop|bus|road|street|estate) (?!of\b)"
)
# What is a person's also where it is written with a capital: "Kayleigh's Mum", "Tyler's School".
_OWNED = re.compile(
    r"mum|dad|nan|gran|school|college|house|home|flat|room|garden|car|van|bike|phone|dog", re.I
)
_OWNING = re.compile(r"['\u2019]s$")
_OWNS_NOTHING = re.compile(
    r"$|[,.;:)]| (?:[0-9]+|one|two|three|four|five|six)(?=$|[,.;:])| (?:and|or|&|had|has|have|is|are|was|were|will|both|each)\b"
)
_WITH = re.compile(r" and | & | ?/ ?")
_TALLY = re.compile(
    r":? (?:nil|none|no change|unchanged|no figures|(?:up|down) (?:by )?[0-9])\b|"
    r" had (?:the )?(?:none|nil|no change|most|fewest|one|two|three|four|five|six|[0-9]+)(?=$|[,.;:]| and | this | last )"
)
_IN_BRACKETS = re.compile(
    r"(?:(?<=['\u2019]s)|['\u2019]s) \(([a-z' -]+)\)"
)  # behind a name with the sign of what is somebody's
_BEHIND_BRACKETS = re.compile(r" \(([A-Za-z' -]+)\)(?: ([a-z]+)\b)?")
# What happens to premises, and where performers and teams are told of.
_OF_PREMISES = re.compile(
    r" (?:is |was |has |now |been |re-?)*(?:shut|closed|opened|reopened|demolished|refurbished)"
    r"(?=$|[,.;:)]| (?:so|in|since|for|from|on|early|until|last|this|by|down|due|after|and|hence|now|again)\b)"
)
_OF_EVENTS = re.compile(
    r" (?:live )?(?:in concert|at the (?:\w+ )?(?:Stadium|Arena))\b|(?: tribute)? (?:gigs?|tribute|tour)\b"
)
# Also of one word: "Vera filming at the beach", "Elvis night".
_OF_SHOWS = re.compile(r" (?:tribute|filming|panto|lookalikes?|impersonators?|night(?=$|[,.;:]| at the ))\b")
# A storm is named once and then without its word: "Storm Babet then Ciaran".
_OF_STORMS = re.compile(r"\b(?:Storms?|storms|Hurricanes?) (?=[A-Z])")
_THE = re.compile(r"\b(?:the|The) $")
_THE_CASE_OF = re.compile(
    r"(?:['\u2019]s?)? (?:case|matter|incident|murder|killing|death|file|address|household|group|gang|lot|"
    r"crowd|boys?|girls?|lads?|brothers?|sisters?|family)\b"
)
_TAKEN = re.compile(r" (?:stolen|seized|taken)(?=$|[,.;:]| in bulk| x ?[0-9])")
# The spelling alphabet's words that are names too, as call signs, zones and beats: "Juliet 31", "zone Oscar".
_CALL_SIGN = re.compile(r"charlie|juliet|mike|oscar|romeo|victor", re.I)
_SPELLED = "alpha|bravo|delta|echo|foxtrot|golf|hotel|india|kilo|lima|november|papa|quebec|sierra|tango|uniform|whisky|yankee|zulu"
_SPELLING = re.compile(_SPELLED, re.I)
_NUMBERED = re.compile(r" (?:[0-9]{1,3}|one|two|three|four)\b(?! ?(?:y|and a half))")
_OF_CALL_SIGNS = re.compile(
    rf"\b(?:{_SPELLED}|beats?|zones?|sectors?|call ?signs?|crews?|crewed|units?|response team) ?:?",
    re.I,
)
_CALLED_OUT = re.compile(r" (?:patrols?|vehicles?|crews?|units?|sectors?|shift|relief|block)\b")
_OF_BEASTS_AND_BOATS = re.compile(
    r"\b(?:police dog|dogs?|puppy|pony|horses?|cats?|p[dh]|boats?|lifeboats?|trawlers?|yachts?|ships?|mv|rnlb)"
    r"(?: called| named)? $",
    re.I,
)


def is_a_thing(text: str, tokens: list[Token], first: int, last: int, *, end: int) -> bool:
    """Whether the words from `first` to `last` are a street, a school, a post, a body, a brand, a ward or their like.

    `end` is where the words with capitals end, which may be behind `last`.

    >>> from tithing.inspection.people.runs import tokens_of
    >>> said = "Derek Sloane bench"
    >>> is_a_thing(said, tokens_of(said), 0, 2, end=2)
    True
    """
    if is_followed_by_a_thing(text, tokens, end) or is_brand(text, tokens, first, end):
        return True
    if _says_a_thing([folded(token.name) for token in tokens[first:last]]):
        return True
    if is_brand(text, tokens, first, last) or _owns_a_thing(tokens, first, end):
        return True
    if _is_call_sign(text, tokens, first, last):
        return True
    return _is_of_a_thing(text, tokens, first, last) or _is_business(text, tokens[last - 1])


def is_meant_as_a_thing(text: str, tokens: list[Token], run: tuple[int, int], said: About) -> bool:
    """Whether the list or the line that the words stand in is of things, and nothing beside them says a person."""
    if said.is_called:
        return False
    if is_among_things(text, tokens, run):
        return True
    if said.surely or said.person:
        return False
    return _is_told_as_a_thing(text, tokens, run) or (not said.maybe and _is_with_a_brand(text, tokens, run))


def is_only_listed(
    text: str, tokens: list[Token], run: tuple[int, int], said: About, told: list[tuple[int, int]]
) -> bool:
    """ "Aldo and Clarks: shoe theft": one word of a list of which nothing says that they are people.

    `told` are the people of the runs before, who make a person of whoever is listed with them.
    """
    if run[1] - run[0] > 1 or _is_somebody(said):
        return False
    members = members_of(text, tokens, run)
    begin, end = tokens[members[0][0]].start, tokens[members[-1][1] - 1].end
    if (
        len(members) < 2
        or any(tokens[one].word.isupper() for one, _ in members)
        or any(begin <= start < end for start, _ in told)
    ):
        return False
    return not _is_spoken_of(tokens, members[0][0], members[-1][1])


_LEFT_OUT = re.compile(
    "barred|missing|absent|met|banned|dispersed|recalled|tagged|wed|argued|fought|fell", re.I
)


def _is_somebody(said: About) -> bool:
    return said.surely or said.person or said.does or said.is_called


def _is_spoken_of(tokens: list[Token], first: int, last: int) -> bool:
    """The words about a list say that those in it may be people."""
    before = tokens[first - 1].word if first else ""
    after = tokens[last].word if last < len(tokens) else ""
    return any(pattern.fullmatch(before) for pattern in (DONE_WITH, ROLE, TITLE)) or any(
        pattern.fullmatch(after) for pattern in (DOES, ONLY_BY, ONLY_WITH, KIN, _LEFT_OUT)
    )


def _says_a_thing(words: list[str]) -> bool:
    if begins_a_thing(words[0]) or any(word in things() for word in words):
        return True
    return len(words) > 1 and as_place(" ".join(words)) in known_places()


def is_brand(text: str, tokens: list[Token], first: int, last: int) -> bool:
    """The run, with some of the words about it or without its first: "Marks and Spencer", "A Jack Russell", "Allen keys"."""
    last -= last - first > 1 and len(tokens[last - 1].name) == 1  # "James Cook A and E"
    begins = [tokens[at].start for at in range(max(0, first - 3), min(first + 2, last))]
    ends = [tokens[at - 1].end for at in range(last, min(last + 2, len(tokens)) + 1)]
    called = {as_place(text[begin:end]) for begin in begins for end in ends}
    return any(map(_is_of_brands, called)) or _begins_with_a_brand(text, tokens, first, last)


def _begins_with_a_brand(text: str, tokens: list[Token], first: int, last: int) -> bool:
    """ "Marc Jacobs Daisy", but not "John Lewis Evans": what follows is no family's name."""
    if last - first < 3 or any(is_family(token.name) for token in tokens[first + 2 : last]):
        return False
    return _is_of_brands(as_place(text[tokens[first].start : tokens[first + 1].end]))


def _is_of_brands(name: str) -> bool:
    return name in brands() or name.removesuffix("'s") in brands()


def _owns_a_thing(tokens: list[Token], first: int, last: int) -> bool:
    """ "Glen's Vodka", "Lucy's Diner": what follows has a capital, and is nothing that a person has."""
    owning = [at for at in range(first, last - 1) if _OWNING.search(tokens[at].word)]
    return any(not any(_is_owned(token.name) for token in tokens[at + 1 : last]) for at in owning)


def _is_owned(word: str) -> bool:
    return any(pattern.fullmatch(word) for pattern in (_OWNED, ROLE, KIN)) or folded(word) in listed(
        "ordinary", "posts"
    )


def _is_call_sign(text: str, tokens: list[Token], first: int, last: int) -> bool:
    """ "Zone Oscar", "Charlie Bravo", "Charlie 10 and Kilo 20", but not "Oscar, 14"."""
    if not _CALL_SIGN.fullmatch(tokens[last - 1].name) and not _SPELLING.fullmatch(tokens[last - 1].name):
        return False
    if last - first > 1:
        return all(_spells(token.name) for token in tokens[first : last - 1])
    begin, end = tokens[first].start, tokens[first].end
    before = any(match.end() >= begin - 1 for match in _OF_CALL_SIGNS.finditer(text, 0, begin))
    return (
        before
        or _CALLED_OUT.match(text, end) is not None
        or (_NUMBERED.match(text, end) is not None and _are_several(text, tokens[first].word))
    )


def _are_several(text: str, word: str) -> bool:
    """Other call signs are told of, or the same with several numbers: "Mike 3 & Mike 4"."""
    again = re.findall(rf"\b{re.escape(word)}{_NUMBERED.pattern}", text)
    return len(again) > 1 or _OF_CALL_SIGNS.search(text) is not None


def _spells(word: str) -> bool:
    """A word of the spelling alphabet, or of whom it calls: a crew, a zone."""
    return _CALL_SIGN.fullmatch(word) is not None or _OF_CALL_SIGNS.fullmatch(word) is not None


def _is_of_a_thing(text: str, tokens: list[Token], first: int, last: int) -> bool:
    """A thing follows it, a sign of a firm stands on either side, an honour, a beast or a boat before: "Duke of Albert"."""
    begin, end = tokens[first].start, tokens[last - 1].end
    titled = first > 0 and TITLE.fullmatch(tokens[first - 1].word) is not None  # Mr Jones & Mrs Patel
    if (_is_of_a_firm(text, begin, end) and not titled) or _is_honoured(tokens, first):
        return True
    if _OF_BEASTS_AND_BOATS.search(text[:begin]) is not None or _is_said_to_be_a_thing(text, end):
        return True
    return is_followed_by_a_thing(text, tokens, last)


def is_followed_by_a_thing(text: str, tokens: list[Token], last: int) -> bool:
    """Whether a thing stands right behind the word before `last`, and is not merely somebody's."""
    end = tokens[last - 1].end
    if last >= len(tokens) or not re.fullmatch(r"['\u2019]? ", text[end : tokens[last].start]):
        return False
    if _is_own(text, tokens[last - 1]) or is_of_kin(tokens, last) or ONLY_BY.fullmatch(tokens[last].word):
        return False
    following = folded(tokens[last].name)
    owned = _OWNING.search(tokens[last - 1].word) is not None
    return following in things_after() or (not owned and following in listed("ordinary", "goods"))


def _is_said_to_be_a_thing(text: str, end: int) -> bool:
    """ "Hannah's (refuge provider)", but not "Hannah (refuge worker)" or "Hannah (the school)", where she may be its own.

    "Isaac Singer (Wetherspoons)" is a house of theirs, "Dave (TV van) unit" a unit.
    """
    said = _IN_BRACKETS.match(text, end)
    if said is not None and folded(said[1].split()[-1]) in things():
        return True
    behind = _BEHIND_BRACKETS.match(text, end)
    return behind is not None and (
        as_place(behind[1]) in brands() or folded(behind[2] or "") in things_after()
    )


def _is_of_a_firm(text: str, begin: int, end: int) -> bool:
    """ "Marks & Spencer", but not "Steve G & Linda"."""
    if "&" in text[end : end + 2]:
        return INITIALS.fullmatch(text[begin:end].split()[-1]) is None
    return text[:begin].endswith("& ") and re.search(r"\b[A-Z]\.? & $", text[:begin]) is None


def _is_honoured(tokens: list[Token], first: int) -> bool:
    """ "Duke of Albert", "House of Fraser"."""
    if first < 2 or tokens[first - 1].word not in ("of", "and"):
        return False
    begins = things() if tokens[first - 1].word == "of" else listed("ordinary", "honours")
    return tokens[first - 2].capital and folded(tokens[first - 2].name) in begins


def _is_business(text: str, end: Token) -> bool:
    """ "Mr Bumble's day nursery": what belongs to somebody is the nursery. Laws are called after people too."""
    if _is_own(text, end):
        return False
    owned = re.match(r"['’]s?((?: [^\W\d_]+){1,2})", text[end.start + len(end.name) :])
    return owned is not None and any(folded(word) in places() | bodies() for word in owned[1].split()[-2:])


def _is_own(text: str, end: Token) -> bool:
    """ "Kai's school", "Sarbjit's shop": somebody's, not a thing called after somebody."""
    return _OWN.match(text, end.start + len(end.name)) is not None and is_wholly_given(end.name)


def _is_with_a_brand(text: str, tokens: list[Token], run: tuple[int, int]) -> bool:
    """ "Joe Coral and Paddy Power": linked to a brand, and to no person."""
    members = members_of(text, tokens, run)
    at = members.index(run)
    beside = [pair for pair in ((at - 1, at), (at, at + 1)) if pair[0] >= 0 and pair[1] < len(members)]
    return any(_is_linked_brand(text, tokens, members[one], members[two], run) for one, two in beside)


def _is_linked_brand(
    text: str, tokens: list[Token], one: tuple[int, int], two: tuple[int, int], run: tuple[int, int]
) -> bool:
    other = two if one == run else one
    linked = _WITH.fullmatch(text[tokens[one[1] - 1].end : tokens[two[0]].start])
    return linked is not None and (is_brand(text, tokens, *other) or _is_a_shop(text, tokens, other))


def _is_told_as_a_thing(text: str, tokens: list[Token], run: tuple[int, int]) -> bool:
    """A place's tally ("Dalton Piercy had none"), goods that were taken, a shop ("Rosie O'Grady's and Idols")."""
    end = tokens[run[1] - 1].end
    if _TAKEN.match(text, end) or (_is_a_shop(text, tokens, run) and not _is_done_with(tokens, run[0])):
        return True
    if _OF_SHOWS.match(text, end) or _is_a_storm(text, tokens, run):
        return True
    return run[1] - run[0] > 1 and (
        _is_the(text, tokens, run)
        or any(each.match(text, end) for each in (_TALLY, _OF_PREMISES, _OF_EVENTS))
    )


def _is_a_storm(text: str, tokens: list[Token], run: tuple[int, int]) -> bool:
    return run[1] - run[0] == 1 and _OF_STORMS.search(text, 0, tokens[run[0]].start) is not None


def _is_the(text: str, tokens: list[Token], run: tuple[int, int]) -> bool:
    """ "The Isaac Wilson", "the Rosie O'Grady": a pub or a ship, but not "the Isaac Wilson case"."""
    before, end = text[: tokens[run[0]].start], tokens[run[1] - 1].end
    return _THE.search(before) is not None and _THE_CASE_OF.match(text, end) is None


def _is_done_with(tokens: list[Token], first: int) -> bool:
    """ "Spoke to Rosie O'Grady's", "met Cheryl's"; what follows "and" is only one more."""
    before = tokens[first - 1].word if first else ""
    return before != "and" and DONE_WITH.fullmatch(before) is not None


def _is_a_shop(text: str, tokens: list[Token], run: tuple[int, int]) -> bool:
    """What is somebody's without saying what: "Gordon's, Bell's", "Frankie and Benny's"."""
    last = tokens[run[1] - 1]
    if not _OWNING.search(last.word):
        return _begins_a_shop(text, tokens, run)
    return _OWNS_NOTHING.match(text, last.end) is not None


def _begins_a_shop(text: str, tokens: list[Token], run: tuple[int, int]) -> bool:
    """The first of "Frankie and Benny's"."""
    first, last = run
    if last + 1 >= len(tokens) or last - first > 1 or tokens[last].word != "and":
        return False
    second = tokens[last + 1]
    owning = is_given(tokens[first].name) and _OWNING.search(second.word) is not None
    return owning and _OWNS_NOTHING.match(text, second.end) is not None
