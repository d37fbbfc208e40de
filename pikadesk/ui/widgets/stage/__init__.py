"""The stage: where a video plays. QtMultimedia is imported when the first video is loaded, not before."""

from __future__ import annotations

from pikadesk.ui.widgets.stage.player import Player
from pikadesk.ui.widgets.stage.screen import VideoScreen
from pikadesk.ui.widgets.stage.scrubber import Scrubber
from pikadesk.ui.widgets.stage.stage import Stage
from pikadesk.ui.widgets.stage.transport import RATES, Transport, timecode

__all__ = ["RATES", "Player", "Scrubber", "Stage", "Transport", "VideoScreen", "timecode"]
