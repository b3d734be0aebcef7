"""Everything that can be done to who the partnership is: its address, its form, and what it does, one after another.

The addresses and the pages are made from this table; a verb that is missing from the matrix of the tests fails.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from tithing.governance.members import BodyOffice
from tithing.vocabulary.not_here import day_words
from tithing.vocabulary.partnership.bodies import BodyKind, BodyTerms, ChairRule, ChosenBy, SeatClass
from tithing.web.accounts.permissions import SEE_PEOPLE
from tithing.web.ground.built_on import kept_of
from tithing.web.partnerships import changes, forms, permissions
from tithing.web.partnerships.about import (
    FormAbout,
    body_page_of,
    organisation_page_of,
    person_page_of,
    slug_for,
    until_of,
)
from tithing.web.partnerships.forms import PartnershipForm
from tithing.web.partnerships.models import PartnershipPerson
from tithing.web.partnerships.queries import members_on, posts_held_on, seats_held, stands_on
from tithing.web.shared.actor import Actor
from tithing.web.shared.audit import AuditSubject
from tithing.web.shared.permissions import Permission, can
from tithing.workflows.partnership import body_edits, edits, taking_back
from tithing.workflows.partnership.changing import StructureEdit

Told = Mapping[str, Any]


@dataclass(frozen=True)
class PartnershipVerb:
    """`do` gives the words in which the page says that it is done; `state` is what the form was shown with, `initial` what is
    filled in.
    """

    name: str
    path: str
    title: Callable[[FormAbout], str]
    button: str
    asked: Permission
    form: Callable[..., PartnershipForm]
    do: Callable[[Actor, PartnershipForm, FormAbout], str]
    back: Callable[[FormAbout], str]
    state: Callable[[FormAbout], str]
    initial: Callable[[FormAbout], Told] = lambda about: {}
    more: Callable[[FormAbout], Told] = lambda about: {}  # what the form has to be told beside the structure
    words: str = ""  # what it comes to, above the form


# -- what the book says --------------------------------------------------------------------------------------------------


def in_book(
    name: str,
    path: str,
    *,
    title: Callable[[FormAbout], str],
    button: str,
    form: Callable[..., PartnershipForm],
    edit: Callable[[FormAbout, Told], StructureEdit],
    about: Callable[[FormAbout], AuditSubject],
    back: Callable[[FormAbout], str],
    said: str,
    initial: Callable[[FormAbout], Told] = lambda about: {},
    words: str = "",
    unless: Callable[[FormAbout], Iterable[str]] = lambda about: (),
) -> PartnershipVerb:
    """A verb that changes the book; its state is the state of the files. `unless` is what the record book has against it."""

    def do(by: Actor, sent: PartnershipForm, there: FormAbout) -> str:
        changes.define(
            by=by,
            edits=edit(there, sent.told),
            about=about(there),
            seen=sent.cleaned_data["state"],
            reason=sent.cleaned_data["reason"],
            unless=lambda: unless(there),
        )
        return said

    return PartnershipVerb(
        name,
        path,
        title,
        button,
        permissions.DEFINE,
        form,
        do,
        back,
        lambda there: there.seen.state,
        initial,
        words=words,
    )


def _of_structure(there: FormAbout) -> AuditSubject:
    return AuditSubject("partnership", "structure")


def _of_organisation(there: FormAbout) -> AuditSubject:
    return AuditSubject("organisation", there.organisation.slug)


def _of_post(there: FormAbout) -> AuditSubject:
    return AuditSubject("organisation", there.post.organisation)


def _of_body(there: FormAbout) -> AuditSubject:
    return AuditSubject("body", there.body.slug)


def _organisations(there: FormAbout) -> str:
    return reverse("partnership_organisations")


def _overview(there: FormAbout) -> str:
    return reverse("partnership")


def _people(there: FormAbout) -> str:
    return reverse("partnership_people")


def _the_organisation(there: FormAbout) -> str:
    return organisation_page_of(there.organisation.slug)


def _the_posts(there: FormAbout) -> str:
    return organisation_page_of(there.post.organisation)


def _the_body(there: FormAbout) -> str:
    return body_page_of(there.body.slug)


def _protocol_now(there: FormAbout) -> Told:
    """What stands, filled in."""
    found = there.structure.protocol_on(there.on)
    if found is None:
        return {}
    said = {"since": found.since, "review": found.review}
    return {**said, "signed_by": list(found.signed_by), "liaison": list(found.liaison)}


def _kept_of_the_new(there: FormAbout) -> Iterable[str]:
    return kept_of(there.organisation.slug)


def _gone_over(there: FormAbout) -> Iterable[str]:
    """What went over to whoever came in its place, on the day on which it did."""
    after = there.organisation.succeeded_by
    return kept_of(after, come_from=there.organisation.slug) if after else ()


def _new_organisation(there: FormAbout, told: Told) -> str:
    return slug_for(told["name"], [each.slug for each in there.structure.organisations])


def _terms(there: FormAbout, told: Told) -> StructureEdit:
    terms = BodyTerms(
        since=told["since"],
        purpose=" ".join(told["purpose"].split()),
        chair=_chair(told, "chair"),
        vice_chair=_chair(told, "vice", not_of=tuple(told["vice_not_of"]), apart=told["apart"]),
        quorum=told["quorum"] or 0,
        reports_in=tuple(int(each) for each in told["reports_in"]),
        review=told["review"],
    )
    return body_edits.agree_terms(there.body.slug, terms)


def _chair(told: Told, who: str, *, not_of: tuple[str, ...] = (), apart: bool = False) -> ChairRule | None:
    by = told[f"{who}_by"]
    if not by:
        return None
    return ChairRule(ChosenBy(by), told[f"{who}_of"], told[f"{who}_months"] or 0, not_of, apart)


def _terms_now(there: FormAbout) -> Told:
    """What stands, filled in, to be agreed again with what is changed."""
    terms = there.body.terms_on(there.on)
    if terms is None:
        return {}
    chair, vice = terms.chair, terms.vice_chair
    return {
        "purpose": terms.purpose,
        "quorum": terms.quorum or "",
        "reports_in": [str(each) for each in terms.reports_in],
        "review": terms.review,
        **_chair_now("chair", chair),
        **_chair_now("vice", vice),
        "vice_not_of": list(vice.not_of) if vice else [],
        "apart": vice.apart if vice else False,
    }


def _chair_now(who: str, rule: ChairRule | None) -> Told:
    if rule is None:
        return {}
    return {f"{who}_by": rule.by.value, f"{who}_of": rule.of, f"{who}_months": rule.months or ""}


def _seat(there: FormAbout, told: Told) -> StructureEdit:
    seat_class = SeatClass(told["seat_class"])
    called = told["title"] or told["post"] or told["organisation"]
    return body_edits.add_seat(
        there.body.slug,
        body_edits.NewSeat(
            slug_for(called, [each.slug for each in there.body.seats]),
            seat_class,
            told["organisation"] if seat_class is not SeatClass.POST else "",
            told["post"] if seat_class is SeatClass.POST else "",
            told["title"],
            told["voting"],
            told["since"],
        ),
    )


GOES_ON = (
    "For a last day that was said by mistake. From then on it stands as if none had been said, with whoever held what it has. What "
    "was said before stays in the journal and in the audit."
)
IN_BOOK = (
    in_book(
        "organisation_add", "organisations/add/", title=lambda there: "Add an organisation", button="Add it",
        form=forms.OrganisationForm, about=_of_structure, back=_organisations, said="The organisation is in the book.",
        edit=lambda there, told: edits.add_organisation(
            _new_organisation(there, told), told["name"], told["kind"], limb=told["limb"], since=told["since"]
        ),
    ),
    in_book(
        "organisations_merge", "organisations/merge/", title=lambda there: "Merge organisations", button="Merge them",
        form=forms.MergeForm, about=_of_structure, back=_organisations,
        said="The merger is in the book: from its day the new organisation has the seats and posts of those before.",
        edit=lambda there, told: edits.merge_organisations(
            told["merged"], slug=_new_organisation(there, told),
            **{key: told[key] for key in ("name", "kind", "limb", "on")},
        ),
    ),
    in_book(
        "organisation_describe", "organisations/<slug:organisation>/change/",
        title=lambda there: f"Change what is said of {there.organisation.name}", button="Change it",
        form=forms.DescribeOrganisationForm, about=_of_organisation, back=_the_organisation, said="It is changed.",
        edit=lambda there, told: edits.describe_organisation(there.organisation.slug, **told),
        initial=lambda there: {key: getattr(there.organisation, key) for key in ("kind", "limb", "since")},
    ),
    in_book(
        "organisation_rename", "organisations/<slug:organisation>/rename/",
        title=lambda there: f"Give {there.organisation.name} another name", button="Rename it",
        form=forms.RenameForm, about=_of_organisation, back=_the_organisation, said="It has another name from that day.",
        edit=lambda there, told: edits.rename_organisation(there.organisation.slug, told["name"], since=told["since"]),
    ),
    in_book(
        "organisation_end", "organisations/<slug:organisation>/end/",
        title=lambda there: f"End {there.organisation.name}", button="End it",
        form=forms.EndOrganisationForm, about=_of_organisation, back=_the_organisation, said="The organisation has an end.",
        edit=lambda there, told: edits.end_organisation(there.organisation.slug, **told),
    ),
    in_book(
        "post_add", "organisations/<slug:organisation>/post/",
        title=lambda there: f"Add a post of {there.organisation.name}", button="Add it",
        form=forms.PostForm, about=_of_organisation, back=_the_organisation, said="The post is in the book.",
        edit=lambda there, told: edits.add_post(
            slug_for(told["title"], [each.slug for each in there.structure.posts]),
            told["title"], there.organisation.slug, since=told["since"],
        ),
    ),
    in_book(
        "post_end", "posts/<slug:post>/end/", title=lambda there: f"End the post {there.post.title}", button="End it",
        form=forms.LastDayForm, about=_of_post, back=_the_posts,
        said="The post has an end: who sits for it leaves the seat then.",
        edit=lambda there, told: edits.end_post(there.post.slug, told["until"]),
    ),
    in_book(
        "body_add", "bodies/add/", title=lambda there: "Add a body", button="Add it",
        form=forms.BodyForm, about=_of_structure, back=_overview, said="The body is in the book.",
        edit=lambda there, told: body_edits.add_body(
            slug_for(told["name"], [each.slug for each in there.structure.bodies]), told["name"], BodyKind(told["kind"]),
            since=told["since"], until=told["until"], whose=told["whose"], parent=told["parent"],
        ),
    ),
    in_book(
        "body_rename", "bodies/<slug:body>/rename/",
        title=lambda there: f"Give {there.body.name} another name", button="Rename it",
        form=forms.RenameForm, about=_of_body, back=_the_body, said="It has another name from that day.",
        edit=lambda there, told: body_edits.rename_body(there.body.slug, told["name"], since=told["since"]),
    ),
    in_book(
        "body_end", "bodies/<slug:body>/end/", title=lambda there: f"End {there.body.name}", button="End it",
        form=forms.EndBodyForm, about=_of_body, back=_the_body, said="The body has an end.",
        edit=lambda there, told: body_edits.end_body(there.body.slug, told["until"], succeeded_by=told["succeeded_by"]),
    ),
    in_book(
        "body_parent", "bodies/<slug:body>/parent/",
        title=lambda there: f"Let {there.body.name} report to one more body", button="Let it report",
        form=forms.ParentForm, about=_of_body, back=_the_body, said="It reports to that body from that day.",
        edit=lambda there, told: body_edits.add_parent(there.body.slug, told["parent"], since=told["since"]),
    ),
    in_book(
        "body_parent_end", "bodies/<slug:body>/parent/end/",
        title=lambda there: f"End that {there.body.name} reports to a body", button="End it",
        form=forms.EndParentForm, about=_of_body, back=_the_body,
        said="It reports to that body no more from the day after.",
        edit=lambda there, told: body_edits.end_parent(there.body.slug, told["parent"], told["until"]),
    ),
    in_book(
        "body_terms", "bodies/<slug:body>/terms/",
        title=lambda there: f"Terms of reference of {there.body.name}", button="Agree them",
        form=forms.TermsForm, about=_of_body, back=_the_body, said="The terms of reference hold from that day.",
        edit=_terms, initial=_terms_now,
    ),
    in_book(
        "seat_add", "bodies/<slug:body>/seat/", title=lambda there: f"Add a seat to {there.body.name}", button="Add it",
        form=forms.SeatForm, about=_of_body, back=_the_body, said="The seat is in the book. It asks to be filled.", edit=_seat,
    ),
    in_book(
        "seat_close", "bodies/<slug:body>/seats/<slug:seat>/close/",
        title=lambda there: f"Close a seat of {there.body.name}: {there.seat_title}", button="Close it",
        form=forms.LastDayForm, about=_of_body, back=_the_body, said="The seat has an end.",
        edit=lambda there, told: body_edits.close_seat(there.body.slug, there.seat.slug, told["until"]),
    ),
    in_book(
        "protocol_sign", "protocol/", title=lambda there: "The protocol for sharing information", button="Write it down",
        form=forms.ProtocolForm, about=_of_structure, back=_overview, said="The protocol is in the book.",
        words="Which organisations have signed the written protocol by which the authorities share information, and through whom "
        "each is asked. The protocol itself stays where you keep it.",
        edit=lambda there, told: edits.sign_protocol(**told), initial=_protocol_now,
    ),
    in_book(
        "merger_take_back", "organisations/<slug:organisation>/merger/take-back/",
        title=lambda there: f"Take back the merger into {there.organisation.name}", button="Take it back",
        form=PartnershipForm, about=_of_organisation, back=_organisations, unless=_kept_of_the_new,
        said="The merger is taken back: those that merged go on, with their seats and posts.",
        words="For a merger that was said by mistake. The new organisation is gone from the book, and those that merged go on with "
        "the seats and posts that they had. What was said before stays in the journal and in the audit.",
        edit=lambda there, told: taking_back.take_back_merger(there.organisation.slug, there.organisation.name),
    ),
    in_book(
        "organisation_go_on", "organisations/<slug:organisation>/end/take-back/",
        title=lambda there: f"Take back the last day of {there.organisation.name}", button="Take it back",
        form=PartnershipForm, about=_of_organisation, back=_the_organisation, unless=_gone_over,
        said="It goes on, with its seats and posts.", words=GOES_ON,
        edit=lambda there, told: taking_back.take_back_last_day(there.organisation.slug),
    ),
    in_book(
        "post_go_on", "posts/<slug:post>/end/take-back/",
        title=lambda there: f"Take back the last day of the post {there.post.title}", button="Take it back",
        form=PartnershipForm, about=_of_post, back=_the_posts, said="The post goes on.", words=GOES_ON,
        edit=lambda there, told: taking_back.take_back_post(there.post.slug),
    ),
    in_book(
        "body_go_on", "bodies/<slug:body>/end/take-back/",
        title=lambda there: f"Take back the last day of {there.body.name}", button="Take it back",
        form=PartnershipForm, about=_of_body, back=_the_body, said="The body goes on.", words=GOES_ON,
        edit=lambda there, told: taking_back.take_back_body(there.body.slug),
    ),
    in_book(
        "seat_go_on", "bodies/<slug:body>/seats/<slug:seat>/close/take-back/",
        title=lambda there: f"Take back the last day of a seat of {there.body.name}: {there.seat_title}", button="Take it back",
        form=PartnershipForm, about=_of_body, back=_the_body, said="The seat goes on.", words=GOES_ON,
        edit=lambda there, told: taking_back.take_back_seat(there.body.slug, there.seat.slug),
    ),
)  # fmt: skip


# -- who holds it --------------------------------------------------------------------------------------------------------


def _add_person(by: Actor, sent: PartnershipForm, there: FormAbout) -> str:
    person = changes.add_person(by=by, reason=sent.cleaned_data["reason"], **sent.told)
    return f"{person.name} may hold posts and seats."


def _people_added(there: FormAbout) -> str:
    """The last who was added, so that a form which was sent twice adds nobody twice."""
    last = PartnershipPerson.objects.order_by("-pk").values_list("pk", flat=True).first()
    return f"after {last or 0}"


def _may_see_accounts(there: FormAbout) -> Told:
    return {"knows_accounts": can(SEE_PEOPLE, there.actor)}


def _change_person(by: Actor, sent: PartnershipForm, there: FormAbout) -> str:
    version = int(sent.cleaned_data["state"].removeprefix("version ") or 0)
    told = {"account": there.person.account, **sent.told}  # as it is, for who may not see who has one
    changes.change_person(
        by=by, person=there.person, version=version, reason=sent.cleaned_data["reason"], **told
    )
    return "It is changed."


def _forget_person(by: Actor, sent: PartnershipForm, there: FormAbout) -> str:
    changes.forget_person(by=by, person=there.person, on=there.on, reason=sent.cleaned_data["reason"])
    return "The name is taken out. What they held stays, as somebody’s."


def _take_post(by: Actor, sent: PartnershipForm, there: FormAbout) -> str:
    changes.take_post(by=by, person=there.person, reason=sent.cleaned_data["reason"], **sent.told)
    return f"{there.person.name} holds the post from that day."


def _leave_post(by: Actor, sent: PartnershipForm, there: FormAbout) -> str:
    changes.leave_post(by=by, held=there.post_held, reason=sent.cleaned_data["reason"], **sent.told)
    return "It has an end, and so have the seats on which they sit for that post."


def _fill_seat(by: Actor, sent: PartnershipForm, there: FormAbout) -> str:
    changes.fill_seat(
        by=by, body=there.body.slug, seat=there.seat.slug, reason=sent.cleaned_data["reason"], **sent.told
    )
    return f"{sent.told['person'].name} has the seat from {day_words(sent.told['since'])}."


def _likely_holder(there: FormAbout) -> Told:
    """Of a post's seat, whoever holds the post alone."""
    post = there.seat.post
    held = posts_held_on(there.structure, there.on).get(post, ()) if post else ()
    return {"post": post, "person": held[0].pk if len(held) == 1 else None}


