"""What is planted all over the records and the book, each a text that stands nowhere else, and which roles may meet it."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone

from tests.support.structure import write_structure
from tests.support.supplied_book import REVISED, send, supplied_book
from tests.web.crawl.walking import Guesses
from tests.web.people import make_account
from tithing.vocabulary.partnership.roles import ROLES, DeskRole
from tithing.web.accounts.invitation import INVITATION
from tithing.web.accounts.models import Account, SecondStepReset, subject_of
from tithing.web.behind.permissions import EXPORT_AUDIT
from tithing.web.ground.files.kept_files import keep_file
from tithing.web.ground.files.on_disk import lay_down
from tithing.web.ground.links.link import make_link, where_it_leads
from tithing.web.ground.models import DatedTask, Job
from tithing.web.ground.states import FAILED
from tithing.web.partnerships.models import PartnershipPerson, SeatHeld
from tithing.web.questions.models import AnsweredFigure, AskedQuestion, ChosenFigure, QuestionAnswer
from tithing.web.shared.audit import AuditSubject, FieldChanged, changed, erase_details

START = "Quillwort"  # with which every planted word begins, so that whoever looks for it finds it
ADMIN, LEADER, AUDITOR, ANALYST = (
    DeskRole.ADMINISTRATOR,
    DeskRole.TEAM_LEADER,
    DeskRole.AUDITOR,
    DeskRole.ANALYST,
)
Roles = frozenset[DeskRole]
NOBODY: Roles = frozenset()
OFFICERS: Roles = frozenset({ANALYST, LEADER})
PARTNERS: Roles = frozenset(role for role in ROLES if role.of_organisation)
SEE_PEOPLE: Roles = frozenset({ADMIN, LEADER, AUDITOR})
SEE_AUDIT: Roles = frozenset({ADMIN, AUDITOR})
SIGNED_IN: Roles = frozenset(ROLES)
WITHHELD_NUMBER, PARTNERS_NUMBER, OURS_NUMBER = "81737", "91373", "61379"
WITHHELD_FILE, PARTNERS_FILE = f"{START}-file-withheld.csv", f"{START}-file-for-partners.csv"
OURS = f"""
[quillwort_counted]
title = "{START} label of a measure"
group = "crime"
"""


@dataclass
class Planted:
    """`may` says of each planted text which roles may meet it; `guesses` are what stands in addresses of what is planted."""

    may: dict[str, Roles] = field(default_factory=dict)
    numbers: list[int] = field(default_factory=list)
    names: list[str] = field(default_factory=list)

    def put(self, what: str, may: Roles) -> str:
        """A text that stands nowhere else."""
        text = f"{START}-{what}-{len(self.may)}"
        self.may[text] = may
        return text

    @property
    def guesses(self) -> Guesses:
        return Guesses(tuple(dict.fromkeys(self.numbers)), tuple(self.names), START)

    def met(self, text: str) -> list[str]:
        """Which of them stand in a text; a number also as pages write it."""
        return [each for each in self.may if each in text or (each.isdecimal() and f"{int(each):,}" in text)]


def planted_book(folder: Path) -> Path:
    """Figures for partners, one withheld, a measure of the partnership's own, each of the fire service."""
    book = supplied_book(folder)
    write_structure(folder / "partnership")
    (folder / "partnership" / "measures").mkdir(exist_ok=True)
    (folder / "partnership" / "measures" / "ours.toml").write_text(OURS, encoding="utf-8")
    withheld = f"deliberate_vehicle_fires,Hartlepool,2025-26Q4,{WITHHELD_NUMBER},count,fire,withheld,,"
    send(book, WITHHELD_FILE, [withheld], supplier="fire", released=REVISED)
    rows = [
        f"deliberate_secondary_fires,Hartlepool,2025-26Q4,{PARTNERS_NUMBER},count,fire,partners,,",
        f"quillwort_counted,Hartlepool,2025-26Q4,{OURS_NUMBER},count,fire,partners,,",
    ]
    send(book, PARTNERS_FILE, rows, supplier="fire", released=REVISED)
    return folder


