"""Small sketches of what each effect does, moving: drawn on the 32-px grid of the pictograms, in one colour.

Each is drawn for a moment of its round: `t` from 0 to 1, after which it begins again, so that both ends look the same.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import cos, pi, sin
from types import MappingProxyType

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

SKETCH_MS = 1800
"""How long a round takes."""

_MIDDLE = QPointF(16, 16)
_STROKE = 1.5


def paint_sketch(painter: QPainter, where: QRectF, icon: str, colour: QColor, t: float) -> None:
    """Paint a moment of an effect's sketch.

    Args:
        painter: An antialiasing painter.
        where: The area, in device-independent pixels; square.
        icon: The name of the effect's pictogram.
        colour: Its only colour.
        t: The moment, from 0 to 1.
    """
    painter.save()
    painter.translate(where.topLeft())
    painter.scale(where.width() / 32, where.height() / 32)
    painter.setClipRect(QRectF(0, 0, 32, 32))
    painter.setPen(QPen(colour, _STROKE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    SKETCHES[icon](painter, t)
    painter.restore()


def _swing(t: float) -> float:
    """There and back, softly."""
    return (1 - cos(2 * pi * t)) / 2


def _part(t: float, begin: float, end: float) -> float:
    """How far a movement is that takes only part of the round; it slows down at both ends."""
    share = min(1.0, max(0.0, (t - begin) / (end - begin)))
    return share * share * (3 - 2 * share)


def _once(t: float) -> float:
    """There, a rest, and back in the last tenth."""
    return _part(t, 0.05, 0.6) * (1 - _part(t, 0.9, 1.0))


def _faded(painter: QPainter, share: float) -> None:
    painter.setOpacity(min(1.0, max(0.0, share)))


def _arrow(painter: QPainter, tip: QPointF, towards: QPointF, length: float = 5) -> None:
    """An arrow that ends at `tip`; `towards` is its direction, of length 1."""
    side = QPointF(-towards.y(), towards.x()) * 2.4
    back = tip - towards * 2.4
    painter.drawLine(QLineF(tip - towards * length, tip))
    painter.drawPolyline([back + side, tip, back - side])


def _cake(painter: QPainter, t: float) -> None:
    p = _once(t)
    _faded(painter, 1 - 2 * p)
    painter.drawEllipse(_MIDDLE, 8 + 2 * p, 8 - 2 * p)
    _faded(painter, 2 * p - 0.6)
    painter.drawRoundedRect(QRectF(6, 14, 20, 12), 2, 2)
    icing = QPainterPath(QPointF(6, 19))
    for start in (6, 11, 16, 21):
        icing.quadTo(start + 2.5, 21.4, start + 5, 19)
    painter.drawPath(icing)
    painter.drawLine(QLineF(16, 14, 16, 14 - 4.5 * p))
    flame = 1.4 + 0.4 * sin(12 * pi * t)
    painter.drawEllipse(QPointF(16, 5.8), 1.1, flame * p)


def _crumble(painter: QPainter, t: float) -> None:
    p = _once(t)
    whole = QPainterPath(QPointF(25, 14.5))
    for x, y in ((25, 6), (6, 6), (6, 25), (14, 25), (15.2, 21.4), (18.8, 20.2), (19.6, 16.6), (22.6, 16)):
        whole.lineTo(x, y)
    whole.closeSubpath()
    painter.drawPath(whole)
    for number, (x, y) in enumerate(((18, 20.5), (22, 17.5), (22, 22))):
        fallen = _part(p, 0.15 * number, 0.6 + 0.15 * number)
        _faded(painter, 1.2 - fallen)
        painter.save()
        painter.translate(x + 2.5 * fallen + 1.25, y + 8 * fallen + 1.25)
        painter.rotate(70 * fallen)
        painter.drawRect(QRectF(-1.25, -1.25, 2.5, 2.5))
        painter.restore()


def _crush(painter: QPainter, t: float) -> None:
    p = _swing(t)
    near = 7 - 4 * p
    painter.drawEllipse(_MIDDLE, 7 + 3 * p, near)
    for side in (-1, 1):
        painter.drawLine(QLineF(5, 16 + side * near, 27, 16 + side * near))
        _arrow(painter, QPointF(16, 16 + side * (near + 2)), QPointF(0, -side))


def _decapitate(painter: QPainter, t: float) -> None:
    p = _once(t)
    painter.drawEllipse(QPointF(16 + 5 * p, 11 - 3 * p), 4.5, 4.5)
    body = QPainterPath(QPointF(6, 27))
    body.cubicTo(6, 22, 10, 19.5, 16, 19.5)
    body.cubicTo(22, 19.5, 26, 22, 26, 27)
    painter.drawPath(body)
    for number in range(4):
        _faded(painter, 4 * p - number)
        painter.drawLine(QLineF(4.5 + 6.4 * number, 16.8, 7.1 + 6.4 * number, 16.8))


def _deflate(painter: QPainter, t: float) -> None:
    p = _once(t)
    high = 16 * (1 - 0.72 * p)
    limp = QPainterPath(QPointF(5, 26))
    limp.cubicTo(5, 26 - high * 1.25, 27, 26 - high * (1.25 + 0.3 * sin(4 * pi * p)), 27, 26)
    limp.closeSubpath()
    painter.drawPath(limp)
    _faded(painter, p)
    _arrow(painter, QPointF(16, 8 + 8 * p), QPointF(0, 1))


def _dissolve(painter: QPainter, t: float) -> None:
    gone = 13 * _once(t)
    painter.save()
    painter.setClipRect(QRectF(0, 0, 25.5 - gone, 32))
    painter.drawEllipse(_MIDDLE, 8.5, 8.5)
    painter.restore()
    painter.setBrush(painter.pen().color())
    painter.setPen(Qt.PenStyle.NoPen)
    for number in range(11):
        turn = 2 * pi * number / 11
        x, y = 16 + 8 * cos(turn), 16 + 8 * sin(turn)
        away = max(0.0, gone - (25.5 - x)) / 12
        _faded(painter, 4 * away * (1.15 - away))
        painter.drawEllipse(QPointF(x + 10 * away, y + 3 * away * sin(5 * turn)), 1.1, 1.1)


def _explode(painter: QPainter, t: float) -> None:
    p = _part(t, 0.3, 0.95)
    swell = 3.5 + 2.5 * _part(t, 0.0, 0.3) + 6 * p
    _faded(painter, 1 - 2 * p)
    painter.drawEllipse(_MIDDLE, swell, swell)
    _faded(painter, (t - 0.9) / 0.1)
    painter.drawEllipse(_MIDDLE, 3.5, 3.5)
    _faded(painter, 4 * p * (1 - p) * 1.4)
    for number in range(8):
        way = QPointF(cos(pi * number / 4), sin(pi * number / 4))
        painter.drawLine(QLineF(_MIDDLE + way * (5 + 7 * p), _MIDDLE + way * (8 + 7 * p)))


def _eye(painter: QPainter, t: float) -> None:
    p = _part(t, 0.2, 0.4) * (1 - _part(t, 0.75, 1.0))
    lids = QPainterPath(QPointF(3, 18))
    lids.quadTo(16, 18 - 14 * (1 - 0.2 * p), 29, 18)
    lids.quadTo(16, 18 + 14 * (1 - 0.2 * p), 3, 18)
    painter.drawPath(lids)
    painter.drawEllipse(QPointF(16, 18), 3.5 + 4.5 * p, 3.5 + 4.5 * p)
    painter.drawEllipse(QPointF(16, 18), 1 + p, 1 + p)
    _faded(painter, p)
    for x, lean in ((9, -1.5), (16, 0), (23, 1.5)):
        painter.drawLine(QLineF(x, 7 - abs(lean) / -2, x + lean, 7 - 4 * p))


def _inflate(painter: QPainter, t: float) -> None:
    p = _swing(t)
    radius = 5 + 5.5 * p
    painter.drawEllipse(_MIDDLE, radius, radius)
    _faded(painter, 0.3 + 0.7 * (1 - p))
    for number in range(12):
        way = QPointF(cos(pi * number / 6), sin(pi * number / 6))
        painter.drawLine(QLineF(_MIDDLE + way * (radius + 1.5), _MIDDLE + way * (radius + 3)))


def _levitate(painter: QPainter, t: float) -> None:
    p = _swing(t)
    painter.drawEllipse(QPointF(16, 18 - 7 * p), 6, 6)
    painter.drawEllipse(QPointF(16, 27), 8 - 3 * p, 1.6)
    _faded(painter, 0.2 + 0.8 * p)
    for x in (5, 27):
        _arrow(painter, QPointF(x, 17 - 7 * p), QPointF(0, -1))


def _melt(painter: QPainter, t: float) -> None:
    p = _once(t)
    drips = (6 * _part(p, 0.1, 0.8), 12 * _part(p, 0, 1), 8 * _part(p, 0.25, 1))
    edge = QPainterPath(QPointF(5, 6))
    edge.lineTo(27, 6)
    edge.lineTo(27, 11)
    for x, long in zip((21, 14, 7), reversed(drips), strict=True):
        edge.lineTo(x + 4, 11)
        edge.lineTo(x + 4, 11 + long)
        edge.cubicTo(x + 4, 13.5 + long, x, 13.5 + long, x, 11 + long)
        edge.lineTo(x, 11)
    edge.lineTo(5, 11)
    edge.closeSubpath()
    painter.drawPath(edge)
    _faded(painter, 2 * p - 1)
    painter.drawEllipse(QPointF(16, 28), 3 + 6 * p, 1.4)


def _peel(painter: QPainter, t: float) -> None:
    curl = 3 + 12 * _swing(t)
    sheet = QPainterPath(QPointF(7, 5))
    for x, y in ((25, 5), (25, 27 - curl), (25 - curl, 27), (7, 27)):
        sheet.lineTo(x, y)
    sheet.closeSubpath()
    painter.drawPath(sheet)
    corner = QPainterPath(QPointF(25, 27 - curl))
    corner.quadTo(25 - curl * 0.9, 27 - curl, 25 - curl * 0.95, 27 - curl * 0.95)
    corner.quadTo(25 - curl, 27 - curl * 0.9, 25 - curl, 27)
    painter.drawPath(corner)


def _poke(painter: QPainter, t: float) -> None:
    p = _part(t, 0.15, 0.45) * (1 - _part(t, 0.6, 0.95))
    tip = 23.5 - 7 * p
    ball = QPainterPath()
    ball.arcMoveTo(QRectF(4, 7, 18, 18), 28)
    ball.arcTo(QRectF(4, 7, 18, 18), 28, 304)
    upper = ball.elementAt(0)
    ball.quadTo(min(23.5, tip + 0.5), 16, upper.x, upper.y)
    painter.drawPath(ball)
    _arrow(painter, QPointF(max(tip, 15) + 0.5, 16), QPointF(-1, 0), 7)


def _squish(painter: QPainter, t: float) -> None:
    p = _swing(t)
    across = 8 - 4 * p
    painter.drawEllipse(_MIDDLE, across, 8 + 3 * p)
    for side in (-1, 1):
        _arrow(painter, QPointF(16 + side * (across + 1.5), 16), QPointF(-side, 0))


def _ta_da(painter: QPainter, t: float) -> None:
    p = _once(t)
    hat = QPainterPath(QPointF(9, 20))
    for x, y in ((11, 28), (21, 28), (23, 20)):
        hat.lineTo(x, y)
    painter.drawPath(hat)
    painter.drawLine(QLineF(6, 20, 26, 20))
    painter.save()
    painter.setClipRect(QRectF(0, 0, 32, 19.4))
    painter.translate(16, 23 - 13 * p)
    painter.rotate(72 * p)
    star = QPainterPath()
    for number in range(10):
        far = 4.6 if number % 2 == 0 else 2
        point = QPointF(far * sin(pi * number / 5), -far * cos(pi * number / 5))
        star.lineTo(point) if number else star.moveTo(point)
    star.closeSubpath()
    painter.drawPath(star)
    painter.restore()
    _faded(painter, 2 * p - 1)
    for left, top in ((7.0, 12.0), (25.0, 12.0), (9.5, 5.5), (22.5, 5.5)):
        painter.drawLine(QLineF(left, top - 1.2 * p, left, top + 1.2 * p))
        painter.drawLine(QLineF(left - 1.2 * p, top, left + 1.2 * p, top))


def _tear(painter: QPainter, t: float) -> None:
    apart = 4.5 * _once(t)
    for side in (-1, 1):
        painter.save()
        painter.translate(side * (apart / 2 + 0.6), 0)
        painter.translate(16, 27)
        painter.rotate(side * apart * 1.3)
        painter.translate(-16, -27)
        half = QPainterPath(QPointF(16, 5))
        for x, y in ((13.5, 9), (17.5, 13), (14, 17.5), (17.5, 22), (16, 27), (16 + side * 8, 27), (16 + side * 8, 5)):
            half.lineTo(x, y)
        half.closeSubpath()
        painter.drawPath(half)
        painter.restore()


SKETCHES: Mapping[str, Callable[[QPainter, float], None]] = MappingProxyType(
    {
        "effect-cake-ify": _cake,
        "effect-crumble": _crumble,
        "effect-crush": _crush,
        "effect-decapitate": _decapitate,
        "effect-deflate": _deflate,
        "effect-dissolve": _dissolve,
        "effect-explode": _explode,
        "effect-eye-pop": _eye,
        "effect-inflate": _inflate,
        "effect-levitate": _levitate,
        "effect-melt": _melt,
        "effect-peel": _peel,
        "effect-poke": _poke,
        "effect-squish": _squish,
        "effect-ta-da": _ta_da,
        "effect-tear": _tear,
    }
)
"""The sketch for each pictogram."""
