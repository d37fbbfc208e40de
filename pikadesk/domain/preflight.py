"""What to know about a draft's pictures before anything is paid for.

Problems keep a draft from being sent; notes do not. They say what becomes of a picture on its way out, and what may
spoil the video, each with a remedy where there is one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from pikadesk.domain.draft import Draft, ImageRef, LocalImage, StoredImage
from pikadesk.domain.fields import Images
from pikadesk.domain.pictures import has_storyboard, image_field

LEAST_SIDE = 300
"""Pixels. The provider names no least size. The smallest video is 720 pixels on its short side: a picture below this is
enlarged to two and a half times its size for it, which is where it begins to look soft."""

_SAME_SHAPE = 0.01
"""The share of a side that may be cut off before anybody sees it."""

_SENT_AS_THEY_ARE = ("JPEG", "PNG", "MPO")
"""Formats of which nothing is said; the last is what many phones write and call JPEG."""


@dataclass(frozen=True, slots=True)
class ImageFacts:
    """A picture that can be used.

    Attributes:
        width: In pixels, as it is shown.
        height: The same.
        bytes: Size of the file.
        format: Such as `JPEG`, in capitals.
        orientation: How its pixels have to be turned or mirrored before it is shown or sent, as EXIF numbers it: 1 for
            not at all, up to 8; 0 where nobody looked.
        has_location: Whether it says where it was taken.
        has_transparency: Whether something can be seen through it.
        animated: Whether it has more frames than the first.
        digest: The SHA-256 of the file's bytes in hex.
        colours: What its colours are where they are none that every program shows: `CMYK`, `16-bit`; otherwise empty.
    """

    width: int
    height: int
    bytes: int
    format: str
    orientation: int = 1
    has_location: bool = False
    has_transparency: bool = False
    animated: bool = False
    digest: str = ""
    colours: str = ""

    @property
    def rotated(self) -> bool:
        """Whether its metadata says to turn or mirror it."""
        return self.orientation > 1


class Remedy(StrEnum):
    """What one click can do about a note."""

    KEEP_LOCATION = "keep_location"
    REMOVE_LOCATION = "remove_location"
    CROP_TO_FIRST = "crop_to_first"
    REMOVE_DUPLICATE = "remove_duplicate"
    PUT_ON_WHITE = "put_on_white"


@dataclass(frozen=True, slots=True)
class Note:
    """Something to know about one picture.

    Attributes:
        index: Which picture, from 0.
        code: Which sentence tells it.
        values: What the sentence needs.
        remedy: What can be done about it, None where there is nothing.
        caution: Whether it is worth a second look: it may spoil the video, or tell more than anybody needs to know.
            Otherwise it is only said what happens.
    """

    index: int
    code: str
    values: tuple[tuple[str, str | int], ...] = ()
    remedy: Remedy | None = None
    caution: bool = False


def preflight(draft: Draft, facts: Sequence[ImageFacts | None]) -> tuple[Note, ...]:
    """Return every note about a draft's pictures, in their order.

    Args:
        draft: Any draft.
        facts: What is known of each picture of the draft, in order; None where nobody looked yet.

    Raises:
        ValueError: There is not one entry for each picture.
    """
    field = image_field(draft.spec)
    refs = draft.images(field.name) if field else ()
    removable = isinstance(field, Images) and len(refs) > field.fewest
    notes: list[Note] = []
    for index, (ref, each) in enumerate(zip(refs, facts, strict=True)):
        if each is not None:
            if has_storyboard(draft.spec):
                notes += _shape_notes(index, each, facts[0])
            notes += _look_notes(index, each)
            notes += _duplicate_notes(index, facts, removable=removable)
            notes += _location_notes(index, ref, each)
            notes += _format_notes(index, each)
    return tuple(notes)


def same_shape(width: int, height: int, other_width: int, other_height: int) -> bool:
    """Say whether two sizes have the same ratio, but for one percent, or one pixel where that is more."""
    fitting_width, fitting_height = height * other_width / other_height, width * other_height / other_width
    over_width, over_height = abs(width - fitting_width), abs(height - fitting_height)
    return over_width <= max(1, _SAME_SHAPE * width) or over_height <= max(1, _SAME_SHAPE * height)


def centred_crop(width: int, height: int, ratio_width: int, ratio_height: int) -> tuple[int, int, int, int]:
    """Return the largest part of a picture that has another ratio and the same centre.

    Args:
        width: Of the picture in pixels.
        height: The same.
        ratio_width: The ratio's first number.
        ratio_height: The ratio's second number.

    Returns:
        Left, top, right and bottom in pixels; at least one pixel each way.
    """
    if width * ratio_height > height * ratio_width:
        cropped = max(1, round(height * ratio_width / ratio_height))
        left = (width - cropped) // 2
        return left, 0, left + cropped, height
    cropped = max(1, round(width * ratio_height / ratio_width))
    top = (height - cropped) // 2
    return 0, top, width, top + cropped


def _shape_notes(index: int, facts: ImageFacts, first: ImageFacts | None) -> Iterator[Note]:
    if first is not None and not same_shape(facts.width, facts.height, first.width, first.height):
        values = (
            ("width", facts.width),
            ("height", facts.height),
            ("first_width", first.width),
            ("first_height", first.height),
        )
        yield Note(index, "other_ratio", values, Remedy.CROP_TO_FIRST, caution=True)


def _look_notes(index: int, facts: ImageFacts) -> Iterator[Note]:
    if min(facts.width, facts.height) < LEAST_SIDE:
        yield Note(index, "tiny", (("width", facts.width), ("height", facts.height)), caution=True)
    if facts.rotated:
        yield Note(index, "rotated")
    if facts.has_transparency:
        yield Note(index, "transparent", remedy=Remedy.PUT_ON_WHITE, caution=True)


def _duplicate_notes(index: int, facts: Sequence[ImageFacts | None], *, removable: bool) -> Iterator[Note]:
    digests = [each.digest if each else "" for each in facts]
    first = digests.index(digests[index])
    if digests[index] and first < index:
        remedy = Remedy.REMOVE_DUPLICATE if removable else None
        yield Note(index, "duplicate", (("number", first + 1),), remedy, caution=True)


def _location_notes(index: int, ref: ImageRef, facts: ImageFacts) -> Iterator[Note]:
    if not facts.has_location:
        return
    # A copy in the store is sent as it is: what it still says, the user chose to keep when it was made.
    if isinstance(ref, StoredImage) or (isinstance(ref, LocalImage) and ref.keep_location):
        yield Note(index, "location_kept", remedy=Remedy.REMOVE_LOCATION, caution=True)
    else:
        yield Note(index, "location_removed", remedy=Remedy.KEEP_LOCATION)


def _format_notes(index: int, facts: ImageFacts) -> Iterator[Note]:
    values = (("format", facts.format),)
    if facts.animated:
        yield Note(index, "first_frame", values, caution=True)
    elif facts.format not in _SENT_AS_THEY_ARE:
        yield Note(index, "converted", values)
    elif facts.colours:
        yield Note(index, "converted_colours", (("colours", facts.colours),))
