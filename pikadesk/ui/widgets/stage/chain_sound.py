"""The sound of the shot chain. Imported when a chain with sound plays for the first time: QtMultimedia is costly.

The picture goes by the chain's own time, frame by frame; the sound goes along. Of two players one is heard while the
other has the next clip ready.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, QUrl
from PySide6.QtMultimedia import QMediaPlayer

from pikadesk.ui.widgets.media import audio_output, media_player

# What nobody hears, and more than a player needs to come along.
_DRIFT = 0.2
_READY = (
    QMediaPlayer.MediaStatus.LoadedMedia,
    QMediaPlayer.MediaStatus.BufferedMedia,
    QMediaPlayer.MediaStatus.BufferingMedia,
)


class _Voice(QObject):
    """One film's sound."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.film: Path | None = None
        self._player = media_player(self)
        self._output = audio_output(self)
        self._player.setAudioOutput(self._output)
        self._wanted: tuple[float, float] | None = None
        # QtMultimedia crashes where it is told to play or seek inside this signal.
        self._player.mediaStatusChanged.connect(lambda _status: QTimer.singleShot(0, self, self._come_along))

    @property
    def position(self) -> float:
        """Where it is, in seconds as the file counts."""
        return self._player.position() / 1000

    @property
    def sounding(self) -> bool:
        """Whether it is heard."""
        return self._player.playbackState() is QMediaPlayer.PlaybackState.PlayingState

    def load(self, film: Path | None) -> None:
        """Have a film ready; None lets go of the one that is."""
        if film != self.film:
            self.film, self._wanted = film, None
            self._player.setSource(QUrl.fromLocalFile(str(film)) if film is not None else QUrl())

    def play(self, seconds: float, rate: float) -> None:
        """Sound as at a time, and go on from there at a speed."""
        self._wanted = (seconds, rate)
        self._come_along()

    def rest(self) -> None:
        """Be silent."""
        self._wanted = None
        if self.sounding:
            self._player.pause()

    def set_loudness(self, volume: float, *, muted: bool) -> None:
        """Change how loud it is, 0 to 1."""
        self._output.setVolume(volume)
        self._output.setMuted(muted)

    def _come_along(self) -> None:
        if self._wanted is None or self._player.mediaStatus() not in _READY:
            return
        seconds, rate = self._wanted
        if self._player.playbackRate() != rate:
            self._player.setPlaybackRate(rate)
        if abs(self.position - seconds) > _DRIFT * rate:
            self._player.setPosition(round(seconds * 1000))
        if not self.sounding:
            self._player.play()


class ChainSound(QObject):
    """Lets clips sound one after the other.

    Args:
        parent: What owns it.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._heard, self._next = _Voice(self), _Voice(self)

    @property
    def film(self) -> Path | None:
        """Which film sounds, None where it is silent."""
        return self._heard.film if self._heard.sounding else None

    @property
    def position(self) -> float:
        """Where that film's sound is, in seconds as the file counts."""
        return self._heard.position

    def play(self, film: Path, seconds: float, rate: float, following: Path | None) -> None:
        """Sound as at a time of a film; asked sixty times a second, it stays where it is while that is near enough.

        Args:
            film: Which one.
            seconds: The time, as the file counts.
            rate: The speed.
            following: The film that comes next, None where it has no sound.
        """
        if self._heard.film != film:
            self._heard.rest()
            if self._next.film == film:
                self._heard, self._next = self._next, self._heard
            self._heard.load(film)
        self._heard.play(seconds, rate)
        # A film that follows itself is begun anew: the drift tells.
        if following is not None and following != film:
            self._next.load(following)

    def rest(self) -> None:
        """Be silent."""
        self._heard.rest()

    def set_loudness(self, volume: float, *, muted: bool) -> None:
        """Change how loud it is, 0 to 1."""
        for voice in (self._heard, self._next):
            voice.set_loudness(volume, muted=muted)

    def close(self) -> None:
        """Let go of the films."""
        for voice in (self._heard, self._next):
            voice.rest()
            voice.load(None)
