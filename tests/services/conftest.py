from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from tests.fakes import Bug, World


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


@pytest.fixture(autouse=True)
async def closed(request: pytest.FixtureRequest) -> AsyncIterator[None]:
    """No task of a program is left behind by its test."""
    world = request.getfixturevalue("world") if "world" in request.fixturenames else None
    yield
    if isinstance(world, World):
        world.steps.free()
        world.clock.free()
        await world.runner.close()


@pytest.fixture(autouse=True)
def quiet(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Nothing is logged as an error, by the services or by the event loop, but for bugs that a test provokes."""
    yield
    assert [record for record in caplog.get_records("call") if is_unexpected(record)] == []


def is_unexpected(record: logging.LogRecord) -> bool:
    provoked = bool(record.exc_info) and record.exc_info[0] is Bug
    return record.levelno >= logging.ERROR and not provoked
