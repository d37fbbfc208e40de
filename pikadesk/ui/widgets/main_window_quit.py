"""The question before the program ends while something is under way."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from pikadesk.ui import theme
from pikadesk.ui.presenters.window import WindowPresenter
from pikadesk.ui.text import tr
from pikadesk.ui.theme import Role
from pikadesk.ui.widgets.controls import Button, Label, Message
from pikadesk.ui.widgets.layouts import column, row

_MOST_TITLES = 4


class QuitDialog(QDialog):
    """Says what becomes of each job, and offers to wait or to go on without the window.

    Args:
        presenter: Knows the jobs, and ends the program.
        tray: Whether the program can go on without the window.
        parent: The window over which it opens.
    """

    def __init__(self, presenter: WindowPresenter, *, tray: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        harmful = presenter.harmful_to_quit
        self.setWindowTitle(tr("Quit Pikadesk"))
        self.setModal(True)
        self.setFixedWidth(560)
        self.heading = Label("", Role.SECTION_TITLE)
        self._fates = QVBoxLayout()
        self._fates.setSpacing(theme.SPACE_3)
        self.waiting = Message()
        self.stay_button = Button(tr("Don’t quit"), kind="quiet")
        self.quit_button = Button(
            tr("Quit anyway") if harmful else tr("Quit"),
            kind="danger" if harmful else "normal" if tray else "primary",
        )
        self.tray_button = Button(tr("Keep running in the tray"), kind="normal" if harmful else "primary")
        self.wait_button = Button(tr("Wait"), kind="primary")
        self.tray_button.setVisible(tray)
        self.wait_button.setVisible(harmful)
        self.stay_button.clicked.connect(self.reject)
        self.quit_button.clicked.connect(presenter.quit_anyway)
        self.tray_button.clicked.connect(presenter.keep_in_tray)
        self.wait_button.clicked.connect(presenter.wait_to_quit)
        self.rejected.connect(presenter.stay)
        whole = column(self.heading, margins=(24, 24, 24, 24), gap=theme.SPACE_4)
        whole.addLayout(self._fates)
        whole.addWidget(self.waiting)
        whole.addLayout(row(self.stay_button, None, self.quit_button, self.tray_button, self.wait_button))
        self.setLayout(whole)
        presenter.changed.connect(self._render)
        self._render()
        first = self.wait_button if harmful else self.tray_button if tray else self.quit_button
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _render(self) -> None:
        waiting = self._presenter.waiting_to_quit
        heading = tr("A request is on its way") if self._presenter.harmful_to_quit else tr("Work is under way")
        self.heading.setText(tr("Waiting for the answer") if waiting else heading)
        self.waiting.show_text(tr("Pikadesk quits as soon as the answer is here.") if waiting else "", "plain")
        self.wait_button.setEnabled(not waiting)
        self.tray_button.setEnabled(not waiting)
        while (item := self._fates.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for fate in self._presenter.fates:
            titles = ", ".join(fate.titles[:_MOST_TITLES])
            if len(fate.titles) > _MOST_TITLES:
                titles = tr("{titles} and {count} more").format(titles=titles, count=len(fate.titles) - _MOST_TITLES)
            words = QWidget()
            tone = "warn" if fate.urgent else "text-2"
            words.setLayout(
                column(Label(titles, Role.LABEL, wrap=True), Label(fate.words, Role.SMALL, tone, wrap=True), gap=2)
            )
            self._fates.addWidget(words)
        # Qt's own guess at what lines that wrap will need is too high.
        self.ensurePolished()
        if self.hasHeightForWidth():
            self.setFixedHeight(self.heightForWidth(self.width()))
