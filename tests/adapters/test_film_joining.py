"""Several films in one: every frame once, for as long as before, and its sound with it."""

from __future__ import annotations

import math
import subprocess
from array import array
from itertools import pairwise
from pathlib import Path
from typing import Any

import av
import pytest
from PIL import Image

from pikadesk.adapters.film_cutting import trim
from pikadesk.adapters.film_joining import agree, join
from pikadesk.adapters.film_output import silent
from pikadesk.adapters.video_frames import frame_at
from pikadesk.adapters.video_tools import AvVideoTools
from pikadesk.domain.films import Difference, Joined
from tests.adapters.films import claps_in, number_in, numbered_film, packets
from tests.adapters.probing import lengths, needs_ffprobe, probed, shown

# No whole number of packets of sound, so that an error of one packet at each seam would add up.
FRAMES = 25
SECONDS = FRAMES / 24
CLAP = 8 / 24
PACKET = 1024 / 48_000


def put_together(films: list[Path], to: Path) -> Joined:
    return join(films, to, course=silent())


def parts(folder: Path, count: int, **form: Any) -> list[Path]:
    """Films whose numbers follow on each other, each with a clap at its ninth frame where there is sound."""
    return [
        numbered_film(folder / f"{number}.mp4", frames=FRAMES, first=number * FRAMES, claps=[CLAP], **form)
        for number in range(count)
    ]


def contents(file: Path, kind: str) -> list[object]:
    return [packet[0] for packet in packets(file).get(kind, [])]


@pytest.mark.parametrize("sound", [0, SECONDS + 0.03, SECONDS - 0.03, SECONDS + 1])
def test_ten_films_that_agree_are_copied_without_a_gap(tmp_path: Path, sound: float) -> None:
    films, to = parts(tmp_path, 10, sound=sound), tmp_path / "joined.mp4"
    assert agree(films) is None
    joined = put_together(films, to)
    assert joined == Joined(pytest.approx(10 * SECONDS), None)
    frames = shown(to)
    assert [number for number, _ in frames] == list(range(250))
    # To the tick: no frame is longer or shorter at a seam, and none is shown twice.
    assert {later - earlier for (_, earlier), (_, later) in pairwise(frames)} == {frames[1][1]}
    assert frames[0][1] == 0
    assert lengths(to)["video"] == pytest.approx(10 * SECONDS, abs=1e-4)
    assert contents(to, "video") == [content for film in films for content in contents(film, "video")]
    if sound:
        heard = claps_in(to)
        expected = [number * SECONDS + CLAP for number in range(10)]
        assert heard == pytest.approx(expected, abs=PACKET / 2 + 0.0005)
        assert {*contents(to, "audio")} <= {content for film in films for content in contents(film, "audio")}
        assert lengths(to)["audio"] == pytest.approx(10 * SECONDS, abs=3 * PACKET)


def test_what_is_off_at_one_seam_is_not_off_at_the_next(tmp_path: Path) -> None:
    """Half a packet at every seam, always in the same direction, would be a fifth of a second after twenty."""
    films = parts(tmp_path, 2, sound=SECONDS + 0.03) * 10
    put_together(films, tmp_path / "joined.mp4")
    heard = claps_in(tmp_path / "joined.mp4")
    off = [at - (number * SECONDS + CLAP) for number, at in enumerate(heard)]
    assert len(off) == 20
    assert max(map(abs, off)) <= PACKET / 2 + 0.0005
    assert abs(sum(off) / len(off)) < PACKET / 4


