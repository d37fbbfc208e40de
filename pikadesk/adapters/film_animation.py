"""Films as silent moving pictures: GIF with a palette of their own, and WebP."""

from __future__ import annotations

import io
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from pikadesk.adapters.film_encoding import upright_size
from pikadesk.adapters.film_output import Course, check_target, silent, written
from pikadesk.adapters.film_reading import Reel, frames, frames_at, index
from pikadesk.adapters.video_frames import small_picture
from pikadesk.domain.films import AnimationForm, AnimationKind, Size

if TYPE_CHECKING:
    from av import VideoFrame
    from av.container import OutputContainer
    from av.filter import Graph
    from av.filter.context import FilterContext
    from PIL import Image

# Frames of a GIF that last less than 0.02 s are shown for 0.1 s.
_MOST_GIF_RATE = 50
# As many of its frames as a palette is chosen by.
_PALETTE_FRAMES = 40
# What an estimate encodes: so many runs of so many frames.
_RUNS, _RUN = 4, 3
_LOOKING, _CHOOSING = 0.05, 0.25
_TICKS = {AnimationKind.GIF: 100, AnimationKind.WEBP: 1000}
# How hard the encoder tries, 0 to 6; above 4 it takes twice as long for a few percent.
_WEBP_EFFORT = "4"


@dataclass(frozen=True, slots=True)
class _Plan:
    """What an animation is made of.

    Attributes:
        reel: The film.
        form: How it is made.
        places: The frames of the film that its frames are, by their places in the order in which they are shown.
        rate: How many of them there are in a second.
        size: How wide and how high they are.
    """

    reel: Reel
    form: AnimationForm
    places: Sequence[int]
    rate: float
    size: tuple[int, int]

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return len(self.places) / self.rate

    def ticks(self, number: int) -> int:
        """When a frame begins, as its format counts."""
        return round(_TICKS[self.form.kind] * number / self.rate)

    def pictures(self, places: Sequence[int]) -> Iterator[Image.Image]:
        """Yield frames of the film as large as they are in the animation."""
        for frame in frames_at(self.reel, places):
            yield resized(frame, self.size)


def resized(frame: VideoFrame, size: tuple[int, int]) -> Image.Image:
    """Return a frame as a picture of a size, upright and in its colours."""
    from PIL import Image  # noqa: PLC0415  # costly, and not needed to show the window

    picture = small_picture(frame, max(frame.width, frame.height))
    return picture if picture.size == size else picture.resize(size, Image.Resampling.LANCZOS)


