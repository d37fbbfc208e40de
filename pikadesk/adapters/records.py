"""Jobs, their journals, clips and their marks, drafts and texts as JSON, the form in which the database keeps them.

In ASCII: a prompt or a file's name may hold half a character, which UTF-8 cannot say.
"""

from __future__ import annotations

import contextlib
import json
from dataclasses import fields as dataclass_fields
from datetime import datetime
from pathlib import Path
from typing import Any, get_args

from pikadesk.domain.clip import Clip, VideoFacts
from pikadesk.domain.draft import Draft
from pikadesk.domain.errors import DraftInvalid, Fault
from pikadesk.domain.fingerprint import fingerprint
from pikadesk.domain.job import Charged, Job, Origin, OriginKind, State
from pikadesk.domain.journal import JournalEntry
from pikadesk.domain.library import Marks
from pikadesk.domain.request import GenerationRequest, parse, read_recipe, to_recipe

UNREADABLE = (DraftInvalid, ValueError, KeyError, TypeError, AttributeError, RecursionError)
"""What reading a record raises that is damaged, or that a rule of today refuses."""

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
            "origin": _write_origin(job.origin),
            "rank": job.rank,
            "hidden": job.hidden,
            "sent_at": _write_time(job.sent_at),
            "made_at": _write_time(job.made_at),
            "received": job.received,
        }
    )


def read_job(job_id: str, text: str) -> Job:
    """Read what `write_job` wrote, also that of an earlier version: what it did not know yet has its default."""
    doc = json.loads(text)
    return Job(
        job_id,
        _read_request(doc["request"]),
        doc["estimated_credits"],
        datetime.fromisoformat(doc["created_at"]),
        datetime.fromisoformat(doc["changed_at"]),
        _read_state(doc["state"]),
        _read_fault(doc["trouble"]),
        _read_origin(doc.get("origin")),
        doc.get("rank", 0),
        doc.get("hidden", False),
        _read_time(doc.get("sent_at")),
        _read_time(doc.get("made_at")),
        doc.get("received", 0),
    )


def write_entry(job: Job, before: str | None) -> str | None:
    """Return what a job's journal says next, None where that is what it says already.

    Args:
        job: The job as it is now.
        before: The newest entry that there is. The first one holds the request too, and what else never changes.
    """
    doc = {"state": _write_state(job.state), "trouble": _write_fault(job.trouble), "received": job.received}
    with contextlib.suppress(ValueError, AttributeError):
        # One that was damaged must not keep the next one from being written.
        known = json.loads(before or "").get
        return None if all(known(name) == value for name, value in doc.items()) else json.dumps(doc)
    first = {
        "request": to_recipe(job.request.draft),
        "fingerprint": fingerprint(job.request),
        "estimated_credits": job.estimated_credits,
        "created_at": job.created_at.isoformat(),
        "origin": _write_origin(job.origin),
    }
    return json.dumps(doc | first)


def read_entry(at: str, text: str) -> JournalEntry:
    """Read what `write_entry` wrote."""
    doc = json.loads(text)
    return JournalEntry(
        datetime.fromisoformat(at),
        _read_state(doc["state"]),
        _read_fault(doc["trouble"]),
        doc["received"],
        doc.get("fingerprint"),
    )


def job_of_entry(job_id: str, at: str, text: str) -> Job:
    """Return the job that a first entry is about; raises `KeyError` where it is a later one."""
    doc = json.loads(text)
    return read_job(job_id, json.dumps(doc | {"changed_at": at}))


def write_clip(clip: Clip) -> str:
    """Return a clip as JSON."""
    return json.dumps(
        {
            "path": str(clip.path),
            "request": None if clip.request is None else to_recipe(clip.request.draft),
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
        None if doc["request"] is None else _read_request(doc["request"]),
        VideoFacts(**doc["facts"]),
        datetime.fromisoformat(doc["created_at"]),
        doc["remote_id"],
        doc["credits"],
    )


def write_marks(marks: Marks) -> str:
    """Return what the user says of a clip as JSON."""
    return json.dumps({field.name: getattr(marks, field.name) for field in dataclass_fields(Marks)})


def read_marks(text: str) -> Marks:
    """Read what `write_marks` wrote."""
    doc = json.loads(text)
    tags, collections = tuple(map(_read_str, doc["tags"])), tuple(map(_read_str, doc["collections"]))
    return Marks(doc["star"] is True, _read_str(doc["title"]), tags, _read_str(doc["note"]), collections)


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
    return _read_str(json.loads(doc))


def _read_str(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(value)
    return value


def _read_request(recipe: object) -> GenerationRequest:
    return parse(read_recipe(recipe, _NOWHERE))


def _write_fault(fault: Fault | None) -> dict[str, Any] | None:
    return None if fault is None else {"code": fault.code, "values": dict(fault.values)}


def _read_fault(doc: dict[str, Any] | None) -> Fault | None:
    return None if doc is None else Fault(doc["code"], tuple(sorted(doc["values"].items())))


def _write_origin(origin: Origin | None) -> dict[str, str] | None:
    return None if origin is None else {"kind": origin.kind, "job_id": origin.job_id}


def _read_origin(doc: dict[str, str] | None) -> Origin | None:
    return None if doc is None else Origin(OriginKind(doc["kind"]), doc["job_id"])


def _write_time(time: datetime | None) -> str | None:
    return None if time is None else time.isoformat()


def _read_time(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


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
    """Read a state; a field that its writer did not know yet has its default."""
    values = {name: _read_state_value(name, value) for name, value in doc.items() if name != "kind"}
    state: State = _STATES[doc["kind"]](**values)
    return state


def _read_state_value(name: str, value: Any) -> Any:
    match name:
        case "retry_at" | "expires_at":
            return _read_time(value)
        case "fault":
            return _read_fault(value)
        case "charged":
            return Charged(value)
        case _:
            return value
