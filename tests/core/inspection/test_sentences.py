"""People in notes: called by one name, by initials, family name first, beside others; and what is only called after one."""

from __future__ import annotations

import pytest

from tithing.inspection.find import find
from tithing.inspection.people.runs import is_among_things, runs_of, tokens_of


def _told(text: str) -> list[str]:
    return [text[each.span[0] : each.span[1]] for each in find(text) if each.kind == "sentences"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Agnieszka says the gate is locked", ["Agnieszka"]),
        ("Spoke w/ Nasreen re: the bins", ["Nasreen"]),
        ("Flagged to Gareth in Housing", ["Gareth"]),
        ("Met with Kath and Trish about the shelter", ["Kath", "Trish"]),
        ("Eluned yn hapus gyda Siân", ["Eluned", "Siân"]),
        ("Sukhdev's trial is fixed for the autumn", ["Sukhdev's"]),
        ("Dariusz, UASC, missing from placement", ["Dariusz"]),
        ("Notes taken by Chinyere", ["Chinyere"]),
        ("spoke to agata re bins and litter", ["agata"]),
        ("Anne-Marie has the keys to the hall", ["Anne-Marie"]),
    ],
)
def test_a_given_name_alone_is_asked_about(text: str, told: list[str]) -> None:
    assert _told(text) == told
    assert not any(each.sure for each in find(text))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A. Szymczorek was arrested for theft", ["A. Szymczorek"]),
        ("R.T. Sandiforde agreed the action", ["R.T. Sandiforde"]),
        ("K Oyelowoson agreed the action", ["K Oyelowoson"]),
        ("Keeley R attended twice in May", ["Keeley R"]),
        ("Steve G & Linda did the leaflet drop", ["Steve G", "Linda"]),
        ("Letter sent to Ms T. Osmondthorpe", ["T. Osmondthorpe"]),
        ("Person of interest: THORNLEYSON, Derek", ["THORNLEYSON, Derek"]),
        ("SHAH Priya is on the list", ["SHAH Priya"]),
        ("Escalated to Ch Insp Farooqson, who agrees", ["Farooqson"]),
        ("Cllrs Brocklethorpe and Nademson walked the ward", ["Brocklethorpe", "Nademson"]),
        ("Met Concetta Di Marcovaldo at the hall", ["Concetta Di Marcovaldo"]),
        ("Grandson Levi takes her pension", ["Levi"]),
        ("The victim Grace has moved", ["Grace"]),
        ("Grace was followed home", ["Grace"]),
        ("Mark lives opposite the park", ["Mark"]),
        ("Youth named as Brandon was seen", ["Brandon"]),
        ("The Doherty brothers are back", ["Doherty"]),
        ("Warden Gavin will lock up", ["Gavin"]),
        ("Kai's school has been told", ["Kai's"]),
        ("KIERAN WALSHAWSON REFUSED TO LEAVE", ["KIERAN WALSHAWSON"]),
    ],
)
def test_initials_ranks_and_turned_names_are_told(text: str, told: list[str]) -> None:
    assert _told(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "Rough sleepers in Marks & Spencer doorway",
        "Marks and Spencer had fewest thefts",
        "Duke of Albert public house licence reviewed",
        "Indicators of the quarter April-June are late",
        'Posters say "ask for Angela" at the bar',
        "A Jack Russell type dog was seized",
        "An Alfa Romeo Giulia was recovered",
        "The Al-Noor Islamic Girls' School asked for a talk",
        "Norman and Kelvin wards show no change",
        "Cleveland, Durham and Norman are alike",
        "Na h-Eileanan Siar",
        "Traffic on Linthorpe and Albert Roads rose",
        "Kirby and Wallace Streets.",
        "Storm Eunice brought down trees",
        "The Anglo-Norman keep was closed",
        "Clare's Law and Martyn's Law were on the agenda",
        "Carol concert stewarding was shared",
        "E Division and C Watch met",
        "House of Fraser and the Bank of Norman closed",
        "Grant refused by the panel",
        "May was followed by a quiet June",
        "The Smith Brothers yard was searched",
        "NHS Digital and CAMHS Priority data came late",
        "Vitamin A Campaign begins",
        "Fights at Kaya Barbers and Kaya Kebab were seen",
    ],
)
def test_what_is_called_after_somebody_is_nobody(text: str) -> None:
    assert _told(text) == []


def test_a_list_is_of_places_where_most_of_it_is() -> None:
    text = "Hartlepool, Durham and Norman met; Priya and Norman met"
    tokens = tokens_of(text)
    among = {
        tokens[first].word: is_among_things(text, tokens, (first, last))
        for first, last in runs_of(text, tokens)
    }

    assert among["Durham"]
    assert not among["Priya"]


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("Mrs. J. Doe met Al. Later Bo came", ["Mrs. J. Doe", "Al.", "Later Bo"]),
        ("Ana de Sousa, Bo", ["Ana de Sousa", "Bo"]),
        ("seen near the beck", []),
    ],
)
def test_a_run_ends_with_a_sentence_and_not_with_an_initial(text: str, runs: list[str]) -> None:
    tokens = tokens_of(text)

    assert [text[tokens[first].start : tokens[last - 1].end] for first, last in runs_of(text, tokens)] == runs


@pytest.mark.parametrize(
    "text",
    [
        "Hannah's (refuge provider) sent nothing for Q3",
        "Max and min shown in grey",
        "Derwent Park x 4, Raby Road x 11, Alexandra Gardens x 1",
        "Raby Road × 11, Derwent Gardens × 1",
    ],
)
def test_a_service_a_pair_of_words_and_a_tally_are_nobody(text: str) -> None:
    assert find(text) == ()


def test_who_works_for_a_service_and_who_lives_at_a_number_are_told() -> None:
    assert _told("Hannah (refuge worker) sent nothing for Q3") == ["Hannah"]
    assert {each.kind for each in find("Report from 11, Raby Road again")} == {"addresses"}
