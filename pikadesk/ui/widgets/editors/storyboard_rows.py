"""The parts of the storyboard: keyframe cards, the transitions between them, and the marker of what a drop does."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QHideEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pikadesk.domain.draft import Transition
from pikadesk.domain.fields import Transitions
from pikadesk.ui import theme
from pikadesk.ui.icons import paint_icon
from pikadesk.ui.presenters.form_insertion import Insertion
from pikadesk.ui.text import credits, seconds, tr
from pikadesk.ui.theme import Role
from pikadesk.ui.widgets.controls import DurationEdit, ElidedLabel, Label, LineEdit, Message, Slider
from pikadesk.ui.widgets.controls.motion import Glide
from pikadesk.ui.widgets.controls.painting import antialiased, box
from pikadesk.ui.widgets.editors.base import LeaveToForm
from pikadesk.ui.widgets.editors.cards import PictureCard
from pikadesk.ui.widgets.editors.notes import PictureNotes
from pikadesk.ui.widgets.editors.thumbnails import PicturePainter
from pikadesk.ui.widgets.focus import PASSING_REASONS
from pikadesk.ui.widgets.layouts import column, row, settle_around

# The line that joins the keyframes runs through the middle of their numbers.
_STEM, _LINE = 60, 41
_NARROW = 368


class KeyframeCard(PictureCard):
    """A keyframe: handle, number, thumbnail, name, facts and the time at which it is shown."""

    def __init__(self, pictures: PicturePainter) -> None:
        super().__init__(pictures)
        self._number, self._time = 0, ""
        self.setFixedHeight(theme.HEIGHT_KEYFRAME)

    def set_place(self, number: int, time: str) -> None:
        """Change its number and the time at which it is shown."""
        if (number, time) == (self._number, self._time):
            return
        self._number, self._time = number, time
        self._describe()
        self.update()

    def _describe(self) -> None:
        self.setAccessibleDescription(" ".join([tr("at {time}.").format(time=self._time), self._noted]).strip())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the cross at the right end."""
        super().resizeEvent(event)
        self.cross.move(self.width() - 33, 14)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint everything but the cross."""
        painter = self._begin()
        if self._picture is None:
            return
        paint_icon(painter, QRectF(4, 8, 20, 40), "grip", "grip", 16)
        circle = QRectF(32, 18, 20, 20)
        box(painter, circle, 10, border="line-2")
        painter.setFont(theme.font(Role.NUMBER))
        painter.setPen(theme.colour("text-2"))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(self._number))
        self._pictures.paint(painter, QRectF(60, 7, 75, 42), self._picture, theme.RADIUS_BADGE)
        painter.setFont(theme.font(Role.SMALL_FIGURES))
        time = painter.fontMetrics().horizontalAdvance(self._time) + 2
        right = self.width() - 33 - 8
        wide = right - time - 8 - 143
        if self._landing:
            wide, stays = right - 143, tr("Lengths and price stay the same.")
            if QFontMetrics(theme.font(Role.SMALL)).horizontalAdvance(stays) > wide:
                stays = tr("Price stays the same.")
            self._write(painter, QRect(143, 10, wide, 20), self._landing, Role.LABEL, "text-1")
            self._write(painter, QRect(143, 30, wide, 16), stays, Role.SMALL, "text-2")
            return
        self._write(painter, QRect(right - time, 18, time, 20), self._time, Role.SMALL_FIGURES, "text-2")
        self._write(painter, QRect(143, 10, wide, 20), self._picture.name, Role.LABEL, "text-1", middle=True)
        facts = self.facts_text(short=self.width() < _NARROW)
        self._write(painter, QRect(143, 30, wide, 16), facts, Role.SMALL_FIGURES, self._facts_tone())


class _Stem(QWidget):
    """The piece of the joining line beside a transition, with what stands on it."""

    def __init__(self) -> None:
        super().__init__()
        self.selected = False
        self.words = ""
        self.middle = 0
        self.setFixedWidth(_STEM)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = antialiased(QPainter(self))
        painter.fillRect(QRect(_LINE, 0, 2, self.height()), theme.colour("tint-line" if self.selected else "line-2"))
        gap = QRect(_LINE - 17, self.middle - 12, 36, 24)
        painter.fillRect(gap, theme.colour("panel"))
        tone = "accent-text" if self.selected else "text-2"
        if self.words:
            painter.setFont(theme.font(Role.SMALL_HEADING))
            painter.setPen(theme.colour(tone))
            painter.drawText(gap, Qt.AlignmentFlag.AlignCenter, self.words)
        else:
            paint_icon(painter, QRectF(gap), "chevron-down", tone, 16)


class KeyframeNotes(PictureNotes):
    """The notes about a keyframe, between its card and the transition that follows."""

    def __init__(self) -> None:
        super().__init__(left=_STEM)
        self._joined = False

    def set_joined(self, joined: bool) -> None:
        """Say whether a transition follows, so that the line to it goes through."""
        self._joined = joined
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the piece of the joining line beside them."""
        if self._joined:
            QPainter(self).fillRect(QRect(_LINE, 0, 2, self.height()), theme.colour("line-2"))


