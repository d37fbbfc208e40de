"""Where things are on this computer, the settings file, and the API key."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import platformdirs

from pikadesk.adapters.disk import storage_errors
from pikadesk.domain.errors import KeychainUnavailable
from pikadesk.services.preferences import Delivery, Preferences, Theme

_APP = "pikadesk"
_SERVICE, _ACCOUNT = "Pikadesk", "1min.ai API key"
MOST_PARALLEL_JOBS = 4


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
    """`PreferenceStore` in a JSON file; what it cannot read counts as not set."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._current: Preferences | None = None

    def load(self) -> Preferences:
        """Return the settings; the file is read once a run."""
        if self._current is None:
            self._current = self._read()
        return self._current

    def save(self, preferences: Preferences) -> None:
        """Write the file, whole or not at all."""
        self._current = preferences
        doc = {
            "output_folder": str(preferences.output_folder) if preferences.output_folder else None,
            "delivery": preferences.delivery,
            "parallel_jobs": preferences.parallel_jobs,
            "theme": preferences.theme,
            "language": preferences.language,
            "daily_limit": preferences.daily_limit,
            "monthly_limit": preferences.monthly_limit,
            "total_limit": preferences.total_limit,
            "confirm_above": preferences.confirm_above,
            "queue_paused": preferences.queue_paused,
            "reduce_motion": preferences.reduce_motion,
            "window": dict(preferences.window),
        }
        part = self._file.with_suffix(".part")
        with storage_errors(self._file):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            part.write_text(json.dumps(doc, indent=2), encoding="utf-8")
            part.replace(self._file)

    def _read(self) -> Preferences:
        try:
            doc = json.loads(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return Preferences()
        return _read_preferences(doc) if isinstance(doc, dict) else Preferences()


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
        reduce_motion=doc.get("reduce_motion") is True,
        window=tuple((str(k), str(v)) for k, v in window.items()) if isinstance(window, dict) else default.window,
    )


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
