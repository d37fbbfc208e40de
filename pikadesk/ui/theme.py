"""Design tokens, type roles and motion, and their way into the application's palette and style sheet.

Widgets that paint themselves ask `tokens()` while they paint: changing the theme repaints every widget, so nothing has
to be told. Whoever keeps something made from a token (a `QIcon` in an action) listens to `theme().changed`.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Literal, assert_never

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette, QRawFont
from PySide6.QtWidgets import QApplication, QStyle

from pikadesk.ui.style_sheet import style_sheet

Scheme = Literal["system", "dark", "light"]

# Spacing, radii and heights in device-independent pixels.
SPACE_1, SPACE_2, SPACE_3, SPACE_4, SPACE_5, SPACE_6 = 4, 8, 12, 16, 24, 32
RADIUS_BADGE, RADIUS_CONTROL, RADIUS_CARD, RADIUS_DIALOG = 4, 6, 8, 12
HEIGHT_COMPACT, HEIGHT_CONTROL, HEIGHT_PRIMARY, HEIGHT_TRANSPORT = 28, 32, 40, 48
HEIGHT_STAGE_TITLE, HEIGHT_PANEL_TABS, HEIGHT_HEADER, HEIGHT_KEYFRAME = 40, 44, 56, 56


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one theme, as `#rrggbb`; `scrim` is `#aarrggbb`."""

    name: Literal["dark", "light"]
    stage: str
    window: str
    panel: str
    raised: str
    hover: str
    pressed: str
    line_1: str
    line_2: str
    line_3: str
    text_1: str
    text_2: str
    text_3: str
    accent: str
    accent_hover: str
    accent_pressed: str
    on_accent: str
    accent_key: str
    accent_text: str
    tint: str
    tint_line: str
    focus: str
    ok: str
    ok_tint: str
    warn: str
    warn_tint: str
    warn_line: str
    err: str
    err_tint: str
    err_line: str
    well: str
    badge: str
    on_badge: str
    scrim: str
    grip: str
    hatch: str

    def colour(self, token: str) -> QColor:
        """The colour of a token, written as in the design (`text-2`) or as here (`text_2`).

        Raises:
            AttributeError: There is no such token.
        """
        return QColor(getattr(self, token.replace("-", "_")))


DARK = Tokens(
    name="dark",
    stage="#111213",
    window="#17181a",
    panel="#1c1d20",
    raised="#25272a",
    hover="#2d2f33",
    pressed="#36393e",
    line_1="#2b2d31",
    line_2="#3b3e44",
    line_3="#767b85",
    text_1="#ecedef",
    text_2="#b4b8bf",
    text_3="#9da2ab",
    accent="#3768d4",
    accent_hover="#3c6fdc",
    accent_pressed="#2f5cbf",
    on_accent="#ffffff",
    accent_key="#9db7ee",
    accent_text="#8db4ff",
    tint="#202c44",
    tint_line="#4a6bab",
    focus="#8db4ff",
    ok="#74c794",
    ok_tint="#1b2a22",
    warn="#e3b564",
    warn_tint="#2f2716",
    warn_line="#5d4b22",
    err="#f28d85",
    err_tint="#35201f",
    err_line="#b4534c",
    well="#0b0c0d",
    badge="#0b0c0d",
    on_badge="#f4f5f6",
    scrim="#9e0b0c0d",
    grip="#6b7079",
    hatch="#232528",
)

