"""One row of the job list."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from pikadesk.ui import theme
from pikadesk.ui.icons import paint_icon
from pikadesk.ui.presenters.form_pictures import Picture
from pikadesk.ui.presenters.jobs_row import Group, JobAction, JobRow, Progress, Tone
from pikadesk.ui.text import tr
from pikadesk.ui.theme import Role
from pikadesk.ui.widgets.controls import (
    Button,
    ElidedLabel,
    IconButton,
    Label,
    PressButton,
    ProgressSteps,
    Step,
    Tag,
)
from pikadesk.ui.widgets.controls.painting import antialiased, box
from pikadesk.ui.widgets.controls.status import TagKind
from pikadesk.ui.widgets.editors.thumbnails import PicturePainter
from pikadesk.ui.widgets.layouts import FlowLayout, Surface, column, row

_THUMBNAIL = QSize(80, 45)
_TITLE_WIDTH, _TITLE_LEAST = 228, 104
_COST_WIDTH, _TALL_COST_WIDTH, _NARROW_COST_WIDTH = 92, 150, 112
_ACTIONS_WIDTH, _NARROW_ACTIONS_WIDTH = 128, 108
_ROOMY = 760

_STEPS: dict[Progress, Literal["wait", "now", "done"]] = {
    Progress.WAITING: "wait",
    Progress.NOW: "now",
    Progress.DONE: "done",
}
_TAGS: dict[Tone, tuple[TagKind, str]] = {
    Tone.OK: ("ok", "check"),
    Tone.WARN: ("warn", "unknown"),
    Tone.ERR: ("err", "error"),
    Tone.PLAIN: ("plain", "close"),
}
_KEYBOARD = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.OtherFocusReason)

# Words, icon, and whether the button has a frame.
_ACTIONS: dict[JobAction, tuple[str, str, bool]] = {
    JobAction.CANCEL: ("Cancel", "", False),
    JobAction.REMOVE: ("Remove", "", False),
    JobAction.DOWNLOAD_AGAIN: ("Download again", "download", True),
    JobAction.CHECK_AGAIN: ("Check again", "refresh", True),
    JobAction.EDIT: ("Edit and try again", "undo", True),
    JobAction.USE_AGAIN: ("Use settings again", "undo", True),
    JobAction.REPLACE_KEY: ("Replace key…", "key", True),
    JobAction.COPY_ERROR: ("Copy error", "copy", False),
    JobAction.COPY_LINK: ("Copy link", "copy", False),
    JobAction.COPY_CLAIM: ("Copy claim details", "copy", False),
    JobAction.DISMISS: ("Dismiss", "", False),
    JobAction.SHOW: ("Show", "play", False),
    JobAction.SHOW_IN_FOLDER: ("Show in folder", "folder", False),
}
# What Delete and Enter do on a row, the first that the row has.
_ON_DELETE = (JobAction.DISMISS, JobAction.REMOVE, JobAction.CANCEL)
_ON_ENTER = (JobAction.SHOW, JobAction.EDIT, JobAction.DOWNLOAD_AGAIN, JobAction.CHECK_AGAIN)


class _Thumbnail(QWidget):
    """The poster of a video or the first picture of a request; the task's icon where there is neither."""

    def __init__(self, painter: PicturePainter) -> None:
        super().__init__()
        self.setFixedSize(_THUMBNAIL)
        self._painter, self._icon = painter, ""
        self.picture: Picture | None = None

    def show_picture(self, picture: Picture | None, icon: str) -> None:
        if (picture, icon) != (self.picture, self._icon):
            self.picture, self._icon = picture, icon
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = antialiased(QPainter(self))
        area = QRectF(self.rect())
        if self.picture is not None:
            self._painter.paint(painter, area, self.picture, theme.RADIUS_BADGE)
        else:
            box(painter, area, theme.RADIUS_BADGE, fill="well")
            paint_icon(painter, area, self._icon, "line-3", 20)


