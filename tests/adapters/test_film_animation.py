"""Films as GIF and WebP: the right frames at the right times in the right colours, about as large as was said."""

from __future__ import annotations

import math
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from pikadesk.adapters.film_animation import estimate, write_animation
from pikadesk.adapters.film_output import silent
from pikadesk.domain.films import AnimationForm, AnimationKind
from tests.adapters.films import number_in, numbered_film
from tests.adapters.probing import needs_ffprobe, probed

KINDS = [*AnimationKind]
UNEVEN = [0, 0.05, 0.1, 0.9, 0.95, 2.5, 2.51, 2.52, 4.0]


def animated(film: Path, form: AnimationForm, folder: Path) -> Image.Image:
    to = folder / f"animation.{form.kind}"
    write_animation(film, form, to, course=silent())
    return Image.open(to)


def frames_of(picture: Image.Image) -> list[tuple[int, int]]:
    """The number that each frame tells, and how long it is shown in thousandths of a second."""
    found = []
    with picture:
        for place in range(getattr(picture, "n_frames", 1)):
            picture.seek(place)
            picture.load()
            found.append((number_in(picture.convert("RGB")), int(picture.info.get("duration", 0))))
    return found


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("fps", "start", "end", "numbers"),
    [
        (24, 0, math.inf, list(range(60))),
        (12, 0.5, 1.5, list(range(12, 36, 2))),
        (8, 1.0, 2.0, list(range(24, 48, 3))),
        (10, 2.25, 9, [54, 56, 58]),
        (24, 1.02, 1.03, [24]),
    ],
)
def test_frames_are_those_that_are_shown_then(
    tmp_path: Path, kind: AnimationKind, fps: float, start: float, end: float, numbers: list[int]
) -> None:
    film = numbered_film(tmp_path / "film.mp4", sound=3)
    form = AnimationForm(kind, 128, fps, start, end)
    frames = frames_of(animated(film, form, tmp_path))
    # Frames that are alike may be told once, for twice as long.
    assert [number for number, _ in frames] == numbers
    if len(numbers) > 1:
        assert sum(lasts for _, lasts in frames) == pytest.approx(1000 * len(numbers) / fps, abs=10)
        assert all(lasts == pytest.approx(1000 / fps, abs=10) for _, lasts in frames)


@pytest.mark.parametrize("kind", KINDS)
def test_uneven_films_keep_their_time(tmp_path: Path, kind: AnimationKind) -> None:
    film = numbered_film(tmp_path / "film.mp4", frames=len(UNEVEN), times=UNEVEN)
    frames = frames_of(animated(film, AnimationForm(kind, 128, 10, 0, 4), tmp_path))
    shown, at = dict[int, float](), 0.0
    for number, lasts in frames:
        shown.setdefault(number, at)
        at += lasts / 1000
    assert shown == pytest.approx({0: 0.0, 2: 0.1, 3: 0.9, 4: 1.0, 5: 2.5, 7: 2.6}, abs=0.011)
    assert at == pytest.approx(4, abs=0.011)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("size", "width", "shown"),
    [
        ((320, 180), 160, (160, 90)),
        ((180, 320), 90, (90, 160)),
        ((128, 64), 500, (128, 64)),
        ((320, 180), 101, (101, 57)),
    ],
)
def test_it_is_as_wide_as_is_asked_and_never_wider_than_the_film(
    tmp_path: Path, kind: AnimationKind, size: tuple[int, int], width: int, shown: tuple[int, int]
) -> None:
    film = numbered_film(tmp_path / "film.mp4", size=size, frames=10)
    with animated(film, AnimationForm(kind, width, 12), tmp_path) as picture:
        assert picture.size == shown


@pytest.mark.parametrize("kind", KINDS)
def test_a_turned_film_is_upright(tmp_path: Path, kind: AnimationKind) -> None:
    film = numbered_film(tmp_path / "film.mp4", frames=10, first=15, rotation=90)
    with animated(film, AnimationForm(kind, 64, 12), tmp_path) as picture:
        assert picture.size == (64, 128)
        rows = picture.convert("RGB").resize((1, 8), Image.Resampling.BOX).tobytes()[::3]
    # Turned counter-clockwise, what was at the right is at the top: 15 ends with four ones.
    assert [row > 127 for row in rows] == [True] * 4 + [False] * 4


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("loop", [True, False])
def test_it_begins_again_where_that_is_wanted(tmp_path: Path, kind: AnimationKind, loop: bool) -> None:
    film = numbered_film(tmp_path / "film.mp4", frames=20)
    with animated(film, AnimationForm(kind, 128, 12, loop=loop), tmp_path) as picture:
        said = picture.info.get("loop")
    # Without a word a GIF is played once.
    assert said == (0 if loop else 1 if kind is AnimationKind.WEBP else None)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("tag", "matrix", "full"), [("bt709", "bt709", "tv"), ("smpte170m", "bt601", "tv"), ("bt709", "bt709", "pc")]
)
def test_colours_are_those_of_the_film(tmp_path: Path, kind: AnimationKind, tag: str, matrix: str, full: str) -> None:
    colours = ("#c83214", "#14c832", "#3214c8", "#c8c814", "#808080", "#000000", "#ffffff", "#e8b4a0")
    bars = Image.new("RGB", (512, 128))
    for place, colour in enumerate(colours):
        bars.paste(colour, (place * 64, 0, place * 64 + 64, 128))
    bars.save(tmp_path / "bars.png")
    scale = f"scale=out_color_matrix={matrix}:out_range={full}:flags=accurate_rnd,format=yuv420p"
    command = ["ffmpeg", "-v", "error", "-loop", "1", "-i", "bars.png", "-frames:v", "6", "-vf", scale, "-crf", "4"]
    tags = ["-colorspace", tag, "-color_range", full]
    subprocess.run([*command, *tags, "film.mp4"], cwd=tmp_path, check=True)
    with animated(tmp_path / "film.mp4", AnimationForm(kind, 512, 12, quality=95), tmp_path) as picture:
        for place, colour in enumerate(colours):
            shown = picture.convert("RGB").getpixel((place * 64 + 32, 64))
            assert shown == pytest.approx(tuple(bytes.fromhex(colour[1:])), abs=6), colour


