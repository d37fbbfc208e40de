"""Parts of films: exactly these frames, for as long as they were shown, with the sound that belongs to them."""

from __future__ import annotations

import math
import subprocess
from pathlib import Path
from typing import Any

import av
import pytest

from pikadesk.adapters.film_cutting import key_frames, trim
from pikadesk.adapters.film_output import silent
from pikadesk.adapters.video_frames import frame_at
from pikadesk.adapters.video_tools import AvVideoTools
from pikadesk.domain.films import Trimmed
from tests.adapters.films import claps_in, numbered_film, packets
from tests.adapters.probing import lengths, needs_ffprobe, probed, shown

UNEVEN = [0, 0.05, 0.1, 0.9, 0.95, 2.5, 2.51, 2.52, 4.0, 4.5, 4.54, 4.58, 4.62, 6.1, 6.2, 6.3]
CLAPS = [number / 24 for number in range(0, 110, 5)]

ENCODED: dict[str, dict[str, Any]] = {
    "plain.mp4": {},
    "sound.mp4": {"sound": 2.6, "claps": CLAPS},
    "long sound.mp4": {"sound": 4.5, "claps": CLAPS},
    "short sound.mp4": {"sound": 0.8, "claps": CLAPS},
    "uneven.mp4": {"frames": len(UNEVEN), "times": UNEVEN},
    "thirty.mp4": {"rate": 30},
    "one.mp4": {"frames": 1},
    "turned.mp4": {"rotation": 90},
    "late.mp4": {"begin": 1.5},
    # Frames that are shown before a key frame may need what was decoded before it.
    "leaning.mp4": {"x264": "open-gop=1:bframes=3:b-pyramid=normal:b-adapt=0"},
}
MADE = {
    "cut.mp4": ("-ss", "0.8", "-i", "sound.mp4", "-c", "copy"),
    "pieces.mp4": ("-i", "sound.mp4", "-c", "copy", "-movflags", "frag_keyframe+empty_moov"),
    "other.mkv": ("-i", "sound.mp4", "-c", "copy"),
    "odd.mp4": ("-i", "plain.mp4", "-vf", "scale=97:51:flags=neighbor", "-pix_fmt", "yuv444p"),
    "opus.mkv": ("-i", "sound.mp4", "-c:v", "copy", "-c:a", "libopus"),
}
RANGES = [(0, math.inf), (0.6, 1.3), (1.0, 1.5), (1.7, 1.7), (50, 60)]


