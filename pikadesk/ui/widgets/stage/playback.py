"""Plays a file with QtMultimedia. Imported when the first video is loaded, since that is costly.

QtMultimedia knows no frames, only times, and cannot show the last one where the sound goes on after it. So it plays,
and whatever stands still is read frame by frame; the times at which the file's own frames begin tell which is which.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer, QVideoFrame

from pikadesk.services.frame_ports import FilmIndex
from pikadesk.services.player_ports import PlayerSources
from pikadesk.ui.widgets.media import audio_output, media_player, video_sink
from pikadesk.ui.widgets.stage.player_beside import Beside, Stills
from pikadesk.ui.widgets.stage.player_picture import PlayedFrame
from pikadesk.ui.widgets.stage.screen import VideoScreen

_Status = QMediaPlayer.MediaStatus
_State = QMediaPlayer.PlaybackState
_Loops = QMediaPlayer.Loops
# QtMultimedia tells times in whole microseconds, and so a little before the frame that it means.
_TOLERANCE = 0.0005
# After a jump, frames from before it are still on their way.
_STALE_MS = 700
_NEAR = 2
# A frame that comes later than so many after it is not shown any more.
_MOST_BEHIND = 4
_FOLLOW_MS = 250


class Playback(QObject):
    """One video at a time, shown on a screen, frame by frame.

    A video that was loaded stands on its first frame; one that was played to its end stands on its last.

    Args:
        screen: Where the frames are shown.
        sources: Reads films.
        parent: What owns it.

    Signals:
        loaded(): The video can be played; its frames and its duration are known.
        failed(): The file can't be played.
        broke_off(): The file can't be played any further, though more was promised.
        moved(): It is elsewhere; at the last frame the position is the duration.
        still_shown(): The frame that it stands on is on the screen.
        playing_changed(bool): Whether it plays.
    """

    loaded = Signal()
    failed = Signal()
    broke_off = Signal()
    moved = Signal()
    still_shown = Signal()
    playing_changed = Signal(bool)

    def __init__(self, screen: VideoScreen, sources: PlayerSources, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._screen, self._sources = screen, sources
        self._player = media_player(self)
        self._sink = video_sink(self)
        self._sound: QAudioOutput | None = None
        self._looking, self._stills = Beside(self), Stills(sources.reader, self)
        self._file: Path | None = None
        self._index: FilmIndex | None = None
        self._medium_ready = self._open = self._play_when_loaded = False
        self._playing = self._looping = False
        self._range: tuple[int, int] | None = None
        # The frame that is shown or on its way; the one at which QtMultimedia stands, and the one it was sent to.
        self._frame, self._stands, self._sent = 0, 0, -1
        self._since_sent = QElapsedTimer()
        self._muted, self._volume = False, 1.0
        self._follow = QTimer(self, singleShot=True, interval=_FOLLOW_MS)
        self._follow.timeout.connect(self._come_along)
        self._player.setVideoSink(self._sink)
        self._sink.videoFrameChanged.connect(self._take)
        self._looking.done.connect(self._looked)
        self._stills.read.connect(self._show_still)
        self._stills.failed.connect(self._fail)
        self._player.mediaStatusChanged.connect(self._status_changed)
        self._player.errorOccurred.connect(self._went_wrong)
        self._player.positionChanged.connect(self._sound_goes_on)

    @property
    def index(self) -> FilmIndex | None:
        """When the frames of the video are shown; None while none is open."""
        return self._index if self._open else None

    @property
    def playing(self) -> bool:
        """Whether it plays now."""
        return self._playing

    @property
    def settled(self) -> bool:
        """Whether the frame that it stands on is on the screen."""
        return self._open and not self._playing and not self._stills.waiting

    @property
    def duration(self) -> float:
        """The length in seconds; 0 where nothing is loaded."""
        if self._index is None or not self._open:
            return 0.0
        seen = self._index.first - self._index.begins + self._index.times.end
        # Of a file that was cut short QtMultimedia tells how long it would have been.
        return max(seen, self._player.duration() / 1000) if self._index.whole else seen

    @property
    def frame(self) -> int:
        """The number of the frame that is shown or on its way, from 0."""
        return self._frame

    @property
    def last_frame(self) -> int:
        """The number of the last frame."""
        return self._index.times.last if self._index is not None else 0

    @property
    def position(self) -> float:
        """Where it is, in seconds: where the present frame begins or, at the last one, the duration."""
        if self._frame < self.last_frame:
            return self.begins(self._frame)
        if self._playing:
            return max(self.begins(self._frame), min(self._player.position() / 1000, self.duration))
        return self.duration

    def begins(self, frame: int) -> float:
        """Return the position at which a frame begins, in seconds."""
        if self._index is None:
            return 0.0
        return max(0.0, self._index.file_seconds(frame) - self._index.begins)

    def ends(self, frame: int) -> float:
        """Return the position at which a frame ends, in seconds."""
        if self._index is None or frame >= self.last_frame:
            return self.duration
        return self.begins(frame + 1)

    def frame_at(self, position: float) -> int:
        """Return the number of the frame that is shown at a position."""
        if self._index is None:
            return 0
        return self._index.times.index_at(position + self._index.begins - self._index.first + _TOLERANCE)

    def load(self, file: Path, *, play: bool) -> None:
        """Open a file; `loaded` or `failed` says how it went.

        Args:
            file: The video.
            play: Whether it plays as soon as it can.
        """
        self.unload()
        self._file, self._play_when_loaded = file, play
        self._looking.run(lambda _stop: self._sources.reader.index(file))
        self._player.setSource(QUrl.fromLocalFile(str(file)))

    def unload(self) -> None:
        """Close the file, so that it can be moved or deleted."""
        self._set_playing(False)
        self._looking.drop()
        self._stills.close()
        self._follow.stop()
        self._file = self._index = self._range = None
        self._open = self._medium_ready = self._play_when_loaded = False
        self._frame, self._stands, self._sent = 0, 0, -1
        self._player.stop()
        self._player.setSource(QUrl())

    def play(self) -> None:
        """Play on, or from the start where it stands at the end."""
        if not self._open:
            self._play_when_loaded = self._file is not None
            return
        first, last = self._bounds()
        begin = self._frame
        if begin >= last or begin < first:
            begin = first
        self._stills.forget()
        self._follow.stop()
        if begin != self._stands or self._player.mediaStatus() is _Status.EndOfMedia:
            self._send(begin)
        self._frame = begin
        self._set_playing(True)
        self._player.play()

    def pause(self) -> None:
        """Stop on the present frame."""
        self._play_when_loaded = False
        if self._open and self._playing:
            self._player.pause()
            self._set_playing(False)
            self._stand_at(self._frame)

    def seek_frame(self, frame: int) -> None:
        """Go to a frame, by its number from 0; the first or the last where there is none such."""
        if not self._open:
            return
        wanted = min(max(0, frame), self.last_frame)
        if self._playing:
            self._frame = wanted
            self._send(wanted)
            self.moved.emit()
        else:
            self._stand_at(wanted)

    def set_loop(self, looping: bool) -> None:
        """Say whether it begins again at the end."""
        self._looping = looping
        self._set_loops()

    def set_range(self, frames: tuple[int, int] | None) -> None:
        """Say which frames a loop has, the first and the last one; None for all."""
        self._range = frames
        self._set_loops()

    def set_rate(self, rate: float) -> None:
        """Change the speed; 1 is the video's own."""
        self._player.setPlaybackRate(rate)

    def set_sound(self, volume: float, *, muted: bool) -> None:
        """Change the sound; `volume` is 0 to 1."""
        self._volume, self._muted = volume, muted
        if self._sound is not None:
            self._sound.setVolume(volume)
            self._sound.setMuted(muted)

    def _bounds(self) -> tuple[int, int]:
        """The frames between which it plays."""
        if self._looping and self._range is not None:
            return self._range
        return 0, self.last_frame

    def _set_loops(self) -> None:
        # QtMultimedia's own loops have no gap, but know no other beginning.
        endless = self._looping and self._range is None
        self._player.setLoops(_Loops.Infinite if endless else _Loops.Once)

    def _set_playing(self, playing: bool) -> None:
        if playing != self._playing:
            self._playing = playing
            self.playing_changed.emit(playing)
            self.moved.emit()

    def _stand_at(self, frame: int) -> None:
        self._frame = frame
        self._stills.want(frame)
        self._follow.start()
        self.moved.emit()

    def _send(self, frame: int) -> None:
        """Let QtMultimedia go to a frame."""
        self._stands = self._sent = frame
        self._since_sent.start()
        # At the very beginning of a frame it would still show the one before.
        self._player.setPosition(round((self.begins(frame) + self.ends(frame)) / 2 * 1000))

    def _come_along(self) -> None:
        """Let QtMultimedia stand at the same frame, so that playing begins at once."""
        if self._open and not self._playing and self._stands != self._frame:
            self._send(self._frame)

    def _take(self, delivered: QVideoFrame) -> None:
        """Show a frame that QtMultimedia delivers while it plays."""
        # The one that ends every video is not valid, and is no picture.
        if not self._playing or not delivered.isValid() or delivered.startTime() < 0:
            return
        frame = self.frame_at(delivered.startTime() / 1_000_000)
        if self._is_stale(frame) or self._is_overtaken(frame):
            return
        first, last = self._bounds()
        if not first <= frame <= last:
            self._send(first)
            return
        if not self._looping and frame < self._frame - _NEAR:
            # Its loops end a round late where they are ended late.
            self._end()
            return
        self._frame = self._stands = frame
        self._screen.show_played(PlayedFrame(QVideoFrame(delivered), self._sources.converter))
        self.moved.emit()

    def _is_stale(self, frame: int) -> bool:
        if self._sent < 0:
            return False
        if abs(frame - self._sent) > _NEAR and not self._since_sent.hasExpired(_STALE_MS):
            return True
        self._sent = -1
        return False

    def _is_overtaken(self, frame: int) -> bool:
        """Say whether the window is so far behind that showing every frame would only make it worse."""
        newest = self._sink.videoFrame()
        return newest.isValid() and self.frame_at(newest.startTime() / 1_000_000) > frame + _MOST_BEHIND

    def _show_still(self, frame: int, image: QImage) -> None:
        if not self._playing:
            self._screen.show_image(image)
            if frame == self._frame:
                self.still_shown.emit()

    def _sound_goes_on(self) -> None:
        if self._playing and self._frame == self.last_frame:
            self.moved.emit()

    def _looked(self, index: FilmIndex | None) -> None:
        self._index = index
        if index is None:
            self._fail()
        else:
            self._begin()

    def _status_changed(self, status: QMediaPlayer.MediaStatus) -> None:
        # QtMultimedia crashes where it is told to pause or seek inside this signal.
        if status is _Status.LoadedMedia and not self._medium_ready:
            QTimer.singleShot(0, self, self._medium_loaded)
        elif status is _Status.EndOfMedia:
            QTimer.singleShot(0, self, self._end_of_medium)

    def _medium_loaded(self) -> None:
        if self._file is None or self._medium_ready or self._player.mediaStatus() is not _Status.LoadedMedia:
            return
        self._medium_ready = True
        if not self._player.hasVideo():
            self._fail()
            return
        if self._player.hasAudio() and self._sound is None:
            self._sound = audio_output(self)
            self.set_sound(self._volume, muted=self._muted)
            self._player.setAudioOutput(self._sound)
        self._set_loops()
        self._player.pause()
        self._begin()

    def _begin(self) -> None:
        if self._file is None or self._index is None or not self._medium_ready or self._open:
            return
        self._open = True
        self._stills.open(self._file, self._index)
        self.loaded.emit()
        if self._play_when_loaded:
            self.play()
        elif self._open:
            self._stand_at(self._frame)

    def _end_of_medium(self) -> None:
        if not self._playing or self._player.mediaStatus() is not _Status.EndOfMedia:
            return
        if self._looping:
            first, _ = self._bounds()
            self._frame = first
            self._send(first)
            self._player.play()
        else:
            self._end()

    def _end(self) -> None:
        self._player.pause()
        self._stands = -1
        self._set_playing(False)
        self._stand_at(self.last_frame)

    def _went_wrong(self, _error: QMediaPlayer.Error, _text: str) -> None:
        if not self._open:
            self._fail()
        elif self._playing:
            self._stands = -1
            self._set_playing(False)
            self._stand_at(self._frame)
            self.broke_off.emit()

    def _fail(self) -> None:
        if self._file is not None:
            self.failed.emit()
