"""The queue: every job that is under way, waits, needs attention or was finished today."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from pikadesk.domain.job import Charged
from pikadesk.ui import theme
from pikadesk.ui.presenters.jobs import JobsPresenter
from pikadesk.ui.presenters.jobs_row import Group, JobAction, JobRow
from pikadesk.ui.text import tr
from pikadesk.ui.widgets.controls import EmptyState
from pikadesk.ui.widgets.editors.thumbnails import PicturePainter, Thumbnails
from pikadesk.ui.widgets.focus import tab_in_order
from pikadesk.ui.widgets.job_drag import QueueDrag
from pikadesk.ui.widgets.job_list_parts import GroupHeading, QueueTools
from pikadesk.ui.widgets.job_questions import RemoveAllDialog, SendAgainDialog
from pikadesk.ui.widgets.job_row import JobRowWidget, is_tall


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


class JobList(QWidget):
    """The rows of all jobs, in groups.

    Signals:
        edit_asked(Draft): The user wants these settings in the form.
        key_asked(): The user wants to replace the API key.
        show_asked(str): The user wants to see the clip of that id.
        folder_asked(str): The user wants to see the file of the clip of that id.
        output_asked(): The user wants to choose another folder for the videos.

    Args:
        presenter: What it shows.
        thumbnails: Makes pictures small.
        parent: The widget that holds it.

    Attributes:
        rows: What shows each job, by its id.
        tools: What is done with the queue as a whole, to be put above it.
        question: What is asked before sending again, while it is open.
        removal: What is asked before all that waits is removed, while it is open.
    """

    edit_asked = Signal(object)
    key_asked = Signal()
    show_asked = Signal(str)
    folder_asked = Signal(str)
    output_asked = Signal()

    def __init__(self, presenter: JobsPresenter, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter, self._painter = presenter, PicturePainter(thumbnails)
        thumbnails.ready.connect(self._repaint_thumbnails)
        self.rows: dict[str, JobRowWidget] = {}
        self._tabbed: list[QWidget] = []
        self.tools = QueueTools(presenter)
        self.question: SendAgainDialog | None = None
        self.removal: RemoveAllDialog | None = None
        self.headings = {
            Group.ATTENTION: GroupHeading(Group.ATTENTION),
            Group.RUNNING: GroupHeading(Group.RUNNING),
            Group.WAITING: GroupHeading(Group.WAITING, tr("Remove all"), self._remove_all),
            Group.FINISHED: GroupHeading(Group.FINISHED, tr("Clear list"), presenter.clear_finished),
        }
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
        self.drag = QueueDrag(self._page, self._painter, self._movable, presenter.move)
        self.empty = EmptyState(
            "clock", tr("Nothing in the queue"), tr("Jobs appear here from the moment you press Generate.")
        )
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self._scroll)
        self._does = self._deeds()
        presenter.changed.connect(self._render)
        self._render()

    def show_job(self, job_id: str) -> bool:
        """Put the keyboard on the row of a job, one that was put out of sight too; say whether it has one."""
        if job_id not in self.rows and not self._presenter.showing_hidden:
            self._presenter.show_hidden(True)
        row = self.rows.get(job_id)
        if row is None:
            return False
        row.setFocus(Qt.FocusReason.TabFocusReason)
        self._scroll.ensureWidgetVisible(row, 0, 0)
        return True

    def _deeds(self) -> dict[JobAction, Callable[[str], object]]:
        presenter = self._presenter

        def edit(job_id: str) -> None:
            self.edit_asked.emit(presenter.draft(job_id))

        # A job's clip has the id of the job.
        return {
            JobAction.CANCEL: presenter.cancel,
            JobAction.REMOVE: presenter.cancel,
            JobAction.MOVE_UP: lambda job_id: presenter.step(job_id, -1),
            JobAction.MOVE_DOWN: lambda job_id: presenter.step(job_id, 1),
            JobAction.TO_FRONT: presenter.to_front,
            JobAction.EDIT_WAITING: lambda job_id: presenter.take_back(job_id, self.edit_asked.emit),
            JobAction.PAUSE: presenter.pause,
            JobAction.RESUME: presenter.resume,
            JobAction.GO_ON: presenter.resume,
            JobAction.HIDE: presenter.hide,
            JobAction.SHOW_AGAIN: presenter.show_again,
            JobAction.DOWNLOAD_AGAIN: presenter.resume,
            JobAction.TRY_NOW: presenter.resume,
            JobAction.CHOOSE_FOLDER: lambda _: self.output_asked.emit(),
            JobAction.CHECK_AGAIN: presenter.resume,
            JobAction.SEND_AGAIN: self._ask_to_send_again,
            JobAction.OPEN_HISTORY: lambda _: self._open_history(),
            JobAction.MARK_CHARGED: lambda job_id: presenter.mark(job_id, Charged.YES),
            JobAction.MARK_NOT_CHARGED: lambda job_id: presenter.mark(job_id, Charged.NO),
            JobAction.UNDO_MARK: lambda job_id: presenter.mark(job_id, Charged.UNKNOWN),
            JobAction.EDIT: edit,
            JobAction.TRY_AGAIN: presenter.try_again,
            JobAction.USE_AGAIN: edit,
            JobAction.REPLACE_KEY: lambda _: self.key_asked.emit(),
            JobAction.COPY_ERROR: lambda job_id: _copy(presenter.error_text(job_id)),
            JobAction.COPY_LINK: lambda job_id: _copy(presenter.link(job_id)),
            JobAction.COPY_CLAIM: lambda job_id: _copy(presenter.claim_text(job_id)),
            JobAction.DISMISS: presenter.hide,
            JobAction.SHOW: self.show_asked.emit,
            JobAction.SHOW_IN_FOLDER: self.folder_asked.emit,
        }

    def _render(self) -> None:
        groups = self._presenter.groups
        self._stack.setCurrentWidget(self._scroll if groups else self.empty)
        wanted: list[QWidget] = []
        kept: dict[str, JobRowWidget] = {}
        for group in groups:
            self.headings[group.group].show_group(group)
            wanted.append(self.headings[group.group])
            for shown in group.rows:
                kept[shown.id] = self._row(shown)
                wanted.append(kept[shown.id])
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
        self._order_focus()
        if focused is not None and replaced and focused in kept:
            kept[focused].setFocus(Qt.FocusReason.OtherFocusReason)

    def _order_focus(self) -> None:
        """Let Tab go through it as it is read."""
        tabbed: list[QWidget] = []
        for group in self._presenter.groups:
            tabbed.append(self.headings[group.group].link)
            for shown in group.rows:
                tabbed += self.rows[shown.id].focus_parts()
        if tabbed != self._tabbed:
            self._tabbed = tabbed
            tab_in_order(tabbed)

    def _row(self, shown: JobRow) -> JobRowWidget:
        """Return what shows a job, a new widget where it has none or one of another shape."""
        widget = self.rows.get(shown.id)
        if widget is None or widget.tall != is_tall(shown):
            widget = made = JobRowWidget(shown, self._painter, self._page)
            made.asked.connect(self._do)
            made.left.connect(self._go)
            made.dragged.connect(lambda pointer: self.drag.drag(made, pointer))
            made.dropped.connect(lambda pointer: self.drag.drop(made, pointer))
            made.drag_cancelled.connect(self.drag.end)
        widget.show_row(shown, self._presenter.picture(shown))
        return widget

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

    def _ask_to_send_again(self, job_id: str) -> None:
        self.question = SendAgainDialog(
            self._presenter.twice(job_id), sandbox=self._presenter.sandbox, parent=self.window()
        )
        self.question.accepted.connect(lambda: self._presenter.send_again(job_id))
        self.question.finished.connect(self._forget_question)
        self.question.open()

    def _forget_question(self) -> None:
        self.question = None

    def _remove_all(self) -> None:
        count = self._presenter.removable
        if count <= 1:
            self._presenter.remove_waiting()
            return
        self.removal = RemoveAllDialog(count, parent=self.window())
        self.removal.accepted.connect(self._presenter.remove_waiting)
        self.removal.finished.connect(self._forget_removal)
        self.removal.open()

    def _forget_removal(self) -> None:
        self.removal = None

    def _open_history(self) -> None:
        page = self._presenter.history_page
        if not QDesktopServices.openUrl(QUrl(page)):
            self._presenter.say(tr("{page} could not be opened in a browser.").format(page=page))

    def _movable(self) -> list[JobRowWidget]:
        rows = self._presenter.rows
        return [self.rows[each.id] for each in rows if each.movable and each.id in self.rows]

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
