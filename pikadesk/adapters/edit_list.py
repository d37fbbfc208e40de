"""Clips as lists for editors, over OpenTimelineIO and its adapters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from pikadesk.adapters.film_output import check_target, silent, written
from pikadesk.adapters.film_reading import Reel, index
from pikadesk.domain.films import EditClip, EditListKind

if TYPE_CHECKING:
    from opentimelineio import opentime, schema

# The rates that editors know. What a film has is measured, and so a little off.
_RATES = (24000 / 1001, 24.0, 25.0, 30000 / 1001, 30.0, 48.0, 50.0, 60000 / 1001, 60.0)
_ADAPTERS = {EditListKind.OTIO: "otio_json", EditListKind.EDL: "cmx_3600", EditListKind.XML: "fcp_xml"}


def write_edit_list(clips: Sequence[EditClip], to: Path, kind: EditListKind) -> None:
    """Write clips as a list; see `FilmWriter.edit_list`."""
    from opentimelineio import adapters, schema  # noqa: PLC0415  # costly, and seldom needed

    check_target(to, [clip.path for clip in clips])
    reels = {path: index(path, silent()) for path in dict.fromkeys(clip.path for clip in clips)}
    rate = _rate(clips[0], reels[clips[0].path])
    cuts = [_Cut(clip, reels[clip.path], number, rate) for number, clip in enumerate(clips, 1)]
    pictures = schema.Track("V1", kind=schema.TrackKind.Video)
    pictures.extend([cut.on(pictures.name) for cut in cuts])
    tracks = [pictures]
    # An EDL is of one track; in it, sound goes with the pictures.
    if kind is not EditListKind.EDL and any(reel.samples for reel in reels.values()):
        sound = schema.Track("A1", kind=schema.TrackKind.Audio)
        sound.extend([cut.on(sound.name) if cut.reel.samples else cut.nothing() for cut in cuts])
        tracks.append(sound)
    timeline = schema.Timeline(to.stem)
    timeline.tracks.extend(tracks)
    options = {"rate": rate} if kind is EditListKind.EDL else {}
    text: str = adapters.write_to_string(timeline, _ADAPTERS[kind], **options)
    with written(to) as file:
        file.write_text(text, "utf-8")


@dataclass(frozen=True)
class _Cut:
    """A clip as OpenTimelineIO knows it.

    Attributes:
        clip: The clip.
        reel: What its film holds.
        number: Which one it is, from 1.
        rate: In how many frames a second the list counts.
    """

    clip: EditClip
    reel: Reel
    number: int
    rate: float

    @cached_property
    def own_rate(self) -> float:
        """In how many frames a second the film counts."""
        return _rate(self.clip, self.reel)

    @cached_property
    def part(self) -> opentime.TimeRange:
        """Which frames of the film are in."""
        first = self.reel.first_of(self.clip.start)
        return self._span(first, self.reel.last_of(first, self.clip.end))

    def on(self, track: str) -> schema.Clip:
        """Return what stands on a track."""
        from opentimelineio import schema  # noqa: PLC0415  # costly, and seldom needed

        film = schema.ExternalReference(self.clip.path.absolute().as_uri(), self._span(0, len(self.reel.begins)))
        film.name = self.clip.path.name
        # An EDL knows films by eight letters; those of their names would be the same for many. In XML, what is alike in
        # everything counts as one clip, which then is in one place only.
        said = {"cmx_3600": {"reel": f"CLIP{self.number:04}"}, "pikadesk": {"clip": self.number, "track": track}}
        return schema.Clip(self.clip.name, film, self.part, said)

    def nothing(self) -> schema.Gap:
        """Return what stands on the track of sound where the film has none."""
        from opentimelineio import schema  # noqa: PLC0415  # costly, and seldom needed

        return schema.Gap(source_range=self.part)

    def _span(self, first: int, last: int) -> opentime.TimeRange:
        """Return frames as editors count them: from the film's first one, and all equally long."""
        from opentimelineio import opentime  # noqa: PLC0415  # costly, and seldom needed

        start, end = (
            round(self.reel.seconds(self.reel.begins_or_end(place) - self.reel.begins[0]) * self.own_rate)
            for place in (first, last)
        )
        return opentime.TimeRange(
            opentime.RationalTime(start, self.own_rate), opentime.RationalTime(max(1, end - start), self.own_rate)
        )


def _rate(clip: EditClip, reel: Reel) -> float:
    measured = clip.rate or float(reel.rate)
    return min(_RATES, key=lambda known: abs(known - measured))
