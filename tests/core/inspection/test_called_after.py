"""What is called after somebody is nobody, and who stands beside the same words still is somebody."""

from __future__ import annotations

import pytest

from tithing.inspection.find import find
from tools.prove.personal import imagined

# Of a hundred notes that were made up to be hard, with and without a person; the first only rises, the second only falls.
LEAST_FOUND, MOST_WRONG = 90, 2


def _told(text: str) -> list[str]:
    return [text[slice(*found.span)] for found in find(text)]


@pytest.mark.parametrize(
    ("thing", "person"),
    [
        ("Derek Sloane bench stolen from the park", "Derek Sloane stole a bench from the park"),
        ("Kurt Geiger bags taken from the shop", "Kurt Geigerson took bags from the shop"),
        ("Mr Chips takeaways were inspected", "Mr Chipping owns two takeaways"),
        ("Dr Foster method not used this time", "Dr Foster did not come this time"),
        ("Glen's Vodka and cider are the targets", "Tyler's Mum said cider was taken"),
        ("Break in at Lucy's Diner, till taken", "Lucy's Mum was told of the break in"),
        ("Sadie's Salon and Kev's Kabs were visited", "Sadie's Social Worker was visited"),
        ("Rosie O'Grady's and Idols had most assaults", "Rosie O'Grady's partner had most to say"),
        ("Frankie and Benny's: three walk outs", "Frankie and Benny's mum walked out"),
        ("Joe Coral and Paddy Power raised door staff", "Spoke to Joe Corrigan and Paddy Power staff"),
        ("Jenny Linde and Robin Adaire pubs: late licence", "Jenny Linde and Robin Adaire are late"),
        ("Dalton Pearcey had none.", "Dalton Pearcey had none of his medication."),
        ("Paco Raban taken, Boots.", "Paco Raban taken to hospital."),
        ("Sector Oscar has the most", "Sector lead Oscar has the most"),
        ("Charlie 10 and Kilo 20 crewed for disorder", "Charlie, 10, and Kim, 12, seen on CCTV"),
        ("Charlie Bravo one to review", "Charlie Bravery is to review"),
        ("Police dog Alfie assisted with two searches", "Police spoke to Alfie after two searches"),
        ("The lifeboat Betty Hunter was out twice", "The owner Betty Hunter was out twice"),
        ("Acrow props and Allen keys from site", "Props went and Allen Keyes saw it"),
        ("James Cook A and E data delayed", "James Cookson attended A and E"),
        ("Mr Kipling", "Mr Kiplington"),
        ("Mr & Mrs", "Mr Jones & Mrs"),
        ("Up on Trinity, down on Albert", "Reports of Trinity, then on Albert again"),
        ("Lord St / Neville", "Lord St; ask Neville"),
        ("Storm Babet then Ciaran", "Storm damage, then Ciaran reported it"),
        ("Ops Bella and Clarence merged", "Spoke to Bella and Clarence, merged"),
        ("Vera filming at the beach", "Vera filmed him at the beach; victim Vera says"),
        ("Mike 3 & Mike 4 SNT", "Mike, 3, and Mike, 4, seen alone"),
        ("Dave (TV van) unit out of service", "Dave (TV licence) reported it"),
        ("Isaac Merritt (Wetherspoons)", "Isaac Merritt (Wetherspoons staff member)"),
        ("Ysgol Emrys ap Iwan, windows broken", "Bryn Davies reported windows broken"),
        ("Every Tom, Dick and Harry was on the field", "Every week Tom Dickson was on the field"),
        ("Marc Jacobs Daisy taken, two", "Marc Jacobson Daisy was taken ill"),
        ("Hutton Ave, Clifton Av", "Hutton Ave, Clifton Avery reported it"),
        ("Ch Insp Ops vacant", "Ch Insp Oakley told them"),
        ("Osman warnings x4", "Victim Osman warned x4"),
    ],
)
def test_what_is_called_after_somebody_is_let_by_and_somebody_is_not(thing: str, person: str) -> None:
    assert _told(thing) == []
    assert _told(person) != []


def test_what_stands_behind_a_street_and_a_sign_is_how_many_and_not_a_door() -> None:
    assert _told("Murray St - 7, Hart Lane - 4") == []
    assert _told("Murray St, seen at 7 Hart Lane - 4") != []


def test_a_list_of_places_is_no_named_house() -> None:
    assert _told("Sessions ran at Rossmere and Mill House.") == []
    assert _told("Sessions ran at Mill House.") != []


def test_of_notes_that_only_look_as_if_they_named_somebody_few_are_told() -> None:
    found, false = imagined()

    assert found.tried > 50
    assert false.tried > 500
    assert 100 * false.found <= MOST_WRONG * false.tried
    assert 100 * found.found >= LEAST_FOUND * found.tried
