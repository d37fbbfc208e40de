"""Quitting while something is under way, and going on without the window."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QIcon
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSystemTrayIcon, QWidget

from pikadesk.domain.errors import Refused
from pikadesk.domain.job import Downloading, Generating, Job, Queued, Uncertain, Uploading
from pikadesk.domain.request import parse
from pikadesk.ui.presenters.window import PanelPage
from pikadesk.ui.widgets.main_window import MainWindow
from pikadesk.ui.widgets.tray import Tray
from tests.fakes import until
from tests.ui.job_rig import LOST
from tests.ui.window_rig import Rig, running, text_draft

CTRL, LEFT = Qt.KeyboardModifier.ControlModifier, Qt.MouseButton.LeftButton


class FakeIcon(QSystemTrayIcon):
    """An icon in a tray that there is not; remembers what it was to tell."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.told: list[tuple[str, str, bool]] = []

    def showMessage(  # type: ignore[override]
        self, title: str, words: str, icon: QIcon | QSystemTrayIcon.MessageIcon, _milliseconds: int = 0
    ) -> None:
        self.told.append((title, words, icon is QSystemTrayIcon.MessageIcon.Warning))


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, LEFT)


async def test_quitting_with_nothing_under_way_asks_nothing(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        window = await rig.show()
        # What rests, and what another program has, goes on as it would have.
        other = rig.job(Queued())
        await rig.world.store.put(other)
        assert rig.world.beside().store.claim(other.id)
        await rig.load(rig.job(Uncertain(LOST)), resume=True)
        rig.jobs.set_paused(True)
        await rig.world.runner.enqueue(parse(text_draft("Waits in a queue that is paused")))
        QTest.keyClick(window, Qt.Key.Key_Q, CTRL)
        assert rig.quits == 1 and window.dialogs.quit is None
        assert window.isVisible()


async def generating(rig: Rig) -> Job:
    """Let a job generate for as long as it takes."""
    rig.world.clock.hold()
    rig.world.api.polls = 1000
    job = await rig.world.runner.enqueue(parse(text_draft("Generates")))
    await until(lambda: rig.world.clock.sleepers and isinstance(rig.world.runner.jobs[job.id].state, Generating))
    return job


async def test_quitting_while_something_goes_on_says_what_becomes_of_it(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        window = await rig.show()
        await generating(rig)
        window.close()
        question = window.dialogs.quit
        assert question is not None and rig.quits == 0
        assert question.heading.text() == "Work is under way"
        (fate,) = rig.presenter.fates
        assert fate.words == "Goes on with the service, and is fetched at the next start."
        assert not question.wait_button.isVisible() and not question.tray_button.isVisible()
        assert question.quit_button.text() == "Quit"
        click(question.quit_button)
        assert rig.quits == 1


async def test_each_fate_is_told(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        rig.jobs.set_paused(True)
        await rig.load(rig.job(Generating("r")), rig.job(Downloading("r", "u")), rig.job(Queued()))
        assert [fate.words for fate in rig.presenter.fates] == [
            "Goes on with the service, and is fetched at the next start.",
            "Paid for. The download goes on at the next start.",
            "Not sent, not charged. Stays in the queue, which is paused.",
        ]
        rig.jobs.set_paused(False)
        assert rig.presenter.fates[2].words == "Not sent, not charged. Goes on at the next start."


async def test_what_was_being_uploaded_stays_in_a_paused_queue_too(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        rig.jobs.set_paused(True)
        await rig.load(rig.job(Uploading({})))
        assert [fate.words for fate in rig.presenter.fates] == [
            "Not sent, not charged. Stays in the queue, which is paused."
        ]


async def test_an_answer_that_the_disk_does_not_take_is_waited_for(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        window = await rig.show()
        rig.world.clock.hold()
        rig.world.api.polls = 1000
        rig.world.steps.hold("submit")
        await rig.world.runner.enqueue(parse(text_draft("Is sent")))
        await rig.world.steps.reached("submit")
        rig.world.store.refuses = lambda job: isinstance(job.state, Generating)
        rig.world.steps.free()
        await until(lambda: any(isinstance(job.state, Generating) for job in rig.world.runner.jobs.values()))
        window.close()
        assert [fate.urgent for fate in rig.presenter.fates] == [True]
        assert "the disk does not take the service's answer" in rig.presenter.fates[0].words
        rig.world.store.refuses = lambda _: False
        rig.presenter.wait_to_quit()
        assert rig.quits == 0
        rig.world.clock.free()
        await until(lambda: rig.quits)


async def asked_to_quit(rig: Rig) -> MainWindow:
    """A window that is asked to close while one request is on its way, one generates and one waits."""
    window = await rig.show()
    rig.world.clock.hold()
    rig.world.api.polls = 1000
    await rig.world.runner.enqueue(parse(text_draft("Generates")))
    await until(lambda: rig.world.clock.sleepers)
    rig.world.steps.hold("submit")
    await rig.world.runner.enqueue(parse(text_draft("Is sent")))
    await rig.world.runner.enqueue(parse(text_draft("Waits")))
    await rig.world.steps.reached("submit")
    window.close()
    assert rig.quits == 0 and window.dialogs.quit is not None
    await until(window.dialogs.quit.isActiveWindow)
    return window


async def test_quitting_while_a_request_is_on_its_way_says_what_happens_to_each_job(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        window = await asked_to_quit(rig)
        assert window.dialogs.quit is not None
        assert [(fate.titles, fate.urgent) for fate in rig.presenter.fates] == [
            (("Is sent",), True),
            (("Generates",), False),
            (("Waits",), False),
        ]
        texts = [child.text() for child in window.dialogs.quit.findChildren(QWidget) if hasattr(child, "text")]
        for fate in rig.presenter.fates:
            assert fate.words in texts and fate.titles[0] in texts
        assert "outcome is unknown" in rig.presenter.fates[0].words


async def test_staying_keeps_everything_as_it_is(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        window = await asked_to_quit(rig)
        QTest.keyClick(window.dialogs.quit, Qt.Key.Key_Escape)  # type: ignore[call-overload]
        await until(lambda: window.dialogs.quit is None)
        rig.world.steps.free()
        rig.world.clock.free()
        await rig.settle()
        assert rig.quits == 0 and not rig.world.runner.paused


async def test_quit_anyway_quits(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        window = await asked_to_quit(rig)
        assert window.dialogs.quit is not None
        click(window.dialogs.quit.quit_button)
        assert rig.quits == 1


async def test_waiting_quits_when_the_answer_is_here(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        window = await asked_to_quit(rig)
        assert window.dialogs.quit is not None
        click(window.dialogs.quit.wait_button)
        assert rig.quits == 0
        assert window.dialogs.quit.heading.text() == "Waiting for the answer"
        assert not window.dialogs.quit.wait_button.isEnabled()
        assert rig.world.runner.paused
        rig.world.steps.let("submit")
        await until(lambda: rig.quits)
        assert not rig.settings.preferences.queue_paused
        rig.world.steps.free()
        rig.world.clock.free()
        for charge in rig.world.api.charges:
            charge.answers = 0
        waits = [job.id for job in rig.world.runner.jobs.values() if isinstance(job.state, Queued)]
        for job_id in rig.world.runner.jobs:
            if job_id not in waits:
                await rig.world.runner.settled(job_id)
        assert rig.quits == 1 and len(waits) == 1


async def test_the_title_of_a_job_under_way_never_hides_others(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        rig.world.parallel_jobs = 8
        window = await rig.show()
        rig.world.steps.hold("submit")
        for number in range(6):
            await rig.world.runner.enqueue(parse(text_draft(f"Job {number}")))
        await rig.world.steps.reached("submit", 6)
        window.close()
        assert window.dialogs.quit is not None
        texts = [child.text() for child in window.dialogs.quit.findChildren(QWidget) if hasattr(child, "text")]
        assert "Job 0, Job 1, Job 2, Job 3 and 2 more" in texts
        rig.presenter.stay()


async def test_the_end_that_the_system_wants_waits_for_an_answer_and_for_nothing_else(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        window = await asked_to_quit(rig)
        rig.presenter.stay()
        rig.presenter.quit_soon()
        assert rig.quits == 0 and window.dialogs.quit is not None
        assert window.dialogs.quit.heading.text() == "Waiting for the answer"
        rig.world.steps.let("submit")
        await until(lambda: rig.quits == 1)
        rig.presenter.quit_soon()
        assert rig.quits == 2


async def in_tray(rig: Rig, *, available: bool = True) -> tuple[MainWindow, FakeIcon]:
    """Put the window away while a job generates."""
    tray = partial(Tray, make=FakeIcon, available=lambda: available)
    window = await rig.show(make_tray=tray)
    await generating(rig)
    window.close()
    question = window.dialogs.quit
    assert question is not None and question.tray_button.isVisible()
    click(question.tray_button)
    icon = window.tray.icon
    assert isinstance(icon, FakeIcon)
    return window, icon


async def test_the_program_goes_on_in_the_tray_and_comes_back(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        window, icon = await in_tray(rig)
        assert not window.isVisible() and window.dialogs.quit is None and rig.quits == 0
        await until(lambda: icon.toolTip() == "Pikadesk: 1 generating")
        waits = await rig.world.runner.enqueue(parse(text_draft("Waits")), front=False)
        await until(lambda: rig.world.runner.active(waits.id))
        icon.activated.emit(QSystemTrayIcon.ActivationReason.Context)
        assert not window.isVisible()
        icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
        assert window.isVisible() and window.tray.icon is None


async def test_the_menu_of_the_tray_shows_pauses_and_quits(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        window, icon = await in_tray(rig)
        show, pause, _, quits = icon.contextMenu().actions()
        assert (show.text(), pause.text(), quits.text()) == ("Show Pikadesk", "Pause the queue", "Quit")
        pause.trigger()
        assert rig.world.runner.paused and pause.text() == "Resume the queue"
        await until(lambda: icon.toolTip() == "Pikadesk: 1 generating, new jobs are paused")
        show.trigger()
        assert window.isVisible()
        rig.presenter.keep_in_tray()
        assert not window.isVisible()
        quits.trigger()
        # Something would stop: the question needs its window.
        assert window.isVisible() and window.dialogs.quit is not None and rig.quits == 0
        rig.presenter.stay()


async def test_news_is_told_while_the_window_is_away_and_only_then(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        window, icon = await in_tray(rig)
        rig.world.api.charges[0].answers = 0
        rig.world.clock.free()
        await until(lambda: icon.told)
        assert icon.told == [("Generates", "The video is saved.", False)]
        await until(lambda: icon.toolTip() == "Pikadesk: nothing runs")
        icon.told.clear()
        rig.world.api.on_submit(Refused(status=400, message="too long"))
        await rig.world.generate(text_draft("Is refused"))
        await until(lambda: icon.told)
        assert icon.told == [("Is refused", "Refused", True)]
        icon.messageClicked.emit()
        assert window.isVisible() and rig.presenter.panel_page is PanelPage.QUEUE
        rig.world.api.on_submit(Refused(status=400, message="too long"))
        await rig.world.generate(text_draft("Is refused, too"))
        await until(lambda: rig.jobs.activity.attention == 2)
        rig.presenter.keep_in_tray()
        assert isinstance(window.tray.icon, FakeIcon) and window.tray.icon.told == []


async def test_several_news_at_once_are_one_message(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        _, icon = await in_tray(rig)
        await rig.load(rig.job(Uncertain(LOST), text_draft("One")), rig.job(Uncertain(LOST), text_draft("Two"), ago=9))
        await until(lambda: icon.told)
        assert icon.told == [("Pikadesk", "One: Maybe charged\nTwo: Maybe charged", True)]
