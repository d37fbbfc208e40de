"""The window: a frame that puts header, forms, stage and panel together, and passes on what happens."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from pikadesk.domain.catalogue import CATALOGUE, Task
from pikadesk.ui.actions import bind, pressed, task_action
from pikadesk.ui.icons import app_icon
from pikadesk.ui.presenters.animatic import AnimaticPresenter
from pikadesk.ui.presenters.chain import ChainPresenter
from pikadesk.ui.presenters.clip_frames import ClipFrames
from pikadesk.ui.presenters.compare import ComparePresenter
from pikadesk.ui.presenters.exports import ExportsPresenter
from pikadesk.ui.presenters.finals import FinalOrders
from pikadesk.ui.presenters.folder_watch import FolderWatch
from pikadesk.ui.presenters.inspector import InspectorPresenter
from pikadesk.ui.presenters.jobs import JobsPresenter
from pikadesk.ui.presenters.library import LibraryPresenter
from pikadesk.ui.presenters.library_imports import LibraryImports
from pikadesk.ui.presenters.ordering import OrderingPresenter
from pikadesk.ui.presenters.settings import SettingsPresenter
from pikadesk.ui.presenters.spending import SpendingPresenter
from pikadesk.ui.presenters.window import PanelPage, WindowPresenter
from pikadesk.ui.text import tr
from pikadesk.ui.theme import apply_theme, theme
from pikadesk.ui.widgets.composer import ComposerPage
from pikadesk.ui.widgets.controls import NoticeBar
from pikadesk.ui.widgets.editors.mime import is_clip
from pikadesk.ui.widgets.editors.thumbnails import Thumbnails
from pikadesk.ui.widgets.header import Header
from pikadesk.ui.widgets.inspector import Inspector
from pikadesk.ui.widgets.job_list import JobList
from pikadesk.ui.widgets.layouts import Surface, column
from pikadesk.ui.widgets.ledger_page import LedgerPage
from pikadesk.ui.widgets.library_view import LibraryView
from pikadesk.ui.widgets.main_window_body import WindowBody
from pikadesk.ui.widgets.main_window_dialogs import WindowDialogs
from pikadesk.ui.widgets.main_window_exports import ClipExports
from pikadesk.ui.widgets.main_window_files import ClipFiles
from pikadesk.ui.widgets.main_window_frames import ClipMenus
from pikadesk.ui.widgets.main_window_inspector import ClipInspector
from pikadesk.ui.widgets.main_window_orders import OrderQuestions
from pikadesk.ui.widgets.main_window_preview import Stages
from pikadesk.ui.widgets.main_window_shots import ClipShots
from pikadesk.ui.widgets.main_window_stage import ClipStage
from pikadesk.ui.widgets.panel import BottomPanel
from pikadesk.ui.widgets.settings_page import SettingsPage, ask_for_folder, shown_folder
from pikadesk.ui.widgets.stage import Stage
from pikadesk.ui.widgets.tray import Tray
from pikadesk.ui.widgets.welcome import WelcomePage

_COMPACT_BELOW, _LOW_BELOW = 1200, 760
_GEOMETRY, _COLUMNS, _ROWS = "geometry", "columns", "rows"


@dataclass(frozen=True, slots=True)
class WindowParts:
    """What the window is made of.

    Attributes:
        pages: The composer page of each task.
        stage: Where clips play.
        animatic: The preview of the storyboard.
        thumbnails: Makes pictures small; the same one as the pages use.
        restart: Starts the program anew, with the sandbox (True) or the account (False).
        frames: Takes frames of clips.
        ordering: Asks before an order that may cost more than was meant.
        spending: Counts the credits.
        finals: Orders drafts at the final resolution.
        inspector: All about what is selected in the library.
        imports: Takes videos into the library.
        watch: Notices what other programs do to the videos; it begins when it is told to.
        compare: Compares two clips.
        chain: Clips one after the other.
        exports: Exports clips.
    """

    window: WindowPresenter
    jobs: JobsPresenter
    library: LibraryPresenter
    settings: SettingsPresenter
    pages: Mapping[Task, ComposerPage]
    stage: Stage
    animatic: AnimaticPresenter
    thumbnails: Thumbnails
    restart: Callable[[bool], None]
    frames: ClipFrames
    ordering: OrderingPresenter
    spending: SpendingPresenter
    finals: FinalOrders
    inspector: InspectorPresenter
    imports: LibraryImports
    watch: FolderWatch
    compare: ComparePresenter
    chain: ChainPresenter
    exports: ExportsPresenter


class MainWindow(QMainWindow):
    """The window.

    Args:
        parts: What it is made of.
        make_tray: Makes what puts the window away.
    """

    def __init__(
        self, parts: WindowParts, make_tray: Callable[[QWidget, WindowPresenter, JobsPresenter], Tray] = Tray
    ) -> None:
        super().__init__()
        self._parts = parts
        self.tray = make_tray(self, parts.window, parts.jobs)
        self.dialogs = WindowDialogs(self, parts.settings, parts.window, self.tray.available)
        self.exports = ClipExports(self, parts.exports, parts.library, parts.stage)
        self.files = ClipFiles(self, parts.library, self.exports)
        self.orders = OrderQuestions(
            self,
            parts.ordering,
            poster=parts.library.poster,
            thumbnails=parts.thumbnails,
            sandbox=parts.settings.sandbox,
        )
        self.setWindowTitle(tr("Pikadesk"))
        self.setWindowIcon(app_icon())
        self.setMinimumSize(960, 640)
        self.setAcceptDrops(True)
        self._build()
        self._connect()
        self._restore()
        for render in (self._render_settings, self._render_window, self._render_lists, self._render_spending):
            render()

    def come_to_front(self) -> None:
        """Be seen, wherever the window is now."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember sizes and places, and leave it to the presenter to end the program when nothing is lost by it."""
        event.ignore()
        self._parts.settings.remember(_GEOMETRY, bytes(self.saveGeometry().toBase64().data()).decode("ascii"))
        self._remember_splitters()
        self._parts.window.ask_to_quit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold what does not fit."""
        super().resizeEvent(event)
        self.header.set_compact(self.width() < _COMPACT_BELOW)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Esc go back to the work."""
        window = self._parts.window
        leaves = pressed(event, "leave") is not None
        if leaves and (window.settings_open or window.ledger_open):
            window.open_settings(False)
        elif not (leaves and self.stages.leave_aside()):
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files that are dropped where nothing else takes them, but not the clips that are here already."""
        if _dropped(event) and not is_clip(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the files."""
        event.acceptProposedAction()
        self._parts.window.open_files(_dropped(event))

    def _build(self) -> None:
        """From the outside in: a widget that changes its parent is styled again, with all that is in it."""
        parts = self._parts
        self._whole, work, inside = QStackedWidget(), Surface("window"), column(gap=0)
        self.setCentralWidget(self._whole)
        self._whole.addWidget(work)
        work.setLayout(inside)
        self.header = Header(sandbox=parts.settings.sandbox)
        inside.addWidget(self.header)
        self._notice_room, self.notice = QWidget(), NoticeBar("warn", closable=True)
        self._notice_room.setLayout(column(self.notice, margins=(8, 8, 8, 8)))
        inside.addWidget(self._notice_room)
        inside.addWidget(self.exports.room)
        self._middle = QStackedWidget()
        inside.addWidget(self._middle, 1)
        self.library = LibraryView(parts.library, parts.thumbnails, self._folder, parts.imports)
        self.queue = JobList(parts.jobs, parts.thumbnails)
        self.panel = BottomPanel(
            self.library, self.queue, {PanelPage.LIBRARY: self.library.tools, PanelPage.QUEUE: self.queue.tools}
        )
        self.stages = Stages(parts.stage, parts.animatic, parts.pages[Task.FRAMES], parts.thumbnails)
        self.body = WindowBody(parts.pages.values(), self.stages, self.panel, self._middle)
        self._middle.addWidget(self.body)
        self.stage = ClipStage(parts.stage, parts.library, parts.window, self.files, sandbox=parts.settings.sandbox)
        self.menus = ClipMenus(
            parts.stage,
            self.stage,
            self.library,
            parts.frames,
            self.files,
            parts.finals,
            recall=parts.window.recall,
            clip=parts.library.clip,
            sandbox=parts.settings.sandbox,
        )
        self.shots = ClipShots(
            self.stages,
            parts.compare,
            parts.chain,
            library=parts.library,
            view=self.library,
            on_stage=self.stage,
            window=parts.window,
            exports=self.exports,
            thumbnails=parts.thumbnails,
        )
        self.menus.offer(self.shots.deeds)
        self.inspector = ClipInspector(
            Inspector(parts.inspector, parts.thumbnails, self.panel),
            self.panel,
            self.library,
            parts.library,
            parts.window,
            stage=self.stage,
            menus=self.menus,
            files=self.files,
        )
        self.settings = SettingsPage(parts.settings, parts.spending, self._middle)
        self._middle.addWidget(self.settings)
        self.ledger = LedgerPage(parts.spending, sandbox=parts.settings.sandbox, parent=self._middle)
        self._middle.addWidget(self.ledger)
        self.welcome = WelcomePage(parts.settings, self._folder, self._whole)
        self._whole.addWidget(self.welcome)

    def _connect(self) -> None:
        parts, window = self._parts, self._parts.window
        self.header.task_chosen.connect(window.choose_task)
        self.header.queue_asked.connect(self._show_queue)
        self.header.settings_asked.connect(window.open_settings)
        self.header.ledger_asked.connect(window.open_ledger)
        self.ledger.closed.connect(lambda: window.open_ledger(False))
        self.ledger.clip_wanted.connect(self.stage.show_clip)
        self.ledger.job_wanted.connect(self._show_job)
        self.ledger.export_asked.connect(self._export_ledger)
        parts.ordering.clip_wanted.connect(self.stage.show_clip)
        parts.spending.changed.connect(self._render_spending)
        self.header.help_asked.connect(self.dialogs.show_help)
        self.panel.page_chosen.connect(window.show_panel)
        self.panel.expand_asked.connect(window.expand)
        self.panel.expanded.connect(self.library.set_expanded)
        self.queue.edit_asked.connect(window.edit)
        self.queue.key_asked.connect(parts.settings.ask_for_key)
        self.queue.show_asked.connect(self.stage.show_clip)
        self.queue.output_asked.connect(lambda: ask_for_folder(self, parts.settings))
        self.stage.opened.connect(parts.animatic.clip_opened)
        self.stages.follow(window, self.files)
        self.queue.folder_asked.connect(self.files.show_in_folder)
        self.settings.closed.connect(lambda: window.open_settings(False))
        self.settings.restart_asked.connect(parts.restart)
        self.settings.ledger_asked.connect(window.open_ledger)
        self.welcome.sandbox_asked.connect(lambda: parts.restart(True))
        self.notice.closed.connect(self._dismiss_message)
        self.notice.activated.connect(parts.library.take_offer)
        self.notice.chosen.connect(lambda index: window.choose(window.choices[index]))
        for page in parts.pages.values():
            page.offer_taken.connect(window.take_offer)
        self.body.moved.connect(self._remember_splitters)
        window.changed.connect(self._render_window)
        parts.jobs.changed.connect(self._render_lists)
        parts.library.changed.connect(self._render_lists)
        parts.settings.changed.connect(self._render_settings)
        self._bind()

    def _bind(self) -> None:
        window = self._parts.window
        tasks = {task_action(task): lambda task=task: window.choose_task(task) for task in CATALOGUE}
        self.actions_by_id = bind(
            self,
            {
                **tasks,
                "generate": lambda: self._at_work(window.form.generate),
                "undo": lambda: self._at_work(window.form.undo),
                "redo": lambda: self._at_work(window.form.redo),
                "settings": window.open_settings,
                "ledger": window.open_ledger,
                "export": lambda: self.exports.ask_for_chosen(self.library.chosen),
                "help": self.dialogs.show_help,
                "library.search": self._search,
                "quit": self.close,
                **self.stages.slots(self.stage.slots()),
                **self.stages.over(self.menus.slots()),
                **self.shots.slots(),
                **self.inspector.slots(),
            },
        )

    def _at_work(self, act: Callable[[], None]) -> None:
        """Keep keys away from a form that cannot be seen."""
        if self.body.forms.isVisible():
            act()

    def _restore(self) -> None:
        settings = self._parts.settings
        geometry = settings.remembered(_GEOMETRY)
        known = geometry is not None and self.restoreGeometry(
            QByteArray.fromBase64(geometry.encode("ascii", "replace"))
        )
        if not known:
            self.resize(self.screen().availableSize().boundedTo(QSize(1440, 900)).expandedTo(self.minimumSize()))
        self.body.restore(settings.remembered(_COLUMNS), settings.remembered(_ROWS))

    def _remember_splitters(self) -> None:
        self._parts.settings.remember(_COLUMNS, self.body.columns_state())
        self._parts.settings.remember(_ROWS, self.body.rows_state())

    def _render_window(self) -> None:
        window = self._parts.window
        aside = self.settings if window.settings_open else self.ledger if window.ledger_open else None
        self.header.show_task(window.task if aside is None else None)
        self.body.forms.setCurrentWidget(self._parts.pages[window.task])
        self._middle.setCurrentWidget(aside or self.body)
        self.panel.show_page(window.panel_page)
        self._say()
        self._arrange()

    def _render_lists(self) -> None:
        self.header.show_activity(self._parts.jobs.activity)
        self.panel.set_counts(self._parts.library.count, self._parts.jobs.pending)
        self._say()

    def _render_spending(self) -> None:
        self.header.show_spending(self._parts.spending.chip)

    def _render_settings(self) -> None:
        settings = self._parts.settings
        application = QApplication.instance()
        if isinstance(application, QApplication) and theme().scheme != settings.preferences.theme.value:
            apply_theme(application, settings.preferences.theme.value)
        theme().reduce_motion(settings.preferences.reduce_motion)
        self._whole.setCurrentIndex(1 if settings.key_missing else 0)

    def _say(self) -> None:
        window, library = self._parts.window, self._parts.library
        text = window.message or library.message or self._parts.jobs.message
        self._notice_room.setVisible(bool(text))
        if text != self.notice.text() or bool(text) == self.notice.isHidden():
            good = window.good if text == window.message else library.went_well and text == library.message
            self.notice.show_text(text, kind="ok" if good else "warn")
        self.notice.set_choices([choice.words for choice in window.choices])
        self.notice.set_action(library.offer if text == library.message else "")

    def _dismiss_message(self) -> None:
        self._parts.window.dismiss_message()
        self._parts.library.dismiss_message()
        self._parts.jobs.dismiss_message()

    def _arrange(self) -> None:
        self.body.arrange(covered=self._parts.window.expanded, rolled_up=self.height() < _LOW_BELOW)

    def _search(self) -> None:
        self._parts.window.show_panel(PanelPage.LIBRARY)
        if self.height() < _LOW_BELOW:
            self._parts.window.expand(True)
        self.library.begin_search()

    def _show_queue(self) -> None:
        window = self._parts.window
        window.show_panel(PanelPage.QUEUE)
        if self.height() < _LOW_BELOW:
            window.expand(True)

    def _show_job(self, job_id: str) -> None:
        self._show_queue()
        self._parts.window.expand(True)
        if not self.queue.show_job(job_id):
            self._parts.window.say(tr("This job is not in the queue any more."))

    def _export_ledger(self) -> None:
        export = self._parts.spending.export
        self.files.ask_where(tr("Export CSV…"), tr("Tables (*.csv)"), "pikadesk-ledger.csv", export)

    def _folder(self) -> str:
        return shown_folder(self._parts.settings.output_folder)


def _dropped(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
