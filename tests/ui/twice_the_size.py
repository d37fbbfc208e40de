"""A plugin for pytest that shows everything at twice the size, as on a screen with small pixels."""

from __future__ import annotations

import os

import pytest
from PySide6.QtWidgets import QApplication


@pytest.hookimpl(trylast=True)
def pytest_configure() -> None:
    """Set it after the environment was cleared, and before Qt reads it."""
    os.environ["QT_SCALE_FACTOR"] = "2"


def pytest_runtest_teardown() -> None:
    """See to it that Qt did."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    assert application.devicePixelRatio() == 2
