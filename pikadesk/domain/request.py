"""A request that may be sent, the body that is sent for it, and its JSON form, the recipe.

A recipe is the provider's own body, in which a picture is named by where it is: a path (relative to the recipe's
folder), `asset:images/x.jpg` for one that the service already has, `image:<sha-256>/<name>` for one in the image store.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import assert_never

from pikadesk.domain.catalogue import CATALOGUE, PROVIDER_MODEL, TaskSpec, spec_for
from pikadesk.domain.draft import (
    Draft,
    FieldValue,
    ImageRef,
    LocalImage,
    Problem,
    StoredImage,
    Transition,
    UploadedImage,
    blank,
    check,
    is_text,
    read_seed,
)
from pikadesk.domain.errors import DraftInvalid
from pikadesk.domain.fields import Choice, Field, Image, Images, OptionValue, Seed, Text, Transitions

RECIPE_VERSION = 1

_ASSET = "asset:"
_STORED = "image:"
_WEB = ("http://", "https://")
BESIDE_RECIPE = "pikadesk"
"""What Pikadesk itself writes into a video beside the recipe; whoever reads the recipe passes it over."""

RECIPE_MARK = "promptObject"
"""The key that every recipe has: what has none was never meant for one."""

_BODY_KEYS = ("type", "model", "conversationId", "promptObject")


@dataclass(frozen=True, slots=True)
class GenerationRequest:
    """A draft without problems; the type is the proof, so nothing later checks again.

    Raises:
        DraftInvalid: The draft has problems.
    """

    draft: Draft

    def __post_init__(self) -> None:
        problems = check(self.draft)
        if problems:
            raise DraftInvalid(problems)

    @property
    def spec(self) -> TaskSpec:
        """The task's entry in the catalogue."""
        return self.draft.spec

    @property
    def images(self) -> tuple[ImageRef, ...]:
        """Every picture of the request, in order, the same one as often as it is used."""
        return tuple(ref for name in _image_fields(self.spec) for ref in self.draft.images(name))

    def with_images(self, replacement: Mapping[ImageRef, ImageRef]) -> GenerationRequest:
        """Return the same request with other places for its pictures; what is not in the mapping stays."""
        draft = self.draft
        for field in self.spec.fields:
            refs = tuple(replacement.get(ref, ref) for ref in draft.images(field.name))
            if isinstance(field, Image):
                draft = draft.with_value(field.name, refs[0])
            elif isinstance(field, Images):
                draft = draft.with_value(field.name, refs)
        return GenerationRequest(draft)


def parse(draft: Draft) -> GenerationRequest:
    """Turn a draft into a request.

    Raises:
        DraftInvalid: The draft has problems; they are what `check` returns.
    """
    return GenerationRequest(draft)


def payload(request: GenerationRequest, assets: Mapping[ImageRef, str], *, recoverable: bool) -> dict[str, object]:
    """Return the body of POST /api/features.

    Args:
        request: What to generate.
        assets: The service's path of each picture that was uploaded for this request.
        recoverable: True adds `"async": true`, which makes the service answer at once with an id.

    Raises:
        KeyError: A picture has no asset yet.
    """
    body = _body(request.draft, lambda ref: ref.path if isinstance(ref, UploadedImage) else assets[ref])
    return {"type": body.pop("type"), "async": True, **body} if recoverable else body


def to_recipe(draft: Draft, folder: Path | None = None) -> dict[str, object]:
    """Return a draft without problems in its JSON form.

    Args:
        draft: What to write down.
        folder: Where the recipe will be; paths below it are written relative to it.
    """
    return _body(draft, lambda ref: _image_text(ref, folder))


def read_recipe(value: object, folder: Path) -> Draft:
    """Read a recipe.

    Args:
        value: What the JSON held.
        folder: What relative paths are relative to.

    Returns:
        A draft, which may still have problems that `check` finds.

    Raises:
        DraftInvalid: It is no recipe. Each problem's field is a path in the JSON, such as `promptObject.seed`.
    """
    return read_body(value, lambda text: _read_image(text, folder))


