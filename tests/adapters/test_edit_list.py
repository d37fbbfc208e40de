"""Lists for editors, read back with the field's own library."""

from __future__ import annotations

import math
import xml.etree.ElementTree as Xml
from pathlib import Path

import opentimelineio
import pytest

from pikadesk.adapters.edit_list import write_edit_list
from pikadesk.domain.films import EditClip, EditListKind
from tests.adapters.films import numbered_film

ADAPTERS = {EditListKind.OTIO: "otio_json", EditListKind.EDL: "cmx_3600", EditListKind.XML: "fcp_xml"}
UNEVEN = [0, 0.05, 0.1, 0.9, 0.95, 2.5]

Cut = tuple[str, float, float, float]  # name, first frame, frames, rate


@pytest.fixture
def clips(tmp_path: Path) -> list[EditClip]:
    """Three clips, one of them twice."""
    loud = numbered_film(tmp_path / "wäves one.mp4", frames=48, sound=2)
    mute = numbered_film(tmp_path / "2026-11-20_b.mp4", frames=60)
    return [
        EditClip(loud, 'Möwe & "Wellen" <1>', 0.5, 1.5),
        EditClip(mute, "B"),
        EditClip(loud, 'Möwe & "Wellen" <1>', 0.5, 1.5),
    ]


def written(clips: list[EditClip], folder: Path, kind: EditListKind) -> str:
    to = folder / f"Abend am Meer.{kind}"
    write_edit_list(clips, to, kind)
    return to.read_text("utf-8")


def timeline(text: str, kind: EditListKind) -> opentimelineio.schema.Timeline:
    options = {"rate": 24} if kind is EditListKind.EDL else {}
    found = opentimelineio.adapters.read_from_string(text, ADAPTERS[kind], **options)
    return found if isinstance(found, opentimelineio.schema.Timeline) else found[0]


def cuts(track: opentimelineio.schema.Track) -> list[Cut]:
    found = []
    for item in track:
        part = item.source_range
        name = "" if isinstance(item, opentimelineio.schema.Gap) else item.name
        found.append((name, part.start_time.value, part.duration.value, part.start_time.rate))
    return found


@pytest.mark.parametrize("kind", EditListKind)
def test_clips_stand_one_after_the_other(clips: list[EditClip], tmp_path: Path, kind: EditListKind) -> None:
    lines = timeline(written(clips, tmp_path, kind), kind)
    gull = 'Möwe & "Wellen" <1>'
    assert lines.name == "Abend am Meer"
    assert cuts(lines.video_tracks()[0]) == [(gull, 12, 24, 24), ("B", 0, 60, 24), (gull, 12, 24, 24)]
    assert lines.duration().to_seconds() == pytest.approx(4.5)


@pytest.mark.parametrize("kind", [EditListKind.OTIO, EditListKind.XML])
def test_sound_stands_below_what_has_any(clips: list[EditClip], tmp_path: Path, kind: EditListKind) -> None:
    lines = timeline(written(clips, tmp_path, kind), kind)
    gull = 'Möwe & "Wellen" <1>'
    assert [cut[:3] for cut in cuts(lines.audio_tracks()[0])] == [(gull, 12, 24), ("", 0, 60), (gull, 12, 24)]
    silent = timeline(written(clips[1:2], tmp_path, kind), kind)
    assert not [cut for track in silent.audio_tracks() for cut in cuts(track)]


@pytest.mark.parametrize("kind", [EditListKind.OTIO, EditListKind.XML])
def test_films_are_named_by_where_they_are(clips: list[EditClip], tmp_path: Path, kind: EditListKind) -> None:
    lines = timeline(written(clips, tmp_path, kind), kind)
    films = [clip.media_reference for clip in lines.video_tracks()[0]]
    assert [film.target_url for film in films] == [clip.path.as_uri() for clip in clips]
    assert [film.name for film in films] == [clip.path.name for clip in clips]
    assert [film.available_range.duration.value for film in films] == [48, 60, 48]
    assert [film.available_range.start_time.value for film in films] == [0, 0, 0]


def test_an_edl_tells_its_films_apart(clips: list[EditClip], tmp_path: Path) -> None:
    lines = written(clips, tmp_path, EditListKind.EDL).splitlines()
    events = [line.split() for line in lines if line[:3].isdigit()]
    assert len({event[1] for event in events}) == 3
    assert [event[4:] for event in events] == [
        ["00:00:00:12", "00:00:01:12", "00:00:00:00", "00:00:01:00"],
        ["00:00:00:00", "00:00:02:12", "00:00:01:00", "00:00:03:12"],
        ["00:00:00:12", "00:00:01:12", "00:00:03:12", "00:00:04:12"],
    ]
    assert f"* FROM CLIP: {clips[0].path.as_uri()}" in lines


def test_every_clip_of_an_xml_says_where_it_is(clips: list[EditClip], tmp_path: Path) -> None:
    """What is alike in everything would count as one clip there."""
    items = Xml.fromstring(written(clips, tmp_path, EditListKind.XML)).findall(".//clipitem")
    assert len(items) == 5
    assert all(item.find("start") is not None for item in items)
    assert len({item.get("id") for item in items}) == 5


@pytest.mark.parametrize("kind", EditListKind)
@pytest.mark.parametrize(("rate", "frames"), [(24, 48), (25, 50), (30, 60)])
def test_rates_are_those_that_editors_know(tmp_path: Path, kind: EditListKind, rate: int, frames: int) -> None:
    film = numbered_film(tmp_path / "film.mp4", frames=frames, rate=rate)
    text = written([EditClip(film, "A", 1.0, 2.0)], tmp_path, kind)
    read = opentimelineio.adapters.read_from_string(
        text, ADAPTERS[kind], **({"rate": rate} if kind is EditListKind.EDL else {})
    )
    lines = read if isinstance(read, opentimelineio.schema.Timeline) else read[0]
    assert cuts(lines.video_tracks()[0])[0][2:] == (rate, rate)


@pytest.mark.parametrize("kind", EditListKind)
def test_films_of_several_rates_stand_together(tmp_path: Path, kind: EditListKind) -> None:
    films = [numbered_film(tmp_path / f"{rate}.mp4", frames=2 * rate, rate=rate) for rate in (24, 30)]
    lines = timeline(written([EditClip(film, film.stem) for film in films], tmp_path, kind), kind)
    assert lines.duration().to_seconds() == pytest.approx(4)
    film = lines.video_tracks()[0][1]
    assert film.source_range.duration.to_seconds() == pytest.approx(2)


@pytest.mark.parametrize("kind", EditListKind)
def test_frames_are_counted_from_the_first_one_and_in_the_rate_that_is_asked_for(
    tmp_path: Path, kind: EditListKind
) -> None:
    late = numbered_film(tmp_path / "late.mp4", begin=1.5)
    uneven = numbered_film(tmp_path / "uneven.mp4", frames=len(UNEVEN), times=UNEVEN)
    one = numbered_film(tmp_path / "one.mp4", frames=1)
    clips = [EditClip(late, "L", 2.0, 2.5), EditClip(uneven, "U", 0.9, 2.5, 24), EditClip(one, "O", 0, math.inf, 23.98)]
    found = cuts(timeline(written(clips, tmp_path, kind), kind).video_tracks()[0])
    assert [cut[1:3] for cut in found[:2]] == [(12, 12), (22, 38)]
    assert found[2][1:3] == pytest.approx((0, 1), abs=0.01)