def test_a_gif_has_the_colours_of_all_of_the_film(tmp_path: Path) -> None:
    """One that comes late is in the palette too, and shades are mixed where there are too many."""
    command = ["ffmpeg", "-v", "error", "-f", "lavfi", "-i", "color=c=0x2040c0:s=128x64:d=2:r=24"]
    more = ["-f", "lavfi", "-i", "gradients=s=128x64:d=2:r=24:c0=0xff0000:c1=0x00ff00:nb_colors=2:seed=1:speed=0.00001"]
    joined = ["-filter_complex", "[0:v][1:v]concat=n=2:v=1,format=yuv420p", "-crf", "4", "film.mp4"]
    subprocess.run([*command, *more, *joined], cwd=tmp_path, check=True)
    with animated(tmp_path / "film.mp4", AnimationForm(AnimationKind.GIF, 128, 6), tmp_path) as picture:
        assert picture.convert("RGB").getpixel((5, 5)) == pytest.approx((0x20, 0x40, 0xC0), abs=8)
        picture.seek(picture.n_frames - 1)  # type: ignore[attr-defined]
        last = picture.convert("RGB")
    assert len(last.getcolors(1 << 16) or []) > 60


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("fps", [24, 10])
def test_the_estimate_is_near(tmp_path: Path, kind: AnimationKind, fps: int) -> None:
    """Noise that moves: as hard as films are at most."""
    source = "testsrc2=s=320x180:r=24:d=6"
    subprocess.run(["ffmpeg", "-v", "error", "-f", "lavfi", "-i", source, "film.mp4"], cwd=tmp_path, check=True)
    form = AnimationForm(kind, 240, fps, 0.5, 5.5)
    size = estimate(tmp_path / "film.mp4", form)
    with animated(tmp_path / "film.mp4", form, tmp_path) as picture:
        assert size.frames == pytest.approx(getattr(picture, "n_frames", 1), abs=1)
    assert size.bytes == pytest.approx((tmp_path / f"animation.{kind}").stat().st_size, rel=0.35)
    assert size.seconds == pytest.approx(5)


@pytest.mark.parametrize("kind", KINDS)
def test_the_estimate_of_a_short_one_is_exact(tmp_path: Path, kind: AnimationKind) -> None:
    film = numbered_film(tmp_path / "film.mp4", frames=12)
    form = AnimationForm(kind, 128, 12)
    animated(film, form, tmp_path).close()
    assert estimate(film, form).bytes == pytest.approx((tmp_path / f"animation.{kind}").stat().st_size, abs=64)


def test_quality_and_width_are_seen_in_the_estimate(tmp_path: Path) -> None:
    source = "testsrc2=s=320x180:r=24:d=2"
    subprocess.run(["ffmpeg", "-v", "error", "-f", "lavfi", "-i", source, "film.mp4"], cwd=tmp_path, check=True)
    form = AnimationForm(AnimationKind.WEBP, 300, 12, quality=90)
    sizes = [
        estimate(tmp_path / "film.mp4", each).bytes
        for each in (form, replace(form, quality=30), replace(form, width=80))
    ]
    assert sizes[0] > 1.5 * sizes[1]
    assert sizes[0] > 1.5 * sizes[2]


def test_a_gif_is_not_asked_for_more_than_programs_show(tmp_path: Path) -> None:
    film = numbered_film(tmp_path / "film.mp4", frames=120, rate=120)
    frames = frames_of(animated(film, AnimationForm(AnimationKind.GIF, 128, 100), tmp_path))
    assert len(frames) == 50
    assert {lasts for _, lasts in frames} == {20}


@needs_ffprobe
def test_ffprobe_reads_a_gif(tmp_path: Path) -> None:
    film = numbered_film(tmp_path / "film.mp4", sound=3)
    animated(film, AnimationForm(AnimationKind.GIF, 64, 12), tmp_path).close()
    said = probed(tmp_path / "animation.gif")
    assert [stream["codec_name"] for stream in said["streams"]] == ["gif"]
    assert int(said["streams"][0]["nb_read_frames"]) == 30
    assert float(said["format"]["duration"]) == pytest.approx(2.5, abs=0.02)
