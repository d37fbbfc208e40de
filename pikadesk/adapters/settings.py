"""Where things are on this computer, the settings file, and the API key."""

from __future__ import annotations

import json
import logging
import os
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeGuard

import platformdirs
from filelock import FileLock

from pikadesk.adapters.disk import free_name, make_private, storage_errors, sync_folder, write_whole
from pikadesk.domain.errors import Fault, KeychainUnavailable
from pikadesk.domain.naming import problems
from pikadesk.services.preferences import Delivery, Preferences, Theme, carried_over

log = logging.getLogger(__name__)

_APP = "pikadesk"
_SERVICE, _ACCOUNT = "Pikadesk", "1min.ai API key"
MOST_PARALLEL_JOBS = 4

# Where limits cannot be read: none of them is known to allow anything, so every order is to be confirmed.
_CAREFUL: Mapping[str, Any] = {"confirm_above": 0}
_LIMITS = ("daily_limit", "monthly_limit", "total_limit", "confirm_above")
_NOTE = "set_aside"
_PATIENCE = 10.0
_STEP_NS = 100_000_000


@dataclass(frozen=True, slots=True)
class Folders:
    """Where Pikadesk keeps things.

    Attributes:
        data: Database, pictures, unfinished downloads.
        cache: What can be made again.
        videos: Where videos go unless the user says otherwise.
        settings: The settings file.
        logs: Where the log goes.
    """

    data: Path
    cache: Path
    videos: Path
    settings: Path
    logs: Path


def folders(environment: Mapping[str, str], *, sandbox: bool, data_dir: Path | None = None) -> Folders:
    """Return where things are.

    Args:
        environment: The environment; PIKADESK_DATA_DIR puts all of it under one folder.
        sandbox: Whether the sandbox is used: its jobs and videos are kept apart.
        data_dir: Goes before PIKADESK_DATA_DIR.
    """
    root = data_dir or (Path(environment["PIKADESK_DATA_DIR"]) if environment.get("PIKADESK_DATA_DIR") else None)
    if root is not None:
        root = root.expanduser().absolute()
        data, cache, videos, settings, logs = root, root / "cache", root / "videos", root, root / "logs"
    else:
        data = platformdirs.user_data_path(_APP, appauthor=False)
        cache = platformdirs.user_cache_path(_APP, appauthor=False)
        videos = platformdirs.user_videos_path() / "Pikadesk"
        settings = platformdirs.user_config_path(_APP, appauthor=False)
        logs = platformdirs.user_log_path(_APP, appauthor=False)
    if sandbox:
        data, cache, videos = data / "sandbox", cache / "sandbox", videos / "Sandbox"
    return Folders(data, cache, videos, settings / "settings.json", logs)


