"""A plugin for pytest that shows everything at twice the size, as on a screen with small pixels."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication


def see_at_twice_the_size(file: str, chosen: str, folder: Path) -> str:
    """Run tests in a process of their own, since Qt reads the scale once.

    Args:
        file: The module of the tests.
        chosen: Which of them, as pytest's `-k` takes it.
        folder: Is made for what they write.

    Returns:
        What pytest says of them.

    Raises:
        AssertionError: One failed.
    """
    # A folder given is the only one that pytest clears: others may be those of the tests that wait for this.
    options = ["-p", "tests.ui.twice_the_size", "-p", "no:cacheprovider", "--basetemp", str(folder), "-q", "-n0"]
    answer = subprocess.run(
        [sys.executable, "-m", "pytest", file, "-k", chosen, *options],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=200,
        check=False,
    )
    assert answer.returncode == 0, answer.stdout[-4000:] + answer.stderr[-4000:]
    return answer.stdout


@pytest.hookimpl(trylast=True)
def pytest_configure() -> None:
    """Set it after the environment was cleared, and before Qt reads it."""
    os.environ["QT_SCALE_FACTOR"] = "2"


def pytest_runtest_teardown() -> None:
    """See to it that Qt did."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    assert application.devicePixelRatio() == 2
