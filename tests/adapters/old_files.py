"""Databases as earlier versions made and filled them: their own statements, and their own words.

Nothing here is made with what the program has now: that would change with it.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

VERSION_1 = (
    "CREATE TABLE jobs (id TEXT PRIMARY KEY, created_at TEXT NOT NULL, doc TEXT NOT NULL) STRICT",
    "CREATE TABLE clips (id TEXT PRIMARY KEY, created_at TEXT NOT NULL, doc TEXT NOT NULL) STRICT",
    "CREATE TABLE drafts (task TEXT PRIMARY KEY, doc TEXT NOT NULL) STRICT",
    "PRAGMA user_version = 1",
)
VERSION_2 = (
    *VERSION_1,
    "CREATE TABLE prompts (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE, task TEXT NOT NULL) STRICT",
    "CREATE TABLE presets (task TEXT NOT NULL, name TEXT NOT NULL, doc TEXT NOT NULL, PRIMARY KEY (task, name)) STRICT",
    "PRAGMA user_version = 2",
)
VERSION_3 = (
    *VERSION_2,
    "CREATE TABLE journal (id INTEGER PRIMARY KEY, job_id TEXT NOT NULL, at TEXT NOT NULL, doc TEXT NOT NULL) STRICT",
    "CREATE INDEX journal_by_job ON journal (job_id)",
    "PRAGMA user_version = 3",
)

_DIGEST = "ab" * 32
_FRAMES = {
    "type": "IMAGE_TO_VIDEO",
    "model": "pika",
    "conversationId": "IMAGE_TO_VIDEO",
    "promptObject": {
        "task_type": "pika-v2.2-pikaframes",
        "imageUrls": [f"image:{_DIGEST}/Möwe 🦆.jpg", "asset:images/x.jpg", f"image:{_DIGEST}/Möwe 🦆.jpg"],
        "transitions": [{"duration": 1}, {"duration": 24, "prompt": "fade"}],
        "resolution": "720p",
    },
}
_TEXT = {
    "type": "TEXT_TO_VIDEO",
    "model": "pika",
    "conversationId": "TEXT_TO_VIDEO",
    "promptObject": {
        "task_type": "pika-v2.2",
        "prompt": "quotes \" ' and \\, <b>, \u2028, 🌊\nand a new line",
        "resolution": "720p",
        "duration": 5,
        "aspect_ratio": "16:9",
        "seed": 2147483647,
    },
}
_EFFECT = {
    "type": "IMAGE_TO_VIDEO",
    "model": "pika",
    "conversationId": "IMAGE_TO_VIDEO",
    "promptObject": {
        "task_type": "pika-v1.5-pikaffects",
        "imageUrl": f"image:{_DIGEST}/Möwe 🦆.jpg",
        "pikaffect": "Ta-da",
    },
}
_REFUSED = {"code": "refused", "values": {"message": "“no”, ключ\n", "status": 400}}
_STATES: tuple[dict[str, object], ...] = (
    {"kind": "Queued"},
    {"kind": "Uploading", "assets": {}, "retry_at": None},
    {"kind": "Uploading", "assets": {_DIGEST: "images/1.jpg"}, "retry_at": "2026-11-20T12:30:22.750000+00:00"},
    {"kind": "Submitting", "assets": {_DIGEST: "images/1.jpg"}},
    {"kind": "Generating", "remote_id": "record-1"},
    {"kind": "Downloading", "remote_id": None, "url": "https://videos.example/a.mp4?X=1", "credits": None},
    {"kind": "Downloading", "remote_id": "record-1", "url": "https://videos.example/a.mp4", "credits": 600_000},
    {"kind": "Saved", "clip_id": "0" * 32},
    # The first of them all did not know yet under which id it had failed.
    {"kind": "Failed", "fault": _REFUSED, "charged": "no"},
    {"kind": "Failed", "fault": {"code": "generation_failed", "values": {}}, "charged": "unknown", "remote_id": "r"},
    {"kind": "Uncertain", "fault": _REFUSED, "remote_id": None},
    {"kind": "Uncertain", "fault": _REFUSED, "remote_id": "record-1"},
    {"kind": "Cancelled"},
)

UNREADABLE_CLIPS = {7: "{", 8: json.dumps({"path": "/videos/8.mp4", "request": {"type": "DANCE"}})}


def make(file: Path, version: int) -> None:
    """Make a file of a version, with a job in each state that it knew, and one of everything else."""
    file.parent.mkdir(exist_ok=True)
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("PRAGMA journal_mode = WAL")
        for statement in (VERSION_1, VERSION_2, VERSION_3)[version - 1]:
            connection.execute(statement)
        for number, state in enumerate(_STATES, start=1):
            at = f"2026-11-20T12:30:{15 + number}.250000+00:00"
            trouble = {"code": "link_expired", "values": {}} if state["kind"] == "Downloading" else None
            job = {
                "request": _FRAMES,
                "estimated_credits": 3_000_000,
                "created_at": at,
                "changed_at": at,
                "state": state,
                "trouble": trouble,
            }
            connection.execute("INSERT INTO jobs VALUES (?, ?, ?)", (f"{number:032x}", at, json.dumps(job)))
        at = "2026-11-20T12:30:17.250000+00:00"
        clip = {
            "path": "/videos/2 🌊.mp4",
            "request": _TEXT,
            "facts": {"width": 720, "height": 1280, "frames": 121, "seconds": 5.041667, "has_sound": True},
            "created_at": at,
            "remote_id": "record-1",
            "credits": 600_000,
        }
        connection.execute("INSERT INTO clips VALUES (?, ?, ?)", (f"{2:032x}", at, json.dumps(clip)))
        for number, doc in UNREADABLE_CLIPS.items():
            connection.execute("INSERT INTO clips VALUES (?, ?, ?)", (f"{number:032x}", at, doc))
        connection.execute("INSERT INTO drafts VALUES (?, ?)", ("effects", json.dumps(_EFFECT)))
        if version >= 2:
            connection.execute("INSERT INTO prompts (text, task) VALUES (?, ?)", (json.dumps("Möwe"), "text"))
            connection.execute("INSERT INTO presets VALUES (?, ?, ?)", ("frames", '"Morning"', json.dumps(_FRAMES)))
