"""Skimming on the grid: a clip plays silently where the pointer rests, and follows where it moves."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QPixmap

from pikadesk.domain.clip import Clip
from pikadesk.ui import theme
from pikadesk.ui.presenters.library_skim import LibrarySkim

_REST_MS = 400
# As fast as small pictures look like a film, without asking for more of them than a disk keeps.
_STEP_MS = 120


class Skimmer(QObject):
    """Which picture of which clip is shown now.

    Args:
        skim: Has the pictures.
        parent: What owns it.

    Signals:
        moved(): Another picture is to be shown, or none.
    """

    moved = Signal()

    def __init__(self, skim: LibrarySkim, parent: QObject) -> None:
        super().__init__(parent)
        self._skim = skim
        self._clip: Clip | None = None
        self._part = 0.0
        self._shown: tuple[bytes, QPixmap] | None = None
        self._resting = QTimer(self, singleShot=True, interval=_REST_MS)
        self._resting.timeout.connect(self._rest)
        self._playing = QTimer(self, interval=_STEP_MS)
        self._playing.timeout.connect(self._step)
        skim.changed.connect(self.moved)

    @property
    def clip_id(self) -> str | None:
        """The clip that the pointer is on."""
        return self._clip.id if self._clip is not None else None

    @property
    def part(self) -> float:
        """How far through the clip the picture is, from 0 to 1."""
        return self._part

    def hover(self, clip: Clip, part: float) -> None:
        """The pointer is on a clip.

        Args:
            clip: Which one.
            part: How far from its left edge to its right, from 0 to 1.
        """
        if self._clip is None or clip.path != self._clip.path:
            self.leave()
            self._clip = clip
            # Played from its beginning; where nothing moves by itself, it is where the pointer is at once.
            self._part = part if theme.theme().motion_reduced else 0.0
        elif self._skim.frames(clip):
            # It goes where the pointer goes, and on from there when that rests.
            self._part = min(max(part, 0.0), 1.0)
            self._playing.stop()
            self.moved.emit()
        self._resting.start()

    def leave(self) -> None:
        """The pointer is on no clip."""
        self._resting.stop()
        self._playing.stop()
        self._skim.end()
        self._clip, self._part, self._shown = None, 0.0, None
        self.moved.emit()

    def picture(self) -> QPixmap | None:
        """Return what is shown in place of the poster, None for the poster."""
        frames = self._skim.frames(self._clip) if self._clip is not None else ()
        if not frames:
            return None
        # A step of a part of one lands a little before the picture that it leads to.
        content = frames[min(int(self._part * len(frames) + 0.001), len(frames) - 1)]
        if self._shown is None or self._shown[0] is not content:
            made = QPixmap()
            made.loadFromData(content)
            self._shown = content, made
        return self._shown[1]

    def _rest(self) -> None:
        if self._clip is not None:
            self._skim.begin(self._clip)
            if not theme.theme().motion_reduced:
                self._playing.start()
            self.moved.emit()

    def _step(self) -> None:
        frames = self._skim.frames(self._clip) if self._clip is not None else ()
        if frames:
            self._part = (self._part + 1 / len(frames)) % 1.0
            self.moved.emit()
