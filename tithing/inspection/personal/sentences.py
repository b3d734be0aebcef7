"""People named in a sentence: "Spoke to Jane Doe re noise", "victim smith", "Mrs Patel reported it".

Half the streets and wards of the country are called after somebody, so capital letters are read as runs: a run with
a street, a school, a post or a body in it names that. What is left is a person when its words are names, or when the
words about it say so.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from functools import cache

from tithing.inspection.finds import Kind, Spans, Where
from tithing.inspection.lexicon import (
    as_place,
    bodies,
    brands,
    is_ambiguous,
    is_everyday,
    is_family,
    is_given,
    is_particle,
    known_places,
    places,
)
from tithing.inspection.words import folded, listed

_TOKEN = re.compile(r"[^\W\d_](?:[\w]|['’.-](?=\w))*\.?")
_JOIN = re.compile(r"[ ]+")
# What stands before a person, in a note.
_TITLE = re.compile(r"(?:mr|mrs|ms|miss|mx|dr|prof|rev|revd|mstr)\.?", re.IGNORECASE)
_RANK = re.compile(
    r"(?:pc|pcso|dc|ds|di|dci|ps|sgt|sergeant|insp|inspector|constable|cllr|councillor|supt|csi|pcsos?|wpc|s/sgt)\.?",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"(?:victims?|suspects?|offenders?|complainant|perpetrator|perp|defendant|witness|accused|assailant|attacker|deceased|nominal|"
    r"caller|informant|ip|mr|mrs|aggrieved|subject|detainee|shoplifter|beggar|tenant|occupier|neighbour|resident|owner|manager|"
    r"husband|wife|partner|boyfriend|girlfriend|son|daughter|mother|mum|father|dad|brother|sister|uncle|aunt|nan|child|juvenile|"
    r"male|female|man|woman|boy|girl|youth|youths|worker|officer|driver|teacher|nurse|landlord|landlady|client|patient|customer|"
    r"named|called|as|be|alias|aka|nicknamed|tag|name|names|author)",
    re.IGNORECASE,
)
_DONE_WITH = re.compile(
    r"(?:to|with|by|from|on|of|against|for|about|re|visited|rang|phoned|emailed|interviewed|arrested|evicted|ejected|found|"
    r"informed|contacted|seen|saw|cautioned|charged|banned|named|told|asked|contact|stopped|searched|detained|and|custody|shows)",
    re.IGNORECASE,
)
_DOES = re.compile(
    r"(?:was|has|is|had|states|stated|said|says|arrested|denied|denies|refused|reports|reported|breached|issued|threatened|pleaded|"
    r"rang|came|lives|lived|attended|attends|known|aged|admitted|claims|claimed|called|asked|asks|told|wants|wanted|will|"
    r"remains|agreed|moved|released|excluded|detained|kicked|bailed|charged|convicted|sentenced|assaulted|circulated|remanded|"
    r"seen|to|confirmed|confirms|complained|rings|left|ran|bit|threw|spat|remanded|evicted|deceased|again|and|or|both|who)",
    re.IGNORECASE,
)
# What is done with and by people and not by shops and services.
_ONLY_WITH = re.compile(
    r"(?:visited|rang|phoned|interviewed|arrested|evicted|ejected|detained|cautioned|charged|banned|stopped|searched|bailed|"
    r"spoken|named|called|suspect|victim|offender|nominal|tenant|mother|father|mum|dad|brother|sister|wife|husband|alias|aka)",
    re.IGNORECASE,
)
_ONLY_BY = re.compile(
    r"(?:arrested|denied|denies|refused|pleaded|threatened|breached|aged|lives|lived|admitted|kicked|bailed|charged|convicted|"
    r"sentenced|threw|punched|stole|shouted|assaulted|remanded|evicted|deceased|spat|bit|states|rang|excluded|circulated|detained|cautioned|drunk|asleep|wanted)",
    re.IGNORECASE,
)
_LINKS = frozenset(("to", "with", "by", "as", "was", "is", "has", "been", "were", "and", "both"))
_AGE = re.compile(r"[ ,]*\(?(?:aged? )?[0-9]{1,2}(?: ?(?:yrs?|years?|y/?o))?\)|,? aged? [0-9]")
_WHO = re.compile(
    r"[ ,]*\(? ?(?:the )?(?:victim|suspect|offender|witness|tenant|complainant|perpetrator|defendant|deceased)\b",
    re.IGNORECASE,
)
_OWNS = re.compile(
    r"['’]s? +(?:mum|mother|dad|father|dog|wife|husband|partner|sister|brother|house|home|family|flat|son|daughter|"
    r"nan|car|bike|phone)\b"
)


@dataclass(frozen=True)
class Token:
    """A word of the text, its place and the words about it."""

    word: str
    start: int
    end: int

    @property
    def name(self) -> str:
        return re.sub(r"['’]s?$", "", self.word.rstrip("."))

    @property
    def capital(self) -> bool:
        return self.word[:1].isupper()


def _spans(text: str, where: Where) -> Spans:
    """A cell of a word or two is judged with its column (`names.judge`), not here."""
    tokens = [Token(match[0], *match.span()) for match in _TOKEN.finditer(text)]
    if len(tokens) < 3:
        yield from _after_titles(text, tokens)
        return
    if text.isupper() or text.islower():
        yield from _of_one_case(text, tokens)
        return
    for run in _runs(text, tokens):
        yield from _in_run(text, tokens, run)
    yield from _small_pairs(text, tokens)


def _after_titles(text: str, tokens: list[Token]) -> Spans:
    for before, after in itertools.pairwise(tokens):
        ranked = _RANK.fullmatch(before.word) is not None and is_family(after.name)
        if (ranked or _TITLE.fullmatch(before.word)) and after.capital and not is_everyday(after.name):
            yield before.start, after.end, True


def _runs(text: str, tokens: list[Token]) -> list[tuple[int, int]]:
    """Words with capitals that follow one another with a blank, as positions of the first and past the last."""
    runs: list[tuple[int, int]] = []
    first = 0
    while first < len(tokens):
        last = first + 1
        while last < len(tokens) and _continues(text, tokens, first, last):
            last += 1
        if tokens[first].capital:
            runs.append((first, last))
        first = last
    return runs


def _continues(text: str, tokens: list[Token], first: int, last: int) -> bool:
    between = text[tokens[last - 1].end : tokens[last].start]
    if not tokens[first].capital or not _JOIN.fullmatch(between) or _ends(tokens[last - 1].word):
        return False
    inner = is_particle(tokens[last].word) and last + 1 < len(tokens) and tokens[last + 1].capital
    return tokens[last].capital or inner


def _ends(word: str) -> bool:
    """A stop ends the run, but for an initial or a title."""
    return word.endswith(".") and len(word) > 2 and not _TITLE.fullmatch(word) and not _RANK.fullmatch(word)


def _in_run(text: str, tokens: list[Token], run: tuple[int, int]) -> Spans:
    first, last = _without_first_words(tokens, *run)
    if first >= last:
        return
    words = tokens[first:last]
    if _names_something_else(text, tokens, first, last):
        return
    before = tokens[first - 1].word if first else ""
    told = _told(words, _about(text, tokens, first, last), before)
    if told is not None:
        yield words[0].start, words[-1].end, told


def _without_first_words(tokens: list[Token], first: int, last: int) -> tuple[int, int]:
    """The run without what stands at its beginning and is no name: "Visited", "The tenant", "PCSO"."""
    while first < last and _is_no_beginning(tokens, first, last):
        first += 1
    while last > first and _is_no_end(tokens[last - 1].name):
        last -= 1
    return first, last


def _is_no_beginning(tokens: list[Token], first: int, last: int) -> bool:
    token = tokens[first]
    if _TITLE.fullmatch(token.word) or _RANK.fullmatch(token.word) or _is_calendar(token.name):
        return True
    if not is_everyday(token.name) or _is_initial(tokens, first, last):
        return False
    if folded(token.name) in places() | bodies() and not _ROLE.fullmatch(token.name):
        return False
    followed = first + 1 < last and is_family(tokens[first + 1].name) and is_given(token.name)
    return not followed


def _is_no_end(word: str) -> bool:
    """ "Jane Doe Email": what follows a name in capitals and is no thing called after somebody."""
    if _is_calendar(word):
        return True
    is_name = is_family(word) or is_given(word)
    return is_everyday(word) and not is_name and folded(word) not in _things()


def _is_initial(tokens: list[Token], first: int, last: int) -> bool:
    """ "A Patel": one letter before a family name that is no other word."""
    if first + 1 >= last or len(tokens[first].name) > 1:
        return False
    following = tokens[first + 1].name
    return is_family(following) and not is_everyday(following)


def _is_calendar(word: str) -> bool:
    return folded(word) in listed("ordinary", "calendar") and not is_family(word)


@dataclass(frozen=True)
class About:
    """What the words before and after say: that it is a person (`surely`), that it may be one (`maybe`), a place,
    or that only people do so (`person`)."""

    surely: bool
    maybe: bool
    place: bool
    person: bool


def _about(text: str, tokens: list[Token], first: int, last: int) -> About:
    before, gap = _just_before(text, tokens, first)
    titled = _TITLE.fullmatch(before) is not None or _RANK.fullmatch(before) is not None
    role = _ROLE.fullmatch(before) is not None
    return About(
        surely=titled or _is_aged(text, tokens, last) or (role and gap != ", "),
        maybe=role or _DONE_WITH.fullmatch(before) is not None or _acts(text, tokens, last),
        place=gap == " " and folded(before) in listed("ordinary", "before_places") and not titled,
        person=_is_done_by_people(tokens, first, last),
    )


def _just_before(text: str, tokens: list[Token], first: int) -> tuple[str, str]:
    """(the word before, what stands between); no word where a sentence ends between them."""
    if not first:
        return "", ""
    gap = text[tokens[first - 1].end : tokens[first].start]
    near = re.fullmatch(r"[\s(:,'\"“;–-]*", gap) is not None
    return (tokens[first - 1].word if near else ""), gap


def _is_aged(text: str, tokens: list[Token], last: int) -> bool:
    after = text[tokens[last - 1].end :]
    return _WHO.match(after) is not None or _AGE.match(after) is not None or _owns(text, tokens, last)


def _acts(text: str, tokens: list[Token], last: int) -> bool:
    """The word after says what people do."""
    if last >= len(tokens) or not re.fullmatch(r"[ ]+", text[tokens[last - 1].end : tokens[last].start]):
        return False
    return _DOES.fullmatch(tokens[last].word) is not None


def _is_done_by_people(tokens: list[Token], first: int, last: int) -> bool:
    """The nearest words before and after that are no links: "spoken to X", "X was arrested"."""
    before = [token.word for token in reversed(tokens[max(0, first - 3) : first])]
    after = [token.name for token in tokens[last : last + 3]]
    linked = bool(before) and before[0].lower() in _LINKS
    return _done_to(_first_that_links_not(before), linked) or _done_by(_first_that_links_not(after))


def _first_that_links_not(words: list[str]) -> str:
    return next((word for word in words if word.lower() not in _LINKS), "")


def _done_to(word: str, linked: bool) -> bool:
    spoke = linked and word.lower() in ("spoke", "talked", "talking", "speaking")
    return spoke or _ONLY_WITH.fullmatch(word) is not None


def _done_by(word: str) -> bool:
    return _ONLY_BY.fullmatch(word) is not None


def _owns(text: str, tokens: list[Token], last: int) -> bool:
    end = tokens[last - 1]
    return _OWNS.match(text, end.start + len(end.name)) is not None


def _names_something_else(text: str, tokens: list[Token], first: int, last: int) -> bool:
    """A street, a school, a post, a body, a brand, a ward."""
    words = [folded(token.name) for token in tokens[first:last]]
    name = as_place(" ".join(words))
    if words[0] in listed("ordinary", "honours") or any(word in _things() for word in words):
        return True
    if name in brands() or (len(words) > 1 and name in known_places()):
        return True
    return _is_of_a_thing(text, tokens, last) or _is_business(text, tokens[last - 1])


@cache
def _things() -> frozenset[str]:
    return (places() | bodies() | listed("ordinary", "honours")) - {"end"}


@cache
def _things_after() -> frozenset[str]:
    """What may follow a name that is then a thing's: "Dyke House school", "Thirteen Group officers"."""
    return (_things() | listed("ordinary", "posts")) - listed("ordinary", "after_people")


