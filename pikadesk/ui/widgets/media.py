"""The parts of QtMultimedia. Imported when the first video is played: it costs 75 ms and 90 MB.

PySide looks whether Python overrides a virtual function when it is called for the first time, and takes the
interpreter's lock for that. QtMultimedia's threads call `disconnectNotify` as they let go of these objects, while the
window's thread waits for them with that lock, as in `QMediaPlayer.stop`: both would wait forever. So it is looked here.
"""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QLoggingCategory, QObject
from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer, QVideoSink

Part = TypeVar("Part", bound=QObject)


def media_player(parent: QObject) -> QMediaPlayer:
    """Make a player."""
    # What it has to say about codecs and sound servers is for those who set QT_LOGGING_RULES.
    QLoggingCategory.setFilterRules("qt.multimedia.*=false")
    return _looked_through(QMediaPlayer(parent))


def video_sink(parent: QObject) -> QVideoSink:
    """Make what takes the frames of a player."""
    return _looked_through(QVideoSink(parent))


def audio_output(parent: QObject) -> QAudioOutput:
    """Make what sounds as a player plays."""
    return _looked_through(QAudioOutput(parent))


def _looked_through(part: Part) -> Part:
    part.objectNameChanged.connect(part.setObjectName)
    part.objectNameChanged.disconnect(part.setObjectName)
    return part
