from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from pikadesk.adapters.process_lock import ProcessLock

HOLD = """
import sys, time
from pathlib import Path
from pikadesk.adapters.process_lock import ProcessLock
lock = ProcessLock(Path(sys.argv[1]))
assert lock.acquire()
print("held", flush=True)
time.sleep(60)
"""


def test_one_process_has_it_at_a_time_and_a_killed_one_no_more(tmp_path: Path) -> None:
    file = tmp_path / "locks" / "window.lock"
    with subprocess.Popen([sys.executable, "-c", HOLD, str(file)], stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None and holder.stdout.readline() == "held\n"
        lock = ProcessLock(file)
        assert not lock.acquire()
        holder.kill()
        holder.wait()
    assert lock.acquire()


def test_where_no_lock_can_be_made_everybody_is_the_first(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for _ in range(2):
        assert ProcessLock(tmp_path / "file" / "window.lock").acquire()


def test_its_folder_is_for_this_user_alone(tmp_path: Path) -> None:
    assert ProcessLock(tmp_path / "a" / "locks" / "window.lock").acquire()
    assert (tmp_path / "a" / "locks").stat().st_mode & 0o777 == 0o700
