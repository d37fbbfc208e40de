"""What makes two requests the same one, so that what was bought already can be found."""

from __future__ import annotations

import hashlib
import json

from pikadesk.domain.draft import ImageRef, StoredImage
from pikadesk.domain.request import GenerationRequest, to_recipe


def fingerprint(request: GenerationRequest) -> str:
    """Return 64 hex digits that two requests have in common where the service would get the same from both.

    A picture in the image store counts by its content and not by its file's name, one that the service has by its path
    there, and one that is still where the user has it by its path here.
    """
    nameless: dict[ImageRef, ImageRef] = {
        ref: StoredImage(ref.digest, "") for ref in request.images if isinstance(ref, StoredImage)
    }
    recipe = to_recipe(request.with_images(nameless).draft)
    return hashlib.sha256(json.dumps(recipe, sort_keys=True).encode()).hexdigest()
