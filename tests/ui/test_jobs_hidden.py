"""Jobs that were put out of sight: which of them are seen all the same, and what today cost with them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer

from pikadesk.domain.errors import GenerationFailed, KeyRefused
from pikadesk.domain.job import Charged, Downloading, Failed, Generating, Job, Saved, Uncertain
from pikadesk.domain.request import parse
from pikadesk.ui.presenters.jobs_news import JobNews
from pikadesk.ui.presenters.jobs_row import Group, JobAction
from tests.fakes import Cut, until
from tests.ui.job_rig import BROKEN, LOST, URL, choose, list_of, press
from tests.ui.window_rig import Rig, running, text_draft

DAY = 86_400


async def test_a_hidden_job_that_needs_the_user_is_seen_and_counted(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        needed = [
            rig.job(Generating("r"), trouble=KeyRefused(status=401, message="no").fault, hidden=True),
            rig.job(Downloading("r", URL), trouble=BROKEN, hidden=True, ago=1),
            rig.job(Uncertain(LOST), hidden=True, ago=2),
        ]
        decided = rig.job(Uncertain(LOST, "r", Charged.NO), hidden=True)
        dismissed = rig.job(Failed(GenerationFailed(message="m").fault, Charged.UNKNOWN), hidden=True)
        await rig.load(*needed, decided, dismissed)
        assert [(row.id, row.group, row.hidden) for row in rig.jobs.rows] == [
            (job.id, Group.ATTENTION, False) for job in needed
        ]
        assert rig.jobs.activity.attention_words == "3 need attention"
        assert rig.jobs.hidden == 2
        assert all("hidden" not in row.line for row in rig.jobs.rows)


async def rests(rig: Rig, job: Job) -> None:
    """Wait until the list says that the download of a job has failed."""
    await rig.world.runner.settled(job.id)
    await until(lambda: [row.tag.words for row in rig.jobs.rows if row.tag] == ["Download failed"])


async def test_what_becomes_of_a_hidden_download_is_told_once_for_each_look(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        news = JobNews(rig.jobs)
        rig.world.api.on_download.always(Cut(0))
        rig.world.steps.hold("download")
        job = await rig.world.runner.enqueue(parse(text_draft()))
        await rig.world.steps.reached("download")
        await rig.world.runner.hide(job.id, True)
        await until(lambda: rig.jobs.rows == ())
        assert news.take() == ()
        rig.world.steps.free()
        await rests(rig, job)
        assert [(each.words, each.attention) for each in news.take()] == [("Download failed", True)]
        for looked_at in (False, True):
            rig.world.steps.hold("download")
            rig.jobs.resume(job.id)
            await rig.world.steps.reached("download")
            await until(lambda: rig.jobs.rows == ())
            if looked_at:
                news.look()
            assert news.take() == ()
            rig.world.steps.free()
            await rests(rig, job)
            assert bool(news.take()) is looked_at


async def test_a_mark_that_is_taken_back_brings_a_dismissed_job_back(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        shown = await list_of(rig)
        job = rig.job(Failed(GenerationFailed(message="m").fault, Charged.YES), hidden=True)
        await rig.load(job)
        rig.jobs.show_hidden(True)
        press(shown.rows[job.id], JobAction.UNDO_MARK)
        await rig.settle()
        rig.jobs.show_hidden(False)
        assert [row.tag.words for row in rig.jobs.rows if row.tag] == ["No video made"]


async def test_what_today_cost_is_the_same_after_a_row_is_dismissed(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        shown = await list_of(rig)
        one, two = rig.job(Saved("one", 580_000)), rig.job(Saved("two"))
        await rig.load(one, two)
        assert rig.jobs.groups[0].count == "2 · 1,180,000 credits"
        choose(shown.rows[one.id], "Dismiss")
        await rig.settle()
        await until(lambda: list(shown.rows) == [two.id])
        assert rig.jobs.groups[0].count == "1 · 1,180,000 credits"


async def test_what_was_charged_yesterday_is_not_in_the_sum_of_today(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        yesterday = rig.job(Saved("x")).created_at.replace(day=19)
        await rig.load(rig.job(Saved("one"), sent_at=yesterday), rig.job(Saved("two")))
        assert rig.jobs.groups[0].count == "2 · 600,000 credits"


@pytest.mark.parametrize("hours", [11, 12])
async def test_the_list_begins_anew_at_midnight_although_nothing_happens(tmp_path: Path, hours: int) -> None:
    async with running(tmp_path) as rig:
        await rig.load(rig.job(Saved("one")), rig.job(Uncertain(LOST, "r", Charged.YES)))
        (minutely,) = [timer for timer in rig.jobs.findChildren(QTimer) if timer.interval() == 60_000]
        assert minutely.isActive()
        rig.world.clock.hold()
        rig.world.clock.advance(hours * 3600)
        minutely.timeout.emit()
        assert len(rig.jobs.rows) == (2 if hours < 12 else 0)
