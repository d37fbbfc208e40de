"""Which frame of a video becomes a picture, and how it looks; the videos tell the number of each of their frames."""

from __future__ import annotations

import math
import subprocess
from itertools import pairwise
from pathlib import Path
from typing import Any

import av
import pytest
from PIL import Image

from pikadesk.adapters.video_frames import frame_at
from pikadesk.adapters.video_tools import AvVideoTools
from pikadesk.domain.errors import VideoDamaged
from tests.adapters.films import RATE, film, number_in, numbered_film

UNEVEN = [0, 0.05, 0.1, 0.9, 0.95, 2.5, 2.51, 2.52, 4.0, 4.5, 4.54, 4.58, 4.62, 6.1, 6.2, 6.3]

ENCODED: dict[str, dict[str, Any]] = {
    "plain.mp4": {},
    "other.mkv": {},
    "long sound.mp4": {"sound": 4},
    "uneven.mp4": {"frames": len(UNEVEN), "times": UNEVEN},
    # Frames that are shown before a key frame may need what was decoded before it.
    "leaning.mp4": {"x264": "open-gop=1:bframes=3:b-pyramid=normal:b-adapt=0"},
    "one.mp4": {"frames": 1},
    "portrait.mp4": {"size": (64, 128)},
}
COPIED = {
    "late.mp4": (("-itsoffset", "1.5"), ("-map", "0:v", "-map", "1:a", "-c", "copy")),
    "pieces.mp4": ((), ("-movflags", "frag_keyframe+empty_moov", "-c", "copy")),
    "cut.mp4": (("-ss", "0.8"), ("-an", "-c", "copy")),
}


def starts(file: Path) -> list[float]:
    """When each frame begins, by decoding all of them in a row."""
    with av.open(str(file)) as container:
        return [float(frame.pts * frame.time_base) for frame in container.decode(video=0)]


def shown(file: Path, seconds: float) -> int:
    return number_in(frame_at(file, seconds))


@pytest.mark.parametrize("name", [*ENCODED, *COPIED, "odd.mp4"])
def test_every_frame_is_found_by_its_time_and_by_any_time_until_the_next(tmp_path: Path, name: str) -> None:
    file = made(tmp_path, name)
    times = starts(file)
    numbers = [shown(file, at) for at in times]
    first = numbers[0]
    # What was cut without loss begins in the middle.
    assert numbers == list(range(first, first + len(times)))
    assert name == "cut.mp4" or first == 0
    for number, at in enumerate(times, start=first):
        # As players tell it: a whole number of microseconds, which is a little less.
        assert shown(file, math.floor(at * 1e6) / 1e6) == number
    for number, (at, following) in enumerate(pairwise(times), start=first):
        assert shown(file, (at + following) / 2) == number
    assert shown(file, math.inf) == shown(file, times[-1] + 100) == numbers[-1]
    assert shown(file, 0) == shown(file, -1) == first


def made(folder: Path, name: str) -> Path:
    file, whole = folder / name, folder / "whole.mp4"
    if name in ENCODED:
        return numbered_film(file, **ENCODED[name])
    numbered_film(whole, sound=4)
    before, after = COPIED.get(name, ((), ("-vf", "scale=97:51", "-pix_fmt", "yuv444p")))
    again = ("-i", whole) if "1:a" in after else ()
    subprocess.run(["ffmpeg", "-v", "error", *before, "-i", whole, *again, *after, file], check=True)
    return file


def test_a_long_video_is_not_decoded_from_its_start(tmp_path: Path) -> None:
    """Its first half is damaged, which nobody notices who has no use for it."""
    file = numbered_film(tmp_path / "a.mp4", frames=240)
    with av.open(str(file)) as container:
        packets = [(packet.pos, packet.size) for packet in container.demux(video=0) if packet.size]
    content = bytearray(file.read_bytes())
    for position, size in packets[:100]:
        content[position : position + size] = bytes(size)
    file.write_bytes(content)
    assert shown(file, math.inf) == 239
    assert shown(file, 200 / RATE) == 200


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9, 0.99])
def test_a_video_that_was_cut_short_has_no_last_frame(tmp_path: Path, share: float) -> None:
    file = film(tmp_path / "a.mp4", frames=120)
    file.write_bytes(file.read_bytes()[: int(file.stat().st_size * share)])
    with pytest.raises(VideoDamaged):
        frame_at(file, math.inf)


