"""Clips of the library on the stage: what is opened, what has just been made, and the player's keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from pikadesk.domain.clip import Clip
from pikadesk.ui.presenters.library import LibraryPresenter, Opening
from pikadesk.ui.presenters.library_words import charged, facts
from pikadesk.ui.presenters.window import WindowPresenter
from pikadesk.ui.text import credits, tr, tr_title
from pikadesk.ui.widgets.controls import Tag
from pikadesk.ui.widgets.main_window_files import ClipFiles
from pikadesk.ui.widgets.stage import Stage


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
        stage.save_requested.connect(lambda: self._with_clip(files.save_as))
        stage.show_in_folder_requested.connect(lambda: self._with_clip(files.show_in_folder))
        stage.snapshot_requested.connect(self._save_frame)
        library.changed.connect(self._render)

    @property
    def clip(self) -> Clip | None:
        """The clip on the stage."""
        return self._opening.clip if self._opening is not None else None

    def show_clip(self, clip_id: str) -> None:
        """Play a clip where it can be seen."""
        self._window.show_stage()
        self._library.open(clip_id, play=True)

    def slots(self) -> Mapping[str, Callable[[], object]]:
        """Return what the player's actions do, by id."""
        player = self._stage.player
        return {
            "play": player.toggle,
            "backward": lambda: player.shuttle(-1),
            "forward": lambda: player.shuttle(1),
            "frame.back": lambda: player.step(-1),
            "frame.on": lambda: player.step(1),
            "start": player.to_start,
            "end": player.to_end,
            "mute": player.toggle_mute,
            "full_screen": self._stage.toggle_full_screen,
            "frame.save": self._save_frame,
            "frame.copy": self._copy_frame,
        }

    def _render(self) -> None:
        arrival = self._library.take_arrival()
        if arrival is not None and not self._stage.player.playing:
            self.show_clip(arrival.id)
        opening = self._library.opening
        if opening is not None and opening is not self._opening:
            self._opening = opening
            self._show(opening)

    def _show(self, opening: Opening) -> None:
        clip = opening.clip
        if self._sandbox:
            tag = Tag(tr("Sandbox"), icon="flask")
        else:
            tag = Tag(tr("Saved, {amount} charged").format(amount=credits(charged(clip))), "ok", icon="check")
        self._stage.show_title(tr_title(clip.request.draft), facts(clip), [tag])
        if self._stage.player.file == clip.path and opening.play:
            self._stage.player.play()
        elif self._stage.player.file != clip.path:
            self._stage.show_video(clip.path, play=opening.play)
        self.opened.emit()

    def _with_clip(self, act: Callable[[str], None]) -> None:
        if self.clip is not None:
            act(self.clip.id)

    def _save_frame(self) -> None:
        frame = self._stage.player.image()
        self._with_clip(lambda clip_id: self._files.save_frame(clip_id, frame))

    def _copy_frame(self) -> None:
        frame = self._stage.player.image()
        if not frame.isNull():
            QGuiApplication.clipboard().setImage(frame)
