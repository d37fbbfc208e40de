"""Records that were damaged, in the real programs: what is said of them, and what is there again."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from pikadesk.backend import Options
from tests.e2e.programs import QUICK, Pikadesk, Sandbox
from tests.e2e.visitor import visiting

On = Callable[[Sandbox], Pikadesk]
Write = Callable[[object], str]


def _wipe(file: Path) -> None:
    with file.open("rb+") as database:
        database.write(bytes(file.stat().st_size))


def _empty(file: Path) -> None:
    file.write_bytes(b"")


def _render(program: Pikadesk, recipe: str) -> Path:
    done = program.run("render", recipe)
    assert done.returncode == 0, done.stderr
    return Path(done.stdout.strip())


@pytest.mark.parametrize("harm", [_wipe, _empty])
def test_the_verbs_say_so_and_list_what_the_videos_tell(
    good_sandbox: Sandbox, pikadesk: On, recipe: Write, harm: Callable[[Path], None]
) -> None:
    program = pikadesk(good_sandbox)
    video = _render(program, recipe(QUICK))
    (before,) = program.jobs()
    harm(program.data_dir / "pikadesk.db")
    listed = program.run("jobs", "--json")
    (aside,) = program.data_dir.glob("pikadesk.db.damaged-*Z")
    assert f"The records were damaged. They are set aside as {aside}. Here again: jobs 1, videos 1." in listed.stderr
    assert json.loads(listed.stdout) == [before]
    assert before["file"] == str(video)
    # Told once.
    again = program.run("jobs", "--json")
    assert "damaged" not in again.stderr
    assert json.loads(again.stdout) == [before]


def test_what_this_version_cannot_read_is_counted_and_kept(good_sandbox: Sandbox, pikadesk: On, recipe: Write) -> None:
    program = pikadesk(good_sandbox)
    _render(program, recipe(QUICK))
    _render(program, recipe(QUICK | {"promptObject": QUICK["promptObject"] | {"seed": 8}}))  # type: ignore[operator]
    file = program.data_dir / "pikadesk.db"
    change = "json_set(doc, '$.request.promptObject.resolution', '4K')"
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(f"UPDATE jobs SET doc = {change} WHERE rowid = 1")
    for verb in (("jobs", "--json"), ("jobs", "resume")):
        told = program.run(*verb)
        assert f"cannot read them: 1 jobs or videos, kept in {file}." in told.stderr
    assert len(program.jobs()) == 1
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("SELECT count(*) FROM jobs").fetchone() == (2,)


async def test_the_window_says_so_and_shows_the_videos(
    qapp: QApplication, good_sandbox: Sandbox, pikadesk: On, recipe: Write, tmp_path: Path
) -> None:
    folder = tmp_path / "of the window"
    rendered = pikadesk(good_sandbox).run("render", "--sandbox", "--data-dir", str(folder), recipe(QUICK))
    assert rendered.returncode == 0, rendered.stderr
    (file,) = folder.rglob("pikadesk.db")
    _wipe(file)
    async with visiting(qapp, Options(sandbox=True, data_dir=folder)) as visitor:
        parts = visitor.pikadesk.parts
        (aside,) = file.parent.glob("pikadesk.db.damaged-*Z")
        assert str(aside) in parts.window.message
        assert "jobs 1, videos 1" in parts.window.message
        assert parts.library.count == 1
        visitor.picture(tmp_path / "window.png")