def _is_of_a_thing(text: str, tokens: list[Token], last: int) -> bool:
    end = tokens[last - 1].end
    if "&" in text[end : end + 2]:
        return True
    return (
        last < len(tokens)
        and text[end : tokens[last].start] == " "
        and folded(tokens[last].name) in _things_after()
    )


def _is_business(text: str, end: Token) -> bool:
    """ "Mr Bumble's day nursery": what belongs to somebody is the nursery."""
    owned = re.match(r"['’]s?((?: [^\W\d_]+){1,2})", text[end.start + len(end.name) :])
    return owned is not None and any(folded(word) in places() | bodies() for word in owned[1].split()[-2:])


def _told(words: list[Token], about: About, before: str) -> bool | None:
    """Whether a run is a person: sure, to be asked, or None."""
    names = [token.name for token in words]
    known = [name for name in names if _is_known(name)]
    strong = [name for name in known if not is_ambiguous(name)]
    if any(_is_other(name) for name in names):
        return None
    if len(names) == 1:
        return _one_told(names[0], strong, about, before)
    if about.place:
        return None
    return _several_told(names, strong, known, about)


def _is_known(name: str) -> bool:
    return is_given(name) or is_family(name)


def _is_other(name: str) -> bool:
    """A word of sentences that is nobody's name."""
    return len(name) > 1 and is_everyday(name) and not _is_known(name)


