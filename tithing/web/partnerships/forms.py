"""What is asked of who changes the partnership: each form says what it needs, and reads days as people write them."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from tithing.governance.members import BodyOffice
from tithing.governance.structure import Structure
from tithing.vocabulary.law import NATIONS
from tithing.vocabulary.law.authorities import Limb, all_limbs, kinds_of_organisation
from tithing.vocabulary.partnership.bodies import BodyKind, ChosenBy, SeatClass
from tithing.vocabulary.period import FULL_MONTH_NAMES
from tithing.web.accounts.forms import DayField, ReasonForm
from tithing.web.accounts.models import Account
from tithing.web.partnerships.models import PartnershipPerson
from tithing.web.shared.typed import TypedForm

Choices = list[tuple[str, str]]
EXAMPLE = "For example, 27/3/2026"


def words(label: str, *, needed: str = "", longest: int = 120, hint: str = "") -> forms.CharField:
    """A line of text; `needed` says what to enter where it may not be empty."""
    return forms.CharField(
        label=label,
        max_length=longest,
        required=bool(needed),
        help_text=hint,
        error_messages={"required": needed},
    )


def one_of(
    label: str, choices: Choices | None = None, *, needed: str = "", hint: str = ""
) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=choices or [],
        required=bool(needed),
        help_text=hint,
        error_messages={"required": needed},
    )


def a_day(label: str, *, needed: bool = True, today: bool = False, hint: str = EXAMPLE) -> DayField:
    return DayField(
        label=label, required=needed, help_text=hint, initial=timezone.localdate if today else None
    )


class PartnershipForm(ReasonForm):
    """`state` is of what was shown: who changes what somebody else has changed since is told."""

    state = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *given: Any, structure: Structure, **options: Any) -> None:
        super().__init__(*given, **options)
        self.structure = structure
        self.order_fields(
            [name for name in self.fields if name not in ("reason", "state")] + ["reason", "state"]
        )
        self.choose()

    def choose(self) -> None:
        """Fill the lists from what there is."""

    def fill(self, name: str, choices: Iterable[tuple[str, str]], *, none: str = "") -> None:
        first = [("", none)] if none else [("", "Choose")]
        self.fields[name].choices = [*first, *choices]  # type: ignore[attr-defined]

    @property
    def told(self) -> dict[str, Any]:
        """What was filled in, but for the reason and the state."""
        return {name: value for name, value in self.cleaned_data.items() if name not in ("reason", "state")}


class DayAskedForm(TypedForm):
    """For which day a page is shown."""

    on = a_day("Show another day", needed=False)


def limbs() -> Choices:
    """Every limb, with the nation where it is of one."""
    return [("", "It is no responsible authority here"), *((each.slug, _limb(each)) for each in all_limbs())]


def _limb(limb: Limb) -> str:
    return limb.title if len(limb.nations) > 1 else f"{limb.title} ({NATIONS[limb.nations[0]]})"


def kinds() -> Choices:
    return [("", "Choose"), *((each, each.capitalize()) for each in kinds_of_organisation())]


# -- organisations and posts -------------------------------------------------------------------------------------------


class OrganisationForm(PartnershipForm):
    name = words("Name", needed="Enter its name")
    kind = one_of("Kind", kinds(), needed="Choose which kind of organisation it is")
    limb = one_of("Responsible authority as", limbs(), hint="The limb of the law under which it is one.")
    since = a_day("First day", needed=False, hint="Leave it empty where it has long been there.")


class DescribeOrganisationForm(PartnershipForm):
    kind = one_of("Kind", kinds(), needed="Choose which kind of organisation it is")
    limb = one_of("Responsible authority as", limbs(), hint="The limb of the law under which it is one.")
    since = a_day("First day", needed=False, hint="Leave it empty where it has long been there.")


class RenameForm(PartnershipForm):
    name = words("New name", needed="Enter the new name")
    since = a_day("From which day", today=True)


class EndOrganisationForm(PartnershipForm):
    until = a_day("Last day")
    succeeded_by = one_of("Who stands in its place", hint="They take its seats and posts from the day after.")

    def choose(self) -> None:
        self.fill(
            "succeeded_by", ((each.slug, each.name) for each in self.structure.organisations), none="Nobody"
        )


class MergeForm(PartnershipForm):
    merged = forms.MultipleChoiceField(
        label="Which organisations merge",
        widget=forms.CheckboxSelectMultiple,
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Choose the organisations that merge"),
    )
    name = words("Name of the new organisation", needed="Enter the name of the new organisation")
    kind = one_of("Kind", kinds(), needed="Choose which kind of organisation it is")
    limb = one_of("Responsible authority as", limbs(), hint="The limb of the law under which it is one.")
    on = a_day(
        "First day of the new organisation",
        hint="For example, 1/4/2028. Those that merge end on the day before.",
    )

    def choose(self) -> None:
        standing = [each for each in self.structure.organisations if each.until is None]
        self.fields["merged"].choices = [(each.slug, each.name) for each in standing]  # type: ignore[attr-defined]


class ProtocolForm(PartnershipForm):
    """The protocol that stands is filled in, so that one who signs later is added to it."""

    since = a_day("From which day it stands", today=True)
    signed_by = forms.MultipleChoiceField(
        label="Which organisations have signed it",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose the organisations that have signed it"},
    )
    liaison = forms.MultipleChoiceField(
        label="Posts of the liaison officers",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="One of each organisation, through whom others ask it for information.",
    )
    review = a_day("To be looked at again by", needed=False, hint="Leave it empty where no day is agreed.")

    def choose(self) -> None:
        signed = {slug for each in self.structure.protocols for slug in each.signed_by}
        offered = organisations_to_come(self.structure, with_those=signed)
        self.fields["signed_by"].choices = offered  # type: ignore[attr-defined]
        named = {slug for each in self.structure.protocols for slug in each.liaison}
        today = dict(posts(self.structure, timezone.localdate()))
        those = [each for each in posts(self.structure, None) if each[0] in named or each[0] in today]
        self.fields["liaison"].choices = those  # type: ignore[attr-defined]


class PostForm(PartnershipForm):
    title = words("Title of the post", needed="Enter the title of the post", hint="Never a person’s name.")
    since = a_day("First day", needed=False, hint="Leave it empty where it has long been there.")


class LastDayForm(PartnershipForm):
    until = a_day("Last day", today=True)


# -- bodies ------------------------------------------------------------------------------------------------------------


class BodyForm(PartnershipForm):
    name = words("Name", needed="Enter its name")
    kind = one_of(
        "Kind",
        [("", "Choose"), *((each.value, each.value.capitalize()) for each in BodyKind)],
        needed="Choose which kind of body it is",
    )
    parent = one_of("Reports to")
    since = a_day("First day", needed=False, hint="Leave it empty where it has long been there.")
    until = a_day("Last day", needed=False, hint="Needed for a task and finish group. For example, 31/3/2027")
    whose = words("With whom, or whose it is", hint="Of a joint or outside body.")

    def choose(self) -> None:
        self.fill("parent", bodies(self.structure), none="No body")


class EndBodyForm(PartnershipForm):
    until = a_day("Last day")
    succeeded_by = one_of(
        "Constituted anew as", hint="That body takes its place in the structure from the day after."
    )

    def choose(self) -> None:
        self.fill("succeeded_by", bodies(self.structure), none="It just ends")


class ParentForm(PartnershipForm):
    parent = one_of("Reports to", needed="Choose the body to which it reports")
    since = a_day("From which day", today=True)

    def choose(self) -> None:
        self.fill("parent", bodies(self.structure))


class EndParentForm(PartnershipForm):
    parent = one_of("Reports no more to", needed="Choose the body to which it reports no more")
    until = a_day("Last day on which it reports", today=True)

    def choose(self) -> None:
        self.fill("parent", bodies(self.structure))


def a_number(label: str, most: int, *, hint: str = "") -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=0,
        max_value=most,
        help_text=hint,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={"invalid": "Enter a number, such as 5"},
    )


class TermsForm(PartnershipForm):
    """Terms of reference, whole: what stands is filled in, so that one thing can be changed and the rest agreed again."""

    since = a_day("From which day they hold", today=True)
    purpose = forms.CharField(
        label="What the body is for",
        widget=forms.Textarea,
        max_length=480,
        error_messages={"required": "Enter what the body is for"},
    )
    quorum = a_number("Quorum", 200, hint="How many who have a vote have to be there.")
    reports_in = forms.MultipleChoiceField(
        label="Months in which it reports",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[(str(number), name) for number, name in enumerate(FULL_MONTH_NAMES, 1)],
    )
    review = a_day("To be looked at again by", needed=False, hint="For example, 1/6/2027")
    chair_by = one_of("The chair is chosen by", hint="")
    chair_of = one_of(
        "Which post or organisation", hint="Where the chair goes with a post, or is named by an organisation."
    )
    chair_months = a_number("For how many months", 120)
    vice_by = one_of("The vice-chair is chosen by")
    vice_of = one_of(
        "Which post or organisation",
        hint="Where the vice-chair goes with a post, or is named by an organisation.",
    )
    vice_months = a_number("For how many months", 120)
    vice_not_of = forms.MultipleChoiceField(
        label="Organisations of which the vice-chair may not be",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    apart = forms.BooleanField(label="Chair and vice-chair are of two organisations", required=False)

    def choose(self) -> None:
        by = [(each.value, _BY[each]) for each in ChosenBy]
        of_posts = [(slug, f"Post: {title}") for slug, title in posts(self.structure, None)]
        named = organisations_to_come(self.structure, with_those=self._named_already())
        for who in _CHOSEN:
            self.fill(f"{who}_by", by, none="Nothing is said")
            self.fill(
                f"{who}_of",
                [*of_posts, *((slug, f"Organisation: {name}") for slug, name in named)],
                none="None",
            )
        self.fields["vice_not_of"].choices = named  # type: ignore[attr-defined]

    def _named_already(self) -> set[str]:
        """The organisations of the terms that stand: what is agreed again loses none of them, though one has ended."""
        return {*self.initial.get("vice_not_of", ()), *(self.initial.get(f"{who}_of") for who in _CHOSEN)}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for who in _CHOSEN:
            by, of = cleaned.get(f"{who}_by"), cleaned.get(f"{who}_of")
            if by in (ChosenBy.POST, ChosenBy.ORGANISATION) and not of:
                self.add_error(f"{who}_of", f"Choose the {by}")
            if of and by not in (ChosenBy.POST, ChosenBy.ORGANISATION):
                self.add_error(f"{who}_of", "Choose “None”: it goes with no post or organisation")
        return cleaned


_CHOSEN = ("chair", "vice")
_BY = {
    ChosenBy.ELECTION: "Election by the members",
    ChosenBy.APPOINTMENT: "Appointment",
    ChosenBy.POST: "Whoever holds a post",
    ChosenBy.ORGANISATION: "An organisation names somebody",
}
_CLASSES = {
    SeatClass.ORGANISATION: "Of an organisation, which names who sits",
    SeatClass.POST: "Of a post: whoever holds it sits",
    SeatClass.CO_OPTED: "Of somebody who is co-opted",
    SeatClass.INVITED: "Of somebody who is invited",
}


class SeatForm(PartnershipForm):
    seat_class = one_of(
        "Whose the seat is",
        [("", "Choose"), *((key.value, text) for key, text in _CLASSES.items())],
        needed="Choose whose the seat is",
    )
    organisation = one_of("Organisation")
    post = one_of("Post")
    title = words("What papers call it", hint="Leave it empty for the name of the post or organisation.")
    voting = forms.BooleanField(
        label="It has a vote", required=False, initial=True, help_text="Who is invited has mostly none."
    )
    since = a_day("First day", today=True)

    def choose(self) -> None:
        self.fill("organisation", organisations_to_come(self.structure), none="None")
        self.fill("post", posts(self.structure, timezone.localdate()), none="None")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        seat_class = cleaned.get("seat_class")
        for needed in (SeatClass.ORGANISATION, SeatClass.POST):
            if seat_class == needed and not cleaned.get(needed.value):
                self.add_error(needed.value, f"Choose the {needed}")
        if seat_class in (SeatClass.CO_OPTED, SeatClass.INVITED) and not (
            cleaned.get("title") or cleaned.get("organisation")
        ):
            self.add_error("title", "Enter what papers call the seat, or choose the organisation")
        return cleaned


# -- who holds it --------------------------------------------------------------------------------------------------------


class PersonForm(PartnershipForm):
    name = words("Name", needed="Enter their name", hint="As papers print it.")
    account = forms.ModelChoiceField(
        label="Account",
        queryset=Account.objects.all(),
        required=False,
        empty_label="None: they do not sign in",
    )

    def __init__(self, *given: Any, knows_accounts: bool, **options: Any) -> None:
        self.knows_accounts = knows_accounts
        super().__init__(*given, **options)

    def choose(self) -> None:
        """Who may not see who has an account is not asked for one."""
        if not self.knows_accounts:
            del self.fields["account"]


class JustReasonForm(PartnershipForm):
    """For what asks nothing but why."""


class TakePostForm(PartnershipForm):
    post = one_of("Post", needed="Choose the post")
    since = a_day("From which day", today=True)

    def choose(self) -> None:
        self.fill("post", posts(self.structure, None))


class BeforeDayForm(PartnershipForm):
    until = a_day("Before which day it ends", today=True)


class FillSeatForm(PartnershipForm):
    """Who sits; `post` is for which post of theirs, filled in by whoever makes the form."""

    person = forms.ModelChoiceField(
        label="Who",
        queryset=PartnershipPerson.objects.all(),
        empty_label="Choose",
        error_messages={"required": "Choose who sits"},
    )
    post = one_of("For which post of theirs", hint="Leave “For none” where they sit for themselves.")
    since = a_day("From which day", today=True)

    def choose(self) -> None:
        self.fill("post", posts(self.structure, None), none="For none")


class SubstituteForm(PartnershipForm):
    person = forms.ModelChoiceField(
        label="Who comes where the member cannot",
        queryset=PartnershipPerson.objects.all(),
        empty_label="Choose",
        error_messages={"required": "Choose the substitute"},
    )
    since = a_day("From which day", today=True)


class OfficeForm(PartnershipForm):
    """`held` are the members of the day, filled in by whoever makes the form."""

    office = one_of(
        "Elected or appointed as",
        [(each.value, each.value.capitalize()) for each in BodyOffice],
        needed="Choose",
    )
    held = one_of("Who", needed="Choose who was elected or appointed")
    since = a_day("From which day", today=True)
    until = a_day(
        "Before which day it ends", needed=False, hint="Leave it empty where it ends with the next election."
    )

    def __init__(self, *given: Any, members: Mapping[int, str], **options: Any) -> None:
        self.members = members
        super().__init__(*given, **options)

    def choose(self) -> None:
        self.fill("held", ((str(number), name) for number, name in self.members.items()))


def bodies(structure: Structure) -> Choices:
    return [(each.slug, each.name) for each in structure.bodies]


def organisations_to_come(structure: Structure, *, with_those: Container[str | None] = ()) -> Choices:
    """Those that have a day from today on, and `with_those`: one that is to end stands until then."""
    today = timezone.localdate()
    return [
        (each.slug, each.name)
        for each in structure.organisations
        if each.until is None or today <= each.until or each.slug in with_those
    ]


def posts(structure: Structure, on: date | None) -> Choices:
    """The posts of a day, or all, each with its organisation."""
    named = {each.slug: each.name for each in structure.organisations}
    return [
        (each.slug, f"{each.title}, {named.get(each.organisation, each.organisation)}")
        for each in structure.posts
        if on is None or each.stands(on)
    ]
