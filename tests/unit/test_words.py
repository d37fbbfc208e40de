"""Everything that can go wrong has its sentence, and the sentence gets what it needs."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from pikadesk.domain import errors
from pikadesk.domain.catalogue import CATALOGUE, Task
from pikadesk.domain.draft import Problem
from pikadesk.domain.errors import (
    CreditsShort,
    DraftInvalid,
    Fault,
    ImageRejected,
    KeyRefused,
    PikadeskError,
    RateLimited,
    Refused,
)
from pikadesk.words import (
    FAULTS,
    FIELDS,
    IMAGE_REASONS,
    MODELS,
    PROBLEMS,
    TASKS,
    Language,
    fault_text,
    problem_text,
    sent_fault_text,
)

SOURCE = Path(errors.__file__).parents[1]
CLASSES = {
    cls.__name__: cls for cls in vars(errors).values() if isinstance(cls, type) and issubclass(cls, PikadeskError)
}
# What their own constructors give, beside what a caller names.
GIVEN = {"ImageRejected": {"name", "reason", "limit"}, "RateLimited": {"status"}, "DraftInvalid": {"fields"}}


@cache
def _source() -> list[tuple[str, ast.AST]]:
    """Give every call and every raise in the program, with its place."""
    return [
        (f"{file.relative_to(SOURCE)}:{node.lineno}", node)
        for file in sorted(SOURCE.rglob("*.py"))
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call | ast.Raise)
    ]


def _calls(*names: str) -> Iterator[tuple[str, ast.Call]]:
    for place, node in _source():
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names:
            yield place, node


def _constants(calls: Iterator[tuple[str, ast.Call]], argument: int) -> set[str]:
    found = (call.args[argument] for _, call in calls if len(call.args) > argument)
    return {node.value for node in found if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def _needs(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def test_every_problem_has_a_sentence_and_every_sentence_its_problem() -> None:
    assert _constants(_calls("Problem"), 1) == PROBLEMS.keys()


def test_every_reason_against_a_picture_has_a_sentence_and_every_sentence_its_reason() -> None:
    assert _constants(_calls("ImageRejected"), 1) == IMAGE_REASONS.keys()
    for reason in IMAGE_REASONS:
        assert reason in (ImageRejected.__doc__ or "")


def test_every_error_has_a_sentence_and_every_sentence_its_error() -> None:
    codes = {cls.code for cls in CLASSES.values()}
    assert len(codes) == len(CLASSES) - 1, "two errors share a code; ApiError alone has that of the root"
    assert codes | _constants(_calls("Fault"), 0) == FAULTS.keys()


def test_every_place_that_raises_gives_what_the_sentence_needs() -> None:
    places = list(_calls(*CLASSES))
    assert len(places) > 30
    for place, call in places:
        name = ast.unparse(call.func)
        given = {keyword.arg for keyword in call.keywords} | GIVEN.get(name, set())
        assert _needs(FAULTS[CLASSES[name].code]) <= given, place


def test_every_raised_class_is_given_values() -> None:
    """`raise Refused` without a call would give its sentence nothing."""
    for place, node in _source():
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Name) and node.exc.id in CLASSES:
            assert _needs(FAULTS[CLASSES[node.exc.id].code]) == set(), place


@pytest.mark.parametrize("template", [*PROBLEMS.values(), *IMAGE_REASONS.values(), *FAULTS.values()])
def test_a_sentence_is_one_for_people(template: str) -> None:
    assert template[0].isupper() or template[0] == "{"
    assert template.endswith((".", "”.", "}."))
    assert not _needs(template) & {"key", "token", "traceback", "error", "exception"}
    assert "Traceback" not in template


@pytest.mark.parametrize(
    ("fault", "text"),
    [
        (
            CreditsShort(status=406, message="x", required=4800, available=46).fault,
            "Not enough credits: this needs 4,800, the account has 46. Nothing was charged.",
        ),
        (
            CreditsShort(status=402, message="x").fault,
            "Not enough credits. Nothing was charged. Add credits on your account page.",
        ),
        (
            Refused(status=400, message="{prompt} is 5 % too long").fault,
            "The service refused the request (HTTP 400): “{prompt} is 5 % too long”. "
            "No video was made, nothing was charged.",
        ),
        (
            Refused(status=400, message="The filter refused it. ").fault,
            "The service refused the request (HTTP 400): “The filter refused it”. "
            "No video was made, nothing was charged.",
        ),
        (RateLimited(7.5).fault, FAULTS["rate_limited"]),
        (KeyRefused(status=401).fault, FAULTS["key_refused"]),
        (
            ImageRejected("duck.jpg", "too_many_bytes", 50).fault,
            "duck.jpg is larger than 50 MB, the most that can be uploaded. Save it smaller.",
        ),
        (ImageRejected("Möwe {x}", "folder").fault, "Möwe {x} is a folder. Choose the pictures inside it."),
        (
            errors.FolderUnwritable(path="/videos").fault,
            "/videos cannot be written. Choose another folder; nothing is lost.",
        ),
        (Fault("unexpected"), FAULTS["unexpected"]),
        *(
            (
                Refused(status=403, message=message).fault,
                "The service refused the request (HTTP 403). No video was made, nothing was charged.",
            )
            for message in ("HTTP 403", "", " ")
        ),
        (
            errors.GenerationFailed(message="").fault,
            "The service could not make the video, and gave no reason. Whether the credits come back is not known; "
            "your account page shows it.",
        ),
        (
            errors.OutcomeUnknown(reason="status", status=504).fault,
            "Outcome unknown: the request was sent, and no usable answer came back (HTTP 504). It may have been "
            "charged. Pikadesk will not send it again by itself.",
        ),
        (errors.OutcomeUnknown(reason="no_answer").fault, FAULTS["outcome_unknown"]),
        (
            errors.TransferBroken(reason="status", status=502).fault,
            "The service answered HTTP 502. Trying again is free.",
        ),
        (errors.TransferBroken(reason="connection_lost").fault, FAULTS["transfer_broken"]),
    ],
)
def test_a_fault_is_told(fault: Fault, text: str) -> None:
    assert fault_text(fault) == text


@pytest.mark.parametrize(
    ("fault", "text"),
    [
        (Refused(status=403, message="no").fault, "The service answered HTTP 403: “no”."),
        (Refused(status=403, message="HTTP 403").fault, "The service answered HTTP 403."),
        (
            errors.TransferBroken(reason="status", status=500).fault,
            "The service answered HTTP 500. Trying again is free.",
        ),
    ],
)
def test_a_fault_after_the_request_was_sent_is_told(fault: Fault, text: str) -> None:
    assert sent_fault_text(fault) == text


@pytest.mark.parametrize(
    "fault",
    [
        errors.NotReached(host="x").fault,
        Refused(status=400, message="no").fault,
        KeyRefused(status=401).fault,
        errors.KeyMissing().fault,
        CreditsShort(status=406, message="x", required=4800, available=46).fault,
        CreditsShort(status=402, message="x").fault,
        RateLimited(1.0).fault,
    ],
    ids=lambda fault: fault.code,
)
def test_what_was_paid_for_is_never_said_to_cost_nothing(fault: Fault) -> None:
    assert "charged" in fault_text(fault) or fault.code == "key_missing"
    assert "charged" not in sent_fault_text(fault)
    assert "sent" not in sent_fault_text(fault)


@pytest.mark.parametrize(
    ("problem", "text"),
    [
        (
            Problem("images", "too_many_pictures", (("most", 5), ("count", 6))),
            "Remove pictures: at most 5 fit, there are 6.",
        ),
        (Problem("prompt", "text_required"), "Write what should happen: this task needs a prompt."),
        (
            Problem("promptObject.imageUrls[1]", "image_missing", (("name", "duck.jpg"), ("reason", "missing"))),
            "duck.jpg is not there any more. Put it back, or choose another picture.",
        ),
        (Problem("promptObject", "missing"), "Add this field."),
        (
            Problem("promptObject.imageUrl", "image_too_many_pixels", (("limit", 100), ("name", "a.png"))),
            "a.png has more than 100 megapixels. Save it smaller.",
        ),
    ],
)
def test_a_problem_is_told(problem: Problem, text: str) -> None:
    assert problem_text(problem) == text


def test_the_template_is_translated_and_not_the_sentence() -> None:
    seen: list[str] = []

    def translate(template: str) -> str:
        seen.append(template)
        return template.upper().replace("{PATH}", "{path}").replace("{REQUIRED}", "{required}")

    language = Language(lambda template: translate(template).replace("{AVAILABLE}", "{available}"), "{:_}".format)
    assert fault_text(errors.FolderUnwritable(path="/v").fault, language).startswith("/v CANNOT")
    assert problem_text(Problem("a", "missing"), language) == "ADD THIS FIELD."
    short = fault_text(CreditsShort(status=406, message="x", required=4800, available=46).fault, language)
    assert short.startswith("NOT ENOUGH CREDITS: THIS NEEDS 4_800, THE ACCOUNT HAS 46.")
    assert seen == [FAULTS["folder_unwritable"], PROBLEMS["missing"], FAULTS["credits_short"]]


def test_every_task_field_and_model_has_a_word() -> None:
    assert TASKS.keys() == set(Task)
    assert FIELDS.keys() == {field.name for spec in CATALOGUE.values() for field in spec.fields}
    assert MODELS.keys() == {model for spec in CATALOGUE.values() for model in spec.prices}


def test_an_error_says_what_it_is_without_a_sentence() -> None:
    error = Refused(status=400, message="no", field=None)
    assert str(error) == "('refused', 'message=no', 'status=400')"
    assert error.fault == Fault("refused", (("message", "no"), ("status", 400)))
    assert error.fault.get("status") == 400
    assert error.fault.get("field") is None
    assert RateLimited().retry_after is None
    assert RateLimited(2.5).retry_after == 2.5
    problems = (Problem("seed", "seed_not_whole"), Problem("image", "picture_required"))
    assert DraftInvalid(problems).fault == Fault("draft_invalid", (("fields", "seed, image"),))


def test_the_tree_in_the_docstring_is_the_tree() -> None:
    tree = errors.__doc__ or ""
    for name, cls in CLASSES.items():
        assert f"{name} " in tree or f"{name}\n" in tree, name
        assert cls.__doc__