def read_body(value: object, image: Callable[[str], ImageRef]) -> Draft:
    """Read the provider's body, or a recipe, strictly: a field that the task has not is a problem.

    Args:
        value: What the JSON held.
        image: What a picture's text means.

    Raises:
        DraftInvalid: Names every part that is not as it must be.
    """
    spec, prompt_object = _read_envelope(value)
    draft, problems = blank(spec.task), list[Problem]()
    keys = {field.key: field for field in spec.fields}
    for key, item in prompt_object.items():
        try:
            field = keys[key]
            draft = draft.with_value(field.name, _read_value(field, item, image))
        except KeyError:
            problems.append(Problem(f"promptObject.{key}", "unknown_field", (("task", spec.task),)))
        except _NoPicture as wrong:
            problems.append(replace(wrong.problem, field=f"promptObject.{key}{wrong.where}"))
        except _WrongType as wrong:
            problems.append(Problem(f"promptObject.{key}{wrong.where}", "wrong_type", (("expected", wrong.expected),)))
    if problems:
        raise DraftInvalid(tuple(problems))
    return _with_default_transitions(draft)


def recipe_field(draft: Draft, field: str) -> str:
    """Return where a problem that `check` found stands in the recipe: `transitions[0].duration` with its full path."""
    name, bracket, rest = field.partition("[")
    return f"promptObject.{draft.spec.field(name).key}{bracket}{rest}"


def _image_fields(spec: TaskSpec) -> Iterator[str]:
    return (field.name for field in spec.fields if isinstance(field, Image | Images))


def _body(draft: Draft, image: Callable[[ImageRef], str]) -> dict[str, object]:
    spec = draft.spec
    prompt_object: dict[str, object] = {"task_type": draft.get("model")}
    for field in spec.fields:
        value = _json_value(draft, field, image)
        if value is not None:
            prompt_object[field.key] = value
    return {"type": spec.type, "model": PROVIDER_MODEL, "conversationId": spec.type, "promptObject": prompt_object}


def _json_value(draft: Draft, field: Field, image: Callable[[ImageRef], str]) -> object:
    """Return what the body holds for a field, None where the field is left out."""
    match field:
        case Text():
            return draft.text(field.name).strip() or None
        case Choice():
            return draft.get(field.name)
        case Seed():
            return read_seed(draft.text(field.name))
        case Image():
            return next(map(image, draft.images(field.name)), None)
        case Images():
            return [image(ref) for ref in draft.images(field.name)]
        case Transitions():
            return [_transition_json(transition) for transition in draft.transitions(field.name)]
        case _:
            assert_never(field)


def _transition_json(transition: Transition) -> dict[str, object]:
    prompt = transition.prompt.strip()
    return {"duration": transition.duration, "prompt": prompt} if prompt else {"duration": transition.duration}


def _image_text(ref: ImageRef, folder: Path | None) -> str:
    match ref:
        case LocalImage(path):
            inside = folder is not None and path.is_relative_to(folder)
            text = (path.relative_to(folder) if inside and folder else path).as_posix()
            return f"./{text}" if text.startswith((_ASSET, _STORED)) else text
        case StoredImage(digest, name):
            return f"{_STORED}{digest}/{name}"
        case UploadedImage(path):
            return f"{_ASSET}{path}"
        case _:
            assert_never(ref)


def _read_image(text: str, folder: Path) -> ImageRef:
    if not text.removeprefix(_ASSET).strip():
        raise _NoPicture(Problem("", "picture_required"))
    if text.lower().startswith(_WEB):
        raise _NoPicture(Problem("", "picture_on_web"))
    if text.startswith(_ASSET):
        return UploadedImage(text.removeprefix(_ASSET))
    if text.startswith(_STORED):
        digest, _, name = text.removeprefix(_STORED).partition("/")
        return StoredImage(digest, name)
    return LocalImage(folder / text)