def test_one_that_was_cut_between_two_frames_has_none_either(tmp_path: Path) -> None:
    file = film(tmp_path / "a.mp4", frames=120)
    with av.open(str(file)) as container:
        ends = sorted(packet.pos + packet.size for packet in container.demux(video=0) if packet.size)
    content = file.read_bytes()
    for end in ends[20], ends[60], ends[-5]:
        file.write_bytes(content[:end])
        with pytest.raises(VideoDamaged):
            frame_at(file, math.inf)
        assert frame_at(file, 0).size == (96, 64)


def test_what_is_no_video_has_no_frames(tmp_path: Path) -> None:
    for file in (film(tmp_path / "sound.mp4", frames=0, sound=1), tmp_path, tmp_path / "gone.mp4"):
        for seconds in (0, 0.5, math.inf):
            with pytest.raises(VideoDamaged) as caught:
                frame_at(file, seconds)
            assert caught.value.fault.get("path") == str(file)


COLOURS = ("#c83214", "#14c832", "#3214c8", "#c8c814", "#808080", "#000000", "#ffffff")


@pytest.mark.parametrize(
    ("size", "matrix", "tag"),
    [
        ("1280x720", "bt709", "bt709"),
        ("1280x720", "bt601", "smpte170m"),
        ("320x240", "bt709", "bt709"),
        ("320x240", "bt601", "smpte170m"),
        # Where nothing is said, the size tells.
        ("1280x720", "bt709", ""),
        ("608x1080", "bt709", ""),
        ("720x576", "bt601", ""),
    ],
)
def test_colours_are_those_that_were_filmed(tmp_path: Path, size: str, matrix: str, tag: str) -> None:
    width, height = map(int, size.split("x"))
    bars, bar = Image.new("RGB", (width, height)), width // len(COLOURS)
    for place, colour in enumerate(COLOURS):
        bars.paste(colour, (place * bar, 0, (place + 1) * bar, height))
    bars.save(tmp_path / "bars.png")
    said = f"setparams=colorspace={tag or 'unknown'}:color_primaries=unknown:color_trc=unknown"
    chain = ["-vf", f"format=gbrp,scale=out_color_matrix={matrix}:out_range=tv,format=yuv420p,{said}"]
    encoder = ["-c:v", "libx264", "-qp", "4", *(["-colorspace", tag] if tag else [])]
    source, file = ["-i", tmp_path / "bars.png"], tmp_path / "a.mp4"
    subprocess.run(["ffmpeg", "-v", "error", *source, *chain, *encoder, file], check=True)
    picture = frame_at(file, 0)
    assert picture.size == (width, height)
    for place, colour in enumerate(COLOURS):
        found, wanted = picture.getpixel((place * bar + bar // 2, height // 2)), bytes.fromhex(colour[1:])
        assert isinstance(found, tuple)
        assert all(abs(got - want) <= 4 for got, want in zip(found, wanted, strict=True)), (colour, found)


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_video_that_was_filmed_sideways_stands_upright(tmp_path: Path, degrees: int) -> None:
    picture = Image.new("RGB", (128, 64), "black")
    picture.paste("white", (0, 0, 32, 32))
    with av.open(str(tmp_path / "a.mp4"), "w") as container:
        stream = container.add_stream("libx264", rate=RATE)
        stream.width, stream.height, stream.pix_fmt = 128, 64, "yuv420p"
        container.mux(stream.encode(av.VideoFrame.from_image(picture)))
        container.mux(stream.encode())
    turned = tmp_path / "turned.mp4"
    turn = ["-c", "copy", "-metadata:s:v:0", f"rotate={degrees}", turned]
    subprocess.run(["ffmpeg", "-v", "error", "-i", tmp_path / "a.mp4", *turn], check=True)
    AvVideoTools().frame(turned, 0, tmp_path / "frame.png")
    # FFmpeg's own program is the judge: which way a number of degrees turns is easily mistaken.
    subprocess.run(["ffmpeg", "-v", "error", "-i", turned, "-frames:v", "1", tmp_path / "ffmpeg.png"], check=True)
    assert white_corner(tmp_path / "frame.png") == white_corner(tmp_path / "ffmpeg.png")
    assert white_corner(tmp_path / "frame.png")[0] == ((128, 64) if degrees == 180 else (64, 128))


def white_corner(file: Path) -> tuple[tuple[int, int], list[bool]]:
    """The size of a picture, and which of its corners are white."""
    with Image.open(file) as picture:
        grey, (right, bottom) = picture.convert("L"), (picture.width - 5, picture.height - 5)
        corners = [grey.getpixel((x, y)) for y in (4, bottom) for x in (4, right)]
        return picture.size, [isinstance(shade, int) and shade > 127 for shade in corners]
