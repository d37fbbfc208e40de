from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image as Pillow
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from pikadesk.adapters.image_store import DiskImageStore
from pikadesk.domain.catalogue import CATALOGUE, Task
from pikadesk.domain.draft import LocalImage
from pikadesk.domain.errors import Fault
from pikadesk.domain.fields import Transitions
from pikadesk.services.ports import ImageFacts
from pikadesk.ui.presenters.form_pictures import Picture
from pikadesk.ui.presenters.form_words import Piece
from pikadesk.ui.widgets.composer_line import LinkedLine
from pikadesk.ui.widgets.controls import LinkButton
from pikadesk.ui.widgets.editors import editor_for
from pikadesk.ui.widgets.editors.cards import PictureCard
from pikadesk.ui.widgets.editors.mime import looks_like_pictures, refusal
from pikadesk.ui.widgets.editors.prompt import PromptEditor
from pikadesk.ui.widgets.editors.single import SingleEditor
from pikadesk.ui.widgets.editors.thumbnails import PicturePainter, Thumbnails
from tests.fakes import until
from tests.ui.composer_rig import MakeComposer

ORIENTATION = 0x0112


def known(file: Path, version: int = 1) -> Picture:
    return Picture(LocalImage(file), file.name, file, DiskImageStore(file.parent).inspect(file), version=version)


async def thumbnail(thumbnails: Thumbnails, picture: Picture, size: QSize) -> QImage:
    await until(lambda: thumbnails.get(picture, size) is not None)
    pixmap = thumbnails.get(picture, size)
    assert pixmap is not None
    return pixmap.toImage()


