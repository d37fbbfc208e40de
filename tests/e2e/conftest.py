from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.e2e.programs import PICTURES, Pikadesk, Sandbox, sandbox


@pytest.fixture
def start_sandbox() -> Iterator[Callable[..., Sandbox]]:
    """Start sandboxes with arguments; they end with the test."""
    running: list[Sandbox] = []

    def start(*arguments: str) -> Sandbox:
        running.append(Sandbox("--seconds", "0", *arguments))
        return running[-1]

    yield start
    for each in running:
        each.stop()


@pytest.fixture(scope="module")
def good_sandbox() -> Iterator[Sandbox]:
    """A sandbox without faults that the tests of a module share."""
    with sandbox("--seconds", "0") as running:
        yield running


@pytest.fixture
def recipe(tmp_path: Path) -> Callable[[object], str]:
    """Write a recipe beside the pictures, and return its path."""
    folder = tmp_path / "recipes"
    shutil.copytree(PICTURES, folder)

    def write(value: object) -> str:
        file = folder / "recipe.json"
        file.write_text(value if isinstance(value, str) else json.dumps(value), encoding="utf-8")
        return str(file)

    return write


@pytest.fixture
def pikadesk(tmp_path: Path) -> Callable[[Sandbox], Pikadesk]:
    """The program on a sandbox, with a new data folder."""
    return lambda running: Pikadesk(tmp_path / "data", running.url, running.key)