class SettingsFile:
    """`PreferenceStore` in a JSON file, which other processes read and write too."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._guard = threading.Lock()
        # What a glance at the file said when it was read last; None where it has to be read again in any case.
        self._seen: tuple[int, ...] | None = None
        self._found = Preferences()
        self._trouble: Fault | None = None
        self._unwritten: tuple[Preferences, Preferences] | None = None

    @property
    def trouble(self) -> Fault | None:
        """Where a damaged file is kept, until a limit is set anew, or that there is one that cannot be read."""
        with self._guard:
            self._look()
            return self._trouble

    def load(self) -> Preferences:
        """Return the settings; the file is read where it is not the one that was read last.

        A file that is damaged is set aside. As it may have held limits, every order asks from then on: that is written
        down in its place, so that it is so for other processes and after the next start.
        """
        with self._guard:
            self._look()
            return carried_over(*self._unwritten, self._found) if self._unwritten else self._found

    def save(self, preferences: Preferences, since: Preferences) -> None:
        """Write what was changed into the file as it is by now, whole or not at all."""
        with self._guard:
            if self._unwritten is not None:
                since, preferences = self._unwritten[1], carried_over(preferences, since, self._unwritten[0])
            self._unwritten = written = preferences, since
        with storage_errors(self._file), self._alone():
            self._write(*written)
        with self._guard:
            self._seen = None
            # A save on another thread may have added to it.
            left = self._unwritten
            self._unwritten = None if left is None or left[0] == written[0] else (left[0], written[0])

    def _look(self) -> None:
        glance = self._glance()
        if glance is not None and glance == self._seen:
            return
        try:
            try:
                doc = self._read()
            except _Damaged:
                with self._alone():
                    doc = self._read_or_replace()
        except OSError:
            doc, self._trouble = dict(_CAREFUL), Fault("settings_unreadable", (("path", str(self._file)),))
        else:
            self._trouble = self._told_in(doc)
        self._found = _read_preferences(doc)
        self._seen = glance

    def _glance(self) -> tuple[int, ...] | None:
        """Return what is another after every change of the file; None where that cannot be relied on."""
        try:
            found = self._file.stat()
        except FileNotFoundError:
            return ()
        except OSError:
            return None
        # The system's clock for files goes in steps: a change within the same step could look like none.
        if abs(time.time_ns() - found.st_mtime_ns) < _STEP_NS:
            return None
        return found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino, found.st_dev

    def _read(self) -> dict[str, Any]:
        try:
            doc = json.loads(self._file.read_bytes())
        except FileNotFoundError:
            return {}
        except (ValueError, RecursionError) as error:
            raise _Damaged from error
        if not isinstance(doc, dict):
            raise _Damaged
        return doc

    def _read_or_replace(self) -> dict[str, Any]:
        """Read the file; set one that is damaged aside. To be called by one process at a time."""
        try:
            return self._read()
        except _Damaged:
            aside = free_name(self._file.with_name(f"{self._file.name}.damaged-{datetime.now(UTC):%Y%m%dT%H%M%SZ}"))
            log.warning("the settings are damaged and are set aside as %s", aside.name)
            # A copy, not the file itself: at no moment may there be none, which would mean that there are no limits.
            write_whole(aside, self._file.read_bytes(), 0o600)
            doc = {**_CAREFUL, _NOTE: aside.name}
            self._put(doc)
            return doc

    def _write(self, preferences: Preferences, since: Preferences) -> None:
        doc = self._read_or_replace()
        found = _read_preferences(doc)
        before, after = _entries(found), _entries(carried_over(preferences, since, found))
        # What a later version wrote, or what only this one cannot read, stays.
        doc |= {name: value for name, value in after.items() if name not in doc or value != before[name]}
        changed, unchanged = _entries(preferences), _entries(since)
        if any(changed[name] != unchanged[name] for name in _LIMITS):
            doc.pop(_NOTE, None)
        self._put(doc)

    def _put(self, doc: Mapping[str, Any]) -> None:
        write_whole(self._file, json.dumps(doc, indent=2).encode(), 0o600)
        sync_folder(self._file.parent)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Keep other processes and threads from writing; raises `OSError`, also where one of them does not end."""
        make_private(self._file.parent)
        with FileLock(self._file.with_name(f"{self._file.name}.lock"), timeout=_PATIENCE, mode=0o600):
            yield

    def _told_in(self, doc: Mapping[str, Any]) -> Fault | None:
        name = doc.get(_NOTE)
        return Fault("settings_set_aside", (("path", str(self._file.with_name(name))),)) if _is_name(name) else None


class _Damaged(Exception):
    """The file is not what was written."""


def _is_name(value: object) -> TypeGuard[str]:
    return isinstance(value, str) and value not in ("", ".", "..") and "/" not in value


def _entries(preferences: Preferences) -> dict[str, Any]:
    folder = preferences.output_folder
    return {
        "output_folder": str(folder) if folder else None,
        "delivery": preferences.delivery,
        "parallel_jobs": preferences.parallel_jobs,
        "theme": preferences.theme,
        "language": preferences.language,
        "daily_limit": preferences.daily_limit,
        "monthly_limit": preferences.monthly_limit,
        "total_limit": preferences.total_limit,
        "confirm_above": preferences.confirm_above,
        "queue_paused": preferences.queue_paused,
        "sandbox_queue_paused": preferences.sandbox_queue_paused,
        "reduce_motion": preferences.reduce_motion,
        "file_name": preferences.file_name,
        "window": dict(preferences.window),
    }