def plant() -> Planted:
    """Everything, in the records of this test."""
    planted = Planted(
        {
            WITHHELD_NUMBER: OFFICERS,
            PARTNERS_NUMBER: OFFICERS | PARTNERS,
            OURS_NUMBER: OFFICERS | PARTNERS,
            f"{START} label of a measure": OFFICERS | PARTNERS,
            WITHHELD_FILE: OFFICERS,
            PARTNERS_FILE: OFFICERS | PARTNERS,  # beside its figures
        }
    )
    planted.names += [
        "fire",
        "police",
        "strategy-group",
        "commander",
        "partner-provider",
        "quillwort-counted",
        "latest",
    ]
    another, gone = _people(planted)
    _of_the_audit(planted, another, gone)
    _of_work(planted, another)
    _of_ways_in(planted, another)
    _of_questions(planted, another)
    planted.numbers += [1, 2, 3, 4, 5]
    return planted


def _people(planted: Planted) -> tuple[Account, Account]:
    """Somebody with everything, and somebody who was erased."""
    another = make_account("member for fire", name=planted.put("name-of-an-account", SEE_PEOPLE))
    another.email = f"{START.lower()}@practice.example"
    planted.may[another.email] = SEE_PEOPLE
    another.save()
    gone = make_account("analyst", name=planted.put("erased-name", NOBODY))
    gone.name, gone.email = f"Account {gone.pk}, erased", f"erased-{gone.pk}@erased.invalid"
    gone.left_at = timezone.now() - timedelta(days=1)
    gone.save()
    person = PartnershipPerson.objects.create(name=planted.put("name-in-a-seat", SIGNED_IN))
    day = timezone.localdate() - timedelta(days=10)
    seat = SeatHeld.objects.create(person=person, body="strategy-group", seat="fire", since=day)
    SecondStepReset.objects.create(
        account=another,
        asked_by=make_account("administrator"),
        asked_at=timezone.now(),
        reason=planted.put("why-a-second-step", frozenset({ADMIN, LEADER})),
    )
    planted.numbers += [another.pk, gone.pk, person.pk, seat.pk, another.held.get().pk]
    return another, gone


def _of_the_audit(planted: Planted, another: Account, gone: Account) -> None:
    with transaction.atomic():
        fields = [FieldChanged("post", planted.put("before", SEE_AUDIT), planted.put("after", SEE_AUDIT))]
        sentence, reason = planted.put("sentence", SEE_AUDIT), planted.put("reason", SEE_AUDIT)
        changed(
            subject_of(another.pk), "people.give_role", sentence, by=another.pk, reason=reason, fields=fields
        )
        erased = [planted.put(f"erased-{each}", NOBODY) for each in ("sentence", "reason", "field")]
        changed(
            subject_of(gone.pk),
            "people.invite",
            erased[0],
            by=another.pk,
            reason=erased[1],
            fields=[FieldChanged("name", erased[2], "")],
        )
    erase_details(subject_of(gone.pk), by=another.pk, reason="asked for")


