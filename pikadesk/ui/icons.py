"""The icons and pictograms, drawn from the SVG files in `resources/icons` in a colour of the theme.

The files are one-colour drawings on a 20-unit grid (effects: 32) with a 1.5-unit stroke; which black they are drawn in
does not matter. Only `app-mark` has colours of its own, written as those of the dark theme.
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from pikadesk.ui.theme import DARK, Tokens, tokens

_MANY_COLOURS = frozenset({"app-mark", "app-icon"})
_BRAND_TOKENS = ("text_2", "accent", "accent_text")


@cache
def resources_folder() -> Path:
    """The folder of icons and sounds: inside the package where it is installed, beside it in a checkout.

    Raises:
        FileNotFoundError: The installation is incomplete.
    """
    package = Path(__file__).parents[1]
    for folder in (package / "resources", package.parent / "resources"):
        if (folder / "icons").is_dir():
            return folder
    raise FileNotFoundError("The resources folder is missing: install Pikadesk again.")


@cache
def _source(name: str) -> str:
    return (resources_folder() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


def _stroke(name: str, size: float) -> str:
    """Thicker where the drawing is small and thinner where it is large, so that all weigh the same beside text."""
    if name.startswith("effect-"):
        return "1.5"
    if size <= 16:
        return "1.75"
    return "1.25" if size >= 28 else "1.5"


def _drawing(name: str, size: float, theme: Tokens) -> QByteArray:
    source = _source(name)
    if name == "app-mark":
        for token in _BRAND_TOKENS:
            source = source.replace(getattr(DARK, token), getattr(theme, token).upper())
    elif name not in _MANY_COLOURS:
        source = source.replace('stroke-width="1.5"', f'stroke-width="{_stroke(name, size)}"', 1)
    return QByteArray(source.encode())


@lru_cache(maxsize=512)
def _pixmap(name: str, rgba: int, size: float, ratio: float, theme: Tokens) -> QPixmap:
    drawing = QSvgRenderer(_drawing(name, size, theme))
    pixels = round(size * ratio)
    made = QPixmap(pixels, pixels)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    drawing.render(painter, QRectF(0, 0, pixels, pixels))
    if name not in _MANY_COLOURS:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        painter.fillRect(made.rect(), QColor.fromRgba(rgba))
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made


def pixmap(name: str, colour: str | QColor, size: float = 20, ratio: float = 1.0) -> QPixmap:
    """An icon as a picture.

    Args:
        name: A file's name in `resources/icons`, without `.svg`.
        colour: A token's name (`text-2`) or a colour.
        size: Width and height in device-independent pixels.
        ratio: Device pixels for each of them.

    Raises:
        FileNotFoundError: There is no such icon.
    """
    painted = tokens().colour(colour) if isinstance(colour, str) else colour
    return _pixmap(name, painted.rgba(), size, ratio, tokens())


def paint_icon(painter: QPainter, where: QRectF, name: str, colour: str | QColor, size: float = 20) -> None:
    """Paint an icon in the middle of a rectangle, sharp on every screen."""
    device = painter.device()
    ratio = device.devicePixelRatioF() if device is not None else 1.0
    drawn = pixmap(name, colour, size, ratio)
    corner = where.center() - QPointF(size / 2, size / 2)
    snapped = QPointF(round(corner.x() * ratio) / ratio, round(corner.y() * ratio) / ratio)
    painter.drawPixmap(QRectF(snapped, QSizeF(size, size)), drawn, QRectF(drawn.rect()))


def icon(name: str, colour: str = "text-2", size: int = 20) -> QIcon:
    """An icon for Qt's own widgets and actions; it keeps its colour, so ask again when `theme().changed` is emitted."""
    made = QIcon()
    screen = QApplication.primaryScreen()
    for ratio in {1.0, 2.0, screen.devicePixelRatio() if screen is not None else 1.0}:
        made.addPixmap(pixmap(name, colour, size, ratio), QIcon.Mode.Normal)
        made.addPixmap(pixmap(name, "text-1", size, ratio), QIcon.Mode.Active)
        made.addPixmap(pixmap(name, "line-3", size, ratio), QIcon.Mode.Disabled)
    return made


def app_icon() -> QIcon:
    """The icon of the program, for its windows."""
    made = QIcon()
    for size in (16, 24, 32, 48, 64, 128, 256):
        made.addPixmap(_pixmap("app-icon", 0, size, 1.0, DARK), QIcon.Mode.Normal)
    return made
