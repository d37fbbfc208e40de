"""What the library is searched, filtered and sorted by: a reading of the clips' records, made anew where it is missing.

Texts are folded before they are written (see `pikadesk.domain.searching`), so that SQLite needs to know no letter: its
`ascii` tokenizer takes every character beyond ASCII for a part of a word.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from pikadesk.adapters.records import UNREADABLE, read_clip, read_marks, write_text
from pikadesk.domain import searching
from pikadesk.domain.draft import StoredImage
from pikadesk.domain.fingerprint import fingerprint
from pikadesk.domain.library import Entry, Marks, Query, Sort

INDEX_TABLES = (
    "CREATE TABLE shelf (number INTEGER PRIMARY KEY, clip_id TEXT NOT NULL UNIQUE, saved INTEGER NOT NULL,"
    " title BLOB NOT NULL, task TEXT, resolution TEXT, ratio TEXT NOT NULL, seconds REAL NOT NULL, cost INTEGER,"
    " path TEXT NOT NULL, folder TEXT NOT NULL, fingerprint TEXT, star INTEGER NOT NULL) STRICT",
    "CREATE INDEX shelf_by_age ON shelf (saved)",
    "CREATE INDEX shelf_by_request ON shelf (fingerprint)",
    "CREATE TABLE labels (kind TEXT NOT NULL, name TEXT NOT NULL, number INTEGER NOT NULL,"
    " PRIMARY KEY (kind, name, number)) STRICT, WITHOUT ROWID",
    "CREATE INDEX labels_by_clip ON labels (number)",
    "CREATE VIRTUAL TABLE words USING fts5 (title, prompts, kind, file, notes, tokenize = 'ascii', prefix = '1 2 3')",
)
"""The statements that make the tables; nothing stands in them that the clips and their marks do not tell."""

INDEX_NAMES = frozenset({"shelf", "labels", "words"})

TAG, COLLECTION, PICTURE = "tag", "collection", "picture"
"""What a label can be; a picture of the clip's request is named by its SHA-256."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MOST = 2**63 - 1

_ORDERS = {
    Sort.NEWEST: "saved DESC",
    Sort.OLDEST: "saved",
    Sort.TITLE: "title, saved DESC",
    Sort.LONGEST: "seconds DESC, saved DESC",
    Sort.SHORTEST: "seconds, saved DESC",
    # What is not known is the least for SQLite.
    Sort.DEAREST: "cost DESC, saved DESC",
}

_SHELVE = (
    "INSERT INTO shelf (clip_id, saved, title, task, resolution, ratio, seconds, cost, path, folder, fingerprint, star)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (clip_id) DO UPDATE SET saved = excluded.saved,"
    " title = excluded.title, task = excluded.task, resolution = excluded.resolution, ratio = excluded.ratio,"
    " seconds = excluded.seconds, cost = excluded.cost, path = excluded.path, folder = excluded.folder,"
    " fingerprint = excluded.fingerprint, star = excluded.star RETURNING number"
)


def index_missing(connection: sqlite3.Connection) -> None:
    """Put every clip on the shelf that can be read and is not there, in the transaction that is open."""
    for clip_id, doc in not_there(connection):
        with contextlib.suppress(*UNREADABLE):
            index(connection, Entry(read_clip(clip_id, doc), marks_of(connection, clip_id)))


