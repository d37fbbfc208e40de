"""Reading the body of POST /api/features as strictly as the provider's pages are written."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import NoReturn

from pikadesk.domain.draft import Draft, Problem, UploadedImage, check
from pikadesk.domain.errors import DraftInvalid
from pikadesk.domain.fields import Images
from pikadesk.domain.request import read_body, recipe_field
from pikadesk.sandbox.render_inputs import uploaded_images


@dataclass(frozen=True, slots=True)
class FieldFault:
    """What is wrong with one field, as the provider would say it."""

    field: str
    message: str


class BodyRefused(Exception):
    """A body that is not accepted; nothing was charged."""

    def __init__(self, *faults: FieldFault) -> None:
        super().__init__(*faults)
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Wanted:
    """A body that was accepted.

    Attributes:
        draft: What it asks for; its pictures are uploaded ones.
        body: The same as it came.
        asynchronous: Whether the answer is wanted at once.
    """

    draft: Draft
    body: dict[str, object]
    asynchronous: bool


def read_wanted(raw: bytes, has_asset: Callable[[str], bool]) -> Wanted:
    """Read and check a body.

    Args:
        raw: What came.
        has_asset: Says whether a picture was uploaded.

    Raises:
        BodyRefused: It is not what the pages allow.
    """
    body = _object(raw)
    asynchronous = body.get("async", False)
    if not isinstance(asynchronous, bool):
        raise BodyRefused(FieldFault("async", "async must be a boolean value"))
    draft = read_draft(body)
    faults = [FieldFault(recipe_field(draft, problem.field), _sentence(problem)) for problem in check(draft)]
    if not faults:
        faults = list(_never_uploaded(draft, has_asset))
    if faults:
        raise BodyRefused(*faults)
    return Wanted(draft, body, asynchronous)


def read_draft(body: dict[str, object]) -> Draft:
    """Read a body as a draft, which may still have problems.

    Raises:
        BodyRefused: It is no draft.
    """
    # A recipe may name its version, the provider's body may not.
    faults = [FieldFault("version", "property version should not exist")] if "version" in body else []
    try:
        draft = read_body({key: value for key, value in body.items() if key not in ("async", "version")}, UploadedImage)
    except DraftInvalid as error:
        faults += [FieldFault(problem.field, _sentence(problem)) for problem in error.problems]
        raise BodyRefused(*faults) from error
    if faults:
        raise BodyRefused(*faults)
    return draft


def _object(raw: bytes) -> dict[str, object]:
    try:
        value = json.loads(raw, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise BodyRefused(FieldFault("body", f"not JSON: {type(error).__name__}")) from error
    if not isinstance(value, dict):
        raise BodyRefused(FieldFault("body", "must be an object"))
    return value


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _never_uploaded(draft: Draft, has_asset: Callable[[str], bool]) -> list[FieldFault]:
    faults = []
    for field, refs in uploaded_images(draft):
        for index, ref in enumerate(refs):
            if not has_asset(ref.path):
                where = f"[{index}]" if isinstance(field, Images) else ""
                message = f"{ref.path} was never uploaded: use the path that the Asset API returned"
                faults.append(FieldFault(f"promptObject.{field.key}{where}", message))
    return faults


_SENTENCES = {
    "wrong_type": "must be {expected}",
    "wrong_kind": "is of the wrong type",
    "unknown_field": "should not exist here",
    "missing": "is required",
    "no_such_option": "must be one of the following values: {options}",
    "text_required": "should not be empty",
    "choice_required": "is required",
    "picture_required": "is required",
    "out_of_range": "must be from {lowest} to {highest}",
    "too_few_pictures": "must contain at least {fewest} elements",
    "too_many_pictures": "must contain no more than {most} elements",
    "wrong_transition_count": "must contain {expected} elements, one fewer than there are images",
    "total_too_long": "must not be longer than {most} seconds in all",
}


def _sentence(problem: Problem) -> str:
    return _SENTENCES.get(problem.code, "is not valid").format(**dict(problem.values))
