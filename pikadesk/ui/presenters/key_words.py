"""Where the API key is kept and what the service says about it, in words."""

from __future__ import annotations

from enum import StrEnum

from pikadesk.words import translatable


class KeyPlace(StrEnum):
    """Where the API key is kept."""

    UNREAD = "unread"
    NONE = "none"
    KEYCHAIN = "keychain"
    SESSION = "session"
    ENVIRONMENT = "environment"


class KeyVerdict(StrEnum):
    """What the service says about the key that was to be saved last."""

    UNASKED = "unasked"
    ASKING = "asking"
    TAKEN = "taken"
    REFUSED = "refused"
    UNREACHED = "unreached"


KEY_PLACES = translatable(
    {
        KeyPlace.UNREAD: "Looking for it…",
        KeyPlace.NONE: "None yet",
        KeyPlace.KEYCHAIN: "In the system keychain",
        KeyPlace.SESSION: "For this session only: no keychain here",
        KeyPlace.ENVIRONMENT: "For this session only: from PIKADESK_API_KEY",
    }
)
KEY_VERDICTS = translatable(
    {
        KeyVerdict.UNASKED: "",
        KeyVerdict.ASKING: "Asking the service, free of charge…",
        KeyVerdict.TAKEN: "The service takes this key.",
        KeyVerdict.REFUSED: "The service does not take this key. It was not kept.",
        KeyVerdict.UNREACHED: "The key is kept, but could not be checked now.",
    }
)
