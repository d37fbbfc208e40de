"""Clips of the library on the stage: what is opened, what has just been made, and the player's keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from pikadesk.domain.clip import Clip
from pikadesk.domain.library import Marks
from pikadesk.ui.actions import tip
from pikadesk.ui.presenters.library import LibraryPresenter, Opening
from pikadesk.ui.presenters.library_words import charged, clip_title, facts
from pikadesk.ui.presenters.window import WindowPresenter
from pikadesk.ui.text import credits, tr
from pikadesk.ui.widgets.controls import Tag
from pikadesk.ui.widgets.inspector_parts import show_star
from pikadesk.ui.widgets.main_window_files import ClipFiles
from pikadesk.ui.widgets.stage import Stage
from pikadesk.ui.widgets.stage.player_keys import player_slots


class ClipStage(QObject):
    """Puts clips on the stage.

    Args:
        stage: Where they play.
        library: Says which one.
        window: Makes room for the stage.
        files: Does what the stage's buttons ask for.
        sandbox: Whether the clips were made by the sandbox.

    Signals:
        opened(): A clip came onto the stage, or was opened there again.
    """

    opened = Signal()

    def __init__(
        self, stage: Stage, library: LibraryPresenter, window: WindowPresenter, files: ClipFiles, *, sandbox: bool
    ) -> None:
        super().__init__(stage)
        self._stage, self._library, self._window, self._files = stage, library, window, files
        self._sandbox = sandbox
        self._opening: Opening | None = None
        self._titled: tuple[Clip, str] | None = None
        self._keeps_away: Callable[[], bool] = bool
        stage.save_requested.connect(lambda: self._with_clip(files.save_as))
        stage.show_in_folder_requested.connect(lambda: self._with_clip(files.show_in_folder))
        stage.snapshot_requested.connect(self._save_frame)
        stage.star.clicked.connect(lambda: self._with_clip(lambda clip_id: library.marks.toggle_star([clip_id])))
        stage.use_settings.clicked.connect(self._use_settings)
        library.changed.connect(self._render)
        library.entries.changed.connect(self._show_marks)

    @property
    def clip(self) -> Clip | None:
        """The clip on the stage."""
        return self._opening.clip if self._opening is not None else None

    @property
    def shown_clip(self) -> Clip | None:
        """The clip on the stage where that can be seen: not while a preview or the panel has its place."""
        return self.clip if self._stage.isVisible() else None

    def show_clip(self, clip_id: str) -> None:
        """Play a clip where it can be seen."""
        self._window.show_stage()
        self._library.open(clip_id, play=True)

    def keep_away_while(self, busy: Callable[[], bool]) -> None:
        """Do not put what has just been made on the stage while something is seen there that the user asked for."""
        self._keeps_away = busy

    def slots(self) -> Mapping[str, Callable[[], object]]:
        """Return what the player's actions do, by id."""
        player = self._stage.player
        return {
            **player_slots(player),
            "full_screen": self._stage.toggle_full_screen,
            "frame.save": self._save_frame,
            "frame.copy": self._copy_frame,
        }

    def _render(self) -> None:
        arrival = self._library.take_arrival()
        if arrival is not None and not self._stage.player.playing and not self._keeps_away():
            self.show_clip(arrival.id)
        opening = self._library.opening
        if opening is self._opening:
            return
        self._opening = opening
        if opening is not None:
            self._show(opening)
        else:
            self._stage.clear()

    def _show(self, opening: Opening) -> None:
        clip = opening.clip
        self._titled = None
        self._show_marks()
        if self._stage.player.file == clip.path and opening.play:
            self._stage.player.play()
        elif self._stage.player.file != clip.path:
            self._stage.show_video(clip.path, play=opening.play)
        self.opened.emit()

    def _show_marks(self) -> None:
        """Show what the clip on the stage is called now, and whether it is a favourite."""
        clip = self.clip
        if clip is None:
            return
        entry = self._library.entries.get(clip.id)
        marks = entry.marks if entry is not None else Marks()
        show_star(self._stage.star, marks.star)
        if self._titled != (clip, marks.title):
            self._titled = clip, marks.title
            self._stage.show_title(clip_title(clip, marks), facts(clip), [self._tag(clip)])
            reason = self._window.recall.reason(clip)
            self._stage.use_settings.setEnabled(not reason)
            self._stage.use_settings.setToolTip(reason or tip("recall.all"))
            self._stage.use_settings.setAccessibleDescription(reason)

    def _tag(self, clip: Clip) -> Tag:
        price = charged(clip)
        if self._sandbox:
            return Tag(tr("Sandbox"), icon="flask")
        if price is None:
            return Tag(tr("Imported"))
        return Tag(tr("Saved, {amount} charged").format(amount=credits(price)), "ok", icon="check")

    def _use_settings(self) -> None:
        if self.clip is not None:
            self._window.recall.use(self.clip)

    def _with_clip(self, act: Callable[[str], None]) -> None:
        if self.clip is not None:
            act(self.clip.id)

    def _save_frame(self) -> None:
        self._with_clip(lambda clip_id: self._stage.player.take(partial(self._files.save_frame, clip_id)))

    def _copy_frame(self) -> None:
        self._stage.player.take(QGuiApplication.clipboard().setImage)