class _Money(QWidget):
    """An amount and, under it, what is certain about it."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.setFixedWidth(width)
        self.amount, self.words = Label("", Role.BODY_FIGURES), Label("", Role.SMALL, "text-3")
        for label in (self.amount, self.words):
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(column(None, self.amount, self.words, None, gap=0))

    def show_money(self, shown: JobRow) -> None:
        self.amount.setText(shown.amount)
        self.words.setText(shown.money)


class JobRowWidget(Surface):
    """A job. It has the focus as a whole; Tab goes on to its buttons.

    Signals:
        asked(str, JobAction): The user wants this done with the job of that id.
        left(int): The user goes to the next row (1) or to the one before (-1).

    Args:
        shown: What it shows to begin with.
        painter: Paints its picture.
        parent: The widget that holds it.
    """

    asked = Signal(str, object)
    left = Signal(int)

    def __init__(self, shown: JobRow, painter: PicturePainter, parent: QWidget | None = None) -> None:
        super().__init__("", top="line-1", parent=parent)
        self._shown = shown
        self.tall = is_tall(shown)
        self._ring = False
        self.buttons: dict[JobAction, PressButton] = {}
        self.thumbnail = _Thumbnail(painter)
        self.title = ElidedLabel("", Role.LABEL)
        self.line = ElidedLabel("", Role.SMALL_FIGURES, "text-3")
        self.tag = Tag()
        self.message = Label("", Role.SMALL, "text-2", wrap=True)
        self.steps = ProgressSteps()
        self.note = Label("", Role.SMALL, "text-3", wrap=True)
        self.money = _Money(_TALL_COST_WIDTH if self.tall else _COST_WIDTH)
        self._actions = QWidget()
        self._action_row: FlowLayout | QHBoxLayout = FlowLayout() if self.tall else row(gap=theme.SPACE_1)
        self._actions.setLayout(self._action_row)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._lay_out_tall() if self.tall else self._lay_out_flat()
        self.show_row(shown, None)

    @property
    def shown(self) -> JobRow:
        """What it shows."""
        return self._shown

    def show_row(self, shown: JobRow, picture: Picture | None) -> None:
        """Show the job as it is now; it must be tall or flat as before."""
        if not self.buttons or shown.actions != self._shown.actions:
            self._make_buttons(shown)
        self._shown = shown
        self.thumbnail.show_picture(picture, str(shown.task))
        self.title.setText(shown.title)
        self.line.setText(shown.line)
        self.money.show_money(shown)
        self.tag.setVisible(shown.tag is not None)
        if shown.tag is not None:
            kind, icon = _TAGS[shown.tag.tone]
            self.tag.show_state(shown.tag.words, kind, icon=icon)
        self.message.setText(shown.message)
        self.message.setVisible(bool(shown.message))
        self.message.set_tone("warn" if shown.stages else "text-2")
        self.steps.setVisible(bool(shown.stages))
        self.steps.set_steps(
            [Step(stage.words, _STEPS[stage.progress], stage.fraction, stage.value) for stage in shown.stages]
        )
        self.note.setText(shown.note)
        self.note.setVisible(bool(shown.note))
        self.setAccessibleName(self._spoken())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to another row, or do what the key stands for."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.left.emit(1 if key is Qt.Key.Key_Down else -1)
        elif key is Qt.Key.Key_Delete:
            self._ask_first(_ON_DELETE)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._ask_first(_ON_ENTER)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring where the keyboard brought the focus."""
        self._ring = event.reason() in _KEYBOARD
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        self._ring = False
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the hairline and the ring."""
        super().paintEvent(event)
        if self._ring:
            painter = antialiased(QPainter(self))
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(5, 4, -5, -3), 6, 6)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the stages the room of the words where there is little."""
        super().resizeEvent(event)
        roomy = self.width() >= _ROOMY
        if self.tall:
            self.money.setFixedWidth(_TALL_COST_WIDTH if roomy else _NARROW_COST_WIDTH)
        else:
            width = _ACTIONS_WIDTH if roomy else _NARROW_ACTIONS_WIDTH
            self._actions.setFixedWidth(width)
            self.note.setMaximumWidth(width)

    def _lay_out_flat(self) -> None:
        self.setMinimumHeight(64)
        words = QWidget()
        words.setLayout(column(None, self.title, self.line, None, gap=0))
        words.setMinimumWidth(_TITLE_LEAST)
        words.setMaximumWidth(_TITLE_WIDTH)
        words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        middle = QWidget()
        middle.setLayout(column(None, self.steps, self.tag, self.message, None, gap=theme.SPACE_1))
        if isinstance(self._action_row, QHBoxLayout):
            self._action_row.addStretch(1)
        self._action_row.addWidget(self.note)
        self.note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        made = row(self.thumbnail, words, middle, self.money, self._actions, gap=theme.SPACE_3)
        made.setContentsMargins(theme.SPACE_4, theme.SPACE_2, theme.SPACE_4, theme.SPACE_2)
        made.setStretch(1, 3)
        made.setStretch(2, 5)
        self.setLayout(made)

    def _lay_out_tall(self) -> None:
        head = row(self.title, self.tag, self.line, None)
        words = QWidget()
        inside = column(gap=0)
        inside.addLayout(head)
        inside.addSpacing(theme.SPACE_1)
        inside.addWidget(self.message)
        inside.addSpacing(theme.SPACE_2)
        inside.addWidget(self._actions)
        words.setLayout(inside)
        made = row(self.thumbnail, words, self.money, gap=theme.SPACE_3)
        made.setContentsMargins(theme.SPACE_4, theme.SPACE_3, theme.SPACE_4, theme.SPACE_3)
        made.setStretch(1, 1)
        for item in (self.thumbnail, words, self.money):
            made.setAlignment(item, Qt.AlignmentFlag.AlignTop)
        self.setLayout(made)
        self.steps.setParent(self)
        self.note.setParent(self)

    def _make_buttons(self, shown: JobRow) -> None:
        for button in self.buttons.values():
            self._action_row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = {action: self._button(action, shown.id) for action in shown.actions}
        for button in self.buttons.values():
            self._action_row.addWidget(button)
            button.show()

    def _button(self, action: JobAction, job_id: str) -> PressButton:
        words, icon, framed = _ACTIONS[action]
        button: PressButton
        if action is JobAction.SHOW_IN_FOLDER:
            button = IconButton(icon, tr(words), compact=True)
        else:
            button = Button(tr(words), kind="normal" if framed else "quiet", icon=icon, compact=True)
        button.clicked.connect(lambda: self.asked.emit(job_id, action))
        return button

    def _ask_first(self, wanted: tuple[JobAction, ...]) -> None:
        action = next((action for action in wanted if action in self._shown.actions), None)
        if action is not None:
            self.asked.emit(self._shown.id, action)

    def _spoken(self) -> str:
        shown = self._shown
        now = next((stage for stage in shown.stages if stage.progress is Progress.NOW), None)
        state = f"{now.words} {now.value}".strip() if now else shown.tag.words if shown.tag else ""
        parts = (shown.title, shown.line, state, shown.message, f"{shown.amount} {shown.money}", shown.note)
        return ", ".join(part for part in parts if part)


def is_tall(shown: JobRow) -> bool:
    """Say whether a row needs room for a sentence and several buttons."""
    return shown.group is Group.ATTENTION
