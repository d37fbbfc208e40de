"""The jobs that wait: their order, the pause, and taking them back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu

from pikadesk.domain.job import Cancelled, Downloading, Generating, Job, Queued, Uploading
from pikadesk.domain.request import parse
from pikadesk.ui.presenters.jobs_row import Group, JobAction
from pikadesk.ui.widgets.job_list import JobList
from tests.fakes import until
from tests.ui.job_rig import choose, list_of, offers, press
from tests.ui.window_rig import Rig, running, text_draft

ALT, LEFT = Qt.KeyboardModifier.AltModifier, Qt.MouseButton.LeftButton


async def busy(rig: Rig, *titles: str) -> list[Job]:
    """Let one job generate for as long as it takes, and others wait behind it."""
    rig.world.clock.hold()
    rig.world.api.polls = 1000
    rig.world.parallel_jobs = 1
    await rig.world.runner.enqueue(parse(text_draft("Generates")))
    jobs = [await rig.world.runner.enqueue(parse(text_draft(title))) for title in titles]
    await until(lambda: len(rig.jobs.rows) == len(titles) + 1 and rig.world.clock.sleepers)
    await rig.settle()
    return jobs


def order(rig: Rig) -> list[str]:
    return [row.title for group in rig.jobs.groups if group.group is Group.WAITING for row in group.rows]


async def test_a_waiting_job_is_moved_with_its_buttons(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        shown = await list_of(rig)
        one, two, three = await busy(rig, "one", "two", "three")
        press(shown.rows[two.id], JobAction.MOVE_UP)
        await until(lambda: order(rig) == ["two", "one", "three"])
        choose(shown.rows[two.id], "Move down")
        await until(lambda: order(rig) == ["one", "two", "three"])
        choose(shown.rows[three.id], "To the front")
        await until(lambda: order(rig) == ["three", "one", "two"])
        await rig.settle()
        assert [job.rank for job in map(rig.world.runner.jobs.__getitem__, (three.id, one.id, two.id))] == sorted(
            rig.world.runner.jobs[job.id].rank for job in (one, two, three)
        )


async def test_a_waiting_job_is_moved_with_keys_and_keeps_the_focus(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        shown = await list_of(rig)
        one, _, three = await busy(rig, "one", "two", "three")
        row = shown.rows[three.id]
        row.setFocus(Qt.FocusReason.TabFocusReason)
        for expected in (["one", "three", "two"], ["three", "one", "two"], ["three", "one", "two"]):
            QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Up, ALT)
            await rig.settle()
            await until(lambda expected=expected: order(rig) == expected)
        assert QApplication.focusWidget() is row
        QTest.keyClick(row, Qt.Key.Key_Down, ALT)
        await until(lambda: order(rig) == ["one", "three", "two"])
        last = shown.rows[one.id]
        QTest.keyClick(last, Qt.Key.Key_Down, ALT)
        await until(lambda: order(rig) == ["three", "one", "two"])
        await rig.settle()
        shown.rows[rig.jobs.rows[3].id].setFocus()
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Home, ALT)
        await until(lambda: order(rig) == ["two", "three", "one"])


async def test_a_button_that_goes_hands_the_focus_to_its_row(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        shown = await list_of(rig)
        _, two = await busy(rig, "one", "two")
        shown.rows[two.id].buttons[JobAction.MOVE_UP].setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
        await until(lambda: order(rig) == ["two", "one"] and not offers(shown.rows, two.id, JobAction.MOVE_UP))
        assert QApplication.focusWidget() is shown.rows[two.id]


def drag(shown: JobList, job: Job, beyond: Job, *, below: bool) -> None:
    """Take a row to just above or below the middle of another one, and hold it there."""
    row, other = shown.rows[job.id], shown.rows[beyond.id]
    QTest.mousePress(row, LEFT, pos=QPoint(60, 20))
    end = other.mapTo(shown, QPoint(60, other.height() // 2 + (4 if below else -4)))
    for part in (0.3, 0.7, 1.0):
        begin = row.mapTo(shown, QPoint(60, 20))
        QTest.mouseMove(row, row.mapFrom(shown, begin + (end - begin) * part))


def let_go(shown: JobList, job: Job, beyond: Job, *, below: bool) -> None:
    row, other = shown.rows[job.id], shown.rows[beyond.id]
    at = other.mapTo(shown, QPoint(60, other.height() // 2 + (4 if below else -4)))
    QTest.mouseRelease(row, LEFT, pos=row.mapFrom(shown, at))


async def test_a_waiting_job_is_dragged_to_another_place(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        shown = await list_of(rig)
        one, two, three = await busy(rig, "one", "two", "three")
        drag(shown, one, two, below=True)
        line = shown.drag.line
        assert line.isVisible() and line.geometry().center().y() == pytest.approx(shown.rows[three.id].y(), abs=1)
        let_go(shown, one, two, below=True)
        assert not line.isVisible()
        await until(lambda: order(rig) == ["two", "one", "three"])
        drag(shown, two, three, below=True)
        assert line.geometry().center().y() == pytest.approx(shown.rows[three.id].geometry().bottom() + 1, abs=1)
        let_go(shown, two, three, below=True)
        await until(lambda: order(rig) == ["one", "three", "two"])
        drag(shown, two, one, below=False)
        let_go(shown, two, one, below=False)
        await until(lambda: order(rig) == ["two", "one", "three"])


async def test_a_drag_that_ends_where_it_began_or_is_left_off_moves_nothing(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        shown = await list_of(rig)
        one, two = await busy(rig, "one", "two")
        drag(shown, one, two, below=False)
        assert not shown.drag.line.isVisible()
        let_go(shown, one, two, below=False)
        drag(shown, one, two, below=True)
        assert shown.drag.line.isVisible()
        QTest.keyClick(shown.rows[one.id], Qt.Key.Key_Escape)
        assert not shown.drag.line.isVisible() and shown.rows[one.id].graphicsEffect() is None
        let_go(shown, one, two, below=True)
        await rig.settle()
        assert order(rig) == ["one", "two"]


async def test_a_job_that_begins_while_it_is_dragged_is_let_go(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        shown = await list_of(rig)
        one, two = await busy(rig, "one", "two")
        drag(shown, one, two, below=True)
        rig.world.parallel_jobs = 2
        rig.world.runner.preferences_changed()
        await until(lambda: order(rig) == ["two"])
        assert not shown.drag.line.isVisible()
        let_go(shown, one, two, below=True)
        await rig.settle()
        assert order(rig) == ["two"]


async def test_what_runs_cannot_be_dragged(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        shown = await list_of(rig)
        (waits,) = await busy(rig, "one")
        runs = next(job for job in rig.world.runner.jobs.values() if job.id != waits.id)
        drag(shown, runs, waits, below=True)
        assert not shown.drag.line.isVisible()
        let_go(shown, runs, waits, below=True)


async def test_a_waiting_job_goes_back_into_the_form_and_nothing_is_lost(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        window = await rig.show()
        (job,) = await busy(rig, "Waits for its turn")
        unsaved = text_draft("Not sent yet")
        rig.presenter.form.load(unsaved)
        await until(lambda: job.id in window.queue.rows)
        choose(window.queue.rows[job.id], "Edit")
        await rig.settle()
        assert isinstance(rig.world.runner.jobs[job.id].state, Cancelled)
        assert rig.presenter.form.draft == job.request.draft
        await until(lambda: job.id not in window.queue.rows)
        rig.presenter.form.undo()
        assert rig.presenter.form.draft == unsaved


async def test_the_queue_is_paused_and_goes_on(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        shown = await list_of(rig)
        rig.keep(shown.tools, 400, 40)
        assert shown.tools.pause_button.text() == "Pause new jobs"
        QTest.mouseClick(shown.tools.pause_button, LEFT)
        job = await rig.world.runner.enqueue(parse(text_draft()))
        await until(lambda: job.id in shown.rows)
        assert "New jobs are paused." in shown.rows[job.id].message.text()
        assert isinstance(rig.world.runner.jobs[job.id].state, Queued)
        assert rig.settings.preferences.queue_paused
        assert shown.tools.pause_button.text() == "Resume"
        QTest.mouseClick(shown.tools.pause_button, LEFT)
        await rig.world.runner.settled(job.id)
        assert not rig.settings.preferences.queue_paused


async def test_all_that_waits_is_removed_at_once_and_can_be_had_again(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        shown = await list_of(rig)
        jobs = await busy(rig, "one", "two")
        link = shown.headings[Group.WAITING].link
        assert link.text() == "Remove all"
        QTest.mouseClick(link, LEFT)
        question = shown.removal
        assert question is not None and question.isVisible()
        assert "Remove 2 waiting jobs?" in [label.text() for label in question.findChildren(QLabel)]
        await until(question.isActiveWindow)
        assert question.stay_button.hasFocus()
        QTest.mouseClick(question.stay_button, LEFT)
        await rig.settle()
        assert shown.removal is None and order(rig) == ["one", "two"]
        QTest.mouseClick(link, LEFT)
        assert shown.removal is not None
        QTest.mouseClick(shown.removal.remove_button, LEFT)
        await rig.settle()
        await until(lambda: order(rig) == [])
        assert all(isinstance(rig.world.runner.jobs[job.id].state, Cancelled) for job in jobs)
        await until(lambda: offers(shown.rows, jobs[0].id, JobAction.TRY_AGAIN))
        press(shown.rows[jobs[0].id], JobAction.TRY_AGAIN)
        await rig.settle()
        await until(lambda: order(rig) == ["one"] and jobs[0].id not in shown.rows)


async def test_one_job_alone_is_removed_without_a_question(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        shown = await list_of(rig)
        (job,) = await busy(rig, "one")
        QTest.mouseClick(shown.headings[Group.WAITING].link, LEFT)
        assert shown.removal is None
        await rig.settle()
        assert isinstance(rig.world.runner.jobs[job.id].state, Cancelled)


async def test_the_menu_of_a_row_has_everything_that_can_be_done(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        shown = await list_of(rig)
        _, two, _ = await busy(rig, "one", "two", "three")
        row = shown.rows[two.id]
        everything = ["Move up\tAlt+Up", "Remove", "", "Edit", "Move down\tAlt+Down"]
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(9, 9), row.mapToGlobal(QPoint(9, 9)))
        QApplication.sendEvent(row, event)
        menu = row.findChildren(QMenu)[-1]
        assert [action.text() for action in menu.actions()] == everything
        menu.close()
        QTest.keyClick(row, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
        menu = row.findChildren(QMenu)[-1]
        assert [action.text() for action in menu.actions()] == everything
        menu.close()


async def test_a_download_is_paused_and_resumed(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        shown = await list_of(rig)
        rig.world.steps.hold("download")
        job = await rig.world.runner.enqueue(parse(text_draft()))
        await rig.world.steps.reached("download")
        await until(lambda: offers(shown.rows, job.id, JobAction.PAUSE))
        press(shown.rows[job.id], JobAction.PAUSE)
        rig.world.steps.free()
        await rig.settle()
        await until(lambda: offers(shown.rows, job.id, JobAction.RESUME))
        assert shown.rows[job.id].steps.steps()[-1].text == "Paused"
        assert (rig.jobs.activity.running, rig.jobs.activity.attention) == (0, 0)
        assert rig.jobs.groups[0].count == "0 of 2 at a time"
        press(shown.rows[job.id], JobAction.RESUME)
        await rig.settle()
        await rig.world.runner.settled(job.id)
        await until(lambda: offers(shown.rows, job.id, JobAction.SHOW))
        assert len(rig.world.api.charges) == 1


async def test_what_another_pikadesk_works_on_is_said_to_be(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        shown = await list_of(rig)
        beside = rig.world.beside()
        jobs = [rig.job(Queued()), rig.job(Uploading({})), rig.job(Generating("r")), rig.job(Downloading("r", "u"))]
        for job in jobs:
            await rig.world.store.put(job)
            assert beside.store.claim(job.id)
        await rig.world.runner.load(resume=True)
        await until(lambda: len(shown.rows) == len(jobs))
        for job in jobs:
            row = shown.rows[job.id]
            assert row.note.text() == "Another Pikadesk works on it"
            assert row.buttons == {} and not row.more_button.isVisible()
        assert rig.jobs.activity.running == 3
