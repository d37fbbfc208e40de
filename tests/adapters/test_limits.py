"""The limits hold, and only where they were asked for; else the tests that stand on them would prove nothing."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from tests.adapters.limits import on_a_disk_that_keeps_nothing, on_a_full_disk, without_root


def test_a_full_disk_takes_no_byte_and_ends_with_the_thread(tmp_path: Path) -> None:
    with pytest.raises(OSError) as caught:
        on_a_full_disk(lambda: (tmp_path / "a").write_bytes(b"x"))
    assert caught.value.errno == errno.ENOSPC
    assert (tmp_path / "a").read_bytes() == b""
    assert (tmp_path / "a").write_bytes(b"x") == 1


def test_a_disk_that_keeps_nothing_takes_bytes_and_does_not_promise_to_keep_them(tmp_path: Path) -> None:
    def write() -> None:
        with (tmp_path / "a").open("wb") as file:
            file.write(b"x")
            file.flush()
            os.fsync(file.fileno())

    with pytest.raises(OSError) as caught:
        on_a_disk_that_keeps_nothing(write)
    assert caught.value.errno == errno.EIO
    assert (tmp_path / "a").read_bytes() == b"x"
    write()


def test_without_root_permissions_count_and_afterwards_root_is_root_again(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"x")
    before = _readable(file)
    file.chmod(0)
    with pytest.raises(PermissionError):
        without_root(file.read_bytes)
    file.chmod(0o600)
    assert without_root(file.read_bytes) == b"x"
    assert _readable(file) == before


def _readable(file: Path) -> bool:
    return file.read_bytes() == b"x"
