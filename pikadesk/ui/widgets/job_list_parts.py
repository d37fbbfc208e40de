"""What stands above the rows of the job list: headings, and what is done with the queue as a whole."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QWidget

from pikadesk.ui import theme
from pikadesk.ui.icons import pixmap
from pikadesk.ui.presenters.jobs import JobsPresenter
from pikadesk.ui.presenters.jobs_groups import JobGroup
from pikadesk.ui.presenters.jobs_row import Group
from pikadesk.ui.text import tr, tr_count
from pikadesk.ui.theme import Role
from pikadesk.ui.widgets.controls import Button, Label, LinkButton
from pikadesk.ui.widgets.layouts import row

_ICONS = {
    Group.ATTENTION: ("warning", "warn"),
    Group.RUNNING: ("spinner", "accent-text"),
    Group.WAITING: ("clock", "text-2"),
    Group.FINISHED: ("check", "ok"),
}


class GroupHeading(QWidget):
    """The name of a group, with its number and what is done with all of it.

    Args:
        group: Which.
        deed: The words of the link at its end; empty for none.
        act: What that does.
    """

    def __init__(self, group: Group, deed: str = "", act: Callable[[], None] | None = None) -> None:
        super().__init__()
        self.setFixedHeight(36)
        self._icon_name, self._tone = _ICONS[group]
        self._icon = QLabel()
        self.words = Label("", Role.SMALL_HEADING, "text-2")
        self.count = Label("", Role.SMALL_FIGURES, "text-3")
        self.link = LinkButton(deed)
        self.link.setVisible(bool(deed))
        if act is not None:
            self.link.clicked.connect(lambda _checked=False: act())
        parts = row(self._icon, self.words, self.count, None, self.link)
        parts.setContentsMargins(theme.SPACE_4, theme.SPACE_1, theme.SPACE_4, 0)
        self.setLayout(parts)
        theme.theme().changed.connect(self._paint_icon)
        self._paint_icon()

    def show_group(self, group: JobGroup) -> None:
        """Change what it says."""
        self.words.setText(group.words)
        self.count.setText(group.count)

    def _paint_icon(self) -> None:
        self._icon.setPixmap(pixmap(self._icon_name, self._tone, 16, self.devicePixelRatioF()))


class QueueTools(QWidget):
    """Pauses the queue, and shows what was put out of sight.

    Args:
        presenter: What it works on.
        parent: The widget that holds it.
    """

    def __init__(self, presenter: JobsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.hidden_button = Button("", kind="quiet", compact=True)
        self.pause_button = Button("", kind="quiet", compact=True)
        self.hidden_button.clicked.connect(lambda: presenter.show_hidden(not presenter.showing_hidden))
        self.pause_button.clicked.connect(lambda: presenter.set_paused(not presenter.paused))
        self.setLayout(row(self.hidden_button, self.pause_button, gap=theme.SPACE_1))
        presenter.changed.connect(self._render)
        self._render()

    def _render(self) -> None:
        paused, shown = self._presenter.paused, self._presenter.showing_hidden
        words, icon = (tr("Resume"), "play") if paused else (tr("Pause new jobs"), "pause")
        if self.pause_button.text() != words:
            self.pause_button.setText(words)
            self.pause_button.set_icon_name(icon)
        self.pause_button.setToolTip(
            tr("Begin the jobs that wait again.") if paused else tr("Jobs that run go on; no more are begun.")
        )
        count = self._presenter.hidden
        self.hidden_button.setVisible(bool(count) or shown)
        words = tr("Leave hidden jobs out") if shown else tr_count("Show 1 hidden job", "Show %n hidden jobs", count)
        self.hidden_button.set_icon_name("eye-off" if shown else "eye")
        self.hidden_button.setText(words)
