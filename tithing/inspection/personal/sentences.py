"""People named in a sentence: "Spoke to Jane Doe re noise", "victim smith", "Mrs Patel reported it".

Half the streets and wards of the country are called after somebody, so capital letters are read as runs: a run with
a street, a school, a post or a body in it names that. What is left is a person when its words are names, or when the
words about it say so.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

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
    is_wholly_given,
    known_places,
    places,
)
from tithing.inspection.people.about import About, about
from tithing.inspection.people.called_after import is_a_thing, is_meant_as_a_thing, is_only_listed
from tithing.inspection.people.runs import (
    INITIALS,
    JOIN,
    Token,
    runs_of,
    tokens_of,
    without_first_words,
)
from tithing.inspection.said import DOES, ONLY_BY, RANK, ROLE, TITLE
from tithing.inspection.words import folded, listed


def _spans(text: str, where: Where) -> Spans:
    """A cell of a word or two is judged with its column (`names.judge`), not here."""
    tokens = tokens_of(text)
    if len(tokens) < 3:
        yield from _after_titles(text, tokens)
        return
    if as_place(text) in known_places():
        return
    if text.isupper() or text.islower():
        yield from _of_one_case(text, tokens)
        return
    told: list[tuple[int, int]] = []
    for run in runs_of(text, tokens):
        for span in _in_run(text, tokens, run, told):
            told.append(span[:2])
            yield span
    yield from _turned(text, tokens)
    yield from _small_pairs(text, tokens)


def _after_titles(text: str, tokens: list[Token]) -> Spans:
    for before, after in itertools.pairwise(tokens):
        ranked = RANK.fullmatch(before.word) is not None and is_family(after.name)
        if not (ranked or TITLE.fullmatch(before.word)) or is_everyday(after.name):
            continue
        called = as_place(text[before.start : after.end])
        if after.capital and not TITLE.fullmatch(after.word) and called not in brands():  # Mr Kipling
            yield before.start, after.end, True


def _in_run(text: str, tokens: list[Token], run: tuple[int, int], told: list[tuple[int, int]]) -> Spans:
    """A person in a run of capitals; `told` are the people of the runs before."""
    first, last = without_first_words(tokens, *run)
    if first >= last or is_a_thing(text, tokens, first, last, end=run[1]):
        return
    said = about(text, tokens, first, last)
    if is_meant_as_a_thing(text, tokens, (first, last), said) or is_only_listed(
        text, tokens, (first, last), said, told
    ):
        return
    words = tokens[first:last]
    sure = _told(words, said, tokens[first - 1].word if first else "")
    if sure is not None or _is_with_another(text, words, told):
        yield words[0].start, words[-1].end, bool(sure)


def _is_with_another(text: str, words: list[Token], told: list[tuple[int, int]]) -> bool:
    """ "Cllrs Hughes and Okonjola walked": a strange word that stands beside a person as another."""
    if (
        not told
        or len(words) > 1
        or not _could_be(words[0].name)
        or is_ambiguous(words[0].name)
        or as_place(words[0].name) in known_places()
    ):
        return False
    return re.fullmatch(r" and | & ", text[told[-1][1] : words[0].start]) is not None


def _told(words: list[Token], about: About, before: str) -> bool | None:
    """Whether a run is a person: sure, to be asked, or None."""
    names = _names_of(words)
    if any(map(_is_other, names)):
        return None
    known = list(filter(_is_known, names))
    strong = [name for name in known if not is_ambiguous(name)]
    if len(names) == 1:
        return _one_told(names[0], strong, about, before)
    if about.place:
        return None
    told = _several_told(names, strong, known, about)
    return False if told is None and _is_of_initials(words, about) else told


def _names_of(words: list[Token]) -> list[str]:
    """The words without the particles between them: of Concetta Di Marco, Concetta and Marco."""
    inner = [token for token in words[1:-1] if not is_particle(token.word)]
    return [token.name for token in (words[0], *inner, *words[1:][-1:])]


def _is_known(name: str) -> bool:
    return is_given(name) or is_family(name)


def _is_other(name: str) -> bool:
    """A word of sentences that is nobody's name."""
    return len(name) > 1 and is_everyday(name) and not _is_known(name)


def _one_told(name: str, strong: list[str], about: About, before: str) -> bool | None:
    titled = TITLE.fullmatch(before) is not None
    if (titled or RANK.fullmatch(before)) and len(name) > 1 and not _is_other(name):
        if name.isupper() and len(name) < 4 and not titled:
            return None  # "DI, CID confirms": a department
        return titled or bool(strong)
    return _one_meant(name, strong, about)


def _one_meant(name: str, strong: list[str], about: About) -> bool | None:
    """A single name without a title: a given name that is no place and no other word, or any that is called one."""
    if about.place or INITIALS.fullmatch(name):
        return None
    if about.surely and strong and as_place(name) not in known_places():
        return True
    return False if _may_be_one(name, strong, about) else None


