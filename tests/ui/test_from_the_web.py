"""Pictures dragged out of a browser, and pictures as such."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest

from pikadesk.domain.catalogue import Task
from pikadesk.domain.errors import PictureUnavailable
from pikadesk.ui.widgets.controls import LinkButton
from pikadesk.ui.widgets.editors.mime import carried
from pikadesk.ui.widgets.editors.prompt import PromptEditor
from pikadesk.ui.widgets.editors.storyboard import StoryboardEditor
from tests.fakes import until
from tests.ui.composer_rig import Composer, MakeComposer


def link(address: str, *, html: str = "") -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl(address)])
    if html:
        mime.setHtml(html)
    return mime


def picture(colour: str = "tomato") -> QMimeData:
    image = QImage(640, 360, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    mime = QMimeData()
    mime.setImageData(image)
    return mime


def board(composer: Composer) -> StoryboardEditor:
    assert isinstance(composer.page.pictures, StoryboardEditor)
    return composer.page.pictures


def fetching(composer: Composer) -> str:
    """What is said while a picture is fetched."""
    line = board(composer).fetching
    return line.words.text() if line.isVisible() else ""


@pytest.mark.parametrize(
    ("mime", "address"),
    [
        (link("https://example.com/duck.jpg"), "https://example.com/duck.jpg"),
        (
            link(
                "https://example.com/page",
                html="<a href='/page'><img alt='x' src=\"https://cdn.example.com/a?b=1&amp;c=2\"></a>",
            ),
            "https://cdn.example.com/a?b=1&c=2",
        ),
        (link("http://example.com/duck.jpg"), "http://example.com/duck.jpg"),
    ],
)
def test_the_address_of_a_picture_is_found(mime: QMimeData, address: str) -> None:
    found = carried(mime)
    assert found is not None
    assert found.address == address


def test_what_is_no_picture_and_leads_to_none_is_left_alone() -> None:
    words = QMimeData()
    words.setText("hello")
    assert carried(words) is None
    assert carried(link("mailto:someone@example.com")) is None
    recipe = QMimeData()
    recipe.setUrls([QUrl.fromLocalFile("/tmp/recipe.json")])
    assert carried(recipe) is None


async def test_a_picture_from_the_web_is_fetched_to_where_it_was_dropped(composer_of: MakeComposer) -> None:
    frames = composer_of(Task.FRAMES)
    await frames.with_pictures(2)
    frames.web.steps.hold("fetch")
    at = frames.middle(board(frames).rows[0])
    assert frames.drag_mime(link("https://example.com/duck.jpg"), at)
    assert board(frames).marker.title() == "Drop to insert as keyframe 2"
    frames.send_drop(at)
    await until(lambda: frames.web.fetched)
    assert fetching(frames) == "Fetching a picture from example.com…"
    assert not frames.form.can_generate
    frames.web.steps.free()
    await frames.settle()
    assert fetching(frames) == ""
    assert frames.names == ["picture-1.png", "duck.jpg", "picture-2.png"]
    assert frames.form.can_generate


async def test_a_picture_from_the_web_replaces(composer_of: MakeComposer) -> None:
    frames = composer_of(Task.FRAMES)
    await frames.with_pictures(2)
    await frames.drop_mime(link("https://example.com/duck.jpg"), frames.middle(board(frames).cards[1]))
    assert frames.names == ["picture-1.png", "duck.jpg"]


async def test_a_picture_that_is_not_to_be_had_says_why(composer_of: MakeComposer) -> None:
    frames = composer_of(Task.FRAMES)
    await frames.with_pictures(2)
    frames.web.on_fetch(PictureUnavailable("example.com", "status", status=404))
    await frames.drop_mime(link("https://example.com/duck.jpg"), frames.middle(board(frames).add))
    assert frames.names == ["picture-1.png", "picture-2.png"]
    assert frames.texts() == [
        "example.com did not give the picture (HTTP 404). Save it in the browser, and add the file."
    ]
    await frames.drop_mime(link("http://example.com/duck.jpg"), frames.middle(board(frames).add))
    assert frames.texts() == [
        "Only https addresses of pictures are fetched. Save the picture, and add the file.",
    ]


async def test_fetching_can_be_stopped(composer_of: MakeComposer) -> None:
    frames = composer_of(Task.FRAMES)
    await frames.with_pictures(2)
    frames.web.steps.hold("fetch")
    at = frames.middle(board(frames).add)
    frames.drag_mime(link("https://example.com/duck.jpg"), at)
    frames.send_drop(at)
    await until(lambda: frames.web.fetched)
    stop = board(frames).fetching.findChild(LinkButton)
    assert stop is not None
    QTest.mouseClick(stop, Qt.MouseButton.LeftButton)
    await until(lambda: not frames.form.fetching)
    await frames.settle()
    assert frames.names == ["picture-1.png", "picture-2.png"]
    assert frames.texts() == []
    assert frames.form.can_generate


async def test_a_picture_as_such_is_kept_and_taken_where_it_was_dropped(composer_of: MakeComposer) -> None:
    frames = composer_of(Task.FRAMES)
    await frames.with_pictures(2)
    await frames.drop_mime(picture(), frames.middle(board(frames).rows[0]))
    assert frames.names == ["picture-1.png", "pasted-1.png", "picture-2.png"]
    assert frames.pasted[0].pixelColor(5, 5) == QColor("tomato")


async def test_the_picture_itself_goes_before_its_address(composer_of: MakeComposer) -> None:
    image = composer_of(Task.IMAGE)
    await image.open()
    mime = picture()
    mime.setUrls([QUrl("https://example.com/page")])
    assert image.page.pictures is not None
    await image.drop_mime(mime, image.middle(image.page.pictures.empty))
    assert image.names == ["pasted-1.png"]
    assert image.web.fetched == []


async def test_a_picture_dropped_on_the_prompt_is_the_forms_and_words_are_not(composer_of: MakeComposer) -> None:
    image = composer_of(Task.IMAGE)
    await image.open()
    prompt = next(editor for editor in image.page.editors if isinstance(editor, PromptEditor))
    words = QMimeData()
    words.setText("balloons rise")
    await image.drop_mime(words, image.middle(prompt.edit))
    assert image.form.draft.text("prompt") == "balloons rise"
    await image.drop_mime(picture(), image.middle(prompt.edit))
    assert image.names == ["pasted-1.png"]
    assert image.form.draft.text("prompt") == "balloons rise"


async def test_text_takes_no_picture_from_the_web(composer_of: MakeComposer) -> None:
    text = composer_of(Task.TEXT)
    await text.open()
    assert not text.drag_mime(link("https://example.com/duck.jpg"), text.middle(text.page.footer))
    assert not text.drag_mime(picture(), text.middle(text.page.footer))