@pytest.fixture(scope="module")
def films(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("films")
    for name, form in ENCODED.items():
        numbered_film(folder / name, **form)
    for name, arguments in MADE.items():
        subprocess.run(["ffmpeg", "-v", "error", *arguments, name], cwd=folder, check=True)
    return folder


def cut(film: Path, start: float, end: float, to: Path, *, exact: bool) -> Trimmed:
    return trim(film, start, end, to, exact=exact, course=silent())


def wanted(film: Path, start: float, end: float) -> list[tuple[int, float]]:
    """The frames from the one that is shown at `start`, and when they begin."""
    frames = [(number, float(at)) for number, at in shown(film)]
    first = max((place for place, (_, at) in enumerate(frames) if at <= start + 0.0005), default=0)
    return [frames[first], *(frame for frame in frames[first + 1 :] if frame[1] < end - 0.0005)]


@pytest.mark.parametrize(("start", "end"), RANGES)
@pytest.mark.parametrize("name", [*ENCODED, *MADE])
def test_an_exact_part_has_these_frames_and_no_others(
    films: Path, tmp_path: Path, name: str, start: float, end: float
) -> None:
    film, to = films / name, tmp_path / "part.mp4"
    part = cut(film, start, end, to, exact=True)
    expected = wanted(film, start, end)
    found = shown(to)
    assert [number for number, _ in found] == [number for number, _ in expected]
    assert part.start == pytest.approx(expected[0][1])
    # Each for as long as before: to the tick where frames are copied, to the finest of both clocks otherwise.
    assert [float(at) for _, at in found] == pytest.approx([at - part.start for _, at in expected], abs=1e-4)
    assert lengths(to)["video"] == pytest.approx(part.end - part.start, abs=0.002)


@pytest.mark.parametrize(("start", "end"), RANGES)
@pytest.mark.parametrize("name", [*ENCODED, *MADE])
def test_a_copied_part_has_all_of_them_and_every_packet_as_it_was(
    films: Path, tmp_path: Path, name: str, start: float, end: float
) -> None:
    film, to = films / name, tmp_path / "part.mp4"
    part = cut(film, start, end, to, exact=False)
    assert not part.reencoded
    found = shown(to)
    assert [(number, pytest.approx(float(at) + part.start, abs=1e-4)) for number, at in found] == wanted(
        film, part.start, part.end
    )
    least = {number for number, _ in wanted(film, start, end)}
    assert least <= {number for number, _ in found}
    assert part.start in [pytest.approx(at) for at in key_frames(film)]
    before = packets(film)
    for kind, copied in packets(to).items():
        if (name, kind) != ("opus.mkv", "audio"):
            old, new = [packet[0] for packet in before[kind]], [packet[0] for packet in copied]
            assert any(old[place : place + len(new)] == new for place in range(len(old)))


@pytest.mark.parametrize("exact", [False, True])
@pytest.mark.parametrize(("start", "end"), RANGES[:3])
@pytest.mark.parametrize("name", ["sound.mp4", "long sound.mp4", "cut.mp4", "pieces.mp4", "other.mkv", "opus.mkv"])
def test_what_was_heard_at_a_frame_is_heard_at_it_still(
    films: Path, tmp_path: Path, name: str, start: float, end: float, exact: bool
) -> None:
    film, to = films / name, tmp_path / "part.mp4"
    part = cut(film, start, end, to, exact=exact)
    begin, heard = float(shown(to)[0][1]), claps_in(to)
    until = math.inf if part.end >= float(shown(film)[-1][1]) else part.end
    expected = [at - part.start for at in claps_in(film) if part.start + 0.001 < at < until - 0.03]
    found = [at - begin for at in heard if at - begin > 0.001 and at + part.start < until - 0.03]
    # A file that counts in milliseconds is as exact as that.
    assert found == pytest.approx(expected, abs=0.0015 if name.endswith("mkv") else 0.0003)


def test_sound_that_is_longer_than_the_pictures_stays(films: Path, tmp_path: Path) -> None:
    for exact in (False, True):
        cut(films / "long sound.mp4", 0.6, math.inf, tmp_path / "part.mp4", exact=exact)
        assert lengths(tmp_path / "part.mp4")["audio"] > 3.8
        cut(films / "long sound.mp4", 0.6, 1.5, tmp_path / "part.mp4", exact=exact)
        assert lengths(tmp_path / "part.mp4")["audio"] < 1.1


def test_a_part_in_which_nothing_is_heard_any_more_has_no_sound(films: Path, tmp_path: Path) -> None:
    cut(films / "short sound.mp4", 1.5, 2.0, tmp_path / "part.mp4", exact=True)
    assert {*lengths(tmp_path / "part.mp4")} == {"video"}


@needs_ffprobe
@pytest.mark.parametrize("exact", [False, True])
@pytest.mark.parametrize("name", [*ENCODED, *MADE])
def test_ffprobe_finds_nothing_wrong(films: Path, tmp_path: Path, name: str, exact: bool) -> None:
    to = tmp_path / "part.mp4"
    part = cut(films / name, 0.6, 1.3, to, exact=exact)
    said = probed(to)
    video = next(stream for stream in said["streams"] if stream["codec_type"] == "video")
    assert said["format"]["format_name"].startswith("mov,mp4")
    assert video["codec_name"] == "h264"
    assert int(video["nb_read_frames"]) == len(shown(to))
    assert float(video["start_time"]) == 0
    assert float(video["duration"]) == pytest.approx(part.end - part.start, abs=0.002)


def test_a_part_looks_as_the_film_does(tmp_path: Path) -> None:
    """In its colours, whatever the file says of them, and upright; but for a line that makes a side odd."""
    forms: dict[str, dict[str, Any]] = {
        "709": {"colours": (1, 1, 1, 1)},
        "601": {"colours": (6, 1, 6, 6)},
        "full": {"colours": (1, 2, 1, 1), "x264": "fullrange=on"},
        "large": {"size": (1280, 720)},
        "turned": {"rotation": 90},
        "upside down": {"rotation": 180},
    }
    for name, form in forms.items():
        film = numbered_film(tmp_path / f"{name}.mp4", frames=20, first=85, **form)
        assert cut(film, 0.25, 0.6, tmp_path / "part.mp4", exact=True).reencoded
        before, after = frame_at(film, 0.25), frame_at(tmp_path / "part.mp4", 0)
        assert before.size == after.size
        width, height = before.size
        for x, y in ((0.06, 0.06), (0.3, 0.5), (0.56, 0.5), (0.94, 0.94), (0.5, 0.06), (0.5, 0.94)):
            at = int(width * x), int(height * y)
            assert after.getpixel(at) == pytest.approx(before.getpixel(at), abs=6), (name, at)


def test_an_odd_side_loses_its_last_line(films: Path, tmp_path: Path) -> None:
    cut(films / "odd.mp4", 0.6, 1.3, tmp_path / "part.mp4", exact=True)
    assert frame_at(tmp_path / "part.mp4", 0).size == (96, 50)


def test_a_copy_is_turned_as_the_film_is(films: Path, tmp_path: Path) -> None:
    cut(films / "turned.mp4", 0, 1, tmp_path / "part.mp4", exact=False)
    assert frame_at(tmp_path / "part.mp4", 0).size == (64, 128)


def test_a_part_says_what_it_is_a_part_of(tmp_path: Path) -> None:
    """The rule is `recipe_of_part`'s; what is no recipe stays."""
    tools, film = AvVideoTools(), numbered_film(tmp_path / "film.mp4")
    for said in ("shot by hand", "[1", "[" * 100_000, '{"promptObject": 1}'):
        tools.save(film, said, tmp_path / "said.mp4")
        cut(tmp_path / "said.mp4", 0.5, 1, tmp_path / "part.mp4", exact=True)
        assert tools.read_recipe(tmp_path / "part.mp4") == said
    cut(film, 0.5, 1, tmp_path / "part.mp4", exact=True)
    assert tools.read_recipe(tmp_path / "part.mp4") is None


def test_other_tags_stay(tmp_path: Path) -> None:
    numbered_film(tmp_path / "film.mp4")
    command = ["ffmpeg", "-v", "error", "-i", "film.mp4", "-c", "copy", "-metadata", "title=Möwe", "tagged.mp4"]
    subprocess.run(command, cwd=tmp_path, check=True)
    cut(tmp_path / "tagged.mp4", 0.5, 1, tmp_path / "part.mp4", exact=False)
    with av.open(str(tmp_path / "part.mp4")) as container:
        assert container.metadata["title"] == "Möwe"
