"""What the tests of several adapters use."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.adapters.web import Answer, Site

Serve = Callable[..., Site]


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Start servers that end with the test."""
    sites: list[Site] = []

    def start(*answers: Answer) -> Site:
        sites.append(Site(*answers))
        return sites[-1]

    yield start
    for site in sites:
        site.close()
