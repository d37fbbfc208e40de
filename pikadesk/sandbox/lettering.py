"""Words on a film: the sandbox's mark, and a caption made of the prompt."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from PIL import Image, ImageDraw, ImageFilter, ImageFont

from pikadesk.sandbox.planes import Colour, Mask, Picture, even

MARK = "sandbox"
_MOST_WORDS = 7
_MOST_LETTERS = 90
_BADGE_FILL: Colour = (11, 12, 13)
_BADGE_TEXT: Colour = (244, 245, 246)
_FAMILIES = ("Inter-Medium.otf", "Inter-Medium.ttf", "DejaVuSans.ttf", "NotoSans-Regular.ttf", "Arial.ttf")

Font = ImageFont.FreeTypeFont | ImageFont.ImageFont


@dataclass(frozen=True, slots=True)
class Stamp:
    """A little picture with a shape."""

    picture: Picture
    mask: Mask

    @classmethod
    def of(cls, image: Image.Image) -> Stamp:
        """Make a stamp of an RGBA image of even size."""
        return cls(Picture.of(image.convert("RGB")), Mask.of(image.getchannel("A")))

    def press(self, onto: Picture, at: tuple[int, int]) -> None:
        """Draw the stamp with its top left corner at `at`."""
        onto.paste(self.picture, at, self.mask)


@cache
def badge(scale: int) -> Stamp:
    """Return the sandbox's mark for a film whose shorter side is `scale` pixels."""
    font = _font(max(9, scale // 42), MARK) or ImageFont.load_default()
    left, top, right, bottom = font.getbbox(MARK)
    pad = scale / 80
    # Drawn three times as large as needed: Pillow's rounded corners have no smooth edge of their own.
    size = even(right - left + 2 * pad), even((bottom - top) * 1.1 + 1.5 * pad)
    large = Image.new("L", (size[0] * 3, size[1] * 3))
    ImageDraw.Draw(large).rounded_rectangle(
        (0, 0, large.width - 1, large.height - 1), radius=3 * scale // 110, fill=255
    )
    image = Image.new("RGBA", size, (*_BADGE_FILL, 0))
    shape = large.resize(size, Image.Resampling.BOX).point(lambda value: round(value * 0.82))
    image.paste((*_BADGE_FILL, 255), (0, 0), shape)
    image.putalpha(shape)
    draw = ImageDraw.Draw(image)
    draw.text((size[0] / 2, size[1] / 2), MARK, font=font, fill=(*_BADGE_TEXT, 255), anchor="mm")
    return Stamp.of(image)


def caption(prompt: str, width: int, scale: int) -> Stamp | None:
    """Return the first words of a prompt as small white letters with a soft shadow.

    Args:
        prompt: The words; None comes back where there are none, or no font here can draw them.
        width: Pixels that the line may take.
        scale: Pixels of the film's shorter side.
    """
    words = prompt.split()
    text = " ".join(words[:_MOST_WORDS])[:_MOST_LETTERS].rstrip(",.;:")
    font = _font(max(10, scale // 34), text) if text else None
    if font is None:
        return None
    line = f"{text}…" if len(words) > _MOST_WORDS else text
    while font.getlength(line) > width and len(text) > 1:
        text = text[:-1].rstrip()
        line = f"{text}…"
    return _shadowed(line, font, scale)


def _shadowed(line: str, font: Font, scale: int) -> Stamp:
    left, top, right, bottom = font.getbbox(line)
    gap = scale // 60
    size = even(right - left + 2 * gap), even(bottom - top + 2 * gap)
    letters = Image.new("L", size)
    ImageDraw.Draw(letters).text((gap - left, gap - top), line, font=font, fill=255)
    shadow = letters.filter(ImageFilter.GaussianBlur(gap / 3)).point(lambda value: min(150, value * 2))
    image = Image.new("RGBA", size, (10, 12, 16, 0))
    image.putalpha(shadow)
    white = Image.new("RGBA", size, (250, 250, 248, 255))
    white.putalpha(letters)
    return Stamp.of(Image.alpha_composite(image, white))


def _font(size: int, text: str) -> Font | None:
    """Find a font that has every letter of `text`: boxes instead of words would look like a fault of Pikadesk's."""
    for family in _FAMILIES:
        try:
            font = ImageFont.truetype(family, size)
        except OSError:
            continue
        if _covers(font, text):
            return font
    fallback = ImageFont.load_default(size)
    return fallback if _covers(fallback, text) else None


def _covers(font: Font, text: str) -> bool:
    missing = bytes(font.getmask("\U0010fffe"))
    return all(bytes(font.getmask(letter)) != missing for letter in set(text) if not letter.isspace())
