"""Small video files, made with PyAV."""

from __future__ import annotations

import hashlib
from fractions import Fraction
from pathlib import Path

import av
from av.audio.frame import AudioFrame
from av.video.frame import VideoFrame

RATE = 24
_SOUND_RATE = 48_000
_SOUND_FRAME = 1024


def film(
    file: Path,
    *,
    size: tuple[int, int] = (96, 64),
    frames: int = 36,
    sound: float = 0.0,
    options: dict[str, str] | None = None,
    moov_first: bool = True,
) -> Path:
    """Write an H.264 MP4 with B-frames; `sound` is its length in seconds, 0 for none; `frames` may be 0 for none."""
    file.parent.mkdir(parents=True, exist_ok=True)
    container_options = {"movflags": "+faststart"} if moov_first else {}
    with av.open(str(file), "w", options=options or container_options) as out:
        if frames:
            video = out.add_stream("libx264", rate=RATE, options={"bf": "2", "g": "12", "preset": "ultrafast"})
            video.width, video.height = size
            video.pix_fmt = "yuv420p"
            video.codec_context.max_b_frames = 2
        if sound:
            audio = out.add_stream("aac", rate=_SOUND_RATE, layout="mono")
        for index in range(frames):
            out.mux(video.encode(_picture(index, size)))
        if frames:
            out.mux(video.encode(None))
        for index in range(int(sound * _SOUND_RATE / _SOUND_FRAME)):
            out.mux(audio.encode(_tone(index)))
        if sound:
            out.mux(audio.encode(None))
    return file


def _picture(index: int, size: tuple[int, int]) -> VideoFrame:
    """Vertical bars that move: each frame differs from every other."""
    frame = VideoFrame(*size, "yuv420p")
    for number, plane in enumerate(frame.planes):
        line = bytes((x * 5 + index * 7 + number * 40) % 256 for x in range(plane.line_size))
        plane.update(line * plane.height)
    frame.pts, frame.time_base = index, Fraction(1, RATE)
    return frame


def _tone(index: int) -> AudioFrame:
    frame = AudioFrame("fltp", "mono", _SOUND_FRAME)
    frame.planes[0].update(bytes(frame.planes[0].buffer_size))
    frame.sample_rate, frame.pts, frame.time_base = _SOUND_RATE, index * _SOUND_FRAME, Fraction(1, _SOUND_RATE)
    return frame


def packets(file: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every packet of every stream: its content, and when it is decoded and shown, in seconds."""
    found: dict[str, list[tuple[object, ...]]] = {}
    with av.open(str(file)) as container:
        for packet in container.demux():
            if packet.size:
                base = packet.time_base
                times = [at * base for at in (packet.dts, packet.pts, packet.duration) if at is not None and base]
                seconds = tuple(round(float(time), 4) for time in times)
                content = hashlib.sha256(bytes(packet)).hexdigest()
                found.setdefault(packet.stream.type, []).append((content, packet.is_keyframe, *seconds))
    return found


def pictures(file: Path) -> list[str]:
    """What every frame shows, in the order in which they are shown."""
    with av.open(str(file)) as container:
        return [hashlib.sha256(bytes(frame.planes[0])).hexdigest() for frame in container.decode(video=0)]
