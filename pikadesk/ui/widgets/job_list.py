"""The queue: every job that is under way, waits, needs attention or was finished today."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from pikadesk.ui import theme
from pikadesk.ui.icons import pixmap
from pikadesk.ui.presenters.jobs import JobGroup, JobsPresenter
from pikadesk.ui.presenters.jobs_row import Group, JobAction
from pikadesk.ui.text import tr
from pikadesk.ui.theme import Role
from pikadesk.ui.widgets.controls import EmptyState, Label, LinkButton
from pikadesk.ui.widgets.editors.thumbnails import PicturePainter, Thumbnails
from pikadesk.ui.widgets.job_row import JobRowWidget, is_tall
from pikadesk.ui.widgets.layouts import row

_ICONS = {
    Group.ATTENTION: ("warning", "warn"),
    Group.RUNNING: ("spinner", "accent-text"),
    Group.WAITING: ("clock", "text-2"),
    Group.FINISHED: ("check", "ok"),
}


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


class _Heading(QWidget):
    """The name of a group, with its number."""

    def __init__(self, group: Group) -> None:
        super().__init__()
        self.setFixedHeight(36)
        self._icon_name, self._tone = _ICONS[group]
        self._icon = QLabel()
        self.words = Label("", Role.SMALL_HEADING, "text-2")
        self.count = Label("", Role.SMALL_FIGURES, "text-3")
        self.clear = LinkButton(tr("Clear list"))
        self.clear.setVisible(group is Group.FINISHED)
        parts = row(self._icon, self.words, self.count, None, self.clear)
        parts.setContentsMargins(theme.SPACE_4, theme.SPACE_1, theme.SPACE_4, 0)
        self.setLayout(parts)
        theme.theme().changed.connect(self._paint_icon)
        self._paint_icon()

    def _paint_icon(self) -> None:
        self._icon.setPixmap(pixmap(self._icon_name, self._tone, 16, self.devicePixelRatioF()))


class JobList(QWidget):
    """The rows of all jobs, in groups.

    Signals:
        edit_asked(Draft): The user wants these settings in the form.
        key_asked(): The user wants to replace the API key.
        show_asked(str): The user wants to see the clip of that id.
        folder_asked(str): The user wants to see the file of the clip of that id.

    Args:
        presenter: What it shows.
        thumbnails: Makes pictures small.
        parent: The widget that holds it.
    """

    edit_asked = Signal(object)
    key_asked = Signal()
    show_asked = Signal(str)
    folder_asked = Signal(str)

    def __init__(self, presenter: JobsPresenter, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter, self._painter = presenter, PicturePainter(thumbnails)
        thumbnails.ready.connect(self._repaint_thumbnails)
        self.rows: dict[str, JobRowWidget] = {}
        self.headings = {group: _Heading(group) for group in Group}
        self.headings[Group.FINISHED].clear.clicked.connect(presenter.clear_finished)
        self._page = QWidget()
        self._page.setObjectName("page")
        self._column = QVBoxLayout(self._page)
        self._column.setContentsMargins(0, 0, 0, theme.SPACE_2)
        self._column.setSpacing(0)
        for heading in self.headings.values():
            self._column.addWidget(heading)
        self._column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._page)
        self.empty = EmptyState(
            "clock", tr("Nothing in the queue"), tr("Jobs appear here from the moment you press Generate.")
        )
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self._scroll)
        # A job's clip has the id of the job.
        self._does: dict[JobAction, Callable[[str], None]] = {
            JobAction.CANCEL: presenter.cancel,
            JobAction.REMOVE: presenter.cancel,
            JobAction.DOWNLOAD_AGAIN: presenter.resume,
            JobAction.CHECK_AGAIN: presenter.resume,
            JobAction.EDIT: lambda job_id: self.edit_asked.emit(presenter.draft(job_id)),
            JobAction.USE_AGAIN: lambda job_id: self.edit_asked.emit(presenter.draft(job_id)),
            JobAction.REPLACE_KEY: lambda _: self.key_asked.emit(),
            JobAction.COPY_ERROR: lambda job_id: _copy(presenter.error_text(job_id)),
            JobAction.COPY_LINK: lambda job_id: _copy(presenter.link(job_id)),
            JobAction.COPY_CLAIM: lambda job_id: _copy(presenter.claim_text(job_id)),
            JobAction.DISMISS: presenter.dismiss,
            JobAction.SHOW: self.show_asked.emit,
            JobAction.SHOW_IN_FOLDER: self.folder_asked.emit,
        }
        presenter.changed.connect(self._render)
        self._render()

    def _render(self) -> None:
        groups = self._presenter.groups
        self._stack.setCurrentWidget(self._scroll if groups else self.empty)
        wanted: list[QWidget] = []
        kept: dict[str, JobRowWidget] = {}
        for group in groups:
            wanted.append(self._heading(group))
            for shown in group.rows:
                widget = self.rows.get(shown.id)
                if widget is None or widget.tall != is_tall(shown):
                    widget = JobRowWidget(shown, self._painter, self._page)
                    widget.asked.connect(self._do)
                    widget.left.connect(self._go)
                widget.show_row(shown, self._presenter.picture(shown))
                kept[shown.id] = widget
                wanted.append(widget)
        for heading in self.headings.values():
            heading.setVisible(heading in wanted)
        self._place(wanted)
        focused = self._focused()
        replaced = focused is not None and kept.get(focused) is not self.rows[focused]
        for job_id, widget in self.rows.items():
            if kept.get(job_id) is not widget:
                self._column.removeWidget(widget)
                widget.hide()
                widget.deleteLater()
        self.rows = kept
        if focused is not None and replaced and focused in kept:
            kept[focused].setFocus(Qt.FocusReason.OtherFocusReason)

    def _heading(self, group: JobGroup) -> _Heading:
        heading = self.headings[group.group]
        heading.words.setText(group.words)
        heading.count.setText(group.count)
        return heading

    def _place(self, wanted: list[QWidget]) -> None:
        """Put rows in order; one that is in its place already is not touched, and keeps focus and pointer."""
        for index, widget in enumerate(wanted):
            if self._column.indexOf(widget) != index:
                self._column.insertWidget(index, widget)
            widget.setVisible(True)

    def _repaint_thumbnails(self) -> None:
        for widget in self.rows.values():
            widget.thumbnail.update()

    def _do(self, job_id: str, action: JobAction) -> None:
        self._does[action](job_id)

    def _focused(self) -> str | None:
        """The job whose row, or a button of whose row, has the focus."""
        focus = self.focusWidget()
        for job_id, widget in self.rows.items():
            if focus is not None and (focus is widget or widget.isAncestorOf(focus)) and focus.hasFocus():
                return job_id
        return None

    def _go(self, step: int) -> None:
        order = [row.id for row in self._presenter.rows]
        focused = self._focused()
        if focused is None:
            return
        at = order.index(focused) + step
        if 0 <= at < len(order):
            target = self.rows[order[at]]
            target.setFocus(Qt.FocusReason.TabFocusReason)
            self._scroll.ensureWidgetVisible(target, 0, 0)
