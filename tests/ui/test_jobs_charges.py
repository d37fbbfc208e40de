"""Jobs whose charge is in doubt, and those that the user does not want to see."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel

from pikadesk.domain.errors import DiskFull, GenerationFailed, LinkExpired, Refused, StorageError
from pikadesk.domain.fingerprint import fingerprint
from pikadesk.domain.job import Charged, Downloading, Failed, Generating, Origin, OriginKind, Saved, Uncertain
from pikadesk.domain.request import parse
from pikadesk.ui.presenters.jobs_row import Group, JobAction
from pikadesk.ui.widgets.controls import Label
from tests.fakes import until
from tests.ui.job_rig import LOST, URL, choose, list_of, offers, press
from tests.ui.window_rig import running, text_draft

LEFT = Qt.MouseButton.LeftButton


class Browser(QObject):
    """Takes what the program wants to show in a browser."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(url.toString())


@pytest.mark.parametrize("state", [Uncertain(LOST, "r"), Failed(GenerationFailed(message="m").fault, Charged.UNKNOWN)])
async def test_the_user_says_what_was_charged_and_takes_it_back(tmp_path: Path, state: Uncertain | Failed) -> None:
    async with running(tmp_path) as rig:
        shown = await list_of(rig)
        job = rig.job(state)
        await rig.load(job)
        choose(shown.rows[job.id], "Mark as charged")
        await rig.settle()
        await until(lambda: offers(shown.rows, job.id, JobAction.UNDO_MARK))
        row = shown.rows[job.id]
        assert (row.tag.text(), row.money.words.text()) == ("Marked as charged", "charged")
        assert rig.jobs.groups[0].count == "1 · 600,000 credits" and rig.jobs.activity.attention == 0
        press(row, JobAction.UNDO_MARK)
        await rig.settle()
        await until(lambda: shown.rows[job.id].tall)
        assert rig.world.store.kept[job.id].state == state
        choose(shown.rows[job.id], "Mark as not charged")
        await rig.settle()
        await until(lambda: shown.rows[job.id].tag.text() == "Marked as not charged")
        assert rig.jobs.groups[0].count == "1 · 0 credits"
        assert rig.world.api.submits == []


