"""How an export goes, in one line: in its dialog, and in the window while that is closed."""

from __future__ import annotations

from typing import assert_never

from PySide6.QtCore import QRectF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from pikadesk.ui import theme
from pikadesk.ui.presenters.exports import Exported, Exporting, ExportsPresenter, NotExported
from pikadesk.ui.text import tr, tr_count
from pikadesk.ui.widgets.controls import NoticeBar
from pikadesk.ui.widgets.controls.notices import NoticeKind
from pikadesk.ui.widgets.controls.painting import antialiased

_BAR = 3


class ExportLine(NoticeBar):
    """Says how far an export is, and what became of it.

    Args:
        presenter: Exports.
        parent: The widget that holds it.
    """

    def __init__(self, presenter: ExportsPresenter, parent: QWidget | None = None) -> None:
        super().__init__("info", closable=True, parent=parent)
        self._presenter = presenter
        self._part: float | None = None
        self._allowed = True
        self.activated.connect(self._act)
        self.closed.connect(self._put_aside)
        presenter.changed.connect(self.show_state)
        self.show_state()

    def allow(self, allowed: bool) -> None:
        """Say whether it is wanted here: one place is enough."""
        self._allowed = allowed
        self.show_state()

    def show_state(self) -> None:
        """Show how it goes now."""
        state = self._presenter.state
        self._part = None
        match state:
            case None:
                self.show_text("")
                return
            case Exporting():
                self._part = state.percent / 100
                self._say(_progress_text(state), "info", "" if state.stopping else tr("Cancel"), closable=False)
            case Exported(text, _, whole):
                self._say(text, "ok" if whole else "warn", tr("Show in folder"))
            case NotExported(text):
                self._say(text, "err", "")
            case _:
                assert_never(state)
        self.setVisible(self._allowed)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bar, and how much is done along its lower edge."""
        super().paintEvent(event)
        if self._part is None:
            return
        painter = antialiased(QPainter(self))
        painter.setPen(Qt.PenStyle.NoPen)
        rail = QRectF(theme.RADIUS_CONTROL, self.height() - _BAR - 1, self.width() - 2 * theme.RADIUS_CONTROL, _BAR)
        for token, width in (("line-2", rail.width()), ("accent-text", rail.width() * self._part)):
            painter.setBrush(theme.colour(token))
            painter.drawRoundedRect(QRectF(rail.left(), rail.top(), width, _BAR), _BAR / 2, _BAR / 2)

    def _say(self, text: str, kind: NoticeKind, action: str, *, closable: bool = True) -> None:
        if text != self.text() or action != self.button.text():
            self.set_action(action)
            self.show_text(text, kind=kind)
        self.set_closable(closable)
        self.update()

    def _act(self) -> None:
        state = self._presenter.state
        if isinstance(state, Exporting):
            self._presenter.cancel()
        elif isinstance(state, Exported):
            if QDesktopServices.openUrl(QUrl.fromLocalFile(str(state.folder))):
                self._presenter.dismiss()
            else:
                text = tr("The folder {folder} could not be opened.").format(folder=state.folder)
                self._say(text, "warn", "")

    def _put_aside(self) -> None:
        self._presenter.dismiss()


def _progress_text(state: Exporting) -> str:
    if state.stopping:
        return tr("Cancelling the export…")
    what = state.name if state.count == 1 else tr_count("%n file", "%n files", state.count)
    text = tr("Exporting {name}: {percent} %").format(name=what, percent=state.percent)
    if state.waiting:
        text = f"{text} · {tr_count('%n more waits', '%n more wait', state.waiting)}"
    return text
