"""Widgets one above the other on a page, for tests of single controls."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from pikadesk.ui.widgets.layouts import column


def stack(*widgets: QWidget, margin: int = 24) -> QWidget:
    """Return a page with widgets at its top, that many pixels from its edges."""
    page = QWidget()
    page.setLayout(column(*widgets, None, margins=(margin, margin, margin, margin)))
    return page
