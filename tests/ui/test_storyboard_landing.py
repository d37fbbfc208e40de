"""What the storyboard shows while something is dragged over it, and how it makes room for it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, QVariantAnimation
from PySide6.QtGui import QFocusEvent, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from pikadesk.ui import theme
from pikadesk.ui.presenters.form_insertion import insertion
from pikadesk.ui.theme import Role
from pikadesk.ui.widgets.editors.drag import DragGhost
from tests.ui.composer_rig import Composer, board, drag_card


@pytest.mark.usefixtures("movement")
async def test_the_list_opens_without_squeezing_what_stands_in_it(
    frames: Composer, monkeypatch: pytest.MonkeyPatch
) -> None:
    await frames.with_pictures(4)
    editor = board(frames)
    frames.drag([frames.picture("new.png")], frames.middle(editor.rows[2]))
    glide = editor.marker.findChild(QVariantAnimation)
    assert glide is not None
    glide.pause()
    for part in (40, 80, glide.duration()):
        glide.setCurrentTime(part)
        # At once: what is painted next must not be a row that is cut in half.
        assert editor.body.height() >= editor.body.minimumSizeHint().height()
        assert [row.height() for row in editor.rows[:2]] == [row.sizeHint().height() for row in editor.rows[:2]]
    assert editor.marker.height() == editor.marker.open_size().height()
    frames.leave()


@pytest.mark.parametrize("width", [360, 440])
async def test_the_marker_never_leaves_out_the_price(frames: Composer, width: int) -> None:
    await frames.with_pictures(3)
    frames.form.set_duration(1, 8)
    frames.page.resize(width, 844)
    editor = board(frames)
    frames.drag([frames.picture("new.png")], frames.middle(editor.rows[1]))
    words = editor.marker.detail()
    assert "price" in words.casefold()
    wide = QFontMetrics(theme.font(Role.SMALL)).horizontalAdvance(words)
    assert wide <= editor.marker.width() - 56
    whole = "Splits the 8 s transition into 4 s + 4 s. Price stays the same."
    assert words == (whole if width == 440 else "Same price. 8 s becomes 4 s + 4 s.")
    frames.leave()


async def test_in_few_words_the_price_comes_first(frames: Composer) -> None:
    await frames.with_pictures(4)
    assert insertion(frames.form.draft, 4, 3).brief == "Price +600,000. Keeps the first 1."
    assert insertion(frames.form.draft, 1, 3).brief == "Same price. Keeps the first 1. 5 s becomes 3 s + 2 s."
    assert insertion(frames.form.draft, 1, 0).possible is False


async def test_the_ghost_hides_nothing_that_the_marker_says(frames: Composer) -> None:
    await frames.with_pictures(4)
    editor = board(frames)
    for x, below in ((40, 20), (200, 6), (60, 60)):
        pointer = editor.cards[2].mapToGlobal(QPoint(x, editor.cards[2].height() + below))
        drag_card(editor.cards[0], pointer, let_go=False)
        (ghost,) = [each for each in frames.page.window().findChildren(DragGhost) if each.isVisible()]
        assert editor.marker.isVisible()
        said = QRect(editor.marker.mapToGlobal(QPoint(0, 0)), editor.marker.open_size())
        shown = QRect(ghost.mapToGlobal(QPoint(0, 0)), ghost.size())
        assert shown.top() > said.bottom()
        assert frames.page.rect().contains(frames.page.mapFromGlobal(shown.topLeft()))
        QTest.keyClick(editor.cards[0], Qt.Key.Key_Escape)
        QTest.mouseRelease(editor.cards[0], Qt.MouseButton.LeftButton)


@pytest.mark.usefixtures("movement")
async def test_a_card_that_is_dragged_finds_the_list_open_and_its_words_free(frames: Composer) -> None:
    await frames.with_pictures(1)
    frames.form.add_images([frames.picture("tall.png", (360, 640)), frames.picture("last.png")])
    await frames.settle()
    await frames.open(360, 560)
    QTest.qWait(0)
    editor = board(frames)
    pointer = editor.cards[1].mapToGlobal(QPoint(60, editor.cards[1].height() + 20))
    drag_card(editor.cards[0], pointer, let_go=False)
    glide = editor.marker.findChild(QVariantAnimation)
    assert glide is not None
    glide.setCurrentTime(glide.duration())
    high = editor.marker.height()
    assert high == editor.marker.open_size().height()
    (ghost,) = [each for each in frames.page.window().findChildren(DragGhost) if each.isVisible()]
    marker = QRect(editor.marker.mapToGlobal(QPoint(0, 0)), editor.marker.size())
    assert not marker.intersects(QRect(ghost.mapToGlobal(QPoint(0, 0)), ghost.size()))
    editor.cards[0].dragged.emit(pointer + QPoint(1, 0))
    assert editor.marker.height() == high
    editor.cards[0].dragged.emit(editor.cards[2].mapToGlobal(QPoint(60, 50)))
    assert editor.marker.y() > editor.cards[2].y()
    QTest.keyClick(editor.cards[0], Qt.Key.Key_Escape)
    QTest.mouseRelease(editor.cards[0], Qt.MouseButton.LeftButton)


async def test_at_the_bottom_of_the_window_the_ghost_is_above_what_is_said(frames: Composer) -> None:
    await frames.with_pictures(2)
    picture = board(frames).cards[0].picture
    assert picture is not None
    ghost = DragGhost(frames.page, picture, board(frames).painter)
    said = QRect(frames.page.mapToGlobal(QPoint(0, frames.page.height() - 70)), QSize(400, 68))
    ghost.follow(said.topLeft(), said)
    assert frames.page.rect().contains(ghost.geometry())
    assert ghost.geometry().bottom() < frames.page.height() - 70
    ghost.follow(said.topLeft())
    assert ghost.pos() == QPoint(20, frames.page.height() - 70 + 28)


async def test_the_way_to_fit_stands_under_the_sentence_that_it_belongs_to(frames: Composer) -> None:
    await frames.with_pictures(3)
    frames.form.set_duration(1, 24)
    await frames.settle()
    QTest.qWait(0)
    editor = board(frames)
    assert editor.fit.isVisible()
    said, link = editor.problem.geometry(), editor.fit.geometry()
    assert said.top() >= editor.body.geometry().bottom()
    assert link.top() - said.bottom() - 1 == theme.SPACE_1
    assert link.left() == said.left() + 22
    QTest.mouseClick(editor.fit, Qt.MouseButton.LeftButton)
    assert sum(frames.lengths) == 25
    assert not editor.fit.isVisible()


async def test_a_long_prompt_is_shown_from_its_beginning_when_it_is_left(frames: Composer) -> None:
    await frames.with_pictures(2)
    prompt = board(frames).rows[0].prompt
    prompt.setFocus()
    QTest.keyClicks(prompt, "the sun sinks " * 10)
    # A menu has the focus for a while, and gives it back as it was.
    QApplication.sendEvent(prompt, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.PopupFocusReason))
    assert prompt.cursorPosition() == 140
    board(frames).cards[0].setFocus()
    assert prompt.cursorPosition() == 0
