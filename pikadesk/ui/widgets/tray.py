"""The program without its window: an icon in the system's tray, for as long as the window is put away."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QSystemTrayIcon, QWidget

from pikadesk.ui.icons import app_icon
from pikadesk.ui.presenters.jobs import JobsPresenter
from pikadesk.ui.presenters.jobs_news import JobNews, News
from pikadesk.ui.presenters.window import PanelPage, WindowPresenter
from pikadesk.ui.text import tr

_SHOWN_MS = 10_000


class Tray(QObject):
    """Puts the window away and brings it back, as its presenter says; tells meanwhile what happens.

    Args:
        window: The window.
        presenter: Says whether it is put away.
        jobs: What goes on.
        make: Makes the icon.
        available: Says whether the system has a tray now.

    Attributes:
        icon: The icon, None while the window is there.
    """

    def __init__(
        self,
        window: QWidget,
        presenter: WindowPresenter,
        jobs: JobsPresenter,
        *,
        make: Callable[[QObject], QSystemTrayIcon] = QSystemTrayIcon,
        available: Callable[[], bool] = QSystemTrayIcon.isSystemTrayAvailable,
    ) -> None:
        super().__init__(window)
        self._window, self._presenter, self._jobs = window, presenter, jobs
        self._make, self.available = make, available
        self.icon: QSystemTrayIcon | None = None
        self._menu = QMenu(window)
        self._menu.addAction(tr("Show Pikadesk")).triggered.connect(presenter.come_back)
        self._pause = self._menu.addAction("")
        self._pause.triggered.connect(lambda: jobs.set_paused(not jobs.paused))
        self._menu.addSeparator()
        self._menu.addAction(tr("Quit")).triggered.connect(presenter.ask_to_quit)
        self._news = JobNews(jobs)
        presenter.changed.connect(self._render)
        jobs.changed.connect(self._render_jobs)

    def _render(self) -> None:
        away = self._presenter.in_tray
        if away and self.icon is None:
            # What was just begun may not be in the list yet, and would seem to be finished from the first.
            self._jobs.refresh()
            self._news.look()
            self.icon = self._make(self)
            self.icon.setIcon(app_icon())
            self.icon.setContextMenu(self._menu)
            self.icon.activated.connect(self._activated)
            self.icon.messageClicked.connect(self._show_queue)
            self._render_jobs()
            self.icon.show()
            self._window.hide()
        elif not away and self.icon is not None:
            self.icon.hide()
            self.icon.deleteLater()
            self.icon = None
            self._window.show()
            self._window.raise_()
            self._window.activateWindow()

    def _render_jobs(self) -> None:
        self._pause.setText(tr("Resume the queue") if self._jobs.paused else tr("Pause the queue"))
        if self.icon is None:
            return
        self.icon.setToolTip(self._news.summary())
        news = self._news.take()
        if news:
            self._tell(news)

    def _tell(self, news: tuple[News, ...]) -> None:
        assert self.icon is not None
        title, words = news[0].title, news[0].words
        if len(news) > 1:
            # The system shows one message at a time.
            title, words = tr("Pikadesk"), "\n".join(f"{each.title}: {each.words}" for each in news)
        kind = QSystemTrayIcon.MessageIcon
        urgent = any(each.attention for each in news)
        self.icon.showMessage(title, words, kind.Warning if urgent else kind.Information, _SHOWN_MS)

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is not QSystemTrayIcon.ActivationReason.Context:
            self._presenter.come_back()

    def _show_queue(self) -> None:
        self._presenter.show_panel(PanelPage.QUEUE)
        self._presenter.come_back()
