from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QObject, QPoint, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QLineEdit, QMessageBox, QPushButton, QWidget

from pikadesk.domain.catalogue import Task
from pikadesk.domain.draft import blank
from pikadesk.domain.errors import DiskFull, FolderUnwritable, RecordsUnreadable, VideoDamaged
from pikadesk.domain.job import Generating
from pikadesk.ui.presenters.library_words import age, charged, facts
from pikadesk.ui.widgets.library_view import LibraryView
from pikadesk.ui.widgets.main_window_files import ClipFiles
from tests.fakes import START, Charge, until
from tests.ui.window_rig import Rig, frames_draft, running, text_draft


@pytest.mark.parametrize(
    ("passed", "words"),
    [
        (timedelta(seconds=59), "Just now"),
        (timedelta(seconds=-5), "Just now"),
        (timedelta(minutes=2, seconds=30), "2 min ago"),
        (timedelta(minutes=59, seconds=59), "59 min ago"),
        (timedelta(hours=1), "1 h ago"),
        (timedelta(hours=11, minutes=59), "11 h ago"),
        (timedelta(hours=13), "Yesterday"),
        (timedelta(hours=35, minutes=59), "Yesterday"),
        (timedelta(hours=37), "Wed"),
        (timedelta(days=6), "Sat"),
        (timedelta(days=7), "13 Nov 2026"),
    ],
)
def test_age_is_told_as_people_do(passed: timedelta, words: str) -> None:
    assert age(START - passed, START) == words