LIGHT = Tokens(
    name="light",
    stage="#e9eaec",
    window="#f1f2f3",
    panel="#f9f9fa",
    raised="#ffffff",
    hover="#ebecee",
    pressed="#dfe1e4",
    line_1="#dddfe2",
    line_2="#c8cbd0",
    line_3="#80858e",
    text_1="#1a1b1e",
    text_2="#4c5158",
    text_3="#5c626a",
    accent="#2e62cf",
    accent_hover="#2757bd",
    accent_pressed="#214ba6",
    on_accent="#ffffff",
    accent_key="#9db7ee",
    accent_text="#2355bd",
    tint="#e3ebfb",
    tint_line="#7d9fe0",
    focus="#2e62cf",
    ok="#1f6b41",
    ok_tint="#e2f2e8",
    warn="#7a5200",
    warn_tint="#fbefd6",
    warn_line="#dcb765",
    err="#b3261e",
    err_tint="#fce8e6",
    err_line="#cf6a63",
    well="#0b0c0d",
    badge="#0b0c0d",
    on_badge="#f4f5f6",
    scrim="#661a1b1e",
    grip="#8c919a",
    hatch="#eff0f2",
)


class Role(Enum):
    """What a text is for; the value is its size in pixels, its weight and whether its digits are tabular."""

    ESTIMATE = (28, 600, True)
    PAGE_TITLE = (24, 600, False)
    SECTION_TITLE = (20, 600, False)
    APP_NAME = (15, 600, False)
    LEAD = (15, 400, False)
    TIMECODE = (15, 600, True)
    BODY = (13, 400, False)
    BODY_FIGURES = (13, 400, True)
    LABEL = (13, 500, False)
    LABEL_FIGURES = (13, 500, True)
    HEADING = (13, 600, False)
    SMALL = (12, 400, False)
    SMALL_FIGURES = (12, 400, True)
    SMALL_LABEL = (12, 500, False)
    SMALL_HEADING = (12, 600, False)
    BADGE = (11, 500, True)
    NUMBER = (11, 600, True)
    PRICE = (11, 400, True)


# The line heights of the design, for whoever lays out rows by hand, in pixels by font size.
LINE_HEIGHTS = {28: 32, 24: 32, 20: 28, 15: 20, 13: 20, 12: 16, 11: 16}


# Inter as distributions package it, and as its maker's variable font calls itself.
_FAMILIES = ("Inter", "Inter Variable")

# Qt has FreeType thicken the stems of OpenType (CFF) fonts, a whole step of weight at 13 px. What is left here makes
# up for Qt's blending, which thins dark words on light. Pairs of stem width and thickening, in thousandths of a pixel.
_FREETYPE_PROPERTIES = "cff:darkening-parameters=500,100,1000,70,1667,70,2333,0"


@cache
def _family() -> str:
    """Inter where it is installed, else the font of the system."""
    _lighten_stems()
    installed = QFontDatabase.families()
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    return next((family for family in _FAMILIES if family in installed), system)


def _lighten_stems() -> None:
    """Open a font while FreeType's environment variable is set: it is read once, when Qt opens its first font.

    The user's own setting wins, and programs that are started from here do not inherit ours.
    """
    if "FREETYPE_PROPERTIES" in os.environ:
        return
    os.environ["FREETYPE_PROPERTIES"] = _FREETYPE_PROPERTIES
    QRawFont.fromFont(QFont())
    del os.environ["FREETYPE_PROPERTIES"]


@cache
def _font(role: Role) -> QFont:
    size, weight, tabular = role.value
    made = QFont(_family())
    made.setPixelSize(size)
    made.setWeight(QFont.Weight(weight))
    # Hinting to whole pixels makes Inter's letters uneven at 12 and 13 px.
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if tabular:
        made.setFeature(QFont.Tag("tnum"), 1)
    if role is Role.ESTIMATE:
        made.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, -0.4)
    return made


def font(role: Role) -> QFont:
    """The font of a role. Needs a running application."""
    return QFont(_font(role))