def _read_envelope(value: object) -> tuple[TaskSpec, dict[str, object]]:
    if not isinstance(value, dict):
        raise DraftInvalid((Problem("recipe", "wrong_type", (("expected", "object"),)),))
    if value.get("version", RECIPE_VERSION) != RECIPE_VERSION:
        values = (("version", str(value["version"])), ("supported", RECIPE_VERSION))
        raise DraftInvalid((Problem("version", "other_version", values),))
    known = (*_BODY_KEYS, "version", BESIDE_RECIPE)
    problems = [Problem(key, "missing") for key in _BODY_KEYS if key not in value]
    problems += [Problem(str(key), "unknown_field") for key in value if key not in known]
    prompt_object = value.get("promptObject", {})
    if not isinstance(prompt_object, dict):
        problems.append(Problem("promptObject", "wrong_type", (("expected", "object"),)))
    elif "promptObject" in value and "task_type" not in prompt_object:
        problems.append(Problem("promptObject.task_type", "missing"))
    if problems:
        raise DraftInvalid(tuple(problems))
    return _read_task(value, prompt_object), prompt_object


def _read_task(value: Mapping[str, object], prompt_object: Mapping[str, object]) -> TaskSpec:
    problems = []
    if value["model"] != PROVIDER_MODEL:
        problems.append(Problem("model", "no_such_option", (("options", PROVIDER_MODEL),)))
    spec = spec_for(str(value["type"]), str(prompt_object["task_type"]))
    # A list, since whatever JSON holds may be looked for in it, and not all of that has a hash.
    types = list(dict.fromkeys(spec.type for spec in CATALOGUE.values()))
    if value["type"] not in types:
        problems.append(Problem("type", "no_such_option", (("options", ", ".join(types)),)))
    elif spec is None:
        models = dict.fromkeys(
            name for each in CATALOGUE.values() if each.type == value["type"] for name in each.prices
        )
        problems.append(Problem("promptObject.task_type", "no_such_option", (("options", ", ".join(models)),)))
    if value["conversationId"] != value["type"]:
        problems.append(Problem("conversationId", "no_such_option", (("options", str(value["type"])),)))
    if problems or spec is None:
        raise DraftInvalid(tuple(problems))
    return spec


class _NoPicture(Exception):
    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem, self.where = problem, ""


class _WrongType(Exception):
    def __init__(self, expected: str, where: str = "") -> None:
        super().__init__(expected, where)
        self.expected, self.where = expected, where


def _read_value(field: Field, value: object, image: Callable[[str], ImageRef]) -> FieldValue:
    match field:
        case Text():
            return _string(value)
        case Choice():
            return _option(field, value)
        case Seed():
            return str(_whole(value))
        case Image():
            return image(_string(value))
        case Images():
            return tuple(_read_one(item, f"[{index}]", image) for index, item in enumerate(_list(value)))
        case Transitions():
            return tuple(_read_transition(field, item, f"[{index}]") for index, item in enumerate(_list(value)))
        case _:
            assert_never(field)


def _read_one(value: object, where: str, image: Callable[[str], ImageRef]) -> ImageRef:
    try:
        return image(_string(value, where))
    except _NoPicture as wrong:
        wrong.where = where
        raise


def _read_transition(field: Transitions, value: object, where: str) -> Transition:
    if not isinstance(value, dict):
        raise _WrongType("object", where)
    unknown = set(value) - {"duration", "prompt"}
    if unknown:
        raise _WrongType("duration, prompt", f"{where}.{min(map(str, unknown))}")
    duration = _whole(value.get("duration", field.default), f"{where}.duration")
    return Transition(duration, _string(value.get("prompt", ""), f"{where}.prompt"))


def _with_default_transitions(draft: Draft) -> Draft:
    """A body without transitions means the default duration in every gap: the page calls them optional."""
    for field in draft.spec.fields:
        if isinstance(field, Transitions) and not draft.transitions(field.name):
            gaps = max(0, len(draft.images(field.images)) - 1)
            draft = draft.with_value(field.name, (Transition(field.default),) * gaps)
    return draft


def _string(value: object, where: str = "") -> str:
    if not is_text(value):
        raise _WrongType("text", where)
    return value


def _option(field: Choice, value: object) -> OptionValue:
    """Return what may be an option; whether it is one, `check` says."""
    if type(value) is int or isinstance(value, str):
        return value
    raise _WrongType(" or ".join(map(str, field.options)))


def _whole(value: object, where: str = "") -> int:
    if type(value) is not int:
        raise _WrongType("whole number", where)
    return value


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise _WrongType("list")
    return value
