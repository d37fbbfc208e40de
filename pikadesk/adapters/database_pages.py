"""Rows in the bytes of a database, also in pages that nothing leads to any more and in what was not in the file yet.

In a row's record its id, time and JSON stand beside each other, and before them how long they are. What is too long for
one page goes on in a chain of others (SQLite's file format, 1.5 and 1.6).
"""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Iterator
from pathlib import Path

_USUAL_SIZE = 4096
_WAL_HEAD, _FRAME_HEAD = 32, 24
_SIZES = {2**power for power in range(9, 17)}

# The JSON's first name tells which table a row is of; see `pikadesk.adapters.records`.
_ROW = re.compile(
    rb"([0-9a-f]{32})([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{8,15}(?:[+-][0-9:]{5,8})?)"
    rb"(?=\{\"(request|state|path|star)\": )"
)
_TABLE_OF = {b"request": "jobs", b"state": "journal", b"path": "clips", b"star": "marks"}
# The text's length as a varint, after those of the time and of the id, and the length of the lengths.
_LENGTHS = re.compile(rb"([\x04-\x08])\x00?\x4d[\x0d-\x7f]([\x80-\xff]{1,2}[\x00-\x7f])\Z")


class _Pages:
    """The pages of a database file and of the log beside it; the newest of each number is the one that counts."""

    def __init__(self, file: Path) -> None:
        log = file.with_name(f"{file.name}-wal")
        content, logged = file.read_bytes(), log.read_bytes() if log.exists() else b""
        # Either file names the size: 1 means 65,536 in the first, which has but two bytes for it.
        named = int.from_bytes(content[16:18], "big"), int.from_bytes(logged[8:12], "big")
        self.size = next((size for size in (65_536 if each == 1 else each for each in named) if size in _SIZES), 0)
        self.size = self.size or _USUAL_SIZE
        starts = range(0, len(content), self.size)
        self._newest = {start // self.size + 1: content[start : start + self.size] for start in starts}
        self.all = list(self._newest.values())
        for start in range(_WAL_HEAD, len(logged), _FRAME_HEAD + self.size):
            page = logged[start + _FRAME_HEAD : start + _FRAME_HEAD + self.size]
            self._newest[int.from_bytes(logged[start : start + 4], "big")] = page
            self.all.append(page)

    def chain(self, number: int, length: int) -> bytes:
        """Return what a record goes on with in other pages, as far as they are there."""
        parts = b""
        while len(parts) < length and number in self._newest:
            page = self._newest[number]
            number = int.from_bytes(page[:4], "big")
            parts += page[4:]
        return parts[:length]


def rows_in_pages(damaged: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield jobs, entries of their journals, clips and marks: the table, and the row's id, time and JSON."""
    pages = _Pages(damaged)
    # What was written last stands last.
    for page in reversed(pages.all):
        for match in _ROW.finditer(page):
            doc = page[match.end() :]
            with contextlib.suppress(ValueError, RecursionError):
                try:
                    text = _first_json(doc)
                except ValueError:
                    text = _first_json(_continued(pages, page, match, doc))
                yield _TABLE_OF[match[3]], (match[1].decode(), match[2].decode(), text)


def _first_json(content: bytes) -> str:
    text = content.decode("ascii", errors="replace")
    _, end = json.JSONDecoder().raw_decode(text)
    return text[:end]


def _continued(pages: _Pages, page: bytes, match: re.Match[bytes], doc: bytes) -> bytes:
    """Return a row's JSON with what stands in other pages; raises `ValueError` where its length is not known."""
    lengths = _LENGTHS.search(page[: match.start()])
    if lengths is None:
        raise ValueError
    serial = 0
    for byte in lengths[2]:
        serial = serial << 7 | byte & 0x7F
    length = (serial - 13) // 2
    before = lengths[1][0] + len(match[0])
    here = _local(before + length, pages.size) - before
    follows = int.from_bytes(doc[here : here + 4], "big")
    return doc[:here] + pages.chain(follows, length - here)


def _local(payload: int, size: int) -> int:
    """Return how many bytes of a record too long for its page are in that page."""
    least = (size - 12) * 32 // 255 - 23
    most = least + (payload - least) % (size - 4)
    return most if most <= size - 35 else least