def halves(file: Path, size: tuple[int, int], orientation: int = 1) -> Path:
    """A picture whose left half is red and whose right half is blue, as it is stored."""
    picture = Pillow.new("RGB", size, "blue")
    picture.paste("red", (0, 0, size[0] // 2, size[1]))
    exif = Pillow.Exif()
    exif[ORIENTATION] = orientation
    picture.save(file, quality=95, exif=exif)
    return file


async def test_a_thumbnail_covers_what_was_asked_for(tmp_path: Path) -> None:
    thumbnails = Thumbnails()
    image = await thumbnail(thumbnails, known(halves(tmp_path / "wide.jpg", (1600, 400))), QSize(75, 42))
    assert image.height() == 42
    assert image.width() >= 75


@pytest.mark.parametrize("size", [QSize(60, 60), QSize(2000, 2000)], ids=["smaller", "as it is"])
@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["jpg", "png", "webp", "tiff"])
async def test_a_picture_is_shown_as_upright_as_it_is_sent(
    tmp_path: Path, kind: str, orientation: int, size: QSize
) -> None:
    picture = Pillow.new("RGB", (240, 160), "blue")
    picture.paste("red", (0, 0, 120, 80))
    picture.paste("lime", (120, 0, 240, 80))
    exif = Pillow.Exif()
    exif[ORIENTATION] = orientation
    picture.save(tmp_path / f"turned.{kind}", exif=exif)
    shown = await thumbnail(Thumbnails(), known(tmp_path / f"turned.{kind}"), size)
    store = DiskImageStore(tmp_path / "store")
    with Pillow.open(store.path(store.keep(tmp_path / f"turned.{kind}"))) as sent:
        scale = shown.width() / sent.width
        assert shown.height() == pytest.approx(sent.height * scale, abs=1)
        for x in (0.25, 0.75):
            for y in (0.25, 0.75):
                pixel = shown.pixelColor(int(shown.width() * x), int(shown.height() * y)).getRgb()[:3]
                assert pixel == pytest.approx(
                    sent.convert("RGB").getpixel((int(sent.width * x), int(sent.height * y))), abs=12
                )


async def test_a_picture_that_nobody_looked_at_yet_is_turned_by_what_qt_knows(tmp_path: Path) -> None:
    file = halves(tmp_path / "sideways.jpg", (800, 400), orientation=6)
    picture = Picture(LocalImage(file), file.name, file, ImageFacts(0, 0, 0, "", orientation=0))
    image = await thumbnail(Thumbnails(), picture, QSize(100, 100))
    assert image.height() > image.width()
    assert image.pixelColor(image.width() // 2, 5).red() > 200, "the left side as stored is the top"
    assert image.pixelColor(image.width() // 2, image.height() - 5).blue() > 200


async def test_a_small_picture_is_not_blown_up(tmp_path: Path) -> None:
    image = await thumbnail(Thumbnails(), known(halves(tmp_path / "small.png", (20, 10))), QSize(200, 100))
    assert image.size() == QSize(20, 10)


async def test_a_picture_that_was_changed_gets_a_new_thumbnail(tmp_path: Path) -> None:
    thumbnails = Thumbnails()
    file = tmp_path / "a.png"
    Pillow.new("RGB", (40, 40), "red").save(file)
    assert (await thumbnail(thumbnails, known(file), QSize(20, 20))).pixelColor(5, 5).red() == 255
    Pillow.new("RGB", (40, 40), "lime").save(file)
    again = await thumbnail(thumbnails, known(file, version=2), QSize(20, 20))
    assert again.pixelColor(5, 5).green() == 255


async def test_what_cannot_be_decoded_has_an_empty_thumbnail(tmp_path: Path) -> None:
    file = tmp_path / "broken.png"
    Pillow.new("RGB", (40, 40)).save(file)
    picture = known(file)
    file.write_bytes(b"no picture any more")
    assert (await thumbnail(Thumbnails(), picture, QSize(20, 20))).isNull()


@pytest.fixture
def readers() -> Iterator[list[str]]:
    """The names of the threads on which pictures are decoded."""
    noted: list[str] = []

    def note(_frame: object, event: str, called: object) -> None:
        if event == "c_call" and isinstance(getattr(called, "__self__", None), QImageReader):
            noted.append(threading.current_thread().name)

    threading.setprofile(note)
    sys.setprofile(note)
    yield noted
    sys.setprofile(None)
    threading.setprofile(None)


async def test_pictures_are_decoded_beside_the_windows_thread(tmp_path: Path, readers: list[str]) -> None:
    file = halves(tmp_path / "wide.png", (400, 100))
    await thumbnail(Thumbnails(), known(file), QSize(50, 50))
    assert set(readers) == {"thumbnails"}
    QImageReader(str(file)).read()
    assert threading.current_thread().name in readers, "nothing is noted of this thread"


def test_a_picture_is_cut_to_cover_and_a_broken_one_shows_a_sign(qtbot: QtBot, tmp_path: Path) -> None:
    thumbnails = Thumbnails()
    picture = known(halves(tmp_path / "wide.png", (400, 100)))
    qtbot.waitUntil(lambda: thumbnails.get(picture, QSize(50, 50)) is not None)
    canvas = QImage(50, 50, QImage.Format.Format_RGB32)
    painter = QPainter(canvas)
    PicturePainter(thumbnails).paint(painter, QRectF(0, 0, 50, 50), picture, 4)
    painter.end()
    assert canvas.pixelColor(10, 25) == QColor("red")
    assert canvas.pixelColor(40, 25) == QColor("blue")
    canvas.fill(QColor("white"))
    painter = QPainter(canvas)
    gone = Picture(picture.ref, picture.name, fault=Fault("image_rejected", (("reason", "missing"),)))
    PicturePainter(thumbnails).paint(painter, QRectF(0, 0, 50, 50), gone, 4)
    painter.end()
    assert canvas.pixelColor(10, 25) not in (QColor("red"), QColor("white"))


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (["a.png"], ""),
        (["notes.txt", "b.JPEG"], ""),
        (["notes.txt"], "Not a picture"),
        (["notes.txt", "more.pdf"], "No pictures"),
        (["album"], "A folder, not a picture"),
    ],
)
def test_what_is_dragged_is_judged_by_its_name(names: list[str], words: str, tmp_path: Path) -> None:
    (tmp_path / "album").mkdir()
    files = [tmp_path / name for name in names]
    assert refusal(files) == words
    assert looks_like_pictures(files) == (words == "")


@pytest.mark.parametrize("task", list(Task))
async def test_every_field_has_an_editor_or_a_reason(composer_of: MakeComposer, task: Task) -> None:
    composer = composer_of(task)
    sources = composer.page.sources
    for field in CATALOGUE[task].fields:
        editor = editor_for(field, composer.form, sources, composer.thumbnails)
        if isinstance(field, Transitions) or (field.name == "model" and len(CATALOGUE[task].prices) == 1):
            assert editor is None
        else:
            assert editor is not None
            assert field.name in editor.names()


async def test_showing_the_form_again_says_nothing_and_moves_no_cursor(
    composer_of: MakeComposer,
) -> None:
    text = composer_of(Task.TEXT)
    await text.open()
    prompt = next(each for each in text.page.editors if isinstance(each, PromptEditor))
    prompt.edit.setFocus()
    QTest.keyClicks(prompt.edit, "one three")
    cursor = prompt.edit.textCursor()
    cursor.setPosition(3)
    prompt.edit.setTextCursor(cursor)
    said: list[object] = []
    for editor in text.page.editors:
        editor.edited.connect(lambda name, value: said.append((name, value)))
        editor.show_form()
    assert said == []
    assert prompt.edit.textCursor().position() == 3
    QTest.keyClicks(prompt.edit, " two")
    assert text.form.draft.text("prompt") == "one two three"
    assert prompt.edit.textCursor().position() == 7
    said.clear()
    text.form.edit("negative_prompt", "rain")
    text.form.edit("prompt", "one two")
    assert said == [], "what comes from the form is no edit"
    assert prompt.edit.toPlainText() == "one two"


async def test_the_card_tells_name_size_and_bytes_to_screen_readers(
    composer_of: MakeComposer,
) -> None:
    image = composer_of(Task.IMAGE)
    image.form.add_images([image.picture("a.png", (640, 360))])
    await image.settle()
    single = image.page.pictures
    assert isinstance(single, SingleEditor)
    assert single.card.accessibleName().startswith("Picture, a.png, 640 × 360 · ")
    assert single.card.cross.accessibleName() == "Remove picture"


def test_a_card_that_is_pressed_with_space_is_chosen(qtbot: QtBot) -> None:
    card = PictureCard(PicturePainter(Thumbnails()))
    qtbot.addWidget(card)
    with qtbot.waitSignal(card.chosen):
        QTest.keyClick(card, Qt.Key.Key_Space)


def test_a_line_with_links_breaks_between_words_and_leads_on(qtbot: QtBot) -> None:
    line = LinkedLine()
    qtbot.addWidget(line)
    line.show_line(
        (Piece("To generate, fix 2 fields: "), Piece("Prompt", "prompt"), Piece(" and "), Piece("Seed", "seed")), "err"
    )
    wide, narrow = line.heightForWidth(600), line.heightForWidth(120)
    assert wide == 16
    assert narrow > wide
    assert line.accessibleName() == "To generate, fix 2 fields: Prompt and Seed"
    line.resize(600, 16)
    line.show()
    links = line.findChildren(LinkButton)
    with qtbot.waitSignal(line.followed) as followed:
        QTest.mouseClick(links[1], Qt.MouseButton.LeftButton)
    assert followed.args == ["seed"]
    line.show_line((), "plain")
    assert not line.isVisible()
