"""A second start hands over to the first; what else talks to the socket does no harm."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from pikadesk.ui.instance import Instance
from tests.fakes import until


class FakeLock:
    """A lock that is free or taken; `after` tries it is free."""

    def __init__(self, *, taken: bool = False, after: int | None = None) -> None:
        self.taken, self.after, self.tries = taken, after, 0

    def acquire(self) -> bool:
        self.tries += 1
        if self.after is not None and self.tries > self.after:
            self.taken = False
        return not self.taken


@pytest.fixture
def first(qapp: object, tmp_path: Path) -> Iterator[Instance]:
    """The first instance, which listens."""
    instance = Instance(tmp_path, FakeLock())
    assert not instance.hand_over([])
    yield instance
    instance.close()


def brought_to(instance: Instance) -> list[list[Path]]:
    brought: list[list[Path]] = []
    instance.files_brought.connect(brought.append)
    return brought


SECOND = """
import json, sys
from pathlib import Path
from pikadesk.ui.instance import Instance

class Taken:
    def acquire(self):
        return False

folder, patience, files = json.loads(sys.argv[1])
sys.exit(0 if Instance(Path(folder), Taken()).hand_over(map(Path, files), patience=patience) else 1)
"""


async def second(folder: Path, files: list[Path], *, patience: float = 5.0) -> bool:
    """Start another one, in a process of its own."""
    told = json.dumps([str(folder), patience, list(map(str, files))])
    command = [sys.executable, "-c", SECOND, told]
    return (await asyncio.to_thread(subprocess.run, command, timeout=30)).returncode == 0


async def test_the_first_one_takes_the_files_of_the_second(first: Instance, tmp_path: Path) -> None:
    brought = brought_to(first)
    files = [tmp_path / "wörds and spaces.png", Path("/a/b\nc.json")]
    assert await second(tmp_path, files)
    assert await second(tmp_path, [])
    assert brought == [files, []]


async def test_another_folder_is_another_instance(first: Instance, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    brought = brought_to(first)
    assert not await second(other, [], patience=0.1)
    assert brought == []


async def test_only_the_user_may_talk_to_the_window(first: Instance, tmp_path: Path) -> None:
    assert (tmp_path / "window").stat().st_mode & 0o077 == 0


async def test_a_path_that_is_too_long_for_a_socket_does_not_matter(qapp: object, tmp_path: Path) -> None:
    folder = tmp_path / ("long " * 30)
    folder.mkdir()
    instance = Instance(folder, FakeLock())
    assert not instance.hand_over([])
    brought = brought_to(instance)
    try:
        assert await second(folder, [tmp_path])
        assert brought == [[tmp_path]]
    finally:
        instance.close()


async def test_a_socket_that_was_left_behind_is_no_block(qapp: object, tmp_path: Path) -> None:
    left = QLocalServer()
    assert left.listen(str(tmp_path / "window"))
    os.link(tmp_path / "window", tmp_path / "kept")
    left.close()
    (tmp_path / "kept").rename(tmp_path / "window")
    instance = Instance(tmp_path, FakeLock())
    assert not instance.hand_over([])
    brought = brought_to(instance)
    assert await second(tmp_path, [])
    assert brought == [[]]
    instance.close()
    assert not (tmp_path / "window").exists()


async def test_one_that_ends_just_now_is_waited_for(qapp: object, tmp_path: Path) -> None:
    lock = FakeLock(taken=True, after=3)
    instance = Instance(tmp_path, lock)
    assert not instance.hand_over([], patience=30)
    assert lock.tries == 4 and (tmp_path / "window").exists()
    instance.close()


async def test_one_that_is_busy_gets_the_files_once(first: Instance, tmp_path: Path) -> None:
    brought = brought_to(first)
    starting = asyncio.create_task(second(tmp_path, [tmp_path], patience=0.5))
    await asyncio.sleep(0)
    # The loop stands still for longer than the second one has patience.
    time.sleep(3)  # noqa: ASYNC251
    handed_over = await starting
    assert brought == ([[tmp_path]] if handed_over else [])


async def test_one_that_does_not_answer_is_not_waited_for_for_ever(qapp: object, tmp_path: Path) -> None:
    silent = QLocalServer()
    assert silent.listen(str(tmp_path / "window"))
    try:
        assert not await second(tmp_path, [], patience=0.1)
    finally:
        silent.close()


@pytest.mark.parametrize(
    "message", [b"GET / HTTP/1.1\r\n\r\n", b'{"files": []}\n', b"[1]\n", b"\xff\xfe\n", b"[" * 9999 + b"\n"]
)
async def test_what_is_no_message_of_ours_is_not_taken(first: Instance, tmp_path: Path, message: bytes) -> None:
    brought = brought_to(first)
    socket = QLocalSocket()
    socket.connectToServer(str(tmp_path / "window"))
    socket.write(message)
    await until(lambda: socket.state() is QLocalSocket.LocalSocketState.UnconnectedState)
    assert socket.readAll().data() == b"ready\n" and brought == []


async def test_a_message_without_an_end_is_not_kept_for_ever(first: Instance, tmp_path: Path) -> None:
    socket = QLocalSocket()
    socket.connectToServer(str(tmp_path / "window"))
    socket.write(b"[" * 1_000_001)
    await until(lambda: socket.state() is QLocalSocket.LocalSocketState.UnconnectedState)


async def test_a_message_in_pieces_is_put_together(first: Instance, tmp_path: Path) -> None:
    brought = brought_to(first)
    socket = QLocalSocket()
    socket.connectToServer(str(tmp_path / "window"))
    for piece in (b'["/on', b'e.png"]', b"\n"):
        socket.write(piece)
        socket.flush()
        await asyncio.sleep(0.02)
    await until(lambda: brought)
    assert brought == [[Path("/one.png")]]
    await until(lambda: socket.bytesAvailable() > len(b"ready\n"))
    assert socket.readAll().data() == b"ready\ntaken\n"
