"""Small video files, made with PyAV."""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

import av
from av.audio.frame import AudioFrame
from av.video.frame import VideoFrame
from PIL import Image

RATE = 24
_SOUND_RATE = 48_000
_SOUND_FRAME = 1024
_TICKS = 12_000
_BITS = 8
# A clap: how long it is in seconds, and how loud.
_CLAP, _LOUD = 0.004, 0.8


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


def _tone(index: int, claps: Sequence[float] = ()) -> AudioFrame:
    frame = AudioFrame("fltp", "mono", _SOUND_FRAME)
    samples = array("f", bytes(frame.planes[0].buffer_size))
    for begin in claps:
        start = round(begin * _SOUND_RATE) - index * _SOUND_FRAME
        for number in range(max(0, start), min(_SOUND_FRAME, start + round(_CLAP * _SOUND_RATE))):
            samples[number] = _LOUD * (1 if number // 12 % 2 else -1)
    frame.planes[0].update(samples.tobytes())
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


def numbered_film(
    file: Path,
    *,
    size: tuple[int, int] = (128, 64),
    frames: int = 60,
    times: Sequence[float] = (),
    sound: float = 0.0,
    x264: str = "",
    rate: int = RATE,
    first: int = 0,
    begin: float = 0.0,
    claps: Sequence[float] = (),
    rotation: int = 0,
    colours: Sequence[int] = (),
) -> Path:
    """Write an H.264 video in which every frame tells its number, which `number_in` reads.

    Args:
        file: Where; its suffix says in which container.
        size: In pixels.
        frames: How many.
        times: When each frame begins, in seconds, instead of 24 of them a second.
        sound: How long the sound is in seconds, 0 for none.
        x264: More of the encoder's parameters.
        rate: Frames a second, where `times` says nothing.
        first: The number of the first frame.
        begin: When the first frame begins, in seconds, where `times` says nothing.
        claps: When something is to be heard in the sound, in seconds: see `claps_in`.
        rotation: By how many degrees players turn the frames counter-clockwise.
        colours: The numbers of matrix, range (1 or 2), primaries and transfer that the file is to name.
    """
    options = {"bf": "2", "g": "12", "preset": "ultrafast", "x264-params": x264}
    with av.open(str(file), "w") as out:
        video = out.add_stream("libx264", rate=rate, options=options)
        video.width, video.height = size
        video.pix_fmt = "yuv420p"
        video.codec_context.time_base = Fraction(1, _TICKS)
        if rotation:
            video.set_display_rotation(rotation)
        if colours:
            context = video.codec_context
            context.colorspace, context.color_range, context.color_primaries, context.color_trc = colours
        audio = out.add_stream("aac", rate=_SOUND_RATE, layout="mono") if sound else None
        for index in range(frames):
            frame = VideoFrame.from_image(numbered(first + index, size))
            at = times[index] if times else begin + index / rate
            frame.pts, frame.time_base = round(at * _TICKS), Fraction(1, _TICKS)
            out.mux(video.encode(frame))
        out.mux(video.encode(None))
        for index in range(int(sound * _SOUND_RATE / _SOUND_FRAME) if audio else 0):
            out.mux(audio.encode(_tone(index, claps)))
        if audio:
            out.mux(audio.encode(None))
    return file


def claps_in(file: Path) -> list[float]:
    """Return when claps begin to be heard, in seconds as the file counts them."""
    found: list[float] = []
    with av.open(str(file)) as container:
        for frame in container.decode(audio=0):
            assert isinstance(frame, AudioFrame)
            samples = array("f", bytes(frame.planes[0])[: frame.samples * 4])
            # Most of it is silence.
            for number, loudness in enumerate(samples if max(samples) > _LOUD / 2 or min(samples) < -_LOUD / 2 else ()):
                at = float((frame.pts or 0) * (frame.time_base or 0)) + number / frame.sample_rate
                if abs(loudness) > _LOUD / 2 and (not found or at - found[-1] > 2 * _CLAP):
                    found.append(at)
    return found


def numbered(number: int, size: tuple[int, int]) -> Image.Image:
    """Make the picture of a number: eight bars, white for the ones of its binary form, from left to right."""
    bars = Image.new("L", (_BITS, 1))
    bars.putdata([255 * (number >> (_BITS - 1 - bit) & 1) for bit in range(_BITS)])
    return bars.resize(size, Image.Resampling.NEAREST).convert("RGB")


def number_in(picture: Path | Image.Image) -> int:
    """Return the number that a picture tells."""
    image = picture if isinstance(picture, Image.Image) else Image.open(picture)
    with image:
        bars = image.convert("L").resize((_BITS, 1), Image.Resampling.BOX).tobytes()
    return sum((bar > 127) << (_BITS - 1 - bit) for bit, bar in enumerate(bars))