def _one_told(name: str, strong: list[str], about: About, before: str) -> bool | None:
    titled = _TITLE.fullmatch(before) is not None
    if (titled or _RANK.fullmatch(before)) and len(name) > 1 and not _is_other(name):
        return titled or bool(strong)
    return _one_meant(name, strong, about)


def _one_meant(name: str, strong: list[str], about: About) -> bool | None:
    """A single name without a title: the words about it must say that it is a person."""
    if about.surely and strong:
        return True
    if about.person and strong and is_given(name) and not about.place:
        return False
    return None


def _several_told(names: list[str], strong: list[str], known: list[str], about: About) -> bool | None:
    pair = _is_given_and_family(names)
    if pair and strong:
        return about.surely or about.maybe or len(strong) == len(names)
    if pair or _is_like_a_name(names, strong, known, about):
        return about.surely
    return False if _may_be_strange(names, strong, about) else None


def _is_given_and_family(names: list[str]) -> bool:
    return is_given(names[0]) and any(is_family(name) for name in names[1:])


def _is_like_a_name(names: list[str], strong: list[str], known: list[str], about: About) -> bool:
    """A given name and what may be a family's, an initial and a family name, or two names of any sort."""
    if strong and (is_given(names[0]) or len(known) >= 2):
        return True
    initial = len(names[0]) <= 2 and names[0].isupper()
    return initial and is_family(names[-1]) and (bool(strong) or about.surely)


