"""What the database keeps: each field, what for, until when. The page on privacy is written from it; a test holds it complete."""

from __future__ import annotations

from dataclasses import dataclass

AS_LONG_AS_THE_RECORD = "as long as the record it belongs to"
MEMBERS = (
    "as long as the papers of the meetings at which they sat, or until an administrator takes the name out"
)
QUESTIONS = "until it is erased, for which a team leader is asked three years after the question was closed"
ACCOUNT = "until it is erased, for which an administrator is asked two years after the account ended"


@dataclass(frozen=True)
class StoredFields:
    """`model` as Django names it, "accounts.account"; `personal` where the value is about a person."""

    model: str
    fields: tuple[str, ...]
    purpose: str
    until: str
    personal: bool = False
    of_whom: str = ""


KEPT: tuple[StoredFields, ...] = (
    StoredFields("accounts.account", ("id", "version"), "to tell accounts and their versions apart", AS_LONG_AS_THE_RECORD),
    StoredFields(
        "accounts.account",
        ("email", "name"),
        "to invite a person, to let them sign in, and to say who did what",
        ACCOUNT,
        personal=True,
        of_whom="people with an account",
    ),
    StoredFields(
        "accounts.account",
        ("password", "last_login", "created_at", "left_at"),
        "to let them sign in, and to see an account that nobody uses",
        ACCOUNT,
        personal=True,
        of_whom="people with an account",
    ),
    StoredFields(
        "accounts.roleheld",
        ("id", "account", "role", "organisation", "since", "until"),
        "to know who may do what, and who could on an earlier day",
        ACCOUNT,
        personal=True,
        of_whom="people with an account",
    ),
    StoredFields(
        "accounts.signinway", ("id", "role", "ways"), "to know how a role signs in", "until it is set anew"
    ),
    StoredFields(
        "accounts.secondstepreset",
        ("id", "account", "asked_by", "asked_at", "reason", "ended_by", "ended_at", "done"),
        "to take off a second step that was lost only where two people want it",
        ACCOUNT,
        personal=True,
        of_whom="people with an account",
    ),
    StoredFields(
        "partnerships.partnershipperson",
        ("id", "name", "account", "version"),
        "to print who the members of a body are, and to know who has left",
        MEMBERS,
        personal=True,
        of_whom="people who hold posts and seats",
    ),
    StoredFields(
        "partnerships.postheld",
        ("id", "person", "post", "since", "until"),
        "to know for which organisation somebody acts, and who did on an earlier day",
        MEMBERS,
        personal=True,
        of_whom="people who hold posts and seats",
    ),
    StoredFields(
        "partnerships.seatheld",
        ("id", "person", "body", "seat", "post", "since", "until"),
        "to print who the members of a body are, and who they were at each meeting",
        MEMBERS,
        personal=True,
        of_whom="people who hold posts and seats",
    ),
    StoredFields(
        "partnerships.seatsubstitute",
        ("id", "seat", "person", "since", "until"),
        "to know who may come in the place of a member",
        MEMBERS,
        personal=True,
        of_whom="people who hold posts and seats",
    ),
    StoredFields(
        "partnerships.officeheld",
        ("id", "seat", "office", "since", "until"),
        "to know who chairs a body, and who did on an earlier day",
        MEMBERS,
        personal=True,
        of_whom="people who hold posts and seats",
    ),
    StoredFields(
        "questions.askedquestion",
        ("id", "kind", "subject", "received_on", "wanted_by", "state", "counted_from", "awaiting_since", "extended_for",
         "refused_for", "closed_on", "erased", "version"),
        "to answer what is asked in time, and to answer the like again",
        AS_LONG_AS_THE_RECORD,
    ),
    StoredFields(
        "questions.askedquestion",
        ("words", "asker", "asker_name", "logged_by"),
        "to answer who asked what they asked",
        QUESTIONS,
        personal=True,
        of_whom="people who asked the partnership something, and who logged it",
    ),
    StoredFields(
        "questions.chosenfigure",
        ("id", "question", "indicator", "area", "period"),
        "to answer with figures as they are",
        "until the question is answered",
    ),
    StoredFields(
        "questions.questionanswer",
        ("id", "question", "answered_on"),
        "to know what was answered when",
        AS_LONG_AS_THE_RECORD,
    ),
    StoredFields(
        "questions.questionanswer",
        ("words", "answered_by"),
        "to know what was answered, and by whom",
        QUESTIONS,
        personal=True,
        of_whom="people who asked the partnership something, and who answered them",
    ),
    StoredFields(
        "questions.answeredfigure",
        ("id", "answer", "indicator", "area", "period", "title", "area_name", "period_words", "shown", "number", "status",
         "sentence", "read_on"),
        "to show what was answered, what it is now, and whether it changed",
        AS_LONG_AS_THE_RECORD,
    ),
    StoredFields(
        "account.emailaddress",
        ("id", "user", "email", "verified", "primary"),
        "to send a code or a new password to the right address",
        ACCOUNT,
        personal=True,
        of_whom="people with an account",
    ),
    StoredFields(
        "account.emailconfirmation", ("id", "email_address", "created", "sent", "key"), "not used by this site", "never filled"
    ),
    StoredFields(
        "mfa.authenticator",
        ("id", "user", "type", "data", "created_at", "last_used_at"),
        "to ask for the second step when somebody signs in",
        "until it is removed, or the account ends",
        personal=True,
        of_whom="people with an account",
    ),
    StoredFields(
        "socialaccount.socialaccount",
        ("id", "user", "provider", "uid", "last_login", "date_joined", "extra_data"),
        "to sign somebody in by their organisation’s own sign-in: who says so and whom; of what else it tells nothing is kept",
        "until the two are parted, or the account ends",
        personal=True,
        of_whom="people with an account",
    ),
    StoredFields(
        "socialaccount.socialapp",
        ("id", "provider", "provider_id", "name", "client_id", "secret", "key", "settings"),
        "not used by this site, which is told by its settings",
        "never filled",
    ),
    StoredFields(
        "socialaccount.socialtoken",
        ("id", "app", "account", "token", "token_secret", "expires_at"),
        "not used by this site, which keeps no token",
        "never filled",
    ),
    StoredFields(
        "usersessions.usersession",
        ("id", "user", "created_at", "ip", "last_seen_at", "session_key", "user_agent", "data"),
        "to show people where they are signed in, and to sign them out there",
        "until the session ends, at most 12 hours",
        personal=True,
        of_whom="people who are signed in",
    ),
    StoredFields(
        "sessions.session",
        ("session_key", "session_data", "expire_date"),
        "to know from page to page who is signed in",
        "12 hours",
        personal=True,
        of_whom="people who are signed in",
    ),
    StoredFields(
        "shared.auditline",
        ("number", "at", "by", "action", "kind", "key", "detail_hash", "before", "hash"),
        "to show who changed what, and that nothing was taken out",
        "as long as the partnership keeps its records; it holds numbers and no names",
    ),
    StoredFields(
        "shared.auditdetail",
        ("line", "sentence", "reason", "changed", "erased_at"),
        "to say in words what was changed and why",
        "until it is erased, beside the line that stays",
        personal=True,
        of_whom="people about whom a reason was written",
    ),
    StoredFields("shared.audithead", ("id", "number", "hash"), "to find the end of the audit", AS_LONG_AS_THE_RECORD),
    StoredFields(
        "ground.job",
        ("id", "key", "kind", "told", "state", "attempt", "tried", "entry", "begun_at", "due_at", "claimed_until",
         "finished_at", "so_far", "out_of", "incident", "failed_as", "version"),
        "to do what a page asked for once and no more than once, and to say how far it is",
        "30 days after it was done; 180 where it failed or was given up",
    ),
    StoredFields(
        "ground.job",
        ("about", "by", "words"),
        "to tell the person who asked for work what came of it",
        "30 days after it was done; 180 where it failed or was given up",
        personal=True,
        of_whom="people who had the site do something",
    ),
    StoredFields(
        "django_tasks_database.dbtaskresult",
        ("id", "status", "enqueued_at", "started_at", "finished_at", "args_kwargs", "priority", "task_path", "worker_ids",
         "queue_name", "backend_name", "run_after", "return_value", "exception_class_path", "traceback"),
        "the queue of work: numbers of pieces of work, and no more",
        "30 days",
    ),
    StoredFields(
        "ground.datedtask",
        ("id", "name", "kind", "about", "by", "told", "every", "at", "on", "due_at"),
        "to begin work on its day",
        "until that day, or as long as it is done again",
    ),
    StoredFields(
        "ground.keptfile",
        ("id", "sha256", "name", "kind", "size", "purpose", "asks", "of", "by", "job", "kept_at", "until"),
        "to let a person download a file, and nobody else",
        "until the day that the page names",
        personal=True,
        of_whom="people who had a file made, or sent one",
    ),
    StoredFields(
        "ground.onetimelink",
        ("id", "token_hash", "salt", "purpose", "kind", "key", "account", "made_by", "made_at", "expires_at", "used_at",
         "ended_at"),
        "to let a person do one thing by a link in their mail, once",
        "30 days after it was used, ended or too old",
        personal=True,
        of_whom="people who were sent a link",
    ),
    StoredFields(
        "api.personalkey",
        ("id", "account", "opens", "name", "token_hash", "made_at", "last_day", "last_used_on", "ended_at"),
        "to let a person’s own programs read what that person may read, and to let them see when one last did",
        "30 days after it ended or was too old",
        personal=True,
        of_whom="people who have a key for programs",
    ),
    StoredFields("contenttypes.contenttype", ("id", "app_label", "model"), "Django's list of its tables", AS_LONG_AS_THE_RECORD),
    StoredFields("auth.permission", ("id", "name", "content_type", "codename"), "not used by this site", AS_LONG_AS_THE_RECORD),
    StoredFields("auth.group", ("id", "name", "permissions"), "not used by this site", "never filled"),
)  # fmt: skip