def not_there(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """Return id and JSON of the clips that are not on the shelf, the first added first."""
    return connection.execute(
        "SELECT id, doc FROM clips WHERE id NOT IN (SELECT clip_id FROM shelf) ORDER BY rowid"
    ).fetchall()


def look_through(connection: sqlite3.Connection) -> None:
    """Touch every page of the larger tables."""
    for column, table in (("length(path)", "shelf"), ("length(name)", "labels"), ("length(block)", "words_data")):
        connection.execute(f"SELECT sum({column}) FROM {table}").fetchone()


def marks_of(connection: sqlite3.Connection, clip_id: str) -> Marks:
    """Return what is said of a clip."""
    (said,) = connection.execute("SELECT (SELECT doc FROM marks WHERE clip_id = ?)", (clip_id,)).fetchone()
    return marks_in(said)


def marks_in(doc: str | None) -> Marks:
    """Read marks, of which there may be none; what cannot be read is none."""
    with contextlib.suppress(*UNREADABLE):
        return Marks() if doc is None else read_marks(doc)
    return Marks()


def index(connection: sqlite3.Connection, entry: Entry) -> None:
    """Put a clip on the shelf as it is now, in the transaction that is open."""
    clip, marks = entry.clip, entry.marks
    cost = searching.cost(clip)
    row = (
        clip.id,
        in_microseconds(clip.created_at),
        searching.alphabetical(searching.title_of(entry)).encode("utf-8", "surrogatepass"),
        None if clip.request is None else str(clip.request.draft.task),
        searching.resolution(clip),
        searching.ratio(clip),
        searching.seconds(clip),
        None if cost is None else min(cost, _MOST),
        write_text(str(clip.path)),
        write_text(str(clip.path.parent)),
        None if clip.request is None else fingerprint(clip.request),
        int(marks.star),
    )
    ((number,),) = connection.execute(_SHELVE, row).fetchall()
    _take_apart(connection, number)
    images = () if clip.request is None else clip.request.images
    named = [(TAG, tag) for tag in marks.tags] + [(COLLECTION, name) for name in marks.collections]
    named += [(PICTURE, image.digest) for image in images if isinstance(image, StoredImage)]
    rows = [(kind, write_text(name), number) for kind, name in named]
    connection.executemany("INSERT OR IGNORE INTO labels VALUES (?, ?, ?)", rows)
    words = "INSERT INTO words (rowid, title, prompts, kind, file, notes) VALUES (?, ?, ?, ?, ?, ?)"
    connection.execute(words, (number, *searching.texts(entry)))


def take_off(connection: sqlite3.Connection, clip_id: str) -> None:
    """Take a clip off the shelf, where it is there, in the transaction that is open."""
    for (number,) in connection.execute("DELETE FROM shelf WHERE clip_id = ? RETURNING number", (clip_id,)).fetchall():
        _take_apart(connection, number)


def _take_apart(connection: sqlite3.Connection, number: int) -> None:
    connection.execute("DELETE FROM labels WHERE number = ?", (number,))
    connection.execute("DELETE FROM words WHERE rowid = ?", (number,))


def find(connection: sqlite3.Connection, query: Query) -> tuple[str, ...]:
    """Return the ids of the clips that are wanted, in the order asked for."""
    conditions, values = list[str](), list[str | int | float]()

    def want(condition: str, *of: str | int | float) -> None:
        conditions.append(condition)
        values.extend(of)

    phrases = searching.phrases(query.text)
    if phrases:
        # No phrase has a quotation mark in it, nor anything else that FTS5 would take for more than a word.
        match = " AND ".join(f'"{phrase}" *' for phrase in phrases)
        want("number IN (SELECT rowid FROM words WHERE words MATCH ?)", match)
    for column, options in (("task", query.tasks), ("resolution", query.resolutions), ("ratio", query.ratios)):
        if options:
            want(f"{column} IN ({', '.join('?' * len(options))})", *map(str, options))
    for kind, name in ((TAG, query.tag), (COLLECTION, query.collection)):
        if name:
            want("number IN (SELECT number FROM labels WHERE kind = ? AND name = ?)", kind, write_text(name))
    for condition, value in _limits(query):
        want(condition, value)
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    statement = f"SELECT clip_id FROM shelf{where} ORDER BY {_ORDERS[query.sort]}, number DESC"
    return tuple(clip_id for (clip_id,) in connection.execute(statement, values))


def _limits(query: Query) -> Iterable[tuple[str, int | float | str]]:
    if query.shortest is not None:
        yield "seconds >= ?", query.shortest
    if query.longest is not None:
        yield "seconds <= ?", query.longest
    if query.since is not None:
        yield "saved >= ?", in_microseconds(query.since)
    if query.until is not None:
        yield "saved < ?", in_microseconds(query.until)
    if query.starred:
        yield "star = ?", 1
    if query.folder is not None:
        yield "folder = ?", write_text(str(query.folder))


def alike(connection: sqlite3.Connection, wanted: str) -> list[tuple[str, str, str]]:
    """Return fingerprint, id and JSON of the clips whose requests have one of the fingerprints, newest first.

    Args:
        connection: The database.
        wanted: The fingerprints, as JSON.
    """
    statement = (
        "SELECT shelf.fingerprint, clips.id, clips.doc FROM shelf JOIN clips ON clips.id = shelf.clip_id WHERE"
        " shelf.fingerprint IN (SELECT value FROM json_each(?)) ORDER BY shelf.saved DESC, shelf.number DESC"
    )
    return connection.execute(statement, (wanted,)).fetchall()


def begun_with(connection: sqlite3.Connection, clip_id: str) -> list[tuple[str, str]]:
    """Return id and JSON of the clips whose requests have a picture that was taken of a clip, newest first."""
    statement = (
        "SELECT clips.id, clips.doc FROM shelf JOIN clips ON clips.id = shelf.clip_id WHERE shelf.number IN"
        " (SELECT labels.number FROM frames JOIN labels ON labels.kind = ? AND labels.name = json_quote(frames.digest)"
        " WHERE frames.clip_id = ?) ORDER BY shelf.saved DESC, shelf.number DESC"
    )
    return connection.execute(statement, (PICTURE, clip_id)).fetchall()


def labels(connection: sqlite3.Connection, kind: str) -> list[str]:
    """Return every label of a kind, as JSON."""
    return [name for (name,) in connection.execute("SELECT DISTINCT name FROM labels WHERE kind = ?", (kind,))]


def places(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """Return the id and, as JSON, the path of every clip."""
    return connection.execute("SELECT clip_id, path FROM shelf").fetchall()


def folders(connection: sqlite3.Connection) -> list[str]:
    """Return every folder that a clip is in, as JSON."""
    return [folder for (folder,) in connection.execute("SELECT DISTINCT folder FROM shelf")]


def in_microseconds(at: datetime) -> int:
    """Return a time as microseconds since 1970, which are in order whatever their zones were."""
    return (at - _EPOCH) // timedelta(microseconds=1)