def write_animation(film: Path, form: AnimationForm, to: Path, *, course: Course) -> None:
    """Write a film as an animation; see `FilmWriter.animation`."""
    check_target(to, [film])
    plan = _plan(film, form, course.part(0, _LOOKING))
    step = -(-len(plan.places) // _PALETTE_FRAMES)
    samples = plan.places[::step]
    palette = _palette(plan, _told(plan.pictures(samples), len(samples), course.part(_LOOKING, _CHOOSING)))
    pictures = _told(plan.pictures(plan.places), len(plan.places), course.part(_CHOOSING, 1))
    with written(to) as file:
        _write(file, plan, palette, pictures)
    course.end()


def estimate(film: Path, form: AnimationForm) -> Size:
    """Say how large an animation will be; see `FilmWriter.estimate`."""
    plan = _plan(film, form, silent())
    count = len(plan.places)
    if count <= _RUNS * _RUN:
        everything = list(plan.pictures(plan.places))
        return Size(_weight(plan, _palette(plan, everything), everything), plan.seconds, count)
    starts = [(count - _RUN) * run // (_RUNS - 1) for run in range(_RUNS)]
    runs = [list(plan.pictures(plan.places[start : start + _RUN])) for start in starts]
    palette = _palette(plan, [picture for run in runs for picture in run])
    alone = [_weight(plan, palette, run[:1]) for run in runs]
    followed = [_weight(plan, palette, run) for run in runs]
    each = (sum(followed) - sum(alone)) / (_RUNS * (_RUN - 1))
    return Size(round(sum(alone) / _RUNS + each * (count - 1)), plan.seconds, count)


def _plan(film: Path, form: AnimationForm, course: Course) -> _Plan:
    reel = index(film, course)
    first = reel.first_of(form.start)
    begin, end = reel.begins[first], reel.begins_or_end(reel.last_of(first, form.end))
    rate = min(form.fps, _MOST_GIF_RATE) if form.kind is AnimationKind.GIF else form.fps
    count = max(1, math.floor(reel.seconds(end - begin) * rate + 0.5))
    places = [reel.first_of(reel.seconds(begin) + number / rate) for number in range(count)]
    wide, high = upright_size(next(frames(reel, first, first + 1)))
    width = min(form.width, wide)
    return _Plan(reel, form, places, rate, (width, max(1, round(high * width / wide))))


def _told(pictures: Iterable[Image.Image], count: int, course: Course) -> Iterator[Image.Image]:
    for number, picture in enumerate(pictures):
        course.at(number / count)
        yield picture


def _weight(plan: _Plan, palette: VideoFrame | None, pictures: Iterable[Image.Image]) -> int:
    content = io.BytesIO()
    _write(content, plan, palette, pictures)
    return len(content.getvalue())


def _write(to: Path | io.BytesIO, plan: _Plan, palette: VideoFrame | None, pictures: Iterable[Image.Image]) -> None:
    import av  # noqa: PLC0415  # costly, and seldom needed

    form, last = plan.form, len(plan.places)
    options = {"loop": "0" if form.loop else "1"}
    if palette is not None:
        lasts = plan.ticks(last) - plan.ticks(last - 1)
        options = {"loop": "0" if form.loop else "-1", "final_delay": str(lasts)}
    target = str(to) if isinstance(to, Path) else to
    with av.open(target, "w", format=form.kind.value, options=options) as out:
        if palette is None:
            _write_webp(out, plan, pictures)
        else:
            _write_gif(out, plan, palette, pictures)


def _write_webp(out: OutputContainer, plan: _Plan, pictures: Iterable[Image.Image]) -> None:
    encoding = {"quality": str(plan.form.quality), "compression_level": _WEBP_EFFORT}
    stream = out.add_stream("libwebp_anim", rate=_rate(plan), options=encoding)
    stream.width, stream.height, stream.pix_fmt = *plan.size, "bgra"
    stream.codec_context.time_base = Fraction(1, _TICKS[AnimationKind.WEBP])
    for frame in _frames(plan, pictures):
        out.mux(stream.encode(frame.reformat(format="bgra")))
    out.mux(stream.encode(None))


def _write_gif(out: OutputContainer, plan: _Plan, palette: VideoFrame, pictures: Iterable[Image.Image]) -> None:
    from av.filter import Graph  # noqa: PLC0415  # costly, and seldom needed

    base = Fraction(1, _TICKS[AnimationKind.GIF])
    stream = out.add_stream("gif", rate=_rate(plan))
    stream.width, stream.height, stream.pix_fmt = *plan.size, "pal8"
    stream.codec_context.time_base = base
    graph = Graph()
    shown = _add_pictures(graph, plan, base)
    colours = graph.add_buffer(width=palette.width, height=palette.height, format=palette.format, time_base=base)
    paint, sink = graph.add("paletteuse", dither="sierra2_4a", diff_mode="rectangle"), graph.add("buffersink")
    shown.link_to(paint, 0, 0)
    colours.link_to(paint, 0, 1)
    paint.link_to(sink)
    graph.configure()
    palette.pts, palette.time_base = 0, base
    for frame in (palette, None):
        graph.vpush(frame, at=1)
    for following in chain(_frames(plan, pictures), [None]):
        graph.vpush(following, at=0)
        for painted in _pulled(graph):
            painted.time_base = base
            out.mux(stream.encode(painted))
    out.mux(stream.encode(None))


def _palette(plan: _Plan, pictures: Iterable[Image.Image]) -> VideoFrame | None:
    """Return the colours that tell pictures best, as a frame; None for a format that needs none."""
    from av.filter import Graph  # noqa: PLC0415  # costly, and seldom needed

    if plan.form.kind is not AnimationKind.GIF:
        return None
    graph = Graph()
    shown = _add_pictures(graph, plan, Fraction(1, _TICKS[AnimationKind.GIF]))
    graph.link_nodes(shown, graph.add("palettegen"), graph.add("buffersink")).configure()
    for frame in _frames(plan, pictures):
        graph.vpush(frame)
    graph.vpush(None)
    return graph.vpull()


def _add_pictures(graph: Graph, plan: _Plan, base: Fraction) -> FilterContext:
    import av  # noqa: PLC0415  # costly, and seldom needed

    width, height = plan.size
    return graph.add_buffer(width=width, height=height, format=av.VideoFormat("rgb24"), time_base=base)


def _frames(plan: _Plan, pictures: Iterable[Image.Image]) -> Iterator[VideoFrame]:
    import av  # noqa: PLC0415  # costly, and seldom needed

    for number, picture in enumerate(pictures):
        frame: VideoFrame = av.VideoFrame.from_image(picture)  # type: ignore[no-untyped-call]  # PyAV leaves it untyped
        frame.pts, frame.time_base = plan.ticks(number), Fraction(1, _TICKS[plan.form.kind])
        yield frame


def _pulled(graph: Graph) -> Iterator[VideoFrame]:
    import av  # noqa: PLC0415  # costly, and seldom needed

    try:
        while True:
            yield graph.vpull()
    except (av.error.BlockingIOError, av.error.EOFError):
        return


def _rate(plan: _Plan) -> Fraction:
    return Fraction(plan.rate).limit_denominator(1001)
