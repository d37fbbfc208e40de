"""The parts of QtMultimedia and the interpreter's lock."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.adapters.films import numbered_film

HERE = Path(__file__).parents[2]
ROUNDS = 300
# Each round has parts of its own: those that a thread has let go of once are safe.
_PROGRAM = """
import sys
from PySide6.QtCore import QEventLoop, QTimer, QUrl
from PySide6.QtMultimedia import QMediaPlayer
from PySide6.QtWidgets import QApplication
from pikadesk.ui.widgets.media import audio_output, media_player, video_sink

def rest(milliseconds):
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()

application = QApplication([])
for _ in range(int(sys.argv[2])):
    player = media_player(application)
    player.setVideoSink(video_sink(player))
    player.setAudioOutput(audio_output(player))
    player.setSource(QUrl.fromLocalFile(sys.argv[1]))
    while player.mediaStatus() is not QMediaPlayer.MediaStatus.LoadedMedia:
        rest(1)
    player.pause()
    rest(2)
    player.stop()
    player.setSource(QUrl())
print("done")
"""


def test_whoever_stops_a_film_with_sound_never_waits_for_a_thread_that_waits_for_them(tmp_path: Path) -> None:
    film = numbered_film(tmp_path / "film.mp4", sound=4)
    command = [sys.executable, "-c", _PROGRAM, str(film), str(ROUNDS)]
    # Not through pipes: what waits forever must not keep this from ending.
    with (tmp_path / "said").open("w") as said:
        subprocess.run(command, cwd=HERE, stdout=said, stderr=subprocess.DEVNULL, timeout=60, check=True)
    assert (tmp_path / "said").read_text() == "done\n"
