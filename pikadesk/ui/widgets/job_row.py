"""One row of the job list."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QGraphicsOpacityEffect, QHBoxLayout, QMenu, QSizePolicy, QWidget

from pikadesk.ui import theme
from pikadesk.ui.actions import key_text, pressed
from pikadesk.ui.presenters.form_pictures import Picture
from pikadesk.ui.presenters.jobs_row import Group, JobAction, JobRow, Progress, Tone
from pikadesk.ui.text import tr
from pikadesk.ui.theme import Role
from pikadesk.ui.widgets.controls import ElidedLabel, IconButton, Label, PressButton, ProgressSteps, Step, Tag
from pikadesk.ui.widgets.controls.painting import antialiased
from pikadesk.ui.widgets.controls.status import TagKind
from pikadesk.ui.widgets.editors.picture_menu import Deed, make_menu, open_below
from pikadesk.ui.widgets.editors.thumbnails import PicturePainter
from pikadesk.ui.widgets.job_row_parts import JobMoney, JobThumbnail, PlainTag, action_button, action_words
from pikadesk.ui.widgets.layouts import FlowLayout, Surface, column, row
from pikadesk.ui.widgets.roles import give_role

_TITLE_WIDTH, _TITLE_LEAST = 228, 104
_COST_WIDTH, _TALL_COST_WIDTH, _NARROW_COST_WIDTH = 92, 150, 112
_ACTIONS_WIDTH, _NARROW_ACTIONS_WIDTH = 144, 142
_ROOMY = 760
_LIFTED = 0.4

_STEPS: dict[Progress, Literal["wait", "now", "done"]] = {
    Progress.WAITING: "wait",
    Progress.NOW: "now",
    Progress.DONE: "done",
}
_TAGS: dict[Tone, tuple[TagKind, str]] = {
    Tone.OK: ("ok", "check"),
    Tone.WARN: ("warn", "warning"),
    Tone.ERR: ("err", "error"),
    Tone.PLAIN: ("plain", "close"),
}
_KEYBOARD = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.OtherFocusReason)

# What Delete and Enter do on a row, the first that the row has.
_ON_DELETE = (JobAction.DISMISS, JobAction.REMOVE, JobAction.CANCEL)
_ON_ENTER = (
    *(JobAction.SHOW, JobAction.EDIT, JobAction.EDIT_WAITING, JobAction.DOWNLOAD_AGAIN, JobAction.TRY_NOW),
    *(JobAction.CHECK_AGAIN, JobAction.RESUME, JobAction.GO_ON),
)
_QUEUE_KEYS = {
    "queue.up": JobAction.MOVE_UP,
    "queue.down": JobAction.MOVE_DOWN,
    "queue.front": JobAction.TO_FRONT,
}
_KEYS = {action: name for name, action in _QUEUE_KEYS.items()}


class JobRowWidget(Surface):
    """A job. It has the focus as a whole; Tab goes on to its buttons. One that waits can be dragged.

    Signals:
        asked(str, JobAction): The user wants this done with the job of that id.
        left(int): The user goes to the next row (1) or to the one before (-1).
        dragged(QPoint): It is dragged, and the pointer is there on the screen.
        dropped(QPoint): It is let go there.
        drag_cancelled(): It is not dragged any more.

    Args:
        shown: What it shows to begin with.
        painter: Paints its picture.
        parent: The widget that holds it.
    """

    asked = Signal(str, object)
    left = Signal(int)
    dragged = Signal(QPoint)
    dropped = Signal(QPoint)
    drag_cancelled = Signal()

    def __init__(self, shown: JobRow, painter: PicturePainter, parent: QWidget | None = None) -> None:
        super().__init__("", top="line-1", parent=parent)
        self._shown = shown
        self.tall = is_tall(shown)
        self._ring = self._dragging = False
        self._pressed: QPoint | None = None
        self.buttons: dict[JobAction, PressButton] = {}
        self.more_button = IconButton("more", tr("More"), compact=True)
        self.more_button.clicked.connect(lambda: open_below(self._menu(self._shown.more), self.more_button))
        self.thumbnail = JobThumbnail(painter)
        self.title = ElidedLabel("", Role.LABEL)
        self.line = ElidedLabel("", Role.SMALL_FIGURES, "text-3")
        self.tag = Tag() if self.tall else PlainTag()
        self.message = Label("", Role.SMALL, "text-2", wrap=True)
        self.steps = ProgressSteps()
        self.note = Label("", Role.SMALL, "text-3", wrap=True)
        self.money = JobMoney(_TALL_COST_WIDTH if self.tall else _COST_WIDTH)
        self._actions, self._actions_width = QWidget(), _ACTIONS_WIDTH
        self._action_row: FlowLayout | QHBoxLayout = FlowLayout() if self.tall else row(gap=theme.SPACE_1)
        self._actions.setLayout(self._action_row)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._lay_out_tall() if self.tall else self._lay_out_flat()
        self._make_buttons(shown)
        self.show_row(shown, None)

    @property
    def shown(self) -> JobRow:
        """What it shows."""
        return self._shown

    def show_row(self, shown: JobRow, picture: Picture | None) -> None:
        """Show the job as it is now; it must be tall or flat as before."""
        if (shown.actions, shown.more) != (self._shown.actions, self._shown.more):
            self._make_buttons(shown)
        self._shown = shown
        if self._dragging and not shown.movable:
            self._leave_off()
        self.thumbnail.show_picture(picture, str(shown.task))
        self.thumbnail.setCursor(Qt.CursorShape.OpenHandCursor if shown.movable else Qt.CursorShape.ArrowCursor)
        self.thumbnail.setToolTip(tr("Drag it to another place in the queue") if shown.movable else "")
        self.title.setText(shown.title)
        self.line.setText(shown.line)
        self.money.show_money(shown)
        self.tag.setVisible(shown.tag is not None)
        if shown.tag is not None:
            kind, icon = _TAGS[shown.tag.tone]
            self.tag.show_state(shown.tag.words, kind, icon=shown.tag.icon or icon)
        self._show_words(shown)
        self.steps.setVisible(bool(shown.stages))
        self.steps.set_steps(
            [Step(each.words, _STEPS[each.progress], each.fraction, each.value) for each in shown.stages]
        )
        self.setAccessibleName(self._spoken())

    def set_lifted(self, lifted: bool) -> None:
        """Show whether it is what is being dragged."""
        faint = QGraphicsOpacityEffect(self, opacity=_LIFTED) if lifted else None
        # None takes the effect away, which the type of the binding does not know.
        self.setGraphicsEffect(faint)  # type: ignore[arg-type]

    def event(self, event: QEvent) -> bool:
        """Leave off dragging when another window takes over."""
        if event.type() is QEvent.Type.WindowDeactivate:
            self._leave_off()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to another row, or do what the key stands for."""
        steps = {"list.next": 1, "list.previous": -1}
        asked = pressed(event, *steps, *_QUEUE_KEYS, "list.remove", "list.open", "list.menu", "leave")
        if asked in steps:
            self.left.emit(steps[asked])
        elif asked in _QUEUE_KEYS:
            self._ask_first((_QUEUE_KEYS[asked],))
        elif asked == "list.remove":
            self._ask_first(_ON_DELETE)
        elif asked == "list.open":
            self._ask_first(_ON_ENTER)
        elif asked == "list.menu":
            self._open_menu(self.mapToGlobal(QPoint(theme.SPACE_4, self.height())))
        elif asked == "leave" and self._dragging:
            self._leave_off()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer everything that can be done with it."""
        self._open_menu(event.globalPos())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Perhaps the beginning of a drag."""
        if event.button() is Qt.MouseButton.LeftButton and self._shown.movable:
            self._pressed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag, from a few pixels on."""
        if self._pressed is None:
            return
        far = (event.position().toPoint() - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if self._dragging or far:
            self._dragging = True
            self.dragged.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        was_dragging = self._dragging
        self._pressed, self._dragging = None, False
        if was_dragging:
            self.dropped.emit(event.globalPosition().toPoint())

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
            self._actions_width = _ACTIONS_WIDTH if roomy else _NARROW_ACTIONS_WIDTH
            self._fit_actions()

    def focus_parts(self) -> list[QWidget]:
        """What the keyboard can be on in it, in the order of reading."""
        return [self, *self.buttons.values(), self.more_button]

    def _fit_actions(self) -> None:
        if not self.tall:
            # In line with those of the other rows, but nothing is cut off.
            self._actions.setFixedWidth(max(self._actions_width, self._action_row.minimumSize().width()))

    def _show_words(self, shown: JobRow) -> None:
        words = shown.message or shown.hint
        self.message.setText(words)
        self.message.setVisible(bool(words))
        tone = "text-3" if not shown.message else "warn" if shown.stages else "text-2"
        self.message.set_tone(tone)
        self.note.setText(shown.note)
        self.note.setVisible(bool(shown.note))

    def _lay_out_flat(self) -> None:
        self.setMinimumHeight(64)
        words = QWidget()
        words.setLayout(column(None, self.title, self.line, None, gap=0))
        words.setMinimumWidth(_TITLE_LEAST)
        words.setMaximumWidth(_TITLE_WIDTH)
        words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        middle = QWidget()
        middle.setLayout(column(None, self.steps, self.tag, self.message, None, gap=theme.SPACE_1))
        self.note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        made = row(self.thumbnail, words, middle, self.money, self._actions, gap=theme.SPACE_3)
        made.setContentsMargins(theme.SPACE_4, theme.SPACE_2, theme.SPACE_4, theme.SPACE_2)
        made.setStretch(1, 3)
        made.setStretch(2, 5)
        self.setLayout(made)

    def _lay_out_tall(self) -> None:
        # Where there is little room, it is the state that stays whole.
        self.tag.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
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
        focused = next((action for action, button in self.buttons.items() if button.hasFocus()), None)
        for button in self.buttons.values():
            button.hide()
            button.deleteLater()
        while self._action_row.takeAt(0) is not None:
            pass
        self.buttons = {action: self._button(action, shown.id) for action in shown.actions}
        if isinstance(self._action_row, QHBoxLayout):
            self._action_row.addStretch(1)
            self._action_row.addWidget(self.note)
        for button in (*self.buttons.values(), self.more_button):
            self._action_row.addWidget(button)
            button.show()
        self.more_button.setVisible(bool(shown.more))
        self._fit_actions()
        if focused is not None:
            self.buttons.get(focused, self).setFocus(Qt.FocusReason.OtherFocusReason)

    def _button(self, action: JobAction, job_id: str) -> PressButton:
        button = action_button(action, framed=self.tall)
        button.clicked.connect(lambda: self.asked.emit(job_id, action))
        return button

    def _menu(self, *groups: tuple[JobAction, ...]) -> QMenu:
        return make_menu(self, [[self._deed(action) for action in group] for group in groups if group])

    def _deed(self, action: JobAction) -> Deed:
        job_id, name = self._shown.id, _KEYS.get(action)
        keys = key_text(name) if name is not None else ""
        return Deed(action_words(action), lambda: self.asked.emit(job_id, action), keys)

    def _open_menu(self, at: QPoint) -> None:
        if self._shown.actions or self._shown.more:
            self._menu(self._shown.actions, self._shown.more).popup(at)

    def _ask_first(self, wanted: tuple[JobAction, ...]) -> None:
        has = (*self._shown.actions, *self._shown.more)
        action = next((action for action in wanted if action in has), None)
        if action is not None:
            self.asked.emit(self._shown.id, action)

    def _leave_off(self) -> None:
        was_dragging = self._dragging
        self._pressed, self._dragging = None, False
        if was_dragging:
            self.drag_cancelled.emit()

    def _spoken(self) -> str:
        shown = self._shown
        now = next((stage for stage in shown.stages if stage.progress is Progress.NOW), None)
        state = f"{now.words} {now.value}".strip() if now else shown.tag.words if shown.tag else ""
        money = f"{shown.amount} {shown.money}"
        parts = (shown.title, shown.line, state, shown.message or shown.hint, money, shown.note)
        return ", ".join(part for part in parts if part)


def is_tall(shown: JobRow) -> bool:
    """Say whether a row needs room for a sentence and several buttons."""
    return shown.group is Group.ATTENTION


give_role(JobRowWidget, QAccessible.Role.ListItem)
