from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sandbox.service import Service, service


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A sandbox without faults for all tests of a module; its state is in a folder that tests may look into."""
    with service("--dir", str(tmp_path_factory.mktemp("sandbox"))) as running:
        yield running


@pytest.fixture
def state(tmp_path: Path) -> tuple[str, str]:
    """Arguments that keep a sandbox's state in the test's folder."""
    return "--dir", str(tmp_path / "state")
