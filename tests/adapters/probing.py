"""What FFmpeg's own programs say of video files, and what is to be seen and heard in them."""

from __future__ import annotations

import json
import shutil
import subprocess
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import pytest
from PIL import Image

from tests.adapters.films import number_in

needs_ffprobe = pytest.mark.skipif(shutil.which("ffprobe") is None, reason="FFmpeg's ffprobe is not installed")


def probed(file: Path) -> dict[str, Any]:
    """Return what ffprobe says of a file, and make sure that it complains of nothing."""
    command = ["ffprobe", "-v", "warning", "-show_streams", "-show_format", "-count_frames", "-of", "json", file]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def shown(file: Path) -> list[tuple[int, Fraction]]:
    """Return the number that each frame tells, and when it begins, in seconds."""
    with av.open(str(file)) as container:
        return [
            (number_in(_as_filmed(frame)), Fraction(frame.pts or 0) * Fraction(frame.time_base or 0))
            for frame in container.decode(video=0)
        ]


def lengths(file: Path) -> dict[str, float]:
    """Return how long the streams are, in seconds, as the file says."""
    with av.open(str(file)) as container:
        return {stream.type: float((stream.duration or 0) * (stream.time_base or 0)) for stream in container.streams}


def _as_filmed(frame: av.VideoFrame) -> Image.Image:
    """Return a frame as it was before players were told to turn it, or it was turned."""
    picture: Image.Image = frame.to_image()
    return picture.transpose(Image.Transpose.ROTATE_270) if frame.height > frame.width else picture