async def test_what_was_marked_long_ago_leaves_the_list(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        old = rig.job(Uncertain(LOST, "r", Charged.YES), ago=2 * 86_400)
        fresh = rig.job(Uncertain(LOST, "r", Charged.NO), ago=3600)
        await rig.load(old, fresh)
        assert [row.id for row in rig.jobs.rows] == [fresh.id]


async def test_sending_again_asks_with_the_numbers_and_sends_nothing_unless_it_is_meant(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        shown = await list_of(rig)
        job = rig.job(Uncertain(LOST), text_draft("Paper boat", resolution="1080p"))
        await rig.load(job)
        press(shown.rows[job.id], JobAction.SEND_AGAIN)
        question = shown.question
        assert question is not None and question.isVisible()
        texts = [label.text() for label in question.findChildren(QLabel)]
        assert "This may charge you twice." in texts
        assert texts.count("1,350,000 credits") == 2 and "2,700,000 credits" in texts
        assert question.send_button.text() == "Send again for 1,350,000"
        await until(question.isActiveWindow)
        assert question.stay_button.hasFocus()
        QTest.mouseClick(question.stay_button, LEFT)
        await rig.settle()
        assert shown.question is None and list(rig.world.runner.jobs) == [job.id]
        press(shown.rows[job.id], JobAction.SEND_AGAIN)
        assert shown.question is not None
        QTest.mouseClick(shown.question.send_button, LEFT)
        await rig.settle()
        (again,) = [each for each in rig.world.runner.jobs.values() if each.id != job.id]
        assert again.origin == Origin(OriginKind.AGAIN, job.id) and again.request == job.request
        await rig.world.runner.settled(again.id)
        assert len(rig.world.api.charges) == 1
        assert rig.world.runner.jobs[job.id].state == job.state


async def test_in_the_sandbox_the_question_says_that_nothing_is_charged(tmp_path: Path) -> None:
    async with running(tmp_path, sandbox=True) as rig:
        shown = await list_of(rig)
        job = rig.job(Uncertain(LOST))
        await rig.load(job)
        assert JobAction.OPEN_HISTORY not in shown.rows[job.id].buttons
        press(shown.rows[job.id], JobAction.SEND_AGAIN)
        assert shown.question is not None
        texts = [label.text() for label in shown.question.findChildren(Label)]
        assert any(text.startswith("In the sandbox nothing is charged.") for text in texts)
        shown.question.reject()


async def test_what_cannot_be_sent_again_is_told(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        job = rig.job(Failed(Refused(status=400, message="m").fault, Charged.NO))
        await rig.load(job)
        rig.world.videos.on_check_writable(DiskFull(path="/v"))
        rig.jobs.try_again(job.id)
        await rig.settle()
        assert "The disk is full." in rig.jobs.message
        assert [row.id for row in rig.jobs.rows] == [job.id]
        rig.jobs.dismiss_message()
        assert rig.jobs.message == ""


async def test_a_job_that_is_tried_again_makes_room_for_its_successor(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        shown = await list_of(rig)
        job = rig.job(Failed(Refused(status=400, message="m").fault, Charged.NO))
        await rig.load(job)
        choose(shown.rows[job.id], "Try again")
        await rig.settle()
        (again,) = [each for each in rig.world.runner.jobs.values() if each.id != job.id]
        await rig.world.runner.settled(again.id)
        await until(lambda: list(shown.rows) == [again.id])
        assert again.origin is None and rig.world.store.kept[job.id].hidden


async def test_the_history_page_opens_in_the_browser(tmp_path: Path) -> None:
    browser = Browser()
    QDesktopServices.setUrlHandler("https", browser, "open")
    try:
        async with running(tmp_path) as rig:
            shown = await list_of(rig)
            job = rig.job(Uncertain(LOST))
            await rig.load(job)
            press(shown.rows[job.id], JobAction.OPEN_HISTORY)
            assert browser.opened == ["https://pages.example/history"]
    finally:
        QDesktopServices.unsetUrlHandler("https")


async def test_claim_details_have_the_times_the_hash_and_what_the_user_found(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        shown = await list_of(rig)
        sent = rig.world.clock.now() - timedelta(seconds=90)
        job = rig.job(Uncertain(LOST, "record-7", Charged.YES), sent_at=sent)
        await rig.load(job)
        choose(shown.rows[job.id], "Copy claim details")
        lines = QGuiApplication.clipboard().text().splitlines()
        assert "Sent at: 2026-11-20 11:58:30 +0000" in lines
        assert f"Request hash (SHA-256): {fingerprint(job.request)}" in lines
        assert "Record: record-7" in lines
        assert "Charge: charged, by what I found" in lines
        assert not any(line.startswith("Made at") for line in lines)


async def test_claim_details_of_a_video_that_does_not_come_name_its_charge(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        shown = await list_of(rig)
        job = rig.job(Downloading("record-7", URL, 580_000), trouble=LinkExpired(status=403, message="").fault)
        await rig.load(job)
        press(shown.rows[job.id], JobAction.COPY_CLAIM)
        lines = QGuiApplication.clipboard().text().splitlines()
        assert "In this state since: 2026-11-20 12:00:00 +0000" in lines
        assert "Charged, by the service's answer: 580,000 credits" in lines
        assert "What happened: The link to the video has ended." in lines
        assert 'Details: {"status": 403}' in lines
        assert not any(line.startswith("Ended at") for line in lines)


async def test_claim_details_have_no_empty_line(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        job = rig.job(Failed(GenerationFailed(message="").fault, Charged.UNKNOWN, "r"))
        await rig.load(job)
        lines = rig.jobs.claim_text(job.id).splitlines()
        assert "Ended at: 2026-11-20 12:00:00 +0000" in lines
        assert not any(line.startswith(("Details", "Charged")) for line in lines)


async def test_a_sent_job_can_be_hidden_which_is_told_and_remembered(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        window = await rig.show()
        shown = window.queue
        rig.keep(shown.tools, 400, 40)
        rig.world.clock.hold()
        rig.world.api.polls = 1000
        job = await rig.world.runner.enqueue(parse(text_draft("Gentle waves")))
        await until(lambda: job.id in shown.rows and shown.rows[job.id].note.text())
        assert not shown.tools.hidden_button.isVisible()
        choose(shown.rows[job.id], "Hide")
        await rig.settle()
        told = "“Gentle waves” is hidden. It was started and charged already; Pikadesk keeps its result."
        await until(lambda: job.id not in shown.rows and window.notice.text() == told)
        assert rig.world.store.kept[job.id].hidden
        assert isinstance(rig.world.runner.jobs[job.id].state, Generating)
        assert shown.tools.hidden_button.text() == "Show 1 hidden job"
        QTest.mouseClick(shown.tools.hidden_button, LEFT)
        assert shown.rows[job.id].line.text().endswith("· hidden")
        assert shown.tools.hidden_button.text() == "Leave hidden jobs out"
        choose(shown.rows[job.id], "Don’t hide any more")
        await rig.settle()
        QTest.mouseClick(shown.tools.hidden_button, LEFT)
        assert job.id in shown.rows and not rig.world.store.kept[job.id].hidden
        rig.world.api.charges[0].answers = 0
        rig.world.clock.free()
        await rig.world.runner.settled(job.id)
        assert isinstance(rig.world.runner.jobs[job.id].state, Saved)


async def test_what_was_dismissed_stays_away_after_a_restart(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        refused = rig.job(Failed(Refused(status=400, message="m").fault, Charged.NO), hidden=True)
        await rig.load(refused)
        assert rig.jobs.rows == () and rig.jobs.hidden == 1


async def test_a_full_disk_offers_another_folder(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        window = await rig.show()
        job = rig.job(Downloading("r", "https://videos.example/1"), trouble=DiskFull(path="/v").fault)
        await rig.load(job)
        press(window.queue.rows[job.id], JobAction.CHOOSE_FOLDER)
        await until(lambda: window.findChild(QFileDialog) is not None)
        dialog = window.findChild(QFileDialog)
        assert dialog is not None
        other = tmp_path / "other"
        other.mkdir()
        dialog.fileSelected.emit(str(other))
        dialog.reject()
        await rig.settle()
        assert rig.settings.preferences.output_folder == other


async def test_new_settings_count_when_they_are_written_and_not_before(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        rig.settings.set_parallel_jobs(4)
        assert rig.settings_saved == 0
        await rig.settings.flush()
        assert rig.settings_saved == 1
        rig.preferences.error = StorageError(path="/settings")
        rig.settings.set_parallel_jobs(3)
        await rig.settings.flush()
        assert rig.settings_saved == 1


async def test_the_usual_time_is_learned_from_the_users_own_jobs(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        rig.world.clock.hold()
        rig.world.api.polls = 1000
        now = rig.world.clock.now()
        made = [
            rig.job(Saved(f"c{taken}"), ago=86_400 * 2, sent_at=now - timedelta(seconds=taken), made_at=now)
            for taken in (80, 100)
        ]
        await rig.load(*made)
        job = await rig.world.runner.enqueue(parse(text_draft()))
        await until(lambda: rig.jobs.rows and rig.jobs.rows[0].stages and rig.world.clock.sleepers)
        assert rig.jobs.rows[0].hint == ""
        third = rig.job(Saved("c"), ago=86_400 * 2, sent_at=now - timedelta(seconds=90), made_at=now)
        await rig.load(third)
        await until(lambda: rig.jobs.rows[0].hint == "Usually 1:25–1:35, from your last 3")
        rig.world.api.charges[0].answers = 0
        rig.world.clock.free()
        await rig.world.runner.settled(job.id)


async def test_the_group_counts_what_was_charged_by_the_answer(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        clip = await rig.add_clip()
        await rig.load(rig.saved(clip), rig.job(Saved("gone", 580_000)), rig.job(Saved("unknown")))
        (group,) = rig.jobs.groups
        assert (group.group, group.count) == (Group.FINISHED, "3 · 1,780,000 credits")