async def test_a_clip_is_described_by_what_it_was_made_with(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        text = await rig.add_clip(text_draft(duration=10, seed="48213"), seconds=10.04)
        assert facts(text) == "Pika 2.2 · 10 s · 720p · 16:9 · seed 48213"
        assert charged(text) == 1_200_000
        frames = await rig.add_clip(frames_draft([rig.stored("a.png"), rig.stored("b.png")], 13), seconds=13)
        assert facts(frames) == "Pikaframes · 13 s · 720p"
        effect = blank(Task.EFFECTS).with_value("image", rig.stored("duck.png")).with_value("effect", "Inflate")
        assert facts(await rig.add_clip(effect)) == "Pikaffects · Inflate"


async def view_of(rig: Rig, width: int = 1000, height: int = 184) -> LibraryView:
    widget = LibraryView(rig.library, rig.thumbnails, lambda: "~/Videos/Pikadesk")
    rig.keep(widget, width, height)
    rig.own(widget.tools)
    await until(lambda: widget.isActiveWindow() and (widget.width(), widget.height()) == (width, height))
    return widget


def centre(view: LibraryView, row: int) -> QPoint:
    return view.grid.visualRect(view.grid.model().index(row, 0)).center()


async def test_an_empty_library_says_where_videos_will_be(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        view = await view_of(rig)
        assert view.empty.isVisible()
        texts = [label.text() for label in view.empty.findChildren(QWidget) if hasattr(label, "text")]
        assert "No videos yet" in texts
        assert any("saved to ~/Videos/Pikadesk" in text for text in texts)
        await rig.add_clip()
        assert not view.empty.isVisible()
        assert view.grid.isVisible()


async def test_cards_say_what_age_and_length(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        await rig.add_clip(text_draft("Gentle waves"), seconds=10.04, ago=3700)
        (card,) = rig.library.cards
        assert (card.title, card.line, card.length, card.missing) == ("Gentle waves", "Text · 1 h ago", "10 s", False)
        view = await view_of(rig)
        spoken = view.grid.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
        assert spoken == "Gentle waves, Text · 1 h ago, 10 s"


async def test_a_card_whose_file_is_gone_says_so_and_opens_nothing(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        clip = await rig.add_clip()
        await rig.lose(clip.id)
        (card,) = rig.library.cards
        assert card.missing and card.line == "Text · file not found"
        view = await view_of(rig)
        QTest.mouseClick(view.grid.viewport(), Qt.MouseButton.LeftButton, pos=centre(view, 0))
        await rig.settle()
        assert rig.library.opening is None
        assert str(clip.path) in rig.library.message and "not there any more" in rig.library.message


async def test_a_file_that_comes_back_is_noticed_when_it_is_opened(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        clip = await rig.add_clip()
        content = clip.path.read_bytes()
        await rig.lose(clip.id)
        assert rig.library.is_missing(clip.id)
        clip.path.write_bytes(content)
        rig.library.open(clip.id)
        await rig.settle()
        assert rig.library.opening is not None and not rig.library.is_missing(clip.id)


async def test_posters_are_made_once_when_they_are_first_seen(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        clip = await rig.add_clip()
        await rig.settle()
        assert not (tmp_path / "posters").exists()
        view = await view_of(rig)
        await until(lambda: rig.library.cards[0].poster is not None)
        poster = rig.library.poster(clip.id)
        assert poster is not None and poster.file is not None and poster.file.is_file()
        poster.file.unlink()
        view.grid.viewport().repaint()
        await rig.settle()
        assert not poster.file.exists()


async def test_a_poster_is_painted_whole_on_the_well(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        await rig.add_clip()
        rig.poster_size = (90, 160)
        view = await view_of(rig)

        def shot() -> tuple[str, str]:
            image = view.grid.viewport().grab().toImage()
            return image.pixelColor(22, 50).name(), image.pixelColor(centre(view, 0).x() - 6, 50).name()

        await until(lambda: shot() == ("#0b0c0d", "#ff0000"))


async def test_a_clip_without_a_poster_keeps_its_place(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        rig.world.videos.on_poster.always(VideoDamaged(path="x"))
        await rig.add_clip()
        await view_of(rig)
        await rig.settle()
        assert rig.library.cards[0].poster is None
        assert rig.library.message == ""


async def test_a_click_selects_and_opens_and_enter_plays(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        first, second = await rig.add_clip(ago=10), await rig.add_clip(ago=20)
        view = await view_of(rig)
        QTest.mouseClick(view.grid.viewport(), Qt.MouseButton.LeftButton, pos=centre(view, 1))
        await rig.settle()
        opening = rig.library.opening
        assert opening is not None and (opening.clip, opening.play) == (second, False)
        assert rig.library.selected == second.id
        QTest.keyClick(view.grid, Qt.Key.Key_Left)
        assert rig.library.selected == first.id
        assert rig.library.opening is opening
        QTest.keyClick(view.grid, Qt.Key.Key_Return)
        await rig.settle()
        assert rig.library.opening is not None
        assert (rig.library.opening.clip, rig.library.opening.play) == (first, True)


async def test_arrows_go_through_rows_and_across_their_ends(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        clips = [await rig.add_clip(ago=10 * number) for number in range(12)]
        view = await view_of(rig, 1000, 600)
        assert view.grid.columns == 5
        rig.library.select(clips[0].id)
        walk = [
            ("Right", 1),
            ("Down", 6),
            ("Left", 5),
            ("Left", 4),
            ("Up", 4),
            ("Down", 9),
            ("Right", 10),
            ("Down", 10),
        ]
        for key, expected in walk:
            QTest.keyClick(view.grid, getattr(Qt.Key, f"Key_{key}"))
            assert rig.library.selected == clips[expected].id, key


@pytest.mark.parametrize("width", [600, 655, 800, 999, 1000, 1001, 1400, 1919])
async def test_cards_share_the_row_evenly_and_stay_within_their_limits(tmp_path: Path, width: int) -> None:
    async with running(tmp_path) as rig:
        for number in range(16):
            await rig.add_clip(ago=number)
        view = await view_of(rig, width, 600)
        rects = [view.grid.visualRect(view.grid.model().index(row, 0)) for row in range(16)]
        in_row = sum(rect.top() == rects[0].top() for rect in rects)
        assert in_row == view.grid.columns == (width - 16) // 192
        # A cell has 4 px for its ring on each side.
        assert 176 <= rects[0].width() - 8 <= 240
        assert {rect.left() - 12 for rect in rects[:1]} == {0}
        assert rects[in_row - 1].right() <= view.grid.viewport().width()


async def test_the_selection_stays_when_a_new_clip_comes(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        clip = await rig.add_clip()
        view = await view_of(rig)
        rig.library.select(clip.id)
        await rig.add_clip(ago=0)
        assert rig.library.selected == clip.id
        assert view.grid.currentIndex().row() == 1


async def test_a_clip_of_this_session_arrives_once_and_one_of_before_does_not(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        old = await rig.add_clip()
        await rig.load(rig.saved(old))
        assert rig.library.take_arrival() is None
        job = await rig.world.generate(text_draft())
        await until(lambda: rig.library.clip(job.id) is not None)
        await rig.settle()
        arrived = rig.library.take_arrival()
        assert arrived is not None and arrived.id == job.id
        assert rig.library.take_arrival() is None


async def test_a_job_that_an_earlier_run_began_arrives_too(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        rig.world.api.charges.append(Charge({}, "record-9"))
        job = rig.job(Generating("record-9"))
        await rig.load(job, resume=True)
        await rig.world.runner.settled(job.id)
        await rig.settle()
        arrived = rig.library.take_arrival()
        assert arrived is not None and arrived.id == job.id


async def test_a_library_that_cannot_be_read_says_so(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        rig.world.library.error = RecordsUnreadable(path="/data/pikadesk.db")
        await rig.library.load()
        assert rig.library.message == "The records in /data/pikadesk.db cannot be read."
        rig.library.entry("0" * 32)
        await rig.settle()
        rig.library.open("0" * 32)
        await rig.settle()
        assert rig.library.message == "The records in /data/pikadesk.db cannot be read."


class Opener(QObject):
    """Takes what would be opened with the system's programs."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[QUrl] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(url)


@pytest.fixture
def opener() -> Iterator[Opener]:
    made = Opener()
    QDesktopServices.setUrlHandler("file", made, "open")
    yield made
    QDesktopServices.unsetUrlHandler("file")


async def files_of(rig: Rig) -> tuple[QWidget, ClipFiles]:
    window = QWidget()
    rig.keep(window, 600, 400)
    await until(window.isActiveWindow)
    return window, ClipFiles(window, rig.library, rig.exports)


async def choose(window: QWidget, target: Path) -> None:
    """Type a path into the dialog that is open, and press Save."""
    await until(lambda: window.findChild(QFileDialog) is not None)
    dialog = window.findChild(QFileDialog)
    assert dialog is not None
    name = dialog.findChild(QLineEdit, "fileNameEdit")
    assert name is not None
    name.setText(str(target))
    buttons = dialog.findChild(QDialogButtonBox)
    assert buttons is not None
    QTest.mouseClick(buttons.button(QDialogButtonBox.StandardButton.Save), Qt.MouseButton.LeftButton)
    await until(lambda: not dialog.isVisible())


async def answer(window: QWidget, words: str) -> None:
    await until(lambda: window.findChild(QMessageBox) is not None)
    box = window.findChild(QMessageBox)
    assert box is not None
    button = next(button for button in box.findChildren(QPushButton) if button.text() == words)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    await until(lambda: not box.isVisible())


async def test_save_as_copies_to_where_the_user_says(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        clip = await rig.add_clip()
        window, files = await files_of(rig)
        files.save_as(clip.id)
        await choose(window, tmp_path / "copy.mp4")
        await rig.settle()
        assert (tmp_path / "copy.mp4").read_bytes() == clip.path.read_bytes()
        assert rig.library.message == f"Saved as {tmp_path / 'copy.mp4'}."


async def test_a_file_that_is_there_is_not_replaced_without_asking(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        clip = await rig.add_clip()
        target = tmp_path / "holiday.mp4"
        target.write_bytes(b"precious")
        window, files = await files_of(rig)
        files.save_as(clip.id)
        await choose(window, target)
        await rig.settle()
        assert target.read_bytes() == b"precious"
        await answer(window, "Keep it")
        await rig.settle()
        assert target.read_bytes() == b"precious"
        files.save_as(clip.id)
        await choose(window, target)
        await answer(window, "Replace")
        await rig.settle()
        assert target.read_bytes() == clip.path.read_bytes()


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (DiskFull(path="/stick"), "The disk is full. Make room, then try again; nothing is lost."),
        (FolderUnwritable(path="/stick"), "/stick cannot be written. Choose another folder; nothing is lost."),
    ],
)
async def test_a_copy_that_cannot_be_written_says_why(tmp_path: Path, error: DiskFull, words: str) -> None:
    async with running(tmp_path) as rig:
        clip = await rig.add_clip()
        rig.copy_error = error
        rig.library.save_copy(clip.id, tmp_path / "copy.mp4")
        await rig.settle()
        assert rig.library.message == words


async def test_a_copy_onto_itself_or_of_a_lost_file_is_refused(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        clip = await rig.add_clip()
        content = clip.path.read_bytes()
        rig.library.save_copy(clip.id, clip.path)
        await rig.settle()
        assert rig.library.message == "That is the video itself: it is saved there already."
        assert clip.path.read_bytes() == content
        clip.path.unlink()
        rig.library.save_copy(clip.id, tmp_path / "copy.mp4")
        await rig.settle()
        assert "not there any more" in rig.library.message
        assert not (tmp_path / "copy.mp4").exists()


async def test_show_in_folder_opens_the_folder(tmp_path: Path, opener: Opener) -> None:
    async with running(tmp_path) as rig:
        clip = await rig.add_clip()
        _, files = await files_of(rig)
        files.show_in_folder(clip.id)
        assert [Path(url.toLocalFile()) for url in opener.opened] == [clip.path.parent]
        assert rig.library.message == ""


async def test_a_frame_is_saved_as_a_picture(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        clip = await rig.add_clip()
        window, files = await files_of(rig)
        frame = QImage(32, 18, QImage.Format.Format_RGB32)
        frame.fill(Qt.GlobalColor.red)
        files.save_frame(clip.id, frame)
        await choose(window, tmp_path / "still.png")
        await rig.settle()
        with Image.open(tmp_path / "still.png") as saved:
            assert (saved.size, saved.convert("RGB").getpixel((3, 3))) == ((32, 18), (255, 0, 0))
        rig.library.save_frame(lambda to: frame.save(str(to)), tmp_path / "nowhere" / "still.png")
        await rig.settle()
        assert "could not be written" in rig.library.message
