"""Settings and key in memory."""

from __future__ import annotations

from pikadesk.domain.errors import Fault, KeychainUnavailable, StorageError
from pikadesk.services.preferences import Preferences, carried_over


class FakePreferenceStore:
    """`PreferenceStore` in memory; `save` raises `error` where one is set."""

    def __init__(self, preferences: Preferences | None = None) -> None:
        self.current = preferences or Preferences()
        self.error: StorageError | None = None
        self.trouble: Fault | None = None

    def load(self) -> Preferences:
        """Return the settings."""
        return self.current

    def save(self, preferences: Preferences, since: Preferences) -> None:
        """Keep what was changed of the settings."""
        if self.error is not None:
            raise self.error
        self.current = carried_over(preferences, since, self.current)


class FakeKeyStore:
    """`KeyStore` in memory.

    Args:
        key: What the keychain holds.
        keychain: Whether there is a keychain; without one, a key is kept for the session.

    Attributes:
        saved: Every key that was to be kept, in order.
    """

    def __init__(self, key: str | None = None, *, keychain: bool = True) -> None:
        self.key, self.keychain = key, keychain
        self.locked = False
        self.saved: list[str] = []

    def read(self) -> str | None:
        """Return the key."""
        return self.key

    def save(self, key: str) -> bool:
        """Keep a key."""
        self.key = key
        self.saved.append(key)
        return self.keychain and not self.locked

    def forget(self) -> None:
        """Forget the key; where `locked` is set, the keychain will not open."""
        self.key = None
        if self.locked:
            raise KeychainUnavailable