class TransitionRow(QWidget):
    """A transition: its length, what its seconds cost, and its prompt.

    Args:
        field: What the lengths may be.

    Signals:
        duration_edited(int): The user set the length, in seconds.
        prompt_edited(str): The user wrote a prompt.
        entered(): The focus came in.
    """

    duration_edited = Signal(int)
    prompt_edited = Signal(str)
    entered = Signal()

    def __init__(self, field: Transitions) -> None:
        super().__init__()
        self.length = DurationEdit(tr("Length"), lowest=field.shortest, highest=field.longest)
        # What hands the focus on has a place of its own in Tab's order: the end of the page, for what comes so late.
        self.length.setFocusProxy(None)  # type: ignore[arg-type]  # Qt takes none; its stub does not say so
        self.price = Label("", Role.SMALL_FIGURES, "text-3")
        self.price.setFixedWidth(60)
        self.price.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.prompt = LineEdit("", placeholder=tr("Prompt for this transition, optional"), compact=True)
        self.message = Message()
        self._problem = ""
        self._stem = _Stem()
        self._stem.middle = 38
        first = row(self.length, self.price, gap=theme.SPACE_3 - Slider.HANDLE // 2)
        first.setStretchFactor(self.length, 1)
        parts = column(margins=(0, 8, 0, 8), gap=theme.SPACE_1)
        parts.addLayout(first)
        parts.addWidget(self.prompt)
        parts.addWidget(self.message)
        whole = row(self._stem, gap=0)
        whole.addLayout(parts, 1)
        self.setLayout(whole)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        LeaveToForm(self.prompt)
        LeaveToForm(self.length.spin)
        # The price follows what is typed, and Generate never sends a length other than the one that is seen.
        self.length.spin.setKeyboardTracking(True)
        self.length.edited.connect(self.duration_edited)
        self.prompt.textEdited.connect(self.prompt_edited)
        for part in (self.length.spin, self.length.slider, self.prompt):
            part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell when the focus comes in; show a prompt from its beginning again when it goes."""
        if event.type() is QEvent.Type.FocusIn:
            self.entered.emit()
        leaves = watched is self.prompt and event.type() is QEvent.Type.FocusOut
        if leaves and isinstance(event, QFocusEvent) and event.reason() not in PASSING_REASONS:
            self.prompt.setCursorPosition(0)
        return super().eventFilter(watched, event)

    def show_transition(self, number: int, transition: Transition, price: int | None) -> None:
        """Show a transition.

        Args:
            number: Which one, from 1 on.
            transition: Its length and prompt.
            price: What its seconds cost, in credits.
        """
        self.length.set_value(transition.duration)
        self.price.setText("" if price is None else credits(price))
        if transition.prompt != self.prompt.text():
            self.prompt.setText(transition.prompt)
            self.prompt.setCursorPosition(0)
        for part in (self.length, self.length.spin, self.length.slider):
            part.setAccessibleName(tr("Length of transition {number}").format(number=number))
        self.prompt.setAccessibleName(tr("Prompt of transition {number}").format(number=number))

    def set_selected(self, selected: bool) -> None:
        """Show whether it is what is being edited."""
        self.length.set_selected(selected)
        self._stem.selected = selected
        self._stem.update()

    def show_problem(self, text: str) -> None:
        """Say what is wrong with the length."""
        if text != self._problem:
            self._problem = text
            self.length.set_problem_shown(bool(text))
        self.message.show_text(text)


class HalfRow(QWidget):
    """One of the two parts of a transition that a drop would split."""

    def __init__(self) -> None:
        super().__init__()
        self._stem = _Stem()
        self._stem.selected = True
        self._stem.middle = 17
        self._prompt = ElidedLabel("", Role.SMALL, "text-2")
        line = row(self._stem, self._prompt, gap=0)
        line.setStretchFactor(self._prompt, 1)
        self.setLayout(line)
        self.setFixedHeight(34)

    def show_half(self, length: int, prompt: str) -> None:
        """Show a length in seconds and the prompt."""
        self._stem.words = seconds(length)
        self._prompt.setText(prompt)
        self._stem.update()


class InsertionMarker(QWidget):
    """Where a picture will land, and what that does; the list opens there."""

    _HEIGHT = theme.HEIGHT_KEYFRAME + 12

    def __init__(self) -> None:
        super().__init__()
        self._insertion: Insertion | None = None
        self._gap = Glide(self)
        self._gap.moved.connect(self._open)
        self.setFixedHeight(self._HEIGHT)

    def show_insertion(self, insertion: Insertion) -> None:
        """Say what would happen."""
        self._insertion = insertion
        self.setAccessibleName(f"{insertion.title}. {insertion.detail}")
        self.update()

    def showEvent(self, event: QShowEvent) -> None:
        """Open."""
        super().showEvent(event)
        if self._gap.wanted:
            self.setFixedHeight(0)
        # From now on it is where it will be, for those who ask.
        settle_around(self)
        self._gap.send(1)

    def hideEvent(self, event: QHideEvent) -> None:
        """Be ready to open elsewhere."""
        super().hideEvent(event)
        self._gap.jump(0)
        self.setFixedHeight(self._HEIGHT)

    def _open(self, value: float) -> None:
        self.setFixedHeight(round(self._HEIGHT * value))
        if self.isVisible():
            settle_around(self)

    def open_size(self) -> QSize:
        """How large it is as soon as it is open."""
        return QSize(self.width(), self._HEIGHT)

    def title(self) -> str:
        """The first line."""
        return self._insertion.title if self._insertion else ""

    def detail(self) -> str:
        """The second line, in few words where all of them do not fit."""
        if self._insertion is None:
            return ""
        wide = QFontMetrics(theme.font(Role.SMALL)).horizontalAdvance(self._insertion.detail)
        return self._insertion.detail if wide <= self.width() - 56 else self._insertion.brief

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the marker."""
        if self._insertion is None:
            return
        painter = antialiased(QPainter(self))
        area = QRectF(0, 6, self.width(), theme.HEIGHT_KEYFRAME)
        possible = self._insertion.possible
        fill, border = ("tint", "focus") if possible else ("err-tint", "err-line")
        box(painter, area, theme.RADIUS_CARD, fill=fill, border=border, width=2)
        paint_icon(painter, QRectF(14, 6, 20, 56), "plus" if possible else "error", "text-1" if possible else "err", 20)
        painter.setPen(QPen(theme.colour("text-1" if possible else "err")))
        painter.setFont(theme.font(Role.LABEL))
        words = QRect(44, 16, self.width() - 56, 20)
        fits = painter.fontMetrics().elidedText(self._insertion.title, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, fits)
        painter.setFont(theme.font(Role.SMALL))
        painter.setPen(theme.colour("text-2"))
        words = QRect(words.topLeft() + QPoint(0, 20), words.size()).adjusted(0, 0, 0, -4)
        fits = painter.fontMetrics().elidedText(self.detail(), Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, fits)
