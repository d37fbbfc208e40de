"""One function for each task: what was asked for in, an MP4 out. They know nothing of HTTP.

All of them write H.264 in MP4 at 24 frames a second, exactly as long as asked for, and raise `film.Stopped` when `stop`
is set before the end. `resolution` is the shorter side in pixels, `seconds` are seconds.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from threading import Event
from typing import assert_never

from pikadesk.domain.catalogue import Task
from pikadesk.domain.draft import Draft
from pikadesk.domain.pricing import estimate
from pikadesk.sandbox.camera import image_frames, keyframe_frames
from pikadesk.sandbox.collage import scene_frames
from pikadesk.sandbox.effects import effect_frames
from pikadesk.sandbox.film import open_image, video_size, write_film
from pikadesk.sandbox.planes import Size
from pikadesk.sandbox.render_inputs import uploaded_images
from pikadesk.sandbox.text_video import text_frames

_EFFECT_RESOLUTION = 720


def render_text(prompt: str, seed: int, size: Size, seconds: int, out: Path, stop: Event) -> None:
    """Write a moving landscape made of the prompt and the seed."""
    write_film(out, size, text_frames(prompt, seed, size, seconds), stop)


def render_image(image: Path, seed: int, resolution: int, seconds: int, out: Path, stop: Event) -> None:
    """Write a slow camera move over a picture, in the picture's shape."""
    picture = open_image(image)
    size = video_size(picture.width / picture.height, resolution)
    write_film(out, size, image_frames(picture, seed, size, seconds), stop)


def render_scenes(
    images: Sequence[Path], seed: int, size: Size, seconds: int, out: Path, stop: Event, *, creative: bool
) -> None:
    """Write a composition of all the pictures."""
    pictures = [open_image(image) for image in images]
    write_film(out, size, scene_frames(pictures, seed, size, seconds, creative=creative), stop)


def render_frames(images: Sequence[Path], durations: Sequence[int], resolution: int, out: Path, stop: Event) -> None:
    """Write a cross-dissolve through keyframes, in the first one's shape; `durations` are the seconds between them."""
    pictures = [open_image(image) for image in images]
    size = video_size(pictures[0].width / pictures[0].height, resolution)
    write_film(out, size, keyframe_frames(pictures, durations, size), stop)


def render_effect(image: Path, effect: str, seed: int, resolution: int, out: Path, stop: Event) -> None:
    """Write an effect on a picture, 5 seconds long, in the picture's shape."""
    picture = open_image(image)
    size = video_size(picture.width / picture.height, resolution)
    write_film(out, size, effect_frames(picture, effect, seed, size), stop)


def render(draft: Draft, seed: int, folder: Path, out: Path, stop: Event) -> None:
    """Write the video of a draft without problems.

    Args:
        draft: Its pictures are all uploaded ones.
        seed: What the draft's own seed is, or was chosen to be.
        folder: Where the uploaded pictures are.
        out: Where the MP4 goes.
        stop: Abandons the film when set.
    """
    images = [folder / Path(ref.path).name for _, refs in uploaded_images(draft) for ref in refs]
    seconds = estimate(draft).seconds
    match draft.task:
        case Task.TEXT:
            render_text(draft.text("prompt"), seed, _asked_size(draft), seconds, out, stop)
        case Task.IMAGE:
            render_image(images[0], seed, _resolution(draft), seconds, out, stop)
        case Task.SCENES:
            creative = draft.get("ingredients_mode") == "creative"
            render_scenes(images, seed, _asked_size(draft), seconds, out, stop, creative=creative)
        case Task.FRAMES:
            durations = [transition.duration for transition in draft.transitions()]
            render_frames(images, durations, _resolution(draft), out, stop)
        case Task.EFFECTS:
            render_effect(images[0], str(draft.get("effect")), seed, _EFFECT_RESOLUTION, out, stop)
        case _:
            assert_never(draft.task)


def _resolution(draft: Draft) -> int:
    return int(str(draft.get("resolution")).removesuffix("p"))


def _asked_size(draft: Draft) -> Size:
    width, height = (int(part) for part in str(draft.get("aspect_ratio")).split(":"))
    return video_size(width / height, _resolution(draft))
