"""The library in SQLite: clips and marks as they are, and beside them what they are searched by."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from pikadesk.adapters import library_index
from pikadesk.adapters.database_thread import DatabaseThread
from pikadesk.adapters.library_index import COLLECTION, TAG, marks_in
from pikadesk.adapters.records import read_clip, read_text, write_clip, write_marks
from pikadesk.domain.clip import Clip
from pikadesk.domain.library import Entry, FrameSource, Marks, Query
from pikadesk.domain.searching import alphabetical

_PUT_CLIP = "INSERT INTO clips VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET doc = excluded.doc"
_PUT_FRAME = "INSERT OR REPLACE INTO frames (digest, clip_id, seconds) VALUES (?, ?, ?)"
_ENTRIES = (
    "SELECT clips.id, clips.doc, marks.doc FROM json_each(?) AS wanted JOIN clips ON clips.id = wanted.value"
    " LEFT JOIN marks ON marks.clip_id = clips.id ORDER BY wanted.key"
)
_FRAMES = "SELECT digest, clip_id, seconds FROM frames WHERE digest IN (SELECT value FROM json_each(?))"


class LibraryRows(DatabaseThread):
    """`Library` in the tables of a database."""

    async def look_through_index(self) -> None:
        """Touch what clips are searched by, and count those that are not there because they cannot be read."""

        def work(connection: sqlite3.Connection) -> None:
            library_index.look_through(connection)
            self._readable("clip", library_index.not_there(connection), read_clip)

        await self._ask(work)

    async def add(self, clip: Clip) -> None:
        """Add a clip, or replace the one with the same id; its marks stay."""

        def work(connection: sqlite3.Connection) -> None:
            with connection:
                _put(connection, clip)
                library_index.index(connection, Entry(clip, library_index.marks_of(connection, clip.id)))

        await self._ask(work)

    async def clips(self) -> list[Clip]:
        """Return every clip that can be read, newest first."""

        def work(connection: sqlite3.Connection) -> list[Clip]:
            rows = connection.execute("SELECT id, doc FROM clips ORDER BY rowid DESC")
            # Times were not always written in the same zone.
            return sorted(self._readable("clip", rows, read_clip), key=lambda clip: clip.created_at, reverse=True)

        return await self._ask(work)

    async def search(self, query: Query) -> tuple[str, ...]:
        """Return the ids of the clips that are wanted, in the order asked for."""
        return await self._ask(lambda connection: library_index.find(connection, query))

    async def entries(self, ids: Iterable[str]) -> list[Entry]:
        """Return clips with their marks in the order of `ids`."""
        wanted = json.dumps(list(ids))
        return await self._ask(lambda connection: self._entries(connection, wanted))

    async def mark(self, marks: Mapping[str, Marks]) -> None:
        """Write down what the user says of clips, all at once or not at all."""
        said = dict(marks)

        def work(connection: sqlite3.Connection) -> None:
            known = self._entries(connection, json.dumps(list(said)))
            with connection:
                for entry in known:
                    _put_marked(connection, replace(entry, marks=said[entry.clip.id]))

        await self._ask(work)

    async def relocate(self, paths: Mapping[str, Path]) -> None:
        """Take it that the files of clips are elsewhere now."""
        places = dict(paths)

        def work(connection: sqlite3.Connection) -> None:
            known = self._entries(connection, json.dumps(list(places)))
            with connection:
                for entry in known:
                    moved = replace(entry, clip=replace(entry.clip, path=places[entry.clip.id]))
                    _put(connection, moved.clip)
                    library_index.index(connection, moved)

        await self._ask(work)

    async def remove(self, ids: Iterable[str]) -> None:
        """Forget clips and their marks."""
        gone = list(ids)

        def work(connection: sqlite3.Connection) -> None:
            with connection:
                for clip_id in gone:
                    connection.execute("DELETE FROM clips WHERE id = ?", (clip_id,))
                    connection.execute("DELETE FROM marks WHERE clip_id = ?", (clip_id,))
                    library_index.take_off(connection, clip_id)

        await self._ask(work)

    async def restore(self, entries: Iterable[Entry]) -> None:
        """Put back what `remove` took away, marks included."""
        back = list(entries)

        def work(connection: sqlite3.Connection) -> None:
            with connection:
                for entry in back:
                    _put(connection, entry.clip)
                    _put_marked(connection, entry)

        await self._ask(work)

    async def tags(self) -> tuple[str, ...]:
        """Return every tag in use."""
        return _in_order(await self._ask(lambda connection: library_index.labels(connection, TAG)))

    async def collections(self) -> tuple[str, ...]:
        """Return the name of every collection that has a clip."""
        return _in_order(await self._ask(lambda connection: library_index.labels(connection, COLLECTION)))

    async def folders(self) -> tuple[Path, ...]:
        """Return every folder that clips are in."""
        return tuple(map(Path, _in_order(await self._ask(library_index.folders))))

    async def places(self) -> dict[str, Path]:
        """Return where the file of every clip is."""

        def work(connection: sqlite3.Connection) -> dict[str, Path]:
            return {clip_id: Path(read_text(path)) for clip_id, path in library_index.places(connection)}

        return await self._ask(work)

    async def made_of(self, fingerprints: Iterable[str]) -> dict[str, list[Clip]]:
        """Return the clips of requests by their fingerprints, newest first."""
        wanted = json.dumps(list(fingerprints))

        def work(connection: sqlite3.Connection) -> dict[str, list[Clip]]:
            found: dict[str, list[Clip]] = {}
            for mark, clip_id, doc in library_index.alike(connection, wanted):
                clip = self._read("clip", clip_id, doc, read_clip)
                if clip is not None:
                    found.setdefault(mark, []).append(clip)
            return found

        return await self._ask(work)

    async def note_frame(self, digest: str, source: FrameSource) -> None:
        """Write down of which clip a picture was taken."""
        await self._write(_PUT_FRAME, (digest, source.clip_id, repr(source.seconds)))

    async def frame_sources(self, digests: Iterable[str]) -> dict[str, FrameSource]:
        """Return where pictures came from."""
        wanted = json.dumps(list(digests))
        rows = await self._ask(lambda connection: connection.execute(_FRAMES, (wanted,)).fetchall())
        return {digest: FrameSource(clip_id, float(seconds)) for digest, clip_id, seconds in rows}

    async def begun_with(self, clip_id: str) -> list[Clip]:
        """Return the clips whose requests have a picture that was taken of a clip, newest first."""

        def work(connection: sqlite3.Connection) -> list[Clip]:
            rows = library_index.begun_with(connection, clip_id)
            found = (self._read("clip", each, doc, read_clip) for each, doc in rows)
            return [clip for clip in found if clip is not None]

        return await self._ask(work)

    def _entries(self, connection: sqlite3.Connection, wanted: str) -> list[Entry]:
        """Return the entries with ids that are given as JSON; belongs to the database's thread."""
        found = (
            (self._read("clip", clip_id, doc, read_clip), said)
            for clip_id, doc, said in connection.execute(_ENTRIES, (wanted,)).fetchall()
        )
        return [Entry(clip, marks_in(said)) for clip, said in found if clip is not None]


def _put(connection: sqlite3.Connection, clip: Clip) -> None:
    connection.execute(_PUT_CLIP, (clip.id, clip.created_at.isoformat(), write_clip(clip)))


def _put_marked(connection: sqlite3.Connection, entry: Entry) -> None:
    row = (entry.clip.id, datetime.now(UTC).isoformat(), write_marks(entry.marks))
    connection.execute("INSERT OR REPLACE INTO marks (clip_id, at, doc) VALUES (?, ?, ?)", row)
    library_index.index(connection, entry)


def _in_order(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(map(read_text, names), key=lambda name: (alphabetical(name), name)))
