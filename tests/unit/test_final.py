"""What comes out of one request: its final, its variations, and one for each picture."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pikadesk.domain.catalogue import CATALOGUE, Task
from pikadesk.domain.draft import Draft, ImageRef, LocalImage, StoredImage, blank
from pikadesk.domain.fields import Seed
from pikadesk.domain.final import MOST_VARIATIONS, as_draft, at_final, fixed_seed, per_picture, variations
from pikadesk.domain.fingerprint import fingerprint
from pikadesk.domain.pricing import estimate
from pikadesk.domain.request import parse
from tests.fakes.contracts import DRAFTS
from tests.unit.drafts import clean_drafts

HIGHEST = Seed("seed", "seed").highest


def text(**values: str | int) -> Draft:
    return Draft(Task.TEXT, {"prompt": "waves", **values})


def test_a_draft_is_made_again_at_1080p_for_the_full_price() -> None:
    final = at_final(parse(text(resolution="720p", duration=10, seed="7")))
    assert final is not None
    assert final.request.draft == text(resolution="1080p", duration=10, seed="7")
    assert (final.credits, final.difference, final.same_seed) == (2_700_000, 1_500_000, True)


@given(clean_drafts())
def test_the_draft_of_a_final_is_what_it_was_made_from(draft: Draft) -> None:
    final = at_final(parse(draft))
    made = as_draft(final.request) if final is not None else as_draft(parse(draft))
    if final is not None:
        assert made == parse(draft)
    elif draft.spec.has("resolution"):
        assert made == parse(draft.with_value("resolution", "720p"))
    else:
        assert made is None


def test_a_draft_is_not_the_final_of_another() -> None:
    assert as_draft(parse(text(resolution="720p"))) is None


def test_an_older_model_makes_it_for_the_same_price() -> None:
    final = at_final(parse(text(resolution="720p", model="pika-v2-turbo")))
    assert final is not None
    assert (final.credits, final.difference, final.same_seed) == (600_000, 0, False)


@pytest.mark.parametrize("draft", [text(resolution="1080p"), DRAFTS[Task.EFFECTS]], ids=["final already", "effects"])
def test_what_is_final_or_has_no_resolution_has_no_final(draft: Draft) -> None:
    assert at_final(parse(draft)) is None


@given(clean_drafts())
def test_a_final_differs_in_nothing_but_its_resolution(draft: Draft) -> None:
    final = at_final(parse(draft))
    if final is not None:
        assert final.request.draft.with_value("resolution", "720p") == draft.with_value("resolution", "720p")
        assert final.credits == estimate(final.request.draft).credits == estimate(draft).credits + final.difference
        assert final.difference >= 0
        assert at_final(final.request) is None


@pytest.mark.parametrize(("typed", "seed"), [("", None), (" ", None), ("0", 0), (" 007 ", 7)])
def test_a_fixed_seed(typed: str, seed: int | None) -> None:
    assert fixed_seed(text(seed=typed)) == seed


def test_every_task_has_a_seed() -> None:
    """Variations rely on it."""
    assert all(sum(isinstance(field, Seed) for field in spec.fields) == 1 for spec in CATALOGUE.values())


def seeds(draft: Draft, count: int, first: int) -> list[int | None]:
    return [fixed_seed(request.draft) for request in variations(parse(draft), count, first)]


def test_the_forms_seed_is_the_first_one() -> None:
    assert seeds(text(seed=" 007 "), 3, 99) == [7, 8, 9]
    assert seeds(text(), 3, 99) == [99, 100, 101]
    assert seeds(text(), 1, 99) == [99]


def test_after_the_highest_seed_comes_the_lowest() -> None:
    assert seeds(text(seed=str(HIGHEST)), 3, 0) == [HIGHEST, 0, 1]


@given(clean_drafts(), st.integers(1, MOST_VARIATIONS), st.integers(0, HIGHEST))
def test_no_variation_is_another_one(draft: Draft, count: int, first: int) -> None:
    made = variations(parse(draft), count, first)
    assert len({fingerprint(request) for request in made}) == len(made) == count
    assert sum(estimate(request.draft).credits for request in made) == count * estimate(draft).credits
    if fixed_seed(draft) is not None:
        assert fingerprint(made[0]) == fingerprint(parse(draft))


@pytest.mark.parametrize("task", [Task.IMAGE, Task.EFFECTS])
def test_one_draft_for_each_picture(task: Task) -> None:
    pictures: list[ImageRef] = [LocalImage(Path("/a.jpg")), StoredImage("ab" * 32, "b.jpg"), LocalImage(Path("/a.jpg"))]
    drafts = per_picture(DRAFTS[task], pictures)
    assert [draft.images("image") for draft in drafts] == [(pictures[0],), (pictures[1],)]
    assert all(draft.with_value("image", None) == DRAFTS[task].with_value("image", None) for draft in drafts)


@pytest.mark.parametrize("task", [Task.TEXT, Task.SCENES, Task.FRAMES])
def test_other_tasks_do_not_take_one_picture(task: Task) -> None:
    assert per_picture(blank(task), [LocalImage(Path("/a.jpg"))]) == ()
