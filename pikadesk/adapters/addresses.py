"""Which addresses may be spoken to."""

from __future__ import annotations

from urllib.parse import urlsplit

BASE_URL = "https://api.1min.ai"

HISTORY_PAGE = "https://app.1min.ai/billing-usage"
"""The account's page of what was charged, for the browser; seen in public clients of the provider's site."""

LOOPBACK = ("127.0.0.1", "localhost", "::1")


def is_safe_link(url: str, base_url: str) -> bool:
    """Say whether a link may be followed: https, or http between loopback addresses."""
    try:
        link, base = urlsplit(url), urlsplit(base_url)
    except ValueError:
        return False
    if link.scheme == "https":
        return bool(link.hostname)
    return link.scheme == "http" and link.hostname in LOOPBACK and base.hostname in LOOPBACK
