"""What holds of every draft, whatever it holds."""

from __future__ import annotations

import json

from hypothesis import given

from pikadesk.domain.catalogue import CATALOGUE, spec_for
from pikadesk.domain.clip import title
from pikadesk.domain.draft import Draft, LocalImage, blank, check
from pikadesk.domain.errors import DraftInvalid
from pikadesk.domain.fields import Choice
from pikadesk.domain.pricing import estimate, price_differences, transition_credits
from pikadesk.domain.request import parse, payload, read_recipe, recipe_field, to_recipe
from pikadesk.words import problem_text
from tests.unit.drafts import FOLDER, any_drafts, clean_drafts


@given(any_drafts())
def test_no_draft_makes_anything_raise(draft: Draft) -> None:
    problems = check(draft)
    now = estimate(draft)
    assert now.credits > 0
    assert now.seconds >= 0
    assert all(credits >= 0 for credits in transition_credits(draft))
    assert title(draft)
    to_recipe(draft)
    to_recipe(draft, FOLDER)
    for problem in problems:
        assert problem_text(problem)
        assert recipe_field(draft, problem.field).startswith("promptObject.")
        assert draft.spec.has(problem.field.partition("[")[0])


@given(any_drafts())
def test_a_difference_is_what_the_other_choice_really_changes(draft: Draft) -> None:
    differences = price_differences(draft)
    choices = {field.name: field for field in draft.spec.fields if isinstance(field, Choice)}
    assert differences.keys() == choices.keys()
    for name, each in differences.items():
        assert set(choices[name].options) - {draft.get(name)} == each.keys()
        for option, difference in each.items():
            assert estimate(draft.with_value(name, option)).credits == estimate(draft).credits + difference


@given(any_drafts())
def test_a_draft_parses_if_and_only_if_it_has_no_problems(draft: Draft) -> None:
    problems = check(draft)
    try:
        request = parse(draft)
    except DraftInvalid as error:
        assert error.problems == problems != ()
    else:
        assert problems == ()
        assert request.draft is draft


@given(any_drafts())
def test_what_is_missing_counts_as_blank(draft: Draft) -> None:
    filled = Draft(draft.task, {**blank(draft.task).values, **draft.values})
    assert check(filled) == check(draft)
    assert estimate(filled) == estimate(draft)
    assert to_recipe(filled) == to_recipe(draft)


@given(clean_drafts())
def test_every_clean_draft_gives_a_body_that_can_be_sent(draft: Draft) -> None:
    assert check(draft) == ()
    request = parse(draft)
    assets = {ref: f"images/{number}.jpg" for number, ref in enumerate(request.images)}
    body = payload(request, assets, recoverable=False)
    assert json.loads(json.dumps(body, ensure_ascii=False).encode()) == body
    assert {**body, "async": True} == payload(request, assets, recoverable=True)
    prompt_object = body["promptObject"]
    assert isinstance(prompt_object, dict)
    assert prompt_object.keys() <= {field.key for field in draft.spec.fields}
    assert "" not in prompt_object.values()
    assert estimate(draft).complete


@given(clean_drafts(trimmed=True))
def test_a_recipe_is_read_as_the_draft_that_it_was_written_from(draft: Draft) -> None:
    for folder in (None, FOLDER):
        recipe = json.loads(json.dumps(to_recipe(draft, folder), ensure_ascii=False).encode())
        assert read_recipe(recipe, FOLDER) == draft


@given(clean_drafts())
def test_reading_and_writing_a_recipe_again_changes_nothing(draft: Draft) -> None:
    recipe = to_recipe(draft, FOLDER)
    assert to_recipe(read_recipe(recipe, FOLDER), FOLDER) == recipe


@given(clean_drafts())
def test_pictures_can_be_put_in_other_places(draft: Draft) -> None:
    request = parse(draft)
    elsewhere = {ref: LocalImage(FOLDER / "elsewhere" / str(number)) for number, ref in enumerate(request.images)}
    moved = request.with_images(elsewhere)
    assert moved.images == tuple(elsewhere[ref] for ref in request.images)
    assert request.with_images({}) == request


@given(clean_drafts())
def test_type_and_model_say_which_task_it_is(draft: Draft) -> None:
    assert spec_for(draft.spec.type, str(draft.get("model"))) is CATALOGUE[draft.task]