def _of_work(planted: Planted, another: Account) -> None:
    job = Job.objects.create(
        key=planted.put("key-of-work", NOBODY),
        kind="housekeeping",
        about=planted.put("about-work", SEE_AUDIT),
        by=another.pk,
        told={"secret": planted.put("told-to-work", NOBODY)},
        state=FAILED,
        words=planted.put("words-of-work", SEE_AUDIT),
        incident=planted.put("i", frozenset({ADMIN})),
        failed_as=planted.put("failed-as", frozenset({ADMIN})),
        due_at=timezone.now(),
    )
    DatedTask.objects.create(
        name=planted.put("dated", NOBODY),
        kind="housekeeping",
        told={"secret": planted.put("told-to-a-task", NOBODY)},
        every="once",
        due_at=timezone.now() + timedelta(days=3),
    )
    with transaction.atomic():
        told = io.StringIO()
        csv.writer(told).writerow([planted.put("inside-a-file", SEE_AUDIT)])
        kept = keep_file(
            lay_down(told.getvalue().encode()),
            name=planted.put("file-of-the-audit", SEE_AUDIT) + ".csv",
            kind="csv",
            purpose="the audit as a file",
            asks=EXPORT_AUDIT,
            by=another.pk,
            job=job.pk,
        )
    Job.objects.filter(pk=job.pk).update(state="done", finished_at=timezone.now())
    Job.objects.create(
        key="failed once more", kind="housekeeping", by=another.pk, state=FAILED, due_at=timezone.now(),
        words=job.words, about=job.about, incident=job.incident, failed_as=job.failed_as,
    )  # fmt: skip
    planted.numbers += [job.pk, kept.pk]


def _of_questions(planted: Planted, another: Account) -> None:
    """One that is being answered and one that was, logged by neither of who walks; who asked is no auditor's matter."""
    day = timezone.localdate()
    figure = {"indicator": "deliberate_secondary_fires", "area": "E06000001", "period": "2025-26Q4"}
    for closed in (None, day):
        question = AskedQuestion.objects.create(
            kind="request",
            subject=planted.put("subject-of-a-question", OFFICERS | {AUDITOR}),
            words=planted.put("words-of-a-question", OFFICERS),
            asker="resident",
            asker_name=planted.put("who-asked", OFFICERS),
            received_on=day,
            counted_from=day,
            state="answered" if closed else "answering",
            closed_on=closed,
            logged_by=another.pk,
        )
        answer = QuestionAnswer.objects.create(
            question=question,
            words=planted.put("words-of-an-answer", OFFICERS),
            answered_on=day,
            answered_by=another.pk,
        )
        told = dict.fromkeys(("title", "area_name", "period_words", "shown"), "as told")
        sentence = planted.put("sentence-of-an-answer", OFFICERS | {AUDITOR})
        AnsweredFigure.objects.create(
            answer=answer, sentence=sentence, status="final", read_on=day, **figure, **told
        )
        chosen = ChosenFigure.objects.create(question=question, **figure)
        planted.numbers += [question.pk, chosen.pk]


def _of_ways_in(planted: Planted, another: Account) -> None:
    """Links, secrets and sessions: nobody meets them, whose they are included."""
    with transaction.atomic():
        link = make_link(INVITATION, subject_of(another.pk), by=another.pk, account=another.pk)
        make_link(INVITATION, AuditSubject("account", "0"), by=another.pk)
    token = where_it_leads(link).rstrip("/").rpartition("/")[2]
    for secret in (token, link.token_hash, link.salt, another.password):
        planted.may[secret] = NOBODY
    own = Authenticator.objects.filter(user=another).first()
    assert own is not None
    own.data = {**own.data, "secret": planted.put("secret-of-an-app", NOBODY)}
    own.save()
    session = Session.objects.create(
        session_key=planted.put("k", NOBODY), session_data="x", expire_date=timezone.now() + timedelta(days=1)
    )
    UserSession.objects.create(
        user=another,
        session_key=session.session_key,
        ip="192.0.2.77",
        user_agent=planted.put("browser", NOBODY),
    )
    planted.may["192.0.2.77"] = NOBODY


def meant_for(planted: Planted, role: DeskRole) -> set[str]:
    return {each for each, may in planted.may.items() if role in may}


def by_text(met: Mapping[str, set[str]], planted: Planted, role: DeskRole) -> dict[str, list[str]]:
    """What this role met and may not, with the first addresses at which it did."""
    return {each: sorted(there)[:3] for each, there in met.items() if role not in planted.may[each]}