class Theme(QObject):
    """The look in force. There is one, from `theme()`.

    Signals:
        changed: The tokens have changed, and every widget has been told to repaint.
        motion_changed: Whether movement is wanted has changed.
    """

    changed = Signal()
    motion_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._tokens = DARK
        self._scheme: Scheme = "system"
        self._reduced = False
        self._listening = False

    @property
    def tokens(self) -> Tokens:
        """The colours in force."""
        return self._tokens

    @property
    def scheme(self) -> Scheme:
        """What was asked for: a theme, or to follow the system."""
        return self._scheme

    @property
    def motion_reduced(self) -> bool:
        """Whether movement is to be left out, by the user's wish or the system's."""
        application = QApplication.instance()
        if self._reduced or not isinstance(application, QApplication):
            return self._reduced
        return application.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) == 0

    def reduce_motion(self, reduced: bool) -> None:
        """Say whether the user wants less movement than the system shows."""
        if reduced != self._reduced:
            self._reduced = reduced
            self.motion_changed.emit()

    def apply(self, application: QApplication, scheme: Scheme) -> None:
        """Give the whole application a theme."""
        first = not self._listening
        self._scheme = scheme
        hints = application.styleHints()
        if first:
            self._listening = True
            application.setStyle("Fusion")
            hints.colorSchemeChanged.connect(self._system_changed)
        match scheme:
            case "system":
                hints.unsetColorScheme()
            case "dark":
                hints.setColorScheme(Qt.ColorScheme.Dark)
            case "light":
                hints.setColorScheme(Qt.ColorScheme.Light)
            case _:
                assert_never(scheme)
        self._show(application, self._wanted(scheme, hints.colorScheme()), always=first)

    @staticmethod
    def _wanted(scheme: Scheme, system: Qt.ColorScheme) -> Tokens:
        if scheme == "system":
            # A system that does not say gets the dark theme, which the pictures look best in.
            return LIGHT if system is Qt.ColorScheme.Light else DARK
        return DARK if scheme == "dark" else LIGHT

    def _system_changed(self, system: Qt.ColorScheme) -> None:
        application = QApplication.instance()
        if self._scheme == "system" and isinstance(application, QApplication):
            self._show(application, self._wanted("system", system), always=False)

    def _show(self, application: QApplication, wanted: Tokens, *, always: bool) -> None:
        if wanted is self._tokens and not always:
            return
        self._tokens = wanted
        application.setFont(font(Role.BODY))
        application.setPalette(_palette(wanted))
        application.setStyleSheet(style_sheet(wanted))
        self.changed.emit()


@cache
def theme() -> Theme:
    """The one theme of the program."""
    return Theme()


def tokens() -> Tokens:
    """The colours in force."""
    return theme().tokens


def colour(token: str) -> QColor:
    """The colour of a token in the theme in force, such as `colour("text-2")`."""
    return theme().tokens.colour(token)


def apply_theme(application: QApplication, scheme: Scheme) -> None:
    """Give the application its style, palette, fonts and style sheet: before the first widget, and at every change."""
    theme().apply(application, scheme)


def _palette(wanted: Tokens) -> QPalette:
    roles = QPalette.ColorRole
    palette = QPalette()
    for role, token in (
        (roles.Window, "panel"),
        (roles.WindowText, "text_1"),
        (roles.Base, "raised"),
        (roles.AlternateBase, "panel"),
        (roles.ToolTipBase, "raised"),
        (roles.ToolTipText, "text_1"),
        (roles.PlaceholderText, "text_3"),
        (roles.Text, "text_1"),
        (roles.Button, "raised"),
        (roles.ButtonText, "text_1"),
        (roles.BrightText, "on_accent"),
        (roles.Link, "accent_text"),
        (roles.LinkVisited, "accent_text"),
        (roles.Highlight, "accent"),
        (roles.HighlightedText, "on_accent"),
        (roles.Accent, "accent"),
        (roles.Light, "line_1"),
        (roles.Midlight, "line_1"),
        (roles.Mid, "line_2"),
        (roles.Dark, "line_2"),
        (roles.Shadow, "well"),
    ):
        palette.setColor(role, wanted.colour(token))
    for role in (roles.WindowText, roles.Text, roles.ButtonText, roles.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, wanted.colour("text_3"))
    palette.setColor(QPalette.ColorGroup.Disabled, roles.Highlight, wanted.colour("line_2"))
    return palette
