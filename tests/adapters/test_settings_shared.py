"""The settings file as several windows and verbs share it, and where it is damaged."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from pikadesk.adapters.settings import SettingsFile
from pikadesk.domain.errors import DiskFull, Fault, FolderUnwritable, StorageError
from pikadesk.services.preferences import Preferences, Theme
from tests.adapters.limits import on_a_disk_that_keeps_nothing, on_a_full_disk, without_root

DARK = Preferences(theme=Theme.DARK)
TORN = [b"", b"{", b"null", b"[]", b"7", b'"text"', b"\xff\xfe\0", bytes(100), b"[" * 100_000, b'{"theme": ']

SET = """
import sys
from dataclasses import replace
from pathlib import Path
from pikadesk.adapters.settings import SettingsFile
store, name = SettingsFile(Path(sys.argv[1])), sys.argv[2]
print("ready", flush=True)
sys.stdin.readline()
for number in range(1, 31):
    before = store.load()
    store.save(replace(before, **{name: number}), before)
"""

DIE = """
import os, sys
from pathlib import Path
from pikadesk.adapters.settings import SettingsFile
from pikadesk.services.preferences import Preferences
def die(event, arguments):
    if event == "os.rename":
        os._exit(3)
sys.addaudithook(die)
SettingsFile(Path(sys.argv[1])).save(Preferences(monthly_limit=7), Preferences())
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


def torn(file: Path, content: bytes = b'{"monthly_limit": 50') -> Path:
    file.parent.mkdir()
    file.write_bytes(content)
    return file


def kept(file: Path) -> list[Path]:
    return sorted(file.parent.glob("settings.json.damaged-*"))


def test_windows_do_not_take_back_what_the_other_set(file: Path) -> None:
    account, sandbox = SettingsFile(file), SettingsFile(file)
    old = sandbox.load()
    for number in range(1, 50):
        before = account.load()
        account.save(replace(before, monthly_limit=number), before)
        # The other window's copy knows no limit at all.
        sandbox.save(replace(old, parallel_jobs=1 + number % 2), replace(old, parallel_jobs=2 - number % 2))
        assert sandbox.load() == account.load() == Preferences(monthly_limit=number, parallel_jobs=1 + number % 2)


def test_a_limit_counts_at_once_even_where_the_file_looks_the_same(file: Path) -> None:
    one, other = SettingsFile(file), SettingsFile(file)
    for number in range(100, 200):
        one.save(Preferences(daily_limit=number), Preferences(daily_limit=number - 1))
        assert other.load().daily_limit == number


def test_a_file_that_is_the_same_is_not_read_again(file: Path) -> None:
    SettingsFile(file).save(DARK, Preferences())
    os.utime(file, (1_000_000_000, 1_000_000_000))
    store = SettingsFile(file)
    assert store.load() == DARK
    reads: list[str] = []
    _watch(str(file), reads)
    assert store.load() is store.load()
    assert reads == []
    SettingsFile(file).save(replace(DARK, total_limit=1), DARK)
    assert store.load() == replace(DARK, total_limit=1)
    assert reads != []


def _watch(path: str, reads: list[str]) -> None:
    def heard(event: str, arguments: tuple[object, ...]) -> None:
        if event == "open" and str(arguments[0]) == path:
            reads.append(path)

    sys.addaudithook(heard)


