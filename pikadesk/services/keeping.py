"""Copies of a request's pictures, so that it does not matter what becomes of the originals."""

from __future__ import annotations

from pikadesk.domain.draft import ImageRef, LocalImage, StoredImage
from pikadesk.domain.request import GenerationRequest
from pikadesk.services.ports import ImageStore
from pikadesk.services.threads import in_thread


async def keep_pictures(images: ImageStore, request: GenerationRequest) -> GenerationRequest:
    """Return the request with its pictures in the image store; what is there already, or with the service, stays.

    Raises:
        ImageRejected: A picture cannot be used.
        StorageError: A copy cannot be written.
    """
    kept: dict[ImageRef, ImageRef] = {}
    for ref in dict.fromkeys(request.images):
        if isinstance(ref, LocalImage):
            kept[ref] = await in_thread(images.keep, ref.path, keep_location=ref.keep_location)
        elif isinstance(ref, StoredImage):
            images.path(ref)
    return request.with_images(kept)