def _read_preferences(doc: dict[str, Any]) -> Preferences:
    default = Preferences()
    folder, jobs, window = doc.get("output_folder"), doc.get("parallel_jobs"), doc.get("window")
    return Preferences(
        output_folder=Path(folder) if isinstance(folder, str) and folder else None,
        delivery=Delivery(doc["delivery"]) if doc.get("delivery") in list(Delivery) else default.delivery,
        parallel_jobs=min(max(jobs, 1), MOST_PARALLEL_JOBS) if type(jobs) is int else default.parallel_jobs,
        theme=Theme(doc["theme"]) if doc.get("theme") in list(Theme) else default.theme,
        language=doc["language"] if isinstance(doc.get("language"), str) else default.language,
        daily_limit=_credits(doc.get("daily_limit")),
        monthly_limit=_credits(doc.get("monthly_limit")),
        total_limit=_credits(doc.get("total_limit")),
        confirm_above=_credits(doc.get("confirm_above")),
        queue_paused=doc.get("queue_paused") is True,
        sandbox_queue_paused=doc.get("sandbox_queue_paused") is True,
        reduce_motion=doc.get("reduce_motion") is True,
        file_name=_template(doc.get("file_name"), default.file_name),
        window=tuple((str(k), str(v)) for k, v in window.items()) if isinstance(window, dict) else default.window,
    )


def _template(value: object, default: str) -> str:
    """Read a template; one that says nothing, or names what there is not, is no use."""
    return value if isinstance(value, str) and not problems(value) else default


def _credits(value: object) -> int | None:
    """Read a limit; one that was set and cannot be understood allows nothing, so that it is noticed and not passed."""
    if value is None:
        return None
    return max(0, value) if type(value) is int else 0


class Keychain:
    """`KeyStore` in the system's keychain, or for this session where there is none.

    PIKADESK_API_KEY goes before both and is never written anywhere.
    """

    def __init__(self, environment: Mapping[str, str] = os.environ) -> None:
        self._from_environment = environment.get("PIKADESK_API_KEY", "").strip() or None
        self._session: str | None = None
        self._read = False

    def read(self) -> str | None:
        """Return the key; the keychain is asked once a run."""
        if self._from_environment:
            return self._from_environment
        if not self._read:
            self._session, self._read = _from_keychain(), True
        return self._session

    def save(self, key: str) -> bool:
        """Keep a key; what a keychain says it took is read back, since one kind takes everything and keeps nothing."""
        self._session, self._read, self._from_environment = key, True, None
        # Imported where it is used: its search for backends costs a tenth of a second.
        import keyring  # noqa: PLC0415

        try:
            keyring.set_password(_SERVICE, _ACCOUNT, key)
        # Not KeyringError alone: the backends let out what their own libraries raise.
        except Exception:
            return False
        return _from_keychain() == key

    def forget(self) -> None:
        """Remove the key everywhere; raises `KeychainUnavailable` where the keychain has one and will not open."""
        self._session, self._read, self._from_environment = None, True, None
        import keyring  # noqa: PLC0415
        import keyring.errors  # noqa: PLC0415

        try:
            if keyring.get_password(_SERVICE, _ACCOUNT) is not None:
                keyring.delete_password(_SERVICE, _ACCOUNT)
        except keyring.errors.NoKeyringError:
            return
        except Exception as error:
            raise KeychainUnavailable from error


def _from_keychain() -> str | None:
    import keyring  # noqa: PLC0415

    try:
        return keyring.get_password(_SERVICE, _ACCOUNT)
    except Exception:
        return None


class FixedKey:
    """`KeyStore` of the sandbox: its key is no secret and is kept nowhere."""

    def __init__(self, key: str) -> None:
        self._key = key

    def read(self) -> str | None:
        """Return the sandbox's key."""
        return self._key

    def save(self, key: str) -> bool:
        """Use another key for this session."""
        self._key = key
        return False

    def forget(self) -> None:
        """Do nothing: there is nothing to remove."""
