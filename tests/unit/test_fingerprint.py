"""The same request is found again, whatever its pictures are called, and no other one is."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given

from pikadesk.domain.catalogue import Task
from pikadesk.domain.draft import Draft, ImageRef, LocalImage, StoredImage, Transition, UploadedImage, blank
from pikadesk.domain.fingerprint import fingerprint
from pikadesk.domain.request import GenerationRequest, parse, payload
from tests.unit.drafts import clean_drafts

DUCK, BOAT = StoredImage("ab" * 32, "duck.jpg"), StoredImage("cd" * 32, "boat.jpg")
WAVES = blank(Task.TEXT).with_value("prompt", "waves").with_value("seed", "7")
FRAMES = (
    blank(Task.FRAMES)
    .with_value("images", (DUCK, BOAT, DUCK))
    .with_value("transitions", (Transition(5), Transition(3)))
)


def of(draft: Draft) -> str:
    return fingerprint(parse(draft))


def test_what_is_sent_alike_has_the_same_one() -> None:
    assert len(of(WAVES)) == 64
    assert of(WAVES.with_value("prompt", " waves\n").with_value("seed", " 007 ")) == of(WAVES)
    assert of(Draft(Task.TEXT, dict(reversed(WAVES.values.items())))) == of(WAVES)


def test_what_is_sent_otherwise_has_another_one() -> None:
    others = [
        WAVES.with_value("prompt", "Waves"),
        WAVES.with_value("seed", "8"),
        WAVES.with_value("seed", ""),
        WAVES.with_value("negative_prompt", "mist"),
        WAVES.with_value("resolution", "1080p"),
        FRAMES,
        FRAMES.with_value("transitions", (Transition(3), Transition(5))),
        FRAMES.with_value("images", (BOAT, DUCK, DUCK)),
        FRAMES.with_value("images", (DUCK, UploadedImage("images/x.jpg"), DUCK)),
        FRAMES.with_value("images", (DUCK, UploadedImage("images/y.jpg"), DUCK)),
        FRAMES.with_value("images", (DUCK, LocalImage(Path("/pictures/boat.jpg")), DUCK)),
    ]
    assert len({of(draft) for draft in (WAVES, *others)}) == len(others) + 1


def test_pictures_count_by_their_content_and_not_by_their_names() -> None:
    renamed = StoredImage(DUCK.digest, "Möwe 🦆.png"), BOAT, StoredImage(DUCK.digest, "other.jpg")
    assert of(FRAMES.with_value("images", renamed)) == of(FRAMES)
    # Nor by what else is written where a name would be.
    odd = UploadedImage(f"image:{DUCK.digest}/"), BOAT, DUCK
    assert of(FRAMES.with_value("images", odd)) != of(FRAMES)


@given(clean_drafts(), clean_drafts())
def test_two_have_the_same_one_where_the_service_gets_the_same(one: Draft, other: Draft) -> None:
    requests = parse(one), parse(other)
    same = _sent(requests[0]) == _sent(requests[1])
    assert (fingerprint(requests[0]) == fingerprint(requests[1])) == same


def _sent(request: GenerationRequest) -> dict[str, object]:
    assets: dict[ImageRef, str] = {
        ref: f"content {ref.digest}" if isinstance(ref, StoredImage) else f"file {ref}" for ref in request.images
    }
    return payload(request, assets, recoverable=False)