def _may_be_strange(names: list[str], strong: list[str], about: About) -> bool:
    """Words that no list has, where only people do what is said of them."""
    if len(names) > 3 or not all(map(_could_be, names)):
        return False
    return about.surely or about.person or (about.maybe and bool(strong))


def _could_be(name: str) -> bool:
    return len(name) > 1 and not is_everyday(name) and not name.isupper()


def _of_one_case(text: str, tokens: list[Token]) -> Spans:
    """Capitals throughout or none: only words that are names and nothing else tell."""
    yield from _pairs(text, tokens)
    for before, after in itertools.pairwise(tokens):
        if _TITLE.fullmatch(before.word) and is_family(after.name) and not is_everyday(after.name):
            yield before.start, after.end, True


def _small_pairs(text: str, tokens: list[Token]) -> Spans:
    """ "spoke with john smith about bins": small letters in a sentence."""
    yield from _pairs(text, [token for token in tokens if not token.capital])


def _pairs(text: str, tokens: list[Token]) -> Spans:
    for at, (one, two) in enumerate(itertools.pairwise(tokens)):
        if not _JOIN.fullmatch(text[one.end : two.start]) or not _is_pair(one.name, two.name):
            continue
        before, after = (
            (tokens[at - 1].name if at else ""),
            (tokens[at + 2].name if at + 2 < len(tokens) else ""),
        )
        if folded(after) in places() | bodies() or folded(before) in listed("ordinary", "before_places"):
            continue
        yield one.start, two.end, bool(_ROLE.fullmatch(before) or _TITLE.fullmatch(before))


def _is_pair(one: str, two: str) -> bool:
    given, family = is_given(one) and not is_ambiguous(one), is_family(two) and not is_everyday(two)
    if given and family:
        return as_place(f"{one} {two}") not in brands() | known_places()
    return (
        is_given(one) and not is_everyday(one) and is_family(two) and not is_ambiguous(two) and len(one) > 3
    )


KIND = Kind(
    slug="sentences",
    called="what looks like a person's name",
    finds="a given and a family name together, a name after a title, a rank or a word such as victim, tenant or caller, "
    "before an age or what somebody did; in capitals and small letters where both are names and nothing else",
    leaves="streets, wards, schools, pubs, brands and operations called after people; posts without a name; a single "
    "name with nothing that says it is a person",
    spans=_spans,
    needs_figure=False,
)