def test_processes_that_save_at_once_lose_nothing(file: Path) -> None:
    names = ["daily_limit", "monthly_limit", "total_limit"]
    running = [
        subprocess.Popen(
            [sys.executable, "-c", SET, str(file), name], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for name in names
    ]
    for each in running:
        assert each.stdout is not None and each.stdout.readline() == "ready\n"
    for each in running:
        each.communicate("go\n", timeout=60)
        assert each.returncode == 0
    assert SettingsFile(file).load() == Preferences(daily_limit=30, monthly_limit=30, total_limit=30)


def test_what_a_later_version_wrote_stays(file: Path) -> None:
    torn(file, b'{"from a later version": {"a": [1]}, "delivery": "carrier pigeon", "daily_limit": "5000"}')
    store = SettingsFile(file)
    before = store.load()
    store.save(replace(before, theme=Theme.DARK), before)
    doc = json.loads(file.read_text())
    assert doc["from a later version"] == {"a": [1]}
    assert (doc["delivery"], doc["daily_limit"], doc["theme"]) == ("carrier pigeon", "5000", "dark")


def test_the_file_is_for_this_user_alone_and_nothing_is_beside_it(file: Path) -> None:
    SettingsFile(file).save(Preferences(), Preferences())
    file.chmod(0o644)
    SettingsFile(file).save(DARK, Preferences())
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700
    assert {path.name for path in file.parent.iterdir()} <= {file.name, f"{file.name}.lock"}


def test_a_process_that_dies_before_the_file_is_in_its_place_leaves_the_old_one(file: Path) -> None:
    SettingsFile(file).save(Preferences(daily_limit=5), Preferences())
    died = subprocess.run([sys.executable, "-c", DIE, str(file)], timeout=60, check=False)
    assert died.returncode == 3
    store = SettingsFile(file)
    assert store.load() == Preferences(daily_limit=5)
    assert store.trouble is None
    store.save(Preferences(monthly_limit=7), Preferences())
    assert SettingsFile(file).load() == Preferences(daily_limit=5, monthly_limit=7)


def test_what_the_disk_did_not_keep_is_written_with_the_next_change(file: Path) -> None:
    store = SettingsFile(file)
    start = store.load()
    limited = replace(start, monthly_limit=5)
    with pytest.raises(DiskFull):
        on_a_full_disk(lambda: store.save(limited, start))
    with pytest.raises(StorageError):
        on_a_disk_that_keeps_nothing(lambda: store.save(replace(limited, total_limit=9), limited))
    SettingsFile(file).save(DARK, Preferences())
    assert store.load() == replace(DARK, monthly_limit=5, total_limit=9)
    now = store.load()
    store.save(replace(now, parallel_jobs=1), now)
    assert SettingsFile(file).load() == replace(DARK, monthly_limit=5, total_limit=9, parallel_jobs=1)


@pytest.mark.parametrize("content", TORN)
def test_a_damaged_file_is_set_aside_and_every_order_asks(file: Path, content: bytes) -> None:
    store = SettingsFile(torn(file, content))
    assert store.load() == Preferences(confirm_above=0)
    (aside,) = kept(file)
    assert aside.read_bytes() == content
    assert aside.stat().st_mode & 0o777 == 0o600
    told = Fault("settings_set_aside", (("path", str(aside)),))
    # The next start, and other processes, are as careful, and tell it too.
    assert store.trouble == SettingsFile(file).trouble == told
    assert SettingsFile(file).load() == Preferences(confirm_above=0)
    assert kept(file) == [aside]


def test_it_is_told_until_a_limit_is_set_anew(file: Path) -> None:
    store = SettingsFile(torn(file))
    careful = store.load()
    store.save(replace(careful, theme=Theme.DARK), careful)
    assert store.trouble is not None and SettingsFile(file).trouble is not None
    now = store.load()
    assert now == replace(DARK, confirm_above=0)
    store.save(replace(now, monthly_limit=5), now)
    assert store.trouble is None and SettingsFile(file).trouble is None
    # That every order asks is a setting by now, which the user sees and may change.
    now = store.load()
    assert now.confirm_above == 0
    store.save(replace(now, confirm_above=None), now)
    assert SettingsFile(file).load() == replace(DARK, monthly_limit=5)


def test_a_file_that_is_torn_while_the_window_is_open_is_noticed(file: Path) -> None:
    store = SettingsFile(file)
    store.save(Preferences(monthly_limit=5), Preferences())
    before = store.load()
    file.write_bytes(b"{")
    store.save(replace(before, theme=Theme.DARK), before)
    assert store.load() == replace(DARK, confirm_above=0)
    assert len(kept(file)) == 1 and store.trouble is not None


def test_one_that_cannot_be_set_aside_stays_and_every_order_asks(file: Path) -> None:
    torn(file)
    file.parent.chmod(0o500)
    store = SettingsFile(file)
    assert without_root(store.load) == Preferences(confirm_above=0)
    assert without_root(lambda: store.trouble) == Fault("settings_unreadable", (("path", str(file)),))
    file.parent.chmod(0o700)
    assert file.read_bytes() == b'{"monthly_limit": 50' and kept(file) == []


def test_on_a_full_disk_the_damaged_file_stays(file: Path) -> None:
    torn(file)
    assert on_a_full_disk(lambda: SettingsFile(file).load()) == Preferences(confirm_above=0)
    assert file.read_bytes() == b'{"monthly_limit": 50' and kept(file) == []


def test_a_file_that_may_not_be_read_is_not_written_over(file: Path) -> None:
    SettingsFile(file).save(Preferences(monthly_limit=5), Preferences())
    file.chmod(0)
    store = SettingsFile(file)
    assert without_root(store.load) == Preferences(confirm_above=0)
    with pytest.raises(FolderUnwritable):
        without_root(lambda: store.save(DARK, Preferences()))
    assert without_root(store.load) == replace(DARK, confirm_above=0)
    file.chmod(0o600)
    assert store.load() == replace(DARK, monthly_limit=5)
    assert store.trouble is None


@pytest.mark.parametrize("name", ["", "..", "../elsewhere", 5, None])
def test_a_note_that_names_no_file_beside_it_tells_nothing(file: Path, name: object) -> None:
    torn(file, json.dumps({"set_aside": name}).encode())
    assert SettingsFile(file).trouble is None
