"""The pictures that a draft asks for."""

from __future__ import annotations

from pikadesk.domain.draft import Draft, UploadedImage
from pikadesk.domain.fields import Image, Images


def uploaded_images(draft: Draft) -> list[tuple[Image | Images, list[UploadedImage]]]:
    """Return each picture field of a draft with its uploaded pictures, in order."""
    fields = [field for field in draft.spec.fields if isinstance(field, Image | Images)]
    return [(field, [ref for ref in draft.images(field.name) if isinstance(ref, UploadedImage)]) for field in fields]
