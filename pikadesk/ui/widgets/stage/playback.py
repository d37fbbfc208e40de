"""Plays a file with QtMultimedia. Imported when the first video is loaded: it costs 75 ms and 90 MB."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLoggingCategory, QObject, QTimer, QUrl, Signal
from PySide6.QtMultimedia import QAudioOutput, QMediaMetaData, QMediaPlayer, QVideoSink

from pikadesk.ui.widgets.stage.screen import VideoScreen

_FALLBACK_RATE = 24.0
_Status = QMediaPlayer.MediaStatus
_State = QMediaPlayer.PlaybackState


class Playback(QObject):
    """One video at a time, shown on a screen; it knows frames, which QtMultimedia does not.

    A video that was loaded stands on its first frame; one that was played to its end stands on its last.

    Args:
        screen: Where the frames are shown.
        parent: What owns it.

    Signals:
        loaded(): The video can be played; its duration is known.
        failed(): The file can't be played.
        position_changed(float): In seconds; at the last frame this is the duration.
        playing_changed(bool): Whether it plays.
    """

    loaded = Signal()
    failed = Signal()
    position_changed = Signal(float)
    playing_changed = Signal(bool)

    def __init__(self, screen: VideoScreen, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # What it has to say about codecs and sound servers is for those who set QT_LOGGING_RULES.
        QLoggingCategory.setFilterRules("qt.multimedia.*=false")
        self._screen = screen
        self._player = QMediaPlayer(self)
        self._sink = QVideoSink(self)
        self._sound: QAudioOutput | None = None
        self._opening = False
        self._play_when_loaded = False
        self._playing = False
        self._looping = False
        self._wanted: int | None = None
        self._muted = False
        self._volume = 1.0
        self._player.setVideoSink(self._sink)
        self._sink.videoFrameChanged.connect(screen.show_frame)
        self._player.mediaStatusChanged.connect(self._status_changed)
        self._player.errorOccurred.connect(self._went_wrong)
        self._player.playbackStateChanged.connect(self._state_changed)
        self._player.positionChanged.connect(self._tell_position)

    @property
    def playing(self) -> bool:
        """Whether it plays now."""
        return self._playing

    @property
    def duration(self) -> float:
        """The length in seconds; 0 where nothing is loaded."""
        return self._player.duration() / 1000

    @property
    def frame_rate(self) -> float:
        """Frames for each second."""
        rate = self._player.metaData().value(QMediaMetaData.Key.VideoFrameRate)
        return float(rate) if rate else _FALLBACK_RATE

    @property
    def frame(self) -> int:
        """The number of the frame that is shown or on its way, from 0."""
        if self._wanted is not None:
            return self._wanted
        # The position runs ahead of the picture by up to a frame.
        shown = self._screen.frame_start()
        seconds = shown if shown >= 0 else self._player.position() / 1000
        return min(round(seconds * self.frame_rate), self.last_frame)

    @property
    def last_frame(self) -> int:
        """The number of the last frame."""
        return max(0, round(self.duration * self.frame_rate) - 1)

    @property
    def position(self) -> float:
        """Where it is, in seconds: where the present frame begins or, at the last one, the duration."""
        if self.playing:
            return self._player.position() / 1000
        return self.duration if self.frame == self.last_frame else self.frame / self.frame_rate

    def load(self, file: Path, *, play: bool) -> None:
        """Open a file; `loaded` or `failed` says how it went.

        Args:
            file: The video.
            play: Whether it plays as soon as it can.
        """
        self._opening = True
        self._play_when_loaded = play
        self._wanted = 0
        self._player.setSource(QUrl.fromLocalFile(str(file)))

    def unload(self) -> None:
        """Close the file, so that it can be moved or deleted."""
        self._opening = False
        self._player.stop()
        self._player.setSource(QUrl())

    def play(self) -> None:
        """Play on, or from the start where it stands at the end."""
        if self._opening:
            self._play_when_loaded = True
            return
        if self.frame == self.last_frame:
            self._player.setPosition(0)
        self._wanted = None
        self._player.play()

    def pause(self) -> None:
        """Stop on the present frame."""
        self._play_when_loaded = False
        if not self._opening:
            self._player.pause()

    def seek(self, seconds: float) -> None:
        """Go to the frame that is shown at a position."""
        self.seek_frame(int(seconds * self.frame_rate + 1e-6))

    def seek_frame(self, frame: int) -> None:
        """Go to a frame, by its number from 0; the first or the last where there is none such."""
        if self._opening:
            return
        wanted = min(max(0, frame), self.last_frame)
        self._wanted = None if self._playing else wanted
        # At the very beginning of a frame QtMultimedia would still show the one before.
        self._player.setPosition(round((wanted + 0.5) / self.frame_rate * 1000))

    def set_loop(self, looping: bool) -> None:
        """Say whether it begins again at the end."""
        # QtMultimedia's own loops are fixed once a file is open.
        self._looping = looping

    def set_rate(self, rate: float) -> None:
        """Change the speed; 1 is the video's own."""
        self._player.setPlaybackRate(rate)

    def set_sound(self, volume: float, *, muted: bool) -> None:
        """Change the sound; `volume` is 0 to 1."""
        self._volume, self._muted = volume, muted
        if self._sound is not None:
            self._sound.setVolume(volume)
            self._sound.setMuted(muted)

    def _status_changed(self, status: QMediaPlayer.MediaStatus) -> None:
        # QtMultimedia crashes where it is told to pause or seek inside this signal.
        if status is _Status.LoadedMedia and self._opening:
            QTimer.singleShot(0, self, self._begin)
        elif status is _Status.EndOfMedia:
            QTimer.singleShot(0, self, self._end)

    def _begin(self) -> None:
        if not self._opening or self._player.mediaStatus() is not _Status.LoadedMedia:
            return
        self._opening = False
        if not self._player.hasVideo():
            self.failed.emit()
            return
        if self._player.hasAudio() and self._sound is None:
            self._sound = QAudioOutput(self)
            self.set_sound(self._volume, muted=self._muted)
            self._player.setAudioOutput(self._sound)
        self._player.pause()
        self.loaded.emit()
        if self._play_when_loaded:
            self.play()

    def _end(self) -> None:
        if self._player.mediaStatus() is not _Status.EndOfMedia:
            return
        if self._looping:
            self.play()
        else:
            self._player.pause()
            self.seek_frame(self.last_frame)

    def _went_wrong(self, _error: QMediaPlayer.Error, _text: str) -> None:
        self._opening = False
        self.failed.emit()

    def _state_changed(self, state: QMediaPlayer.PlaybackState) -> None:
        at_end = self._player.position() >= self._player.duration() > 0
        # Between two rounds it is stopped for a moment.
        playing = state is _State.PlayingState or (state is _State.StoppedState and self._looping and at_end)
        if playing != self._playing:
            self._playing = playing
            self.playing_changed.emit(playing)
            self._tell_position()

    def _tell_position(self) -> None:
        self.position_changed.emit(self.position)
