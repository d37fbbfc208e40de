"""What a picture is, and the forms in which it is written again.

For `image_store`, which knows what to make of the almost anything that Pillow raises at a damaged file.
"""

from __future__ import annotations

import hashlib
import io
from pathlib import Path
from typing import TYPE_CHECKING

from pikadesk.domain.preflight import ImageFacts, centred_crop

if TYPE_CHECKING:
    from PIL import Image

_KEPT_FORMATS = ("JPEG", "PNG")
# All of which a screen shows. Programs that know no inks show CMYK in false colours; of 16 bits some take the lower 8.
_KEPT_MODES = ("1", "L", "LA", "P", "PA", "RGB", "RGBA")
_ORIENTATION, _GPS = 0x0112, 0x8825
_TURNS, _SIDEWAYS = range(2, 9), range(5, 9)


def picture_facts(image: Image.Image, file: Path) -> ImageFacts:
    """Decode all of a picture that was opened, since a broken end shows only then, and say what it is."""
    orientation = image.getexif().get(_ORIENTATION)
    image.load()
    # Asked again: a TIFF is turned while it is decoded, and says nothing of it afterwards.
    sideways = image.getexif().get(_ORIENTATION) in _SIDEWAYS
    width, height = reversed(image.size) if sideways else image.size
    with file.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    return ImageFacts(
        width,
        height,
        file.stat().st_size,
        image.format or "",
        orientation=orientation if isinstance(orientation, int) and orientation in _TURNS else 1,
        has_location=_tells_place(image),
        has_transparency=_can_be_seen_through(image),
        animated=_is_animated(image),
        digest=digest,
        colours="" if image.mode in _KEPT_MODES else "16-bit" if image.mode.startswith("I") else image.mode,
    )


def upload_form(file: Path, *, keep_location: bool) -> tuple[bytes, str]:
    """Return the bytes that are uploaded for a file, and their suffix."""
    from PIL import Image, ImageOps  # noqa: PLC0415  # costly, and not needed to show the window

    with Image.open(file) as image:
        upright = image.getexif().get(_ORIENTATION, 1) == 1
        silent = keep_location or not _tells_place(image)
        usual = image.format in _KEPT_FORMATS and image.mode in _KEPT_MODES
        if usual and upright and silent and not _is_animated(image):
            return file.read_bytes(), ".jpg" if image.format == "JPEG" else ".png"
        return _encoded(image, ImageOps.exif_transpose(image), keep_location=keep_location)


def cropped_form(file: Path, width: int, height: int) -> tuple[bytes, str]:
    """Return the bytes of a picture's largest part of the ratio `width` : `height`, and their suffix."""
    from PIL import Image, ImageOps  # noqa: PLC0415  # costly, and not needed to show the window

    with Image.open(file) as image:
        upright = ImageOps.exif_transpose(image)
        part = upright.crop(centred_crop(*upright.size, width, height))
        # The choice whether the place is uploaded is made, and can be changed, when the part is used.
        return _encoded(image, part, keep_location=True)


def flattened_form(file: Path) -> tuple[bytes, str]:
    """Return the bytes of a picture on white, and their suffix."""
    from PIL import Image, ImageOps  # noqa: PLC0415  # costly, and not needed to show the window

    with Image.open(file) as image:
        pixels = _in_light(image, ImageOps.exif_transpose(image)).convert("RGBA")
        white = Image.new("RGBA", pixels.size, "white")
        white.alpha_composite(pixels)
        return _written(image, white.convert("RGB"), keep_location=True)


def _encoded(image: Image.Image, pixels: Image.Image, *, keep_location: bool) -> tuple[bytes, str]:
    """Write `pixels`, which were made from `image`, in a format that is taken everywhere."""
    return _written(image, _in_light(image, pixels), keep_location=keep_location)


def _in_light(image: Image.Image, pixels: Image.Image) -> Image.Image:
    """Return `pixels`, which were made from `image`, as RGB; where something can be seen through them, RGBA."""
    if pixels.mode.startswith("I;16"):
        # Pillow would cut off what is brighter than 255, which is nearly all of 65,535 steps.
        pixels = pixels.point(lambda value: value / 256)
    if pixels.mode == "CMYK":
        return _without_inks(pixels, _bytes(image.info.get("icc_profile")))
    return pixels.convert("RGBA" if image.has_transparency_data else "RGB")


def _written(image: Image.Image, pixels: Image.Image, *, keep_location: bool) -> tuple[bytes, str]:
    lossy = image.format in ("JPEG", "WEBP", "MPO") and not image.has_transparency_data
    profile, place = _rgb_profile(image), _place(image) if keep_location else b""
    out = io.BytesIO()
    if lossy:
        pixels.save(out, "JPEG", quality=95, subsampling=0, icc_profile=profile, exif=place)
    else:
        pixels.save(out, "PNG", icc_profile=profile, exif=place)
    return out.getvalue(), ".jpg" if lossy else ".png"


def _without_inks(pixels: Image.Image, profile: bytes) -> Image.Image:
    """Turn inks into the light of a screen, as their profile says where there is a good one."""
    from PIL import ImageCms  # noqa: PLC0415  # costly, and not needed to show the window

    try:
        turned = ImageCms.profileToProfile(
            pixels,
            io.BytesIO(profile),
            ImageCms.createProfile("sRGB"),
            renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
            outputMode="RGB",
            # The deepest black of the inks is that of the screen, as picture editors do it.
            flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
    # Pillow says so for a profile that is missing, broken, or of other colours.
    except ImageCms.PyCMSError:
        turned = None
    return turned or pixels.convert("RGB")


def _tells_place(image: Image.Image) -> bool:
    return bool(image.getexif().get_ifd(_GPS)) or b"GPSL" in _bytes(image.info.get("xmp"))


def _place(image: Image.Image) -> bytes:
    """The place alone: whatever else the metadata says may no longer be true of what is written."""
    from PIL import Image  # noqa: PLC0415  # costly, and not needed to show the window

    place = image.getexif().get_ifd(_GPS)
    kept = Image.Exif()
    kept.get_ifd(_GPS).update(place)
    return kept.tobytes() if place else b""


def _can_be_seen_through(image: Image.Image) -> bool:
    if not image.has_transparency_data:
        return False
    alpha = image if image.mode in ("LA", "PA", "RGBA") else image.convert("RGBA")
    return any(alpha.getchannel("A").histogram()[:255])


def _is_animated(image: Image.Image) -> bool:
    # What many phones write is two JPEGs in one, the second one no frame of the first.
    return image.format != "MPO" and bool(getattr(image, "is_animated", False))


def _rgb_profile(image: Image.Image) -> bytes | None:
    """The colour profile, unless it is of the inks or greys that the picture is converted from."""
    profile = _bytes(image.info.get("icc_profile"))
    return profile if profile[16:20] == b"RGB " else None


def _bytes(value: object) -> bytes:
    return value if isinstance(value, bytes) else b""
