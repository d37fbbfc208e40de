"""Which part of a clip, from one frame to another, in seconds and in frames."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QSignalBlocker, Signal
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QWidget

from pikadesk.domain.exporting import Timeline
from pikadesk.ui.text import decimal, tr
from pikadesk.ui.widgets.controls import Button, StepSpin
from pikadesk.ui.widgets.layouts import row

_PLACES = 2
_WIDTH = 92


class SecondsSpin(StepSpin):
    """The number of a frame, shown and written as the time at which it begins.

    Args:
        name: What it is called by screen readers.
        timeline: When the frames of the clip are shown.
        parent: The widget that holds it.
    """

    def __init__(self, name: str, timeline: Timeline, parent: QWidget | None = None) -> None:
        self._timeline = timeline
        super().__init__(
            name, lowest=0, highest=timeline.times.last, unit=tr("{seconds} s").format(seconds=""), parent=parent
        )
        self.setFixedWidth(_WIDTH)

    def set_timeline(self, timeline: Timeline) -> None:
        """Take other times for the frames."""
        self._timeline = timeline
        self.setMaximum(timeline.times.last)
        # Qt writes the text anew where the value changes alone.
        self.lineEdit().setText(f"{self.textFromValue(self.value())}{self.suffix()}")

    def textFromValue(self, frame: int) -> str:
        """Write when a frame begins."""
        return decimal(self._timeline.begins(frame), _PLACES)

    def valueFromText(self, text: str) -> int:
        """Return the frame that begins nearest to a time."""
        seconds, fine = QLocale().toDouble(text.removesuffix(self.suffix()).strip())
        return self._timeline.frame_near(seconds) if fine else self.value()

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Take a number with decimals; what is not finished yet may still become one."""
        written = text.removesuffix(self.suffix()).strip()
        _, fine = QLocale().toDouble(written)
        point = QLocale().decimalPoint()
        begun = written in ("", point)
        whole = QValidator.State.Acceptable if fine else QValidator.State.Intermediate
        return whole if fine or begun else QValidator.State.Invalid, text, position


class MarkEdit(QWidget):
    """One end of a part: its time, and the number of its frame.

    Args:
        name: What it is called by screen readers.
        timeline: When the frames of the clip are shown.
        beside: What stands at the right end, if anything.
        parent: The widget that holds it.

    Signals:
        edited(int): The user chose a frame.

    Attributes:
        seconds, frame: The two fields.
    """

    edited = Signal(int)

    def __init__(
        self, name: str, timeline: Timeline, beside: QWidget | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._timeline = timeline
        self.seconds = SecondsSpin(tr("{name}, seconds").format(name=name), timeline)
        self.frame = StepSpin(tr("{name}, frame").format(name=name), lowest=0, highest=timeline.times.last, unit="")
        self.frame.setPrefix(tr("frame {number}").format(number=""))
        self.frame.setFixedWidth(_WIDTH + 36)
        line = row(self.seconds, self.frame, None)
        if beside is not None:
            line.addWidget(beside)
        self.setLayout(line)
        self.setFocusProxy(self.seconds)
        for spin in (self.seconds, self.frame):
            spin.valueChanged.connect(self.edited)

    def show_frame(self, frame: int, timeline: Timeline) -> None:
        """Show a frame without telling anyone."""
        with QSignalBlocker(self.frame), QSignalBlocker(self.seconds):
            if timeline is not self._timeline:
                self._timeline = timeline
                self.frame.setMaximum(timeline.times.last)
                self.seconds.set_timeline(timeline)
            self.frame.setValue(frame)
            self.seconds.setValue(frame)


class PartEdit:
    """The two ends of a part, each for a line of its own.

    Args:
        timeline: When the frames of the clip are shown.

    Attributes:
        first, last: The ends.
        whole: Chooses all of the clip.
    """

    def __init__(self, timeline: Timeline) -> None:
        self.whole = Button(tr("Whole clip"), kind="quiet", compact=True)
        self.first = MarkEdit(tr("First frame"), timeline)
        self.last = MarkEdit(tr("Last frame"), timeline, self.whole)

    def show_frames(self, frames: range, timeline: Timeline, *, whole: bool) -> None:
        """Show a part."""
        self.first.show_frame(frames.start, timeline)
        self.last.show_frame(frames.stop - 1, timeline)
        self.whole.setEnabled(not whole)