def _holder_of(there: FormAbout) -> str:
    """By whom a seat is held as the form is shown, whoever that is."""
    held = seats_held(body=there.body.slug).filter(seat=there.seat.slug)
    return ",".join(f"{each.pk} {until_of(each)}" for each in held)


def _leave_seat(by: Actor, sent: PartnershipForm, there: FormAbout) -> str:
    changes.leave_seat(by=by, held=there.seat_held, reason=sent.cleaned_data["reason"], **sent.told)
    return "It has an end. From then the seat asks to be filled or closed."


def _add_substitute(by: Actor, sent: PartnershipForm, there: FormAbout) -> str:
    changes.add_substitute(by=by, held=there.seat_held, reason=sent.cleaned_data["reason"], **sent.told)
    return f"{sent.told['person'].name} is a substitute from that day."


def _end_substitute(by: Actor, sent: PartnershipForm, there: FormAbout) -> str:
    changes.end_substitute(by=by, held=there.substitute, reason=sent.cleaned_data["reason"], **sent.told)
    return "It has an end."


def _choose_office(by: Actor, sent: PartnershipForm, there: FormAbout) -> str:
    held = next(each for each in seats_held(body=there.body.slug) if each.pk == int(sent.told["held"]))
    office = BodyOffice(sent.told["office"])
    when = {key: sent.told[key] for key in ("since", "until")}
    changes.choose_office(by=by, held=held, office=office, reason=sent.cleaned_data["reason"], **when)
    return f"{held.person.name} is {office} from {day_words(when['since'])}."


