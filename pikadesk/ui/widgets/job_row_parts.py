"""What rows of the job list are made of: their picture, their money, and what their buttons say."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from pikadesk.ui import theme
from pikadesk.ui.icons import paint_icon
from pikadesk.ui.presenters.form_pictures import Picture
from pikadesk.ui.presenters.jobs_row import JobAction, JobRow
from pikadesk.ui.text import tr
from pikadesk.ui.theme import Role
from pikadesk.ui.widgets.controls import Button, IconButton, Label, PressButton, Tag
from pikadesk.ui.widgets.controls.painting import antialiased, box
from pikadesk.ui.widgets.controls.status import TagKind
from pikadesk.ui.widgets.editors.thumbnails import PicturePainter
from pikadesk.ui.widgets.layouts import column
from pikadesk.words import translatable

THUMBNAIL = QSize(80, 45)

# Words, icon, and whether the button has a frame.
_ACTIONS: dict[JobAction, tuple[str, str, bool]] = {
    JobAction.CANCEL: (translatable("Cancel"), "", False),
    JobAction.REMOVE: (translatable("Remove"), "", False),
    JobAction.MOVE_UP: (translatable("Move up"), "chevron-up", False),
    JobAction.MOVE_DOWN: (translatable("Move down"), "chevron-down", False),
    JobAction.TO_FRONT: (translatable("To the front"), "", False),
    JobAction.EDIT_WAITING: (translatable("Edit"), "", False),
    JobAction.PAUSE: (translatable("Pause"), "pause", False),
    JobAction.RESUME: (translatable("Resume"), "play", False),
    JobAction.GO_ON: (translatable("Begin"), "play", False),
    JobAction.HIDE: (translatable("Hide"), "", False),
    JobAction.SHOW_AGAIN: (translatable("Don’t hide any more"), "", False),
    JobAction.DOWNLOAD_AGAIN: (translatable("Download again"), "download", True),
    JobAction.TRY_NOW: (translatable("Try now"), "refresh", True),
    JobAction.CHOOSE_FOLDER: (translatable("Choose another folder…"), "folder", True),
    JobAction.CHECK_AGAIN: (translatable("Check again"), "refresh", True),
    JobAction.SEND_AGAIN: (translatable("Send again…"), "", True),
    JobAction.OPEN_HISTORY: (translatable("Open history page"), "globe", False),
    JobAction.MARK_CHARGED: (translatable("Mark as charged"), "", False),
    JobAction.MARK_NOT_CHARGED: (translatable("Mark as not charged"), "", False),
    JobAction.UNDO_MARK: (translatable("Undo mark"), "undo", False),
    JobAction.EDIT: (translatable("Edit and try again"), "undo", True),
    JobAction.TRY_AGAIN: (translatable("Try again"), "refresh", True),
    JobAction.USE_AGAIN: (translatable("Use settings again"), "undo", True),
    JobAction.REPLACE_KEY: (translatable("Replace key…"), "key", True),
    JobAction.COPY_ERROR: (translatable("Copy error"), "copy", False),
    JobAction.COPY_LINK: (translatable("Copy link"), "copy", False),
    JobAction.COPY_CLAIM: (translatable("Copy claim details"), "copy", False),
    JobAction.DISMISS: (translatable("Dismiss"), "", False),
    JobAction.SHOW: (translatable("Show"), "play", False),
    JobAction.SHOW_IN_FOLDER: (translatable("Show in folder"), "folder", False),
}
_ICONS_ALONE = (JobAction.SHOW_IN_FOLDER, JobAction.MOVE_UP)


def action_words(action: JobAction) -> str:
    """Return what an action is called in the user's language."""
    return tr(_ACTIONS[action][0])


def action_button(action: JobAction, *, framed: bool) -> PressButton:
    """Return a button for an action.

    Args:
        action: Which.
        framed: Whether the row has room for buttons with a frame.
    """
    words, icon, frame = _ACTIONS[action]
    if action in _ICONS_ALONE:
        return IconButton(icon, tr(words), compact=True)
    return Button(tr(words), kind="normal" if frame and framed else "quiet", icon=icon, compact=True)


class PlainTag(Tag):
    """A state in an icon and a few words, without an area of its own."""

    _TONES: Mapping[TagKind, str] = {"plain": "text-2", "ok": "ok", "warn": "warn", "err": "err", "info": "accent-text"}

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint icon and words."""
        painter = antialiased(QPainter(self))
        paint_icon(painter, QRectF(0, 0, 14, self.height()), self._icon, self._TONES[self._kind], 14)
        painter.setPen(theme.colour("text-2"))
        area = QRect(18, 0, self.width() - 18, self.height())
        words = self.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, words)


class JobThumbnail(QWidget):
    """The poster of a video or the first picture of a request; the task's icon where there is neither.

    Args:
        painter: Paints pictures.
        size: Its size.
    """

    def __init__(self, painter: PicturePainter, size: QSize = THUMBNAIL) -> None:
        super().__init__()
        self.setFixedSize(size)
        self._painter, self._icon = painter, ""
        self.picture: Picture | None = None

    @property
    def icon_name(self) -> str:
        """The icon that is shown where there is no picture."""
        return self._icon

    def show_picture(self, picture: Picture | None, icon: str) -> None:
        """Change what it shows."""
        if (picture, icon) != (self.picture, self._icon):
            self.picture, self._icon = picture, icon
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the picture or the icon."""
        painter = antialiased(QPainter(self))
        area = QRectF(self.rect())
        if self.picture is not None:
            self._painter.paint(painter, area, self.picture, theme.RADIUS_BADGE)
        else:
            box(painter, area, theme.RADIUS_BADGE, fill="well")
            paint_icon(painter, area, self._icon, "line-3", 20)


class JobMoney(QWidget):
    """An amount and, under it, what is certain about it."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.setFixedWidth(width)
        self.amount, self.words = Label("", Role.BODY_FIGURES), Label("", Role.SMALL, "text-3")
        for label in (self.amount, self.words):
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(column(None, self.amount, self.words, None, gap=0))

    def show_money(self, shown: JobRow) -> None:
        """Change what it says."""
        self.amount.setText(shown.amount)
        self.words.setText(shown.money)
