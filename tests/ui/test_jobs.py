from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from pikadesk.domain.errors import GenerationFailed, KeyRefused, NotReached, OutcomeUnknown, Refused
from pikadesk.domain.job import Cancelled, Charged, Downloading, Failed, Generating, Saved, Uncertain
from pikadesk.domain.request import parse
from pikadesk.ui.presenters.jobs_row import Group, JobAction
from tests.fakes import Charge, Cut, until
from tests.ui.job_rig import BROKEN, LOST, URL, choose, list_of, press
from tests.ui.window_rig import Rig, frames_draft, running, text_draft


async def test_groups_come_in_order_with_their_counts(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        clip = await rig.add_clip()
        await rig.load(
            rig.saved(clip),
            rig.waiting(),
            rig.job(Uncertain(LOST)),
            rig.job(Failed(Refused(status=400, message="m").fault, Charged.NO), ago=60),
        )
        assert [(group.words, group.count, len(group.rows)) for group in rig.jobs.groups] == [
            ("Needs attention", "2", 2),
            ("Waiting", "1", 1),
            ("Finished today", "1 · 600,000 credits", 1),
        ]
        assert rig.jobs.groups[0].rows[0].tag.words == "Maybe charged"  # type: ignore[union-attr]
        assert rig.jobs.pending == 3


async def test_what_is_over_leaves_the_list_and_what_may_have_cost_does_not(tmp_path: Path) -> None:
    day = 86_400
    async with running(tmp_path) as rig:
        clip = await rig.add_clip()
        await rig.load(
            rig.saved(clip, ago=day),
            rig.job(Cancelled(), ago=day),
            rig.job(Failed(Refused(status=400, message="m").fault, Charged.NO), ago=day + 1),
            rig.job(Failed(GenerationFailed(message="m").fault, Charged.UNKNOWN), ago=9 * day),
            rig.job(Uncertain(LOST), ago=9 * day),
        )
        assert [row.tag.words for row in rig.jobs.rows if row.tag] == ["No video made", "Maybe charged"]


async def test_the_header_is_told_what_runs(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        assert (rig.jobs.activity.running, rig.jobs.activity.attention) == (0, 0)
        rig.world.clock.hold()
        for prompt in ("one", "two"):
            await rig.world.runner.enqueue(parse(text_draft(prompt)))
        await until(lambda: rig.jobs.activity.words == "2 generating")
        rig.world.parallel_jobs = 3
        rig.world.steps.hold("upload")
        await rig.world.runner.enqueue(parse(frames_draft([rig.stored("a.png"), rig.stored("b.png", colour="red")], 5)))
        await until(lambda: rig.jobs.activity.words == "3 running")
        assert not rig.jobs.activity.uploading
        assert rig.jobs.groups[0].count == "3 of 2 at a time"


async def test_uploads_alone_are_told_as_such(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        rig.world.steps.hold("upload")
        await rig.world.runner.enqueue(parse(frames_draft([rig.stored("a.png"), rig.stored("b.png", colour="red")], 5)))
        await until(lambda: rig.jobs.activity.words == "1 uploading")
        assert rig.jobs.activity.uploading


async def test_seconds_are_counted_while_something_generates_and_only_then(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        assert not rig.jobs.ticking
        rig.world.clock.hold()
        rig.world.api.polls = 1000
        job = await rig.world.runner.enqueue(parse(text_draft()))
        await until(lambda: rig.jobs.ticking and rig.world.clock.sleepers)
        rig.world.clock.advance(17)
        await until(lambda: stage(rig, 1) == "Generating 0:17")
        rig.world.api.charges[0].answers = 0
        rig.world.clock.free()
        await rig.world.runner.settled(job.id)
        await until(lambda: rig.jobs.groups[0].group is Group.FINISHED)
        assert not rig.jobs.ticking


async def test_a_generation_that_was_watched_says_how_long_it_took(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        rig.world.clock.hold()
        rig.world.api.polls = 0
        rig.world.steps.hold("download")
        await rig.world.runner.enqueue(parse(text_draft()))
        await until(lambda: rig.world.clock.sleepers)
        rig.world.clock.advance(81)
        await rig.world.steps.reached("download")
        await until(lambda: stage(rig, 1) == "Generated in 1:21")


def stage(rig: Rig, index: int) -> str:
    """What a stage of the first job says; nothing while it has none."""
    stages = rig.jobs.rows[0].stages if rig.jobs.rows else ()
    return f"{stages[index].words} {stages[index].value}".strip() if stages else ""


async def test_an_empty_list_says_so(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        shown = await list_of(rig)
        assert shown.empty.isVisible()
        await rig.load(rig.waiting())
        assert not shown.empty.isVisible()


async def test_cancel_ends_an_upload_and_nothing_is_sent(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        shown = await list_of(rig)
        rig.world.steps.hold("upload")
        job = await rig.world.runner.enqueue(parse(frames_draft([rig.stored("a.png"), rig.stored("b.png")], 5)))
        await until(lambda: job.id in shown.rows and JobAction.CANCEL in shown.rows[job.id].buttons)
        press(shown.rows[job.id], JobAction.CANCEL)
        await rig.settle()
        await until(lambda: shown.rows[job.id].tag.text() == "Cancelled, not sent")
        assert rig.world.api.submits == []


async def test_what_is_sent_cannot_be_cancelled_and_says_so(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        shown = await list_of(rig)
        rig.world.clock.hold()
        job = await rig.world.runner.enqueue(parse(text_draft()))
        await until(lambda: job.id in shown.rows and shown.rows[job.id].note.isVisible())
        assert shown.rows[job.id].note.text() == "Can’t be cancelled once sent"
        assert shown.rows[job.id].buttons == {}
        rig.jobs.cancel(job.id)
        await rig.settle()
        assert isinstance(rig.world.runner.jobs[job.id].state, Generating)


async def test_remove_takes_a_waiting_job_out(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        shown = await list_of(rig)
        rig.world.clock.hold()
        rig.world.parallel_jobs = 1
        await rig.world.runner.enqueue(parse(text_draft("first")))
        waiting = await rig.world.runner.enqueue(parse(text_draft("second")))
        await until(lambda: JobAction.REMOVE in getattr(shown.rows.get(waiting.id), "buttons", {}))
        press(shown.rows[waiting.id], JobAction.REMOVE)
        await rig.settle()
        assert isinstance(rig.world.runner.jobs[waiting.id].state, Cancelled)


async def test_download_again_goes_on_and_saves(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        shown = await list_of(rig)
        rig.world.api.on_download.always(Cut(0))
        job = await rig.world.generate(text_draft())
        await until(lambda: JobAction.DOWNLOAD_AGAIN in getattr(shown.rows.get(job.id), "buttons", {}))
        assert shown.rows[job.id].money.words.text() == "charged"
        rig.world.api.on_download.clear()
        press(shown.rows[job.id], JobAction.DOWNLOAD_AGAIN)
        await rig.settle()
        await rig.world.runner.settled(job.id)
        await until(lambda: JobAction.SHOW in shown.rows[job.id].buttons)
        assert len(rig.world.api.charges) == 1


async def test_check_again_asks_for_an_uncertain_job_and_pays_nothing(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        shown = await list_of(rig)
        job = rig.job(Uncertain(LOST, "record-9"))
        rig.world.api.charges.append(Charge({}, "record-9"))
        await rig.load(job)
        press(shown.rows[job.id], JobAction.CHECK_AGAIN)
        await rig.settle()
        await rig.world.runner.settled(job.id)
        assert isinstance(rig.world.runner.jobs[job.id].state, Saved)
        assert rig.world.api.submits == []


async def test_what_is_dismissed_or_cleared_is_out_of_sight_and_not_lost(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        shown = await list_of(rig)
        clip = await rig.add_clip()
        refused = rig.job(Failed(Refused(status=400, message="m").fault, Charged.NO))
        await rig.load(refused, rig.saved(clip), rig.job(Uncertain(LOST)))
        press(shown.rows[refused.id], JobAction.DISMISS)
        QTest.mouseClick(shown.headings[Group.FINISHED].link, Qt.MouseButton.LeftButton)
        await rig.settle()
        await until(lambda: len(shown.rows) == 1)
        assert [row.tag.words for row in rig.jobs.rows if row.tag] == ["Maybe charged"]
        assert set(rig.world.runner.jobs) == set(rig.world.store.kept) and len(rig.world.store.kept) == 3


async def test_edit_and_try_again_hands_the_settings_back(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        shown = await list_of(rig)
        draft = text_draft("Fog between pines", resolution="1080p")
        job = rig.job(Failed(Refused(status=400, message="m").fault, Charged.NO), draft)
        await rig.load(job)
        edited: list[object] = []
        shown.edit_asked.connect(edited.append)
        press(shown.rows[job.id], JobAction.EDIT)
        assert edited == [draft]


async def test_the_settings_of_an_uncertain_job_can_be_used_again_and_nothing_is_sent(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        shown = await list_of(rig)
        draft = text_draft("Fog between pines", resolution="1080p")
        job = rig.job(Uncertain(LOST), draft)
        await rig.load(job)
        row = shown.rows[job.id]
        assert "Pikadesk will not send it again by itself." in row.accessibleName()
        edited: list[object] = []
        shown.edit_asked.connect(edited.append)
        choose(row, "Use settings again")
        await rig.settle()
        assert edited == [draft]
        assert rig.world.runner.jobs == {job.id: job} and rig.world.api.submits == []


UNPAID = "Nothing was"
SENT = {
    "maybe charged": Uncertain(NotReached(host="api.example").fault, "r"),
    "no video made": Failed(NotReached(host="api.example").fault, Charged.UNKNOWN, "r"),
}


@pytest.mark.parametrize("name", SENT)
async def test_of_what_was_sent_nobody_says_that_nothing_was(tmp_path: Path, name: str) -> None:
    async with running(tmp_path) as rig:
        sent = rig.job(SENT[name])
        not_sent = rig.job(Failed(NotReached(host="api.example").fault, Charged.NO))
        await rig.load(sent, not_sent)
        row = next(row for row in rig.jobs.rows if row.id == sent.id)
        for words in (row.message, rig.jobs.error_text(sent.id), rig.jobs.claim_text(sent.id)):
            assert "The service cannot be reached now." in words and UNPAID not in words
        assert UNPAID in rig.jobs.error_text(not_sent.id)


@pytest.mark.parametrize(("remote_id", "record"), [("record-7", "Record: record-7"), (None, "Record: none was given")])
async def test_a_claim_names_the_record_of_a_job_that_made_no_video(
    tmp_path: Path, remote_id: str | None, record: str
) -> None:
    async with running(tmp_path) as rig:
        job = rig.job(Failed(GenerationFailed(message="too dark").fault, Charged.UNKNOWN, remote_id))
        await rig.load(job)
        assert record in rig.jobs.claim_text(job.id).splitlines()


async def test_copies_hold_what_helps_and_no_secret(tmp_path: Path) -> None:
    key = "sk-secret-0123456789abcdef"
    async with running(tmp_path, key=key) as rig:
        shown = await list_of(rig)
        prompt = "a very private prompt"
        refused = rig.job(Failed(Refused(status=400, message="prompt too long").fault, Charged.NO), text_draft(prompt))
        maybe = rig.job(Uncertain(LOST, "record-7"), text_draft(prompt))
        made = rig.job(Downloading("r", URL), text_draft(prompt), trouble=BROKEN)
        await rig.load(refused, maybe, made)
        clipboard = QGuiApplication.clipboard()
        press(shown.rows[refused.id], JobAction.COPY_ERROR)
        assert "“prompt too long”" in clipboard.text()
        press(shown.rows[made.id], JobAction.COPY_LINK)
        assert clipboard.text() == URL
        press(shown.rows[maybe.id], JobAction.COPY_CLAIM)
        claim = clipboard.text()
        for wanted in (maybe.id, "record-7", "2026-11-20 12:00:00 +0000", "600,000 credits", "connection_lost"):
            assert wanted in claim
        assert key not in claim and prompt not in claim and URL not in claim


async def test_a_refused_key_can_be_replaced_from_the_row(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        shown = await list_of(rig)
        job = rig.job(Failed(KeyRefused(status=401, message="no").fault, Charged.NO))
        await rig.load(job)
        asked: list[bool] = []
        shown.key_asked.connect(lambda: asked.append(True))
        press(shown.rows[job.id], JobAction.REPLACE_KEY)
        assert asked == [True]


async def test_the_keyboard_goes_through_the_list_and_acts(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        shown = await list_of(rig)
        clip = await rig.add_clip()
        refused = rig.job(Failed(Refused(status=400, message="m").fault, Charged.NO))
        maybe = rig.job(Uncertain(LOST, "r"), ago=60)
        await rig.load(refused, maybe, rig.saved(clip))
        order = [row.id for row in rig.jobs.rows]
        first = shown.rows[order[0]]
        first.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(first, Qt.Key.Key_Up)
        assert QApplication.focusWidget() is first
        for job_id in order[1:]:
            QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
            assert QApplication.focusWidget() is shown.rows[job_id]
        seen: list[str] = []
        shown.show_asked.connect(seen.append)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        assert seen == [clip.id]
        QTest.keyClick(shown.rows[refused.id], Qt.Key.Key_Delete)
        await until(lambda: refused.id not in shown.rows)
        QTest.keyClick(shown.rows[maybe.id], Qt.Key.Key_Delete)
        assert maybe.id in shown.rows


async def test_tab_goes_from_a_row_to_its_buttons(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        shown = await list_of(rig)
        job = rig.job(Failed(Refused(status=400, message="m").fault, Charged.NO))
        await rig.load(job)
        row = shown.rows[job.id]
        row.setFocus(Qt.FocusReason.TabFocusReason)
        reached = []
        for _ in row.buttons:
            QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
            reached.append(QApplication.focusWidget())
        assert reached == list(row.buttons.values())


async def test_the_focus_stays_with_a_job_whose_row_changes_its_shape(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        shown = await list_of(rig)
        rig.world.api.on_submit(OutcomeUnknown(reason="connection_lost"))
        rig.world.steps.hold("submit")
        job = await rig.world.runner.enqueue(parse(text_draft()))
        await until(lambda: job.id in shown.rows)
        # Its row comes next for Tab, and Qt would give it the focus of the one that goes.
        other = await rig.world.runner.enqueue(parse(text_draft()))
        await until(lambda: other.id in shown.rows)
        await rig.world.steps.reached("submit", 2)
        flat = shown.rows[job.id]
        flat.setFocus(Qt.FocusReason.TabFocusReason)
        rig.world.steps.let("submit")
        await until(lambda: shown.rows[job.id] is not flat)
        assert QApplication.focusWidget() is shown.rows[job.id]
        assert shown.rows[job.id].tag.text() == "Maybe charged"


async def test_a_row_shows_the_first_picture_and_then_the_poster(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        shown = await list_of(rig)
        picture = rig.stored("gold.png")
        clip = await rig.add_clip()
        waiting = rig.waiting(frames_draft([picture, rig.stored("red.png", colour="red")], 5))
        await rig.load(waiting, rig.saved(clip))
        await until(lambda: shown.rows[waiting.id].thumbnail.picture is not None)
        assert shown.rows[waiting.id].thumbnail.picture.file == rig.world.images.path(picture)  # type: ignore[union-attr]
        await until(lambda: shown.rows[clip.id].thumbnail.picture is not None)
        assert shown.rows[clip.id].thumbnail.picture.file == rig.folder / "posters" / f"{clip.id}.jpg"  # type: ignore[union-attr]
