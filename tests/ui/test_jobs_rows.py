"""What a row of the job list says of each state, and that it shows all of it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import get_args

import pytest
from PySide6.QtWidgets import QLabel

from pikadesk.domain.errors import (
    CreditsShort,
    DiskFull,
    FolderUnwritable,
    GenerationFailed,
    KeyMissing,
    KeyRefused,
    NotReached,
    RateLimited,
    Refused,
)
from pikadesk.domain.job import (
    Cancelled,
    Charged,
    Downloading,
    Failed,
    Generating,
    Queued,
    Saved,
    State,
    Submitting,
    Uncertain,
    Uploading,
)
from pikadesk.ui.presenters.jobs_row import Group, Progress
from tests.fakes import START
from tests.ui.job_rig import BROKEN, LOST, URL, job_in, row_of
from tests.ui.window_rig import running

ACTIVE = {"active": True}
ELSEWHERE = {"elsewhere": True}
# State, what else is the case, and then: group, tag or stage, amount, money, actions, and words that must be there.
# What stands behind a bar is in the menu.
ROWS = {
    "waiting, next": (
        job_in(Queued()),
        {"place": 0, "queued": 3},
        *(Group.WAITING, "", "600,000", "not sent yet", "remove | edit_waiting move_down", "Not sent, not charged"),
    ),
    "waiting, in the middle": (
        job_in(Queued()),
        {"place": 2, "queued": 4},
        *(Group.WAITING, "", "600,000", "not sent yet", "move_up remove | edit_waiting move_down to_front"),
        "Starts when a running job ends.",
    ),
    "waiting, last, and paused": (
        job_in(Queued()),
        {"place": 1, "queued": 2, "queue_paused": True},
        *(Group.WAITING, "", "600,000", "not sent yet", "move_up remove | edit_waiting", "New jobs are paused."),
    ),
    "waiting elsewhere": (
        job_in(Queued()),
        ELSEWHERE,
        *(Group.WAITING, "", "600,000", "not sent yet", "", "Another Pikadesk works on it"),
    ),
    "not begun by itself": (
        job_in(Queued()),
        {},
        *(Group.WAITING, "", "600,000", "not sent yet", "go_on remove | edit_waiting", "Not sent, not charged"),
    ),
    "upload stopped by the disk": (
        job_in(Uploading({}), pictures=True, trouble=DiskFull(path="/v").fault),
        {},
        *(Group.WAITING, "", "600,000", "not sent yet", "go_on remove | edit_waiting", "The disk is full."),
    ),
    "just begun": (job_in(Queued()), ACTIVE, Group.RUNNING, "Sending", "600,000", "not sent yet", "cancel", ""),
    "uploading": (
        job_in(Uploading({"a" * 64: "x"}), pictures=True),
        {"active": True, "moved": (25, 100)},
        *(Group.RUNNING, "Uploading 62 %", "600,000", "not sent yet", "cancel", ""),
    ),
    "upload broke off": (
        job_in(Uploading({}), pictures=True, trouble=BROKEN),
        ACTIVE,
        *(Group.RUNNING, "Uploading 0 %", "600,000", "not sent yet", "cancel", "The connection broke off."),
    ),
    "asked to wait": (
        job_in(Uploading({}, START + timedelta(minutes=2))),
        ACTIVE,
        *(Group.RUNNING, "Sending", "600,000", "not sent yet", "cancel", "It is sent at 12:02; nothing was charged."),
    ),
    "sending": (job_in(Submitting({}), ago=2), ACTIVE, Group.RUNNING, "Sending 0:02", "600,000", "sent", "| hide", ""),
    "sent": (job_in(Submitting({})), ACTIVE, Group.RUNNING, "Generating 0:48", "600,000", "sent", "| hide", ""),
    "generating": (job_in(Generating("r")), ACTIVE, Group.RUNNING, "Generating 0:48", "600,000", "sent", "| hide", ""),
    "generating for long": (
        job_in(Generating("r"), ago=372),
        ACTIVE,
        *(Group.RUNNING, "Generating 6:12", "600,000", "sent", "| hide", "Longer than usual"),
    ),
    "a poll failed": (
        job_in(Generating("r"), trouble=NotReached(host="api.example").fault),
        ACTIVE,
        *(Group.RUNNING, "Generating 0:48", "600,000", "sent", "| hide", "The service cannot be reached now."),
    ),
    "generating, not asked": (
        job_in(Generating("r"), trouble=KeyRefused(status=401, message="no").fault),
        {},
        *(Group.ATTENTION, "Not asked now", "600,000", "sent", "replace_key check_again open_history copy_claim"),
        "does not take the API key",
    ),
    "downloading": (
        job_in(Downloading("r", URL)),
        {"active": True, "moved": (41, 100)},
        *(Group.RUNNING, "Downloading 41 %", "600,000", "charged", "pause | copy_link hide", ""),
    ),
    "downloading, charge known": (
        job_in(Downloading("r", URL, 580_000)),
        ACTIVE,
        *(Group.RUNNING, "Downloading", "580,000", "charged", "pause | copy_link hide", ""),
    ),
    "download paused": (
        job_in(Downloading("r", URL), received=41),
        {"rested": True, "size": 100},
        *(Group.RUNNING, "Paused 41 %", "600,000", "charged", "resume | copy_link hide", ""),
    ),
    "download paused, size not known": (
        job_in(Downloading("r", URL), received=41),
        {"rested": True},
        *(Group.RUNNING, "Paused", "600,000", "charged", "resume | copy_link hide", ""),
    ),
    "downloading elsewhere": (
        job_in(Downloading("r", URL)),
        ELSEWHERE,
        *(Group.RUNNING, "Downloading", "600,000", "charged", "", "Another Pikadesk works on it"),
    ),
    "download failed": (
        job_in(Downloading("r", URL), trouble=BROKEN),
        {},
        *(Group.ATTENTION, "Download failed", "600,000", "charged", "download_again copy_link open_history copy_claim"),
        "made and paid for",
    ),
    "disk full": (
        job_in(Downloading("r", URL), trouble=DiskFull(path="/v").fault),
        {},
        *(Group.ATTENTION, "Disk full", "600,000", "charged", "choose_folder try_now copy_link"),
        "goes on by itself as soon as there is room",
    ),
    "folder gone": (
        job_in(Downloading("r", URL), trouble=FolderUnwritable(path="/v").fault),
        {},
        *(Group.ATTENTION, "Folder not writable", "600,000", "charged", "choose_folder try_now copy_link"),
        "goes on by itself as soon as it can be written",
    ),
    "link ended, and no other to be had": (
        job_in(Downloading(None, URL, expires_at=START)),
        {},
        *(Group.ATTENTION, "Not downloaded yet", "600,000", "charged"),
        *("download_again copy_link open_history copy_claim", "claim the video with the claim details"),
    ),
    "download not begun": (
        job_in(Downloading("r", URL)),
        {},
        *(Group.ATTENTION, "Not downloaded yet", "600,000", "charged", "download_again copy_link", "made and paid for"),
    ),
    "saved": (
        job_in(Saved("c"), ago=0),
        {},
        *(Group.FINISHED, "Saved 12:00", "600,000", "charged", "show show_in_folder | use_again dismiss", ""),
    ),
    "refused": (
        job_in(Failed(Refused(status=400, message="prompt too long").fault, Charged.NO)),
        {},
        *(
            Group.ATTENTION,
            "Refused",
            "600,000",
            "not counted",
            "edit copy_error dismiss | try_again",
            "“prompt too long”",
        ),
    ),
    "too few credits": (
        job_in(Failed(CreditsShort(status=406, message="m", required=4800, available=46).fault, Charged.NO)),
        {},
        *(Group.ATTENTION, "Refused", "600,000", "not counted", "try_again edit copy_error dismiss", "needs 4,800"),
    ),
    "not reached": (
        job_in(Failed(NotReached(host="api.example").fault, Charged.NO)),
        {},
        *(
            Group.ATTENTION,
            "Not sent",
            "600,000",
            "not counted",
            "try_again edit copy_error dismiss",
            "Nothing was sent",
        ),
    ),
    "key missing": (
        job_in(Failed(KeyMissing().fault, Charged.NO)),
        {},
        *(Group.ATTENTION, "Not sent", "600,000", "not counted", "replace_key try_again edit copy_error dismiss"),
        "no API key",
    ),
    "failed": (
        job_in(Failed(GenerationFailed(message="too dark").fault, Charged.UNKNOWN)),
        {},
        *(
            Group.ATTENTION,
            "No video made",
            "up to 600,000",
            "held in your spend",
            "edit open_history copy_claim dismiss | mark_charged mark_not_charged send_again",
            "too dark",
        ),
    ),
    "uncertain": (
        job_in(Uncertain(LOST, "r")),
        {},
        *(Group.ATTENTION, "Maybe charged", "up to 600,000", "held in your spend"),
        "check_again send_again open_history copy_claim | mark_charged mark_not_charged use_again",
        "Pikadesk will not send it again by itself.",
    ),
    "uncertain, without a number": (
        job_in(Uncertain(LOST)),
        {},
        *(Group.ATTENTION, "Maybe charged", "up to 600,000", "held in your spend"),
        "send_again open_history copy_claim | mark_charged mark_not_charged use_again",
        "gave it no number",
    ),
    "uncertain, no history page": (
        job_in(Uncertain(LOST)),
        {"history": False},
        *(Group.ATTENTION, "Maybe charged", "up to 600,000", "held in your spend"),
        "send_again copy_claim | mark_charged mark_not_charged use_again",
        "Connection lost after sending at 11:59.",
    ),
    "marked as charged": (
        job_in(Uncertain(LOST, "r", Charged.YES)),
        {},
        *(Group.FINISHED, "Marked as charged", "600,000", "charged"),
        *("undo_mark | check_again copy_claim use_again dismiss", ""),
    ),
    "marked as not charged": (
        job_in(Uncertain(LOST, None, Charged.NO)),
        {},
        *(Group.FINISHED, "Marked as not charged", "600,000", "not charged"),
        *("undo_mark | copy_claim use_again dismiss", ""),
    ),
    "failed, and marked as not charged": (
        job_in(Failed(GenerationFailed(message="too dark").fault, Charged.NO)),
        {},
        *(Group.FINISHED, "Marked as not charged", "600,000", "not charged"),
        *("undo_mark | copy_claim use_again dismiss", ""),
    ),
    "failed, and marked as charged": (
        job_in(Failed(GenerationFailed(message="too dark").fault, Charged.YES)),
        {},
        *(Group.FINISHED, "Marked as charged", "600,000", "charged"),
        *("undo_mark | copy_claim use_again dismiss", ""),
    ),
    "hidden, and shown all the same": (
        job_in(Generating("r"), hidden=True),
        ACTIVE,
        *(Group.RUNNING, "Generating 0:48", "600,000", "sent", "| show_again", "Can’t be cancelled once sent"),
    ),
    "cancelled": (
        job_in(Cancelled()),
        {},
        *(Group.FINISHED, "Cancelled, not sent", "600,000", "not charged", "try_again | use_again dismiss", ""),
    ),
}


def test_the_table_has_every_state() -> None:
    assert {type(case[0].state) for case in ROWS.values()} == set(get_args(State))


@pytest.mark.parametrize("name", ROWS)
def test_a_row_says_how_it_stands(name: str) -> None:
    job, about, group, now, amount, money, actions, words = ROWS[name]
    row = row_of(job, **about)
    stage = next((f"{each.words} {each.value}".strip() for each in row.stages if each.progress is Progress.NOW), "")
    assert (row.group, row.tag.words if row.tag else stage) == (group, now)
    assert (row.amount, row.money) == (amount, money)
    assert " ".join((*row.actions, *(("|", *row.more) if row.more else ()))) == actions
    assert words in f"{row.message} {row.hint} {row.note}"


@pytest.mark.parametrize("name", ROWS)
async def test_a_row_shows_all_of_it(name: str, tmp_path: Path) -> None:
    job, about, *_ = ROWS[name]
    shown = row_of(job, **about)
    async with running(tmp_path) as rig:
        widget = rig.row(shown)
        assert {action: button.isVisibleTo(widget) for action, button in widget.buttons.items()} == dict.fromkeys(
            shown.actions, True
        )
        spoken = widget.accessibleName()
        assert shown.title in spoken and shown.line in spoken and f"{shown.amount} {shown.money}" in spoken
        visible = [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]
        assert widget.more_button.isVisibleTo(widget) == bool(shown.more)
        for text in (shown.title, shown.line, shown.amount, shown.money, shown.message or shown.hint, shown.note):
            assert not text or text in visible, text
        assert widget.tag.isVisibleTo(widget) == (shown.tag is not None)
        assert [step.text for step in widget.steps.steps()] == [stage.words for stage in shown.stages]


@pytest.mark.parametrize("code", ["not_reached", "refused", "key_refused", "key_missing", "rate_limited"])
@pytest.mark.parametrize("state", [Generating("r"), Downloading("r", URL)], ids=["generating", "downloading"])
@pytest.mark.parametrize("active", [True, False])
def test_after_sending_no_trouble_is_said_to_cost_nothing(code: str, state: State, active: bool) -> None:
    faults = {
        "not_reached": NotReached(host="api.example"),
        "refused": Refused(status=403, message="Forbidden"),
        "key_refused": KeyRefused(status=401, message="no"),
        "key_missing": KeyMissing(),
        "rate_limited": RateLimited(),
    }
    row = row_of(job_in(state, trouble=faults[code].fault), active=active)
    assert row.message
    for lie in ("charged", "Nothing was sent", "No video was made"):
        assert lie not in row.message


@pytest.mark.parametrize("name", ROWS)
def test_in_the_sandbox_nothing_is_said_to_be_spent(name: str) -> None:
    job, about, *_ = ROWS[name]
    money = row_of(job, **about, sandbox=True).money
    assert money in ("not sent yet", "not counted", "not charged", "for practice")
    assert money == "for practice" or row_of(job, **about).money == money


def test_stages_that_are_past_are_ticked() -> None:
    sent, made = START - timedelta(seconds=91), START - timedelta(seconds=10)
    row = row_of(job_in(Downloading("r", URL), pictures=True, sent_at=sent, made_at=made), active=True)
    assert [(stage.words, stage.progress) for stage in row.stages] == [
        ("Uploaded", Progress.DONE),
        ("Generated in 1:21", Progress.DONE),
        ("Downloading", Progress.NOW),
    ]


def test_a_request_without_pictures_says_sent_rather_than_uploaded() -> None:
    row = row_of(job_in(Generating("r")), active=True)
    assert row.stages[0].words == "Sent"
    assert row.stages[1].fraction is None


def test_a_row_names_its_task_and_settings() -> None:
    assert row_of(job_in(Queued())).line == "Text · 5 s · 720p"
    assert row_of(job_in(Queued(), pictures=True)).line == "Frames · 5 s · 720p"
