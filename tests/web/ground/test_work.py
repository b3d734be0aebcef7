"""Work is begun once, done once, tried again with growing waits, and ends: whatever is killed on the way."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from tests.web.ground.work_tried import begun, failing, known
from tithing.vocabulary.problems import Problem, Refused
from tithing.web.ground.jobs import work
from tithing.web.ground.jobs.kinds import WAITS, JobKind, JobRun, TryAgain
from tithing.web.ground.models import Job
from tithing.web.ground.states import DONE, FAILED, RUNNING, WAITING
from tithing.web.ground.worker import beat

pytestmark = pytest.mark.django_db


def kind(**more: Any) -> JobKind:
    return JobKind(**{"name": "tried", "title": "Work that is tried", "work": lambda run: None, **more})


def again_now(job: Job) -> None:
    """As if its wait were over."""
    past = timezone.now() - timedelta(seconds=1)
    Job.objects.filter(pk=job.pk).update(due_at=past)
    DBTaskResult.objects.filter(status="READY").update(run_after=past)


def test_work_is_done_and_its_effect_kept_in_one_transaction() -> None:
    settled: list[object] = []
    with known(
        kind(work=lambda run: run.told["n"] + 1, settle=lambda job, made: settled.append(made))
    ) as tried:
        job = begun(tried, told={"n": 41})
        assert beat() >= 1

    job.refresh_from_db()
    assert (job.state, settled) == (DONE, [42])
    assert beat() == 0


def test_under_one_key_work_is_begun_once() -> None:
    ran: list[int] = []
    with known(kind(work=lambda run: ran.append(run.number))) as tried:
        first, second = begun(tried), begun(tried)
        beat()
        third = begun(tried)
        beat()

    assert first.pk == second.pk == third.pk
    assert ran == [first.pk]


def test_what_may_go_later_is_tried_again_after_growing_waits_and_ends() -> None:
    waits = []
    with known(kind(work=failing(*[TryAgain("The server does not answer.")] * 9))) as tried:
        job = begun(tried)
        for _ in range(tried.tries):
            before = timezone.now()
            beat()
            job.refresh_from_db()
            waits.append(round((job.due_at - before).total_seconds() / 60))
            again_now(job)
        assert beat() == 0

    assert waits[:-1] == [round(each.total_seconds() / 60) for each in WAITS[: tried.tries - 1]]
    assert (job.state, job.tried, job.words) == (FAILED, tried.tries, "The server does not answer.")


def test_what_goes_at_the_second_try_is_done() -> None:
    with known(kind(work=failing(ConnectionResetError("peer 10.0.0.1")))) as tried:
        job = begun(tried)
        beat()
        job.refresh_from_db()
        assert (job.state, job.words, job.failed_as) == (WAITING, work.NOT_NOW, "ConnectionResetError")
        assert "10.0.0.1" not in f"{job.words}{job.failed_as}"
        again_now(job)
        beat()

    job.refresh_from_db()
    assert (job.state, job.words, job.incident) == (DONE, "", "")


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (RuntimeError("a secret value"), work.NO_WORDS),
        (Refused(Problem("the book is gone", "Bring it back")), "the book is gone. Bring it back."),
    ],
)
def test_a_fault_is_not_tried_again_and_keeps_what_is_inside(
    error: Exception, words: str, caplog: pytest.LogCaptureFixture
) -> None:
    with known(kind(work=failing(error))) as tried:
        job = begun(tried)
        beat()

    job.refresh_from_db()
    assert (job.state, job.words) == (FAILED, words)
    assert f"incident {job.incident}" in caplog.text
    assert not DBTaskResult.objects.filter(traceback__contains="secret").exists()


def test_work_whose_settling_fails_leaves_nothing_of_it() -> None:
    def settle(job: Job, made: object) -> None:
        Job.objects.create(key="half", kind="tried", by=0, due_at=timezone.now())
        raise RuntimeError

    with known(kind(settle=settle)) as tried:
        job = begun(tried)
        beat()

    job.refresh_from_db()
    assert job.state == FAILED
    assert not Job.objects.filter(key="half").exists()


def test_how_far_it_is_can_be_seen() -> None:
    seen = []

    def counts(run: JobRun) -> None:
        run.tell(3, 12, "pages")
        seen.append(Job.objects.values_list("so_far", "out_of", "words").get())

    with known(kind(work=counts)) as tried:
        begun(tried)
        beat()

    assert seen == [(3, 12, "pages")]


# -- what is killed --------------------------------------------------------------------------------------------------


def killed_in_the_middle(tried: JobKind) -> Job:
    """As a killed worker leaves it: claimed by it, and in the queue as being done."""
    job = begun(tried)
    claimed = work._claimed(job.pk, job.attempt)
    assert claimed is not None
    DBTaskResult.objects.filter(id=job.entry).update(status="RUNNING")
    return claimed


def test_what_a_killed_worker_had_claimed_is_done_once_its_claim_expires() -> None:
    with known(kind()) as tried:
        job = killed_in_the_middle(tried)
        assert beat() == 0
        Job.objects.filter(pk=job.pk).update(claimed_until=timezone.now() - timedelta(seconds=1))
        assert beat() == 1

    job.refresh_from_db()
    assert (job.state, job.tried) == (DONE, 2)


def test_who_was_believed_dead_and_comes_back_changes_nothing() -> None:
    settled: list[str] = []
    with known(kind(settle=lambda job, made: settled.append(made))) as tried:
        job = killed_in_the_middle(tried)
        Job.objects.filter(pk=job.pk).update(claimed_until=timezone.now() - timedelta(seconds=1))
        assert work.take_up_again(timezone.now()) == 1

        with pytest.raises(work.ClaimLost):
            work.OneRun(job).tell(1, 2)
        with pytest.raises(work.ClaimLost):
            work._settle(job, tried, "by the dead")
        work._did_not_go(job, RuntimeError())

    job.refresh_from_db()
    assert (job.state, settled) == (WAITING, [])


def test_an_entry_that_the_queue_gave_out_and_lost_is_queued_anew() -> None:
    with known(kind()) as tried:
        job = begun(tried)
        DBTaskResult.objects.update(status="RUNNING")
        Job.objects.update(due_at=timezone.now() - work.PATIENCE - timedelta(seconds=1))
        assert beat() == 1

    job.refresh_from_db()
    assert job.state == DONE


def test_a_long_queue_is_no_lost_one() -> None:
    with known(kind()) as tried:
        job = begun(tried)
        Job.objects.update(due_at=timezone.now() - timedelta(hours=5))

        assert work.take_up_again(timezone.now()) == 0
        assert work.late(timezone.now(), by=timedelta(minutes=15))
    assert job.attempt == 1


def test_work_that_kills_its_worker_each_time_ends() -> None:
    with known(kind(tries=2)) as tried:
        job = killed_in_the_middle(tried)
        for _ in range(3):
            Job.objects.filter(state=RUNNING).update(claimed_until=timezone.now() - timedelta(seconds=1))
            work.take_up_again(timezone.now())
            job.refresh_from_db()
            work._claimed(job.pk, job.attempt)

    job.refresh_from_db()
    assert (job.state, job.words) == (FAILED, work.STOPPED)


def test_of_two_that_come_for_one_try_one_has_it() -> None:
    with known(kind()) as tried:
        job = begun(tried)

        assert work._claimed(job.pk, job.attempt) is not None
        assert work._claimed(job.pk, job.attempt) is None


def test_work_of_a_kind_that_an_earlier_version_had_fails_in_words() -> None:
    with known(kind()) as tried:
        job = begun(tried)
    beat()

    job.refresh_from_db()
    assert (job.state, job.words) == (FAILED, work.NO_WORDS)
