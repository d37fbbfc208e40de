"""Jobs, their rows and their list: what the tests of the job list share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from pikadesk.domain.draft import StoredImage
from pikadesk.domain.errors import Fault, OutcomeUnknown, TransferBroken
from pikadesk.domain.job import Job, State
from pikadesk.domain.pricing import estimate
from pikadesk.domain.request import parse
from pikadesk.ui.presenters.jobs_reading import job_row
from pikadesk.ui.presenters.jobs_row import Circumstances, JobAction, JobRow
from pikadesk.ui.widgets.job_list import JobList
from pikadesk.ui.widgets.job_row import JobRowWidget
from tests.fakes import START, until
from tests.ui.window_rig import Rig, frames_draft, text_draft

LOST = OutcomeUnknown(reason="connection_lost").fault
BROKEN = TransferBroken(reason="connection_lost").fault
PICTURES = frames_draft((StoredImage("a" * 64, "one.jpg"), StoredImage("b" * 64, "two.jpg")), 5)
URL = "https://videos.example/one.mp4?X-Amz-Signature=abc"


def job_in(
    state: State, *, trouble: Fault | None = None, pictures: bool = False, ago: float = 48, **fields: Any
) -> Job:
    """Make a job that came into a state so many seconds ago."""
    request = parse(PICTURES if pictures else text_draft())
    since = START - timedelta(seconds=ago)
    return replace(Job("1" * 32, request, estimate(request.draft).credits, since, since, state, trouble), **fields)


def row_of(job: Job, **about: Any) -> JobRow:
    return job_row(job, Circumstances(START, **about))


async def list_of(rig: Rig) -> JobList:
    """Show the list in a window of its own."""
    widget = JobList(rig.jobs, rig.thumbnails)
    rig.keep(widget, 900, 700)
    await until(widget.isActiveWindow)
    return widget


def offers(rows: Mapping[str, JobRowWidget], job_id: str, action: JobAction) -> bool:
    """Say whether the list has the job, with a button for the action."""
    return job_id in rows and action in rows[job_id].buttons


def press(row: JobRowWidget, action: JobAction) -> None:
    QTest.mouseClick(row.buttons[action], Qt.MouseButton.LeftButton)


def choose(row: JobRowWidget, words: str) -> None:
    """Choose something from the menu behind the three dots."""
    QTest.mouseClick(row.more_button, Qt.MouseButton.LeftButton)
    menu = row.findChildren(QMenu)[-1]
    next(action for action in menu.actions() if action.text().split("\t")[0] == words).trigger()
    menu.close()