def test_nothing_clicks_at_a_seam(tmp_path: Path) -> None:
    """A tone that goes through all films; a click would be a step that no such tone has."""
    pitch, loud = 48 * 5, 0.5
    film = tmp_path / "tone.mp4"
    numbered_film(tmp_path / "still.mp4", frames=FRAMES)
    tone = f"aevalsrc={loud}*sin(2*PI*{pitch}*t):s=48000:d={SECONDS + 0.05}"
    command = ["ffmpeg", "-v", "error", "-i", "still.mp4", "-f", "lavfi", "-i", tone, "-c:v", "copy", "-c:a", "aac"]
    subprocess.run([*command, "-b:a", "192k", film], cwd=tmp_path, check=True)
    put_together([film] * 10, tmp_path / "joined.mp4")
    steepest = loud * 2 * math.pi * pitch / 48_000
    with av.open(str(tmp_path / "joined.mp4")) as container:
        samples = array("f")
        for frame in container.decode(audio=0):
            samples.frombytes(bytes(frame.planes[0])[: frame.samples * 4])
    inner = samples[2048:-4096]
    assert max(abs(later - earlier) for earlier, later in pairwise(inner)) < 2 * steepest
    # Nor is there a hole: in any 30 ms the tone comes near its height.
    window = 1440
    quietest = min(max(inner[place : place + window]) for place in range(0, len(inner) - window, window // 2))
    assert quietest > 0.5 * loud


@pytest.mark.parametrize(
    ("other", "difference", "words"),
    [
        ({"size": (64, 128)}, Difference.SIZE, ("128 × 64", "64 × 128")),
        ({"rotation": 90}, Difference.SIZE, ("128 × 64", "64 × 128")),
        ({"rotation": 180}, Difference.SETTINGS, ("", "")),
        ({"x264": "ref=5:cabac=0"}, Difference.SETTINGS, ("", "")),
        ({"rate": 30, "x264": "ref=5"}, Difference.RATE, ("24", "30")),
        ({"colours": (6, 1, 6, 6)}, Difference.COLOURS, ("", "")),
    ],
)
def test_films_that_differ_are_encoded_anew_and_it_is_said_why(
    tmp_path: Path, other: dict[str, Any], difference: Difference, words: tuple[str, str]
) -> None:
    first = numbered_film(tmp_path / "first.mp4", frames=FRAMES, sound=SECONDS, claps=[CLAP])
    second = numbered_film(tmp_path / "second.mp4", frames=FRAMES, first=FRAMES, sound=SECONDS, claps=[CLAP], **other)
    found = agree([first, second])
    assert found is not None
    assert (found.difference, found.film, (found.first, found.other)) == (difference, 1, words)
    to = tmp_path / "joined.mp4"
    assert put_together([first, second], to).reencoded == found
    frames = shown(to)
    lasts = 1 / other.get("rate", 24)
    expected = [number / 24 for number in range(FRAMES)] + [SECONDS + number * lasts for number in range(FRAMES)]
    assert [float(at) for _, at in frames] == pytest.approx(expected, abs=1e-4)
    if difference not in (Difference.SIZE,) and "rotation" not in other:
        assert [number for number, _ in frames] == list(range(2 * FRAMES))
    assert claps_in(to) == pytest.approx([CLAP, SECONDS + CLAP], abs=0.0005)
    assert lengths(to)["video"] == pytest.approx(SECONDS + FRAMES * lasts, abs=0.002)


def test_another_codec_is_encoded_anew(tmp_path: Path) -> None:
    first, other = parts(tmp_path, 2)
    old = tmp_path / "old.mp4"
    subprocess.run(["ffmpeg", "-v", "error", "-i", other, "-c:v", "mpeg4", "-q:v", "2", old], check=True)
    found = agree([first, old])
    assert found is not None
    assert (found.difference, found.first, found.other) == (Difference.CODEC, "h264", "mpeg4")
    put_together([first, old], tmp_path / "joined.mp4")
    assert [number for number, _ in shown(tmp_path / "joined.mp4")] == list(range(50))


def test_films_that_show_frames_differently_long_are_copied_where_nothing_else_differs(tmp_path: Path) -> None:
    """Each frame can say itself how long it is shown: encoding them anew would help nobody."""
    first, second = numbered_film(tmp_path / "a.mp4", frames=24), numbered_film(tmp_path / "b.mp4", frames=30, rate=30)
    assert agree([first, second]) is None
    put_together([first, second], tmp_path / "joined.mp4")
    steps = [later - earlier for (_, earlier), (_, later) in pairwise(shown(tmp_path / "joined.mp4"))]
    assert [float(step) for step in steps] == pytest.approx([1 / 24] * 24 + [1 / 30] * 29)


def test_uneven_late_and_lone_frames_are_shown_as_long_as_before(tmp_path: Path) -> None:
    uneven = [0, 0.05, 0.1, 0.9, 0.95, 2.5]
    films = [
        numbered_film(tmp_path / "uneven.mp4", frames=6, times=uneven),
        numbered_film(tmp_path / "late.mp4", frames=12, first=6, begin=1.5),
        numbered_film(tmp_path / "one.mp4", frames=1, first=18),
        numbered_film(tmp_path / "rest.mp4", frames=5, first=19),
    ]
    for extra in ((), (numbered_film(tmp_path / "wide.mp4", size=(256, 128), frames=5, first=24),)):
        to = tmp_path / f"{len(extra)}.mp4"
        assert (put_together([*films, *extra], to).reencoded is None) == (not extra)
        frames = shown(to)
        assert [number for number, _ in frames] == list(range(24 + 5 * len(extra)))
        gaps = [float(later - earlier) for (_, earlier), (_, later) in pairwise(frames)]
        assert gaps[:5] == pytest.approx([later - earlier for earlier, later in pairwise(uneven)], abs=1e-4)
        assert gaps[6:] == pytest.approx([1 / 24] * (len(gaps) - 6), abs=1e-4)


def test_what_was_cut_without_loss_is_copied_at_the_beginning_alone(tmp_path: Path) -> None:
    """Elsewhere, the frames that it holds and does not show could not be hidden."""
    whole = numbered_film(tmp_path / "whole.mp4", frames=60, sound=2.6)
    command = ["ffmpeg", "-v", "error", "-ss", "0.8", "-i", whole, "-c", "copy", tmp_path / "cut.mp4"]
    subprocess.run(command, check=True)
    cut, to = tmp_path / "cut.mp4", tmp_path / "joined.mp4"
    kept = [number for number, _ in shown(cut)]
    assert kept[0] == 20
    assert put_together([cut, whole], to).reencoded is None
    assert [number for number, _ in shown(to)] == [*kept, *range(60)]
    found = put_together([whole, cut], to).reencoded
    assert found is not None
    assert (found.difference, found.film) == (Difference.SETTINGS, 1)
    assert [number for number, _ in shown(to)] == [*range(60), *kept]


def test_parts_can_be_put_together_again(tmp_path: Path) -> None:
    whole = numbered_film(tmp_path / "whole.mp4", frames=72, sound=3, claps=[0.3, 1.3, 2.3])
    cuts = [(0, 1), (1, 2), (2, math.inf)]
    files = [tmp_path / f"part {number}.mp4" for number in range(3)]
    for (start, end), file in zip(cuts, files, strict=True):
        assert not trim(whole, start, end, file, exact=True, course=silent()).reencoded
    assert put_together(files, tmp_path / "joined.mp4").reencoded is None
    assert shown(tmp_path / "joined.mp4") == shown(whole)
    assert contents(tmp_path / "joined.mp4", "video") == contents(whole, "video")
    assert claps_in(tmp_path / "joined.mp4") == pytest.approx([0.3, 1.3, 2.3], abs=PACKET / 2 + 0.0005)


@pytest.mark.parametrize("mute", [(0,), (1,), (0, 2)])
def test_films_without_sound_are_silent_among_others(tmp_path: Path, mute: tuple[int, ...]) -> None:
    films = [
        numbered_film(tmp_path / f"{n}.mp4", frames=FRAMES, sound=0 if n in mute else SECONDS + 0.2, claps=[CLAP])
        for n in range(3)
    ]
    found = agree(films)
    assert found is not None
    assert found.sound_only
    assert found.difference == Difference.SOUND
    assert put_together(films, tmp_path / "joined.mp4").reencoded == found
    heard = [number * SECONDS + CLAP for number in range(3) if number not in mute]
    # What is encoded anew is where it belongs to the sample.
    assert claps_in(tmp_path / "joined.mp4") == pytest.approx(heard, abs=0.0003)
    assert contents(tmp_path / "joined.mp4", "video") == [c for film in films for c in contents(film, "video")]


def test_sound_that_ends_early_is_followed_by_silence(tmp_path: Path) -> None:
    films = parts(tmp_path, 3, sound=SECONDS - 0.3)
    found = agree(films)
    assert found is not None
    assert (found.difference, found.film, found.sound_only) == (Difference.SOUND_LENGTH, 0, True)
    put_together(films, tmp_path / "joined.mp4")
    expected = [number * SECONDS + CLAP for number in range(3)]
    assert claps_in(tmp_path / "joined.mp4") == pytest.approx(expected, abs=0.0003)
    assert lengths(tmp_path / "joined.mp4")["audio"] == pytest.approx(3 * SECONDS, abs=0.001)
    # After the last film nobody waits for anything.
    long = numbered_film(tmp_path / "long.mp4", frames=FRAMES, sound=SECONDS + 0.1)
    assert agree([long, films[0]]) is None


def test_sound_that_begins_before_the_pictures_is_heard_from_them_on(tmp_path: Path) -> None:
    late = numbered_film(tmp_path / "late.mp4", frames=FRAMES, begin=1.5, sound=2.7, claps=[0.4, 1.5 + CLAP])
    for other, off in ({}, PACKET / 2 + 0.0005), ({"size": (64, 128)}, 0.0005):
        form: dict[str, Any] = {"frames": FRAMES, "sound": SECONDS + 0.1, "claps": [CLAP]} | other
        early = numbered_film(tmp_path / "early.mp4", **form)
        for films in ([late, early], [early, late]):
            assert (put_together(films, tmp_path / "joined.mp4").reencoded is None) == (not other)
            assert claps_in(tmp_path / "joined.mp4") == pytest.approx([CLAP, SECONDS + CLAP], abs=off)


@pytest.mark.parametrize("arguments", [("-c:a", "libopus"), ("-ar", "44100"), ("-ac", "2")])
def test_other_sound_is_converted(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    first, second = parts(tmp_path, 2, sound=SECONDS + 0.1)
    other = tmp_path / "other.mp4"
    subprocess.run(["ffmpeg", "-v", "error", "-i", second, "-c:v", "copy", *arguments, other], check=True)
    for films in ([first, other], [other, first]):
        found = put_together(films, tmp_path / "joined.mp4").reencoded
        assert found is not None
        assert found.difference == Difference.SOUND
        assert claps_in(tmp_path / "joined.mp4") == pytest.approx([CLAP, SECONDS + CLAP], abs=0.001)


def test_what_has_another_shape_stands_between_black_bars(tmp_path: Path) -> None:
    first = numbered_film(tmp_path / "first.mp4", frames=10, first=255)
    tall = numbered_film(tmp_path / "tall.mp4", size=(64, 128), frames=10, first=255)
    put_together([first, tall], tmp_path / "joined.mp4")
    picture = frame_at(tmp_path / "joined.mp4", math.inf)
    assert picture.size == (128, 64)
    # 255 is white on all of it; in the middle, a quarter as wide as it is high.
    bars = [picture.getpixel((x, 32)) for x in (4, 44, 64, 83, 124)]
    assert [min(bar) > 230 for bar in bars] == [False, False, True, False, False]
    assert all(max(bar) < 12 for bar in (bars[0], bars[4]))


def test_other_colours_become_those_of_the_first_film(tmp_path: Path) -> None:
    colours = ("#c83214", "#14c832", "#3214c8", "#c8c814", "#808080")
    for index, (tag, matrix) in enumerate((("bt709", "bt709"), ("smpte170m", "bt601"))):
        picture = Image.new("RGB", (320, 160))
        for place, colour in enumerate(colours):
            picture.paste(colour, (place * 64, 0, place * 64 + 64, 160))
        picture.save(tmp_path / "bars.png")
        command = ["ffmpeg", "-v", "error", "-loop", "1", "-i", "bars.png", "-frames:v", "4", "-colorspace", tag]
        scale = f"scale=out_color_matrix={matrix}:out_range=tv:flags=accurate_rnd,format=yuv420p"
        subprocess.run([*command, "-vf", scale, "-crf", "4", f"{index}.mp4"], cwd=tmp_path, check=True)
    films = [tmp_path / "0.mp4", tmp_path / "1.mp4"]
    for order in (films, films[::-1]):
        found = put_together(order, tmp_path / "joined.mp4").reencoded
        assert found is not None
        assert found.difference == Difference.COLOURS
        for seconds in (0, math.inf):
            shown_then = frame_at(tmp_path / "joined.mp4", seconds)
            for place, colour in enumerate(colours):
                wanted = tuple(bytes.fromhex(colour[1:]))
                assert shown_then.getpixel((place * 64 + 32, 80)) == pytest.approx(wanted, abs=6), (seconds, colour)


@needs_ffprobe
@pytest.mark.parametrize("other", [{}, {"size": (64, 128)}, {"sound": 0}])
def test_ffprobe_finds_nothing_wrong(tmp_path: Path, other: dict[str, Any]) -> None:
    form: dict[str, Any] = {"frames": FRAMES, "sound": SECONDS}
    films = [numbered_film(tmp_path / "a.mp4", **form), numbered_film(tmp_path / "b.mp4", **(form | other))]
    joined = put_together(films, tmp_path / "joined.mp4")
    said = probed(tmp_path / "joined.mp4")
    video = next(stream for stream in said["streams"] if stream["codec_type"] == "video")
    assert int(video["nb_read_frames"]) == 2 * FRAMES
    assert float(video["duration"]) == pytest.approx(joined.seconds, abs=0.001)
    assert float(video["start_time"]) == 0
    assert float(said["format"]["duration"]) == pytest.approx(joined.seconds, abs=2 * PACKET)


def test_one_film_is_a_copy_and_several_have_no_recipe(tmp_path: Path) -> None:
    tools, film = AvVideoTools(), numbered_film(tmp_path / "film.mp4", sound=2.6)
    tools.save(film, '{"pikadesk": {}}', tmp_path / "said.mp4")
    said = tmp_path / "said.mp4"
    assert put_together([said], tmp_path / "joined.mp4").reencoded is None
    assert tools.read_recipe(tmp_path / "joined.mp4") is None
    assert contents(tmp_path / "joined.mp4", "video") == contents(film, "video")
    assert number_in(frame_at(tmp_path / "joined.mp4", math.inf)) == 59
