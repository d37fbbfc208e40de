"""The timeline of a storyboard: always as wide as its longest, so that dragging never rescales it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pikadesk.domain.storyboard import Storyboard
from pikadesk.ui import theme
from pikadesk.ui.actions import pressed
from pikadesk.ui.presenters.form_pictures import Picture
from pikadesk.ui.text import seconds, tr
from pikadesk.ui.theme import Role
from pikadesk.ui.widgets.controls.painting import antialiased
from pikadesk.ui.widgets.editors.thumbnails import PicturePainter, Thumbnails
from pikadesk.ui.widgets.focus import tab_in_order
from pikadesk.ui.widgets.stage.timeline_layout import HEIGHT, LINE_BOTTOM, LINE_TOP, RULER_BOTTOM, TimelineLayout
from pikadesk.ui.widgets.stage.timeline_parts import (
    AddSlot,
    Boundary,
    Bubble,
    KeyframeMark,
    PlayheadMark,
    Segment,
    paint_rest,
)
from pikadesk.ui.widgets.stage.timeline_pull import Pull
from pikadesk.ui.widgets.stage.timeline_strip import TimelineStrip

_MAJOR = 5
_BUBBLE_MS = 1500


@dataclass(frozen=True, slots=True)
class TimelineContent:
    """What the timeline shows.

    Attributes:
        board: Keyframes and transitions.
        pictures: The keyframes' pictures.
        prices: What the seconds of each transition cost, in credits.
        most: The longest storyboard, in seconds.
        selected: The index of the chosen transition.
        can_add: Whether there may be one more keyframe.
        new: The indexes of keyframes that would only come with the drop that is under way; nothing can be moved then.
    """

    board: Storyboard = field(default_factory=lambda: Storyboard((), ()))
    pictures: tuple[Picture, ...] = ()
    prices: tuple[int, ...] = ()
    most: int = 25
    selected: int | None = None
    can_add: bool = False
    new: range = range(0)


class Timeline(QWidget):
    """Shows a storyboard over time, and lets its boundaries be moved.

    Attributes:
        playhead: Where the preview is.
        keyframes, segments, boundaries: The parts, in order of time.
        add: Where the next keyframe comes.
        bubble: What moving a boundary does.

    Args:
        thumbnails: Makes small pictures.
        parent: The widget that holds it.

    Signals:
        sought(float): The user wants this position, in seconds.
        step_asked(int): The user wants so many frames on, or back where it is negative.
        scrub_began(), scrub_ended(): The playhead is dragged from now on; no longer.
        segment_chosen(int): The user chose the transition with that index.
        edit_asked(int): The user wants to edit the transition with that index.
        add_asked(): The user wants to add a keyframe.
        retiming_began(): A boundary is moved from now on.
        retimed(int, int, bool): The boundary with that index is moved to that second; with everything after it.
        retiming_ended(): It is moved no longer.
        retiming_cancelled(): It goes back to where it was when that began.
    """

    sought = Signal(float)
    step_asked = Signal(int)
    scrub_began = Signal()
    scrub_ended = Signal()
    segment_chosen = Signal(int)
    edit_asked = Signal(int)
    add_asked = Signal()
    retiming_began = Signal()
    retimed = Signal(int, int, bool)
    retiming_ended = Signal()
    retiming_cancelled = Signal()

    def __init__(self, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = PicturePainter(thumbnails)
        self._content = TimelineContent()
        self._strip = TimelineStrip(self._pictures)
        self._position = 0.0
        self._scrub_offset: float | None = None
        self._pulled_from = 0.0
        self._following = False
        self._moved: int | None = None
        self._pulled: Pull | None = None
        self.keyframes: list[KeyframeMark] = []
        self.segments: list[Segment] = []
        self.boundaries: list[Boundary] = []
        self.add = AddSlot(self)
        self.playhead = PlayheadMark(self)
        self.bubble = Bubble(self)
        self._quiet = QTimer(self, singleShot=True, interval=_BUBBLE_MS)
        self._quiet.timeout.connect(self._end_moving)
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Timeline"))
        self.add.clicked.connect(self.add_asked)
        self.playhead.sought.connect(self.sought)
        self.playhead.step_asked.connect(self.step_asked)
        thumbnails.ready.connect(self._repaint_pictures)
        theme.theme().changed.connect(self._repaint_pictures)

    def show_content(self, content: TimelineContent) -> None:
        """Show a storyboard."""
        if content == self._content:
            return
        selected_only = replace(content, selected=self._content.selected) == self._content
        self._content = content
        if not selected_only:
            self._strip.forget()
        self._fit_parts()
        self._lay_out()
        if content.new:
            self._end_moving()
        elif self._moved is not None:
            self._say(self._moved)
        self.update()

    def set_position(self, position: float) -> None:
        """Move the playhead; in seconds."""
        self._position = position
        self.playhead.set_position(position)
        self._place_playhead()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(640, HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put everything in its place."""
        super().resizeEvent(event)
        self._strip.forget()
        self._lay_out()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go where the ruler or the strip is pressed, and drag the playhead from there."""
        at = event.position()
        layout = self._layout()
        on_ruler = at.y() < RULER_BOTTOM
        if event.button() is not Qt.MouseButton.LeftButton or not (on_ruler or self._on_strip(layout, at)):
            event.ignore()
            return
        self.playhead.setFocus(Qt.FocusReason.MouseFocusReason)
        away = at.x() - layout.x(self._position)
        # A hand that takes the handle at its edge does not move it yet.
        self._scrub_offset = away if on_ruler and abs(away) <= PlayheadMark.WIDTH else 0.0
        self.scrub_began.emit()
        self._scrub(at.x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the playhead."""
        if self._scrub_offset is not None:
            self._scrub(event.position().x())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go of the playhead."""
        if self._scrub_offset is not None:
            self._scrub_offset = None
            self.scrub_ended.emit()

    def event(self, event: QEvent) -> bool:
        """Keep the key from the window that lets go of what the mouse pulls."""
        override = event.type() is QEvent.Type.ShortcutOverride
        if override and self._pulled is not None and isinstance(event, QKeyEvent) and pressed(event, "leave"):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let go of what the mouse pulls, which goes back to where it was."""
        pull = self._pulled
        if pull is not None and pressed(event, "leave"):
            self._pulled = None
            self.retiming_cancelled.emit()
            pull.let_go()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ruler, strip and what is left of the longest."""
        painter = antialiased(QPainter(self))
        painter.fillRect(event.rect(), theme.colour("window"))
        painter.fillRect(0, 0, self.width(), 1, theme.colour("line-1"))
        layout = self._layout()
        self._paint_ruler(painter, layout)
        strip = layout.strip()
        if event.rect().intersects(strip) and not strip.isEmpty():
            content = self._content
            self._strip.paint(painter, layout, content.board, content.pictures, self.devicePixelRatioF())
        rest = layout.rest()
        left = layout.most - layout.seconds
        if left > 0 and not rest.isEmpty():
            paint_rest(painter, QRectF(rest), tr("{length} left").format(length=seconds(left)))

    def _layout(self) -> TimelineLayout:
        lengths = tuple(transition.duration for transition in self._content.board.transitions)
        return TimelineLayout(self.width(), self._content.most, lengths)

    @staticmethod
    def _on_strip(layout: TimelineLayout, at: QPointF) -> bool:
        return layout.strip().contains(at.toPoint())

    def _scrub(self, x: float) -> None:
        layout = self._layout()
        second = layout.second(x - (self._scrub_offset or 0.0))
        self.sought.emit(min(max(0.0, second), float(layout.seconds)))

    def _fit_parts(self) -> None:
        """Have as many parts as there are keyframes and transitions, and let each show its own."""
        content, layout = self._content, self._layout()
        gaps = content.board.transitions
        for parts, count in ((self.keyframes, len(content.pictures)), (self.segments, len(gaps))):
            while len(parts) > count:
                _drop(parts.pop())
        while len(self.boundaries) > len(gaps):
            _drop(self.boundaries.pop())
        while len(self.segments) < len(gaps):
            self._new_segment()
        while len(self.boundaries) < len(gaps):
            self._new_boundary()
        while len(self.keyframes) < len(content.pictures):
            self._new_keyframe()
        movable = not content.new
        for index, (mark, picture) in enumerate(zip(self.keyframes, content.pictures, strict=True)):
            new = index in content.new
            mark.show_keyframe(picture, index + 1, layout.time(index), new=new, movable=movable and index > 0)
        for index, (segment, boundary, gap) in enumerate(zip(self.segments, self.boundaries, gaps, strict=True)):
            price = content.prices[index] if index < len(content.prices) else None
            chosen, too_long = index == content.selected, layout.time(index + 1) > layout.most
            segment.show_transition(index + 1, gap, price, selected=chosen, too_long=too_long)
            boundary.show_boundary(index, layout.lengths, layout.most)
        self.playhead.set_duration(layout.seconds)
        self.order_focus()
        for part in (*self.boundaries, *self.keyframes):
            part.raise_()
        self.playhead.raise_()
        self.bubble.raise_()

    def order_focus(self) -> None:
        """Let Tab go from left to right, row by row."""
        bars = [part for pair in zip(self.segments, self.boundaries, strict=True) for part in pair]
        tab_in_order([self.playhead, *self.keyframes, self.add, *bars])

    def _new_segment(self) -> None:
        segment = Segment(self)
        self.segments.append(segment)
        segment.clicked.connect(lambda: self.segment_chosen.emit(self.segments.index(segment)))
        segment.edit_asked.connect(lambda: self.edit_asked.emit(self.segments.index(segment)))
        segment.show()

    def _new_boundary(self) -> None:
        boundary = Boundary(self)
        self.boundaries.append(boundary)
        pull = boundary.pull
        pull.began.connect(lambda: self._begin_pull(pull, self.boundaries.index(boundary)))
        pull.moved.connect(lambda by, shift: self._pull(self.boundaries.index(boundary), by, shift))
        pull.ended.connect(self._end_pull)
        boundary.stepped.connect(lambda by, shift: self._step(self.boundaries.index(boundary), by, shift))
        boundary.valueChanged.connect(lambda second: self._set(self.boundaries.index(boundary), second))

    def _new_keyframe(self) -> None:
        mark = KeyframeMark(self._pictures, self)
        self.keyframes.append(mark)
        mark.pull.began.connect(lambda: self._begin_pull(mark.pull, self.keyframes.index(mark) - 1))
        mark.pull.moved.connect(lambda by, shift: self._pull(self.keyframes.index(mark) - 1, by, shift))
        mark.pull.ended.connect(self._end_pull)
        for clicked in (mark.pull.clicked, mark.clicked):
            clicked.connect(lambda: self.sought.emit(float(self._layout().time(self.keyframes.index(mark)))))
        mark.show()

    def _begin_pull(self, pull: Pull, index: int) -> None:
        if not 0 <= index < len(self.boundaries) or self._content.new:
            self._moved = None
            return
        self._moved, self._pulled = index, pull
        self._quiet.stop()
        layout = self._layout()
        self._pulled_from = layout.x(layout.time(index + 1))
        self.boundaries[index].setFocus(Qt.FocusReason.MouseFocusReason)
        self.retiming_began.emit()

    def _pull(self, index: int, by: int, shift: bool) -> None:
        if self._moved == index:
            self._following = shift
            self.retimed.emit(index, round(self._layout().second(self._pulled_from + by)), shift)
            self._say(index)

    def _step(self, index: int, by: int, shift: bool) -> None:
        self._following, self._moved = shift, index
        self.retiming_began.emit()
        self.retimed.emit(index, self._layout().time(index + 1) + by, shift)
        self._say(index)
        self._quiet.start()

    def _set(self, index: int, second: int) -> None:
        """Take what a screen reader's user says."""
        self.retiming_began.emit()
        self.retimed.emit(index, second, False)

    def _end_pull(self) -> None:
        if self._pulled is not None:
            self._pulled = None
            self.retiming_ended.emit()
        self._end_moving()

    def _end_moving(self) -> None:
        self._moved = None
        self.bubble.hide()

    def _say(self, index: int) -> None:
        layout = self._layout()
        if index >= len(layout.lengths):
            return
        length = seconds(layout.lengths[index])
        if self._following or index == len(layout.lengths) - 1:
            text = tr("{length} · {total} in all").format(length=length, total=seconds(layout.seconds))
        else:
            text = f"{length} | {seconds(layout.lengths[index + 1])}"
        self.bubble.say(text, layout.x(layout.time(index + 1)))

    def _lay_out(self) -> None:
        layout = self._layout()
        for index, mark in enumerate(self.keyframes):
            mark.setGeometry(layout.keyframe(index))
        for index, (segment, boundary) in enumerate(zip(self.segments, self.boundaries, strict=True)):
            segment.setGeometry(layout.segment(index))
            place = layout.boundary(index)
            boundary.setGeometry(place)
            boundary.set_grip(layout.bar(index).right() + 1 - place.left(), layout.bar(index).width())
            boundary.setVisible(not self._content.new)
        slot = layout.add_slot()
        self.add.setVisible(self._content.can_add and not slot.isEmpty() and not self._content.new)
        self.add.setGeometry(slot)
        self._place_playhead()

    def _place_playhead(self) -> None:
        x = round(self._layout().x(self._position))
        wide = PlayheadMark.WIDTH
        self.playhead.setGeometry(QRect(x - wide // 2, LINE_TOP, wide, LINE_BOTTOM - LINE_TOP))

    def _repaint_pictures(self) -> None:
        self._strip.forget()
        for mark in self.keyframes:
            mark.update()
        self.update()

    def _paint_ruler(self, painter: QPainter, layout: TimelineLayout) -> None:
        painter.setFont(theme.font(Role.PRICE))
        for second, x in layout.ticks():
            major = second % _MAJOR == 0
            top, high = (15, 8) if major else (19, 4)
            painter.fillRect(x, top, 1, high, theme.colour("line-3" if major else "line-2"))
            if major:
                painter.setPen(theme.colour("text-3"))
                painter.drawText(QRect(x - 24, 0, 48, LINE_TOP), Qt.AlignmentFlag.AlignCenter, seconds(second))

    def changeEvent(self, event: QEvent) -> None:
        """Paint pictures again on a screen with other pixels."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.DevicePixelRatioChange:
            self._repaint_pictures()


def _drop(part: QWidget) -> None:
    part.hide()
    part.deleteLater()