def _who_may_be_chosen(there: FormAbout) -> Told:
    members = {
        each.seat.seat.slug: each.title
        for each in members_on(there.body.slug, there.on, seen=there.seen).members
    }
    held = [each for each in seats_held(body=there.body.slug) if stands_on(there.structure, each, there.on)]
    return {
        "members": {each.pk: f"{each.person.name} ({members.get(each.seat, each.seat)})" for each in held}
    }


def _offices_now(there: FormAbout) -> str:
    held = [office for each in seats_held(body=there.body.slug) for office in each.offices.all()]
    return ",".join(f"{each.pk} {until_of(each)}" for each in held)


def _leave_office(by: Actor, sent: PartnershipForm, there: FormAbout) -> str:
    changes.leave_office(by=by, held=there.office, reason=sent.cleaned_data["reason"], **sent.told)
    return "It has an end."


def _on_record(name: str, path: str, **told: Any) -> PartnershipVerb:
    return PartnershipVerb(name, path, asked=permissions.SEAT, **told)


def _of_person(person: PartnershipPerson) -> str:
    return person_page_of(person.pk)


ON_RECORD = (
    _on_record(
        "person_add", "people/add/", title=lambda there: "Add somebody who holds a post or a seat", button="Add them",
        form=forms.PersonForm, do=_add_person, back=_people, state=_people_added, more=_may_see_accounts,
    ),
    _on_record(
        "person_change", "people/<int:person>/change/", title=lambda there: f"Change what is said of {there.person.name}",
        button="Change it", form=forms.PersonForm, do=_change_person, back=lambda there: _of_person(there.person),
        state=lambda there: f"version {there.person.version}", more=_may_see_accounts,
        initial=lambda there: {"name": there.person.name, "account": there.person.account_id},
    ),
    PartnershipVerb(
        "person_forget", "people/<int:person>/forget/", asked=permissions.FORGET,
        title=lambda there: f"Take out the name of {there.person.name}", button="Take it out for good",
        form=forms.JustReasonForm, do=_forget_person, back=_people, state=lambda there: f"version {there.person.version}",
    ),
    _on_record(
        "post_take", "people/<int:person>/post/", title=lambda there: f"Put {there.person.name} in a post", button="Put them in it",
        form=forms.TakePostForm, do=_take_post, back=lambda there: _of_person(there.person), state=lambda there: "",
    ),
    _on_record(
        "post_leave", "posts-held/<int:post_held>/end/",
        title=lambda there: f"End that {there.post_held.person.name} holds a post: {there.held_post_title}", button="End it",
        form=forms.BeforeDayForm, do=_leave_post, back=lambda there: _of_person(there.post_held.person),
        state=lambda there: until_of(there.post_held),
    ),
    _on_record(
        "seat_fill", "bodies/<slug:body>/seats/<slug:seat>/fill/",
        title=lambda there: f"Fill a seat of {there.body.name}: {there.seat_title}", button="Fill it",
        form=forms.FillSeatForm, do=_fill_seat, back=_the_body, state=_holder_of, initial=_likely_holder,
    ),
    _on_record(
        "seat_leave", "seats-held/<int:seat_held>/end/",
        title=lambda there: f"End that {there.seat_held.person.name} holds a seat: {there.held_title}", button="End it",
        form=forms.BeforeDayForm, do=_leave_seat, back=lambda there: body_page_of(there.seat_held.body),
        state=lambda there: until_of(there.seat_held),
    ),
    _on_record(
        "substitute_add", "seats-held/<int:seat_held>/substitute/",
        title=lambda there: f"Name a substitute for {there.seat_held.person.name}", button="Name them",
        form=forms.SubstituteForm, do=_add_substitute, back=lambda there: body_page_of(there.seat_held.body),
        state=lambda there: "",
    ),
    _on_record(
        "substitute_end", "substitutes/<int:substitute>/end/",
        title=lambda there: f"End that {there.substitute.person.name} is a substitute", button="End it",
        form=forms.BeforeDayForm, do=_end_substitute, back=lambda there: body_page_of(there.substitute.seat.body),
        state=lambda there: until_of(there.substitute),
    ),
    _on_record(
        "office_choose", "bodies/<slug:body>/chair/", title=lambda there: f"Chair and vice-chair of {there.body.name}",
        button="Say so", form=forms.OfficeForm, do=_choose_office, back=_the_body, state=_offices_now, more=_who_may_be_chosen,
    ),
    _on_record(
        "office_leave", "offices/<int:office_held>/end/",
        title=lambda there: f"End that {there.office.seat.person.name} is {there.office.office}", button="End it",
        form=forms.BeforeDayForm, do=_leave_office, back=lambda there: body_page_of(there.office.seat.body),
        state=lambda there: until_of(there.office),
    ),
)  # fmt: skip
VERBS = (*IN_BOOK, *ON_RECORD)