def _may_be_one(name: str, strong: list[str], about: About) -> bool:
    if as_place(name) in known_places():
        return is_given(name) and _is_meant(about)
    if (about.is_called and _is_known(name)) or (about.does and _may_do(name)):
        return True
    return bool(strong) and (_stands_alone(name, about) or about.person)


def _stands_alone(name: str, about: About) -> bool:
    """A given name; one of two letters (Jo, Na) where a person may be spoken of."""
    return is_wholly_given(name) and (len(name) > 2 or about.maybe)


def _is_meant(about: About) -> bool:
    """As a person, though it is a place's name: "tenant Ashley", "named as Brandon"."""
    return about.is_called or (about.surely and about.maybe)


def _may_do(name: str) -> bool:
    """A given name, though it is another word too, save a month and what else does what people do."""
    return is_given(name) and folded(name) not in listed("ordinary", "calendar") | _ACTING


# Words that are names too and do what people do: the bill was thrown out, the charity said.
_ACTING = frozenset(("grant", "bill", "charity", "trinity", "unity", "mercy", "faith", "art", "guy"))


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
    return about.surely or about.person or (about.maybe and (bool(strong) or is_given(names[0])))


def _could_be(name: str) -> bool:
    return len(name) > 1 and not is_everyday(name) and not name.isupper()


def _is_of_initials(words: list[Token], about: About) -> bool:
    """ "R.T. Sandiforde", "A. Szymczykowa", "K Oyelowoson asked"; "Keeley R"."""
    if len(words) != 2:
        return False
    one, two = words
    if INITIALS.fullmatch(two.word.rstrip(".")):
        return is_given(one.name) and not is_everyday(one.name)
    strange = _could_be(two.name) and as_place(two.name) not in known_places()
    return strange and (_has_stops(one) or (_is_letter(one) and (about.maybe or about.surely)))


def _has_stops(token: Token) -> bool:
    return INITIALS.fullmatch(token.word) is not None and "." in token.word


def _is_letter(token: Token) -> bool:
    """One capital letter that is no word of English or Welsh."""
    return len(token.name) == 1 and token.name not in "AIOY"


def _turned(text: str, tokens: list[Token]) -> Spans:
    """ "SANDIFORDE, Derek", "SANDIFORDE Derek": the family name in capitals before the given one."""
    for one, two in itertools.pairwise(tokens):
        if text[one.end : two.start] in (" ", ", ") and _is_turned(one.name, two.name):
            yield one.start, two.end, is_family(one.name)


def _is_turned(family: str, given: str) -> bool:
    if not family.isupper() or given.isupper() or not given[:1].isupper():
        return False
    if len(family) < (3 if is_family(family) else 6) or is_everyday(family):
        return False
    return is_given(given) and not is_ambiguous(given)


def _of_one_case(text: str, tokens: list[Token]) -> Spans:
    """Capitals throughout or none: only words that are names and nothing else tell."""
    yield from _pairs(text, tokens)
    yield from _called_so(text, tokens)
    for before, after in itertools.pairwise(tokens):
        if TITLE.fullmatch(before.word) and is_family(after.name) and not is_everyday(after.name):
            yield before.start, after.end, True


def _called_so(text: str, tokens: list[Token]) -> Iterator[tuple[int, int, bool]]:
    """ "spoke to agata re bins": a given name that is no other word, where a person is spoken of."""
    for at, token in enumerate(tokens):
        firm = len(token.name) > 3 and is_given(token.name) and not is_ambiguous(token.name)
        if not firm or is_everyday(token.name) or as_place(token.name) in known_places():
            continue
        last = at + 1 + _has_a_strange_name(text, tokens, at)
        said = about(text, tokens, at, last)
        if (said.person or said.is_called) and not said.place:
            yield token.start, tokens[last - 1].end, False


def _has_a_strange_name(text: str, tokens: list[Token], at: int) -> bool:
    """ "KIERAN WALSHAWSON BREACHED": after the given name stands a word that no list has."""
    if at + 1 >= len(tokens) or text[tokens[at].end : tokens[at + 1].start] != " ":
        return False
    name = tokens[at + 1].name
    return (
        len(name) > 3
        and not is_everyday(name)
        and DOES.fullmatch(name) is None
        and ONLY_BY.fullmatch(name) is None
    )


def _small_pairs(text: str, tokens: list[Token]) -> Spans:
    """ "spoke with john smith about bins": small letters in a sentence."""
    yield from _pairs(text, [token for token in tokens if not token.capital])


def _pairs(text: str, tokens: list[Token]) -> Spans:
    for at, (one, two) in enumerate(itertools.pairwise(tokens)):
        if not JOIN.fullmatch(text[one.end : two.start]) or not _is_pair(one.name, two.name):
            continue
        before, after = (
            (tokens[at - 1].name if at else ""),
            (tokens[at + 2].name if at + 2 < len(tokens) else ""),
        )
        if folded(after) in places() | bodies() or folded(before) in listed("ordinary", "before_places"):
            continue
        yield one.start, two.end, bool(ROLE.fullmatch(before) or TITLE.fullmatch(before))


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
