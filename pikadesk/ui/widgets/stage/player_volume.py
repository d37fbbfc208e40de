"""The volume, as a slider over the button that mutes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from pikadesk.ui import theme
from pikadesk.ui.text import percent, tr
from pikadesk.ui.theme import Role
from pikadesk.ui.widgets.controls import Label, Slider
from pikadesk.ui.widgets.controls.painting import antialiased, box
from pikadesk.ui.widgets.layouts import row

_OPENS_AFTER_MS, _CLOSES_AFTER_MS = 200, 900


class VolumeSlider(QWidget):
    """Opens over a button while the pointer is on it, and for a moment when the volume changes otherwise.

    Args:
        button: The button.
        place: What it lies in, over everything else there.

    Signals:
        chosen(float): The user wants this volume, 0 to 1.
    """

    chosen = Signal(float)

    def __init__(self, button: QWidget, place: QWidget) -> None:
        super().__init__(place)
        self._button = button
        self.slider = Slider(tr("Volume"), filled="accent-text", edge="raised")
        self.slider.setRange(0, 100)
        self.slider.setFixedWidth(120)
        self._words = Label("", Role.SMALL_FIGURES, "text-2")
        self.setLayout(row(self.slider, self._words, gap=theme.SPACE_2, margins=(8, 4, 12, 4)))
        self._opening = QTimer(self, singleShot=True, interval=_OPENS_AFTER_MS)
        self._closing = QTimer(self, singleShot=True, interval=_CLOSES_AFTER_MS)
        self._opening.timeout.connect(self._open)
        self._closing.timeout.connect(self._close)
        self.slider.valueChanged.connect(lambda value: self.chosen.emit(value / 100))
        button.installEventFilter(self)
        self.hide()

    def show_volume(self, volume: float, *, muted: bool) -> None:
        """Show the volume, 0 to 1."""
        self.slider.blockSignals(True)
        self.slider.setValue(round(volume * 100))
        self.slider.blockSignals(False)
        self._words.setText(tr("Muted") if muted else percent(round(volume * 100)))
        self._fit()

    def flash(self) -> None:
        """Be seen for a moment."""
        if self._button.isVisible():
            self._open()
            self._closing.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open and close as the pointer comes to the button and leaves it."""
        if event.type() is QEvent.Type.Enter and self._button.isEnabled():
            self._closing.stop()
            self._opening.start()
        elif event.type() is QEvent.Type.Leave:
            self._opening.stop()
            self._closing.start()
        elif event.type() in (QEvent.Type.Hide, QEvent.Type.EnabledChange):
            self._opening.stop()
            self.hide()
        return super().eventFilter(watched, event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stay."""
        super().enterEvent(event)
        self._closing.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Go soon."""
        super().leaveEvent(event)
        self._closing.start()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the card that it lies on."""
        box(antialiased(QPainter(self)), QRectF(self.rect()), theme.RADIUS_CARD, fill="raised", border="line-2")

    def _open(self) -> None:
        self._fit()
        self.show()
        self.raise_()

    def _close(self) -> None:
        if self.slider.isSliderDown():
            self._closing.start()
        else:
            self.hide()

    def _fit(self) -> None:
        place = self.parentWidget()
        if place is None:
            return
        self.adjustSize()
        middle = self._button.mapTo(place, QPoint(self._button.width() // 2, 0))
        left = min(middle.x() - self.width() // 2, place.width() - self.width() - theme.SPACE_1)
        self.move(max(theme.SPACE_1, left), middle.y() - self.height() - theme.SPACE_1)
