"""Jobs, clips, drafts and texts as JSON, the form in which the database keeps them.

In ASCII: a prompt or a file's name may hold half a character, which UTF-8 cannot say.
"""

from __future__ import annotations

import json
from dataclasses import fields as dataclass_fields
from datetime import datetime
from pathlib import Path
from typing import Any, get_args

from pikadesk.domain.clip import Clip, VideoFacts
from pikadesk.domain.draft import Draft
from pikadesk.domain.errors import Fault
from pikadesk.domain.job import Charged, Failed, Job, State, Uncertain, Uploading
from pikadesk.domain.request import GenerationRequest, parse, read_recipe, to_recipe

_STATES = {state.__name__: state for state in get_args(State)}
# Every picture of a stored request is in the image store or with the service: no path is relative to anything.
_NOWHERE = Path("/")


def write_job(job: Job) -> str:
    """Return a job as JSON."""
    return json.dumps(
        {
            "request": to_recipe(job.request.draft),
            "estimated_credits": job.estimated_credits,
            "created_at": job.created_at.isoformat(),
            "changed_at": job.changed_at.isoformat(),
            "state": _write_state(job.state),
            "trouble": _write_fault(job.trouble),
        }
    )


def read_job(job_id: str, text: str) -> Job:
    """Read what `write_job` wrote."""
    doc = json.loads(text)
    return Job(
        job_id,
        _read_request(doc["request"]),
        doc["estimated_credits"],
        datetime.fromisoformat(doc["created_at"]),
        datetime.fromisoformat(doc["changed_at"]),
        _read_state(doc["state"]),
        _read_fault(doc["trouble"]),
    )


def write_clip(clip: Clip) -> str:
    """Return a clip as JSON."""
    return json.dumps(
        {
            "path": str(clip.path),
            "request": to_recipe(clip.request.draft),
            "facts": {field.name: getattr(clip.facts, field.name) for field in dataclass_fields(VideoFacts)},
            "created_at": clip.created_at.isoformat(),
            "remote_id": clip.remote_id,
            "credits": clip.credits,
        }
    )


def read_clip(clip_id: str, text: str) -> Clip:
    """Read what `write_clip` wrote."""
    doc = json.loads(text)
    return Clip(
        clip_id,
        Path(doc["path"]),
        _read_request(doc["request"]),
        VideoFacts(**doc["facts"]),
        datetime.fromisoformat(doc["created_at"]),
        doc["remote_id"],
        doc["credits"],
    )


def write_draft(draft: Draft) -> str:
    """Return a draft as JSON; what could never be sent, such as a seed that is no number, is left out."""
    return json.dumps(to_recipe(draft))


def read_draft(text: str) -> Draft:
    """Read what `write_draft` wrote; raises `DraftInvalid` where it was written by another version."""
    return read_recipe(json.loads(text), _NOWHERE)


def write_text(text: str) -> str:
    """Return a text as JSON; the same text is always the same JSON."""
    return json.dumps(text)


def read_text(doc: str) -> str:
    """Read what `write_text` wrote; raises `ValueError` where it is no text."""
    text = json.loads(doc)
    if not isinstance(text, str):
        raise ValueError(doc)
    return text


def _read_request(recipe: object) -> GenerationRequest:
    return parse(read_recipe(recipe, _NOWHERE))


def _write_fault(fault: Fault | None) -> dict[str, Any] | None:
    return None if fault is None else {"code": fault.code, "values": dict(fault.values)}


def _read_fault(doc: dict[str, Any] | None) -> Fault | None:
    return None if doc is None else Fault(doc["code"], tuple(sorted(doc["values"].items())))


def _write_state(state: State) -> dict[str, Any]:
    doc: dict[str, Any] = {"kind": type(state).__name__}
    for field in dataclass_fields(state):
        value = getattr(state, field.name)
        if isinstance(value, Fault):
            value = _write_fault(value)
        elif isinstance(value, datetime):
            value = value.isoformat()
        doc[field.name] = value
    return doc


def _read_state(doc: dict[str, Any]) -> State:
    values = {name: value for name, value in doc.items() if name != "kind"}
    kind = _STATES[doc["kind"]]
    if kind is Uploading and values["retry_at"] is not None:
        values["retry_at"] = datetime.fromisoformat(values["retry_at"])
    elif kind in (Failed, Uncertain):
        values["fault"] = _read_fault(values["fault"])
    if kind is Failed:
        values["charged"] = Charged(values["charged"])
    state: State = kind(**values)
    return state
