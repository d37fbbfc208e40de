"""What the controls that paint themselves have in common."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from pikadesk.ui import theme


def antialiased(painter: QPainter) -> QPainter:
    """The painter, with smooth edges."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    return painter


def box(
    painter: QPainter,
    area: QRectF,
    radius: float,
    *,
    fill: str = "",
    border: str = "",
    width: float = 1,
    dashed: bool = False,
) -> None:
    """Paint a round-cornered box whose border lies inside the area, as in CSS.

    Args:
        painter: An antialiasing painter.
        area: The outer edge, in device-independent pixels.
        radius: Of the outer corners.
        fill: A token, or "" for none.
        border: A token, or "" for none.
        width: Of the border, in pixels.
        dashed: Whether the border is dashed.
    """
    inset = width / 2 if border else 0.0
    if border:
        pen = QPen(theme.colour(border), width)
        if dashed:
            pen.setDashPattern([3, 3])
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(fill) if fill else QColor(0, 0, 0, 0))
    painter.drawRoundedRect(area.adjusted(inset, inset, -inset, -inset), radius - inset, radius - inset)
