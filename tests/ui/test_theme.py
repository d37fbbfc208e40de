from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from itertools import product

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from pikadesk.domain.catalogue import CATALOGUE, Task
from pikadesk.domain.fields import Choice
from pikadesk.ui import icons
from pikadesk.ui.style_sheet import style_sheet
from pikadesk.ui.theme import DARK, LIGHT, Role, Tokens, apply_theme, colour, font, theme, tokens

DRAWINGS = sorted(file.stem for file in (icons.resources_folder() / "icons").glob("*.svg"))
BACKGROUNDS = ("window", "panel", "raised", "hover", "pressed", "stage", "tint")
THEMES = pytest.mark.parametrize("theirs", [DARK, LIGHT], ids=["dark", "light"])

# What the design promises: the worst ratio of each text colour over all backgrounds.
TEXTS = {
    "dark": dict(text_1=9.90, text_2=5.82, text_3=4.52, accent_text=5.58, ok=5.71, warn=6.10, err=4.93),
    "light": dict(text_1=13.14, text_2=6.11, text_3=4.70, accent_text=5.16, ok=4.95, warn=5.28, err=4.99),
}
PAIRS = {
    "dark": {
        ("ok", "ok_tint"): 7.38,
        ("warn", "warn_tint"): 7.77,
        ("err", "err_tint"): 6.48,
        ("on_accent", "accent"): 5.13,
        ("on_accent", "accent_hover"): 4.67,
        ("on_accent", "accent_pressed"): 6.17,
        ("on_badge", "badge"): 17.9,
        ("text_3", "hover"): 5.23,
        ("focus", "panel"): 8.11,
        ("line_3", "panel"): 3.97,
        ("err_line", "raised"): 3.05,
    },
    "light": {
        ("ok", "ok_tint"): 5.59,
        ("warn", "warn_tint"): 6.07,
        ("err", "err_tint"): 5.55,
        ("on_accent", "accent"): 5.58,
        ("on_accent", "accent_hover"): 6.59,
        ("on_accent", "accent_pressed"): 8.01,
        ("on_badge", "badge"): 17.9,
        ("text_3", "hover"): 5.21,
        ("focus", "panel"): 5.30,
        ("line_3", "panel"): 3.52,
        ("err_line", "raised"): 3.56,
    },
}


def luminance(name: str) -> float:
    painted = QColor(name)
    parts = []
    for part in (painted.redF(), painted.greenF(), painted.blueF()):
        parts.append(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@THEMES
def test_text_can_be_read_on_every_background(theirs: Tokens) -> None:
    for text, promised in TEXTS[theirs.name].items():
        worst = min(contrast(getattr(theirs, text), getattr(theirs, ground)) for ground in BACKGROUNDS)
        assert worst == pytest.approx(promised, abs=0.006), text


@THEMES
def test_the_other_pairs_have_the_contrast_of_the_design(theirs: Tokens) -> None:
    for (one, other), promised in PAIRS[theirs.name].items():
        found = contrast(getattr(theirs, one), getattr(theirs, other))
        assert found == pytest.approx(promised, abs=0.06 if promised > 17 else 0.006), (one, other)


@THEMES
def test_tokens_are_colours_under_both_spellings(theirs: Tokens) -> None:
    for token in theirs.__slots__:
        if token != "name":
            assert theirs.colour(token).isValid()
    assert theirs.colour("text-2") == theirs.colour("text_2") == QColor(theirs.text_2)
    with pytest.raises(AttributeError):
        theirs.colour("mauve")


@THEMES
def test_the_style_sheet_has_every_colour_filled_in(theirs: Tokens) -> None:
    assert "$" not in style_sheet(theirs)
    assert theirs.raised in style_sheet(theirs)


def test_changing_the_theme_repaints_what_is_shown(
    qapp: QApplication, qtbot: QtBot, shown: Callable[..., QWidget], pixel: Callable[[QWidget, float, float], str]
) -> None:
    window = QWidget()
    shown(window)
    assert pixel(window, 20, 20) == DARK.panel
    with qtbot.waitSignal(theme().changed):
        apply_theme(qapp, "light")
    assert tokens() is LIGHT
    assert pixel(window, 20, 20) == LIGHT.panel
    assert colour("text-1") == QColor(LIGHT.text_1) == qapp.palette().windowText().color()


def test_the_same_theme_again_disturbs_nobody(qapp: QApplication, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(theme().changed):
        apply_theme(qapp, "dark")


def test_the_theme_follows_the_system_only_where_it_is_asked_to(qapp: QApplication) -> None:
    system_says = qapp.styleHints().colorSchemeChanged
    apply_theme(qapp, "system")
    system_says.emit(Qt.ColorScheme.Light)
    assert tokens() is LIGHT
    system_says.emit(Qt.ColorScheme.Unknown)
    assert tokens() is DARK
    apply_theme(qapp, "dark")
    system_says.emit(Qt.ColorScheme.Light)
    assert tokens() is DARK
    assert theme().scheme == "dark"


def test_a_tone_is_a_colour_of_the_theme(shown: Callable[..., QWidget]) -> None:
    label = QLabel("x")
    label.setProperty("tone", "err")
    shown(label)
    assert label.palette().windowText().color() == QColor(DARK.err)


def test_fonts_have_the_sizes_and_weights_of_the_design(qapp: QApplication) -> None:
    assert (font(Role.ESTIMATE).pixelSize(), font(Role.ESTIMATE).weight()) == (28, 600)
    assert (font(Role.BODY).pixelSize(), font(Role.BODY).weight()) == (13, 400)
    assert (font(Role.SMALL).pixelSize(), font(Role.BADGE).pixelSize()) == (12, 11)
    assert qapp.font().pixelSize() == 13


@pytest.mark.parametrize("role", [role for role in Role if role.value[2]])
def test_figures_that_change_take_the_same_room(role: Role) -> None:
    metrics = QFontMetricsF(font(role))
    widths = [metrics.horizontalAdvance(digit * 4) for digit in "0123456789"]
    assert max(widths) - min(widths) < 0.2


_INK = """
import sys
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication
from pikadesk.ui.theme import Role, font
application = QApplication([])
if sys.argv[1:]:
    from PySide6.QtWidgets import QLabel
    QLabel("Qt opens its first font").sizeHint()
image = QImage(200, 40, QImage.Format.Format_RGB32)
image.fill(0)
painter = QPainter(image)
painter.setPen("white")
painter.setFont(font(Role.BODY))
painter.drawText(10, 25, "Gentle waves roll in")
painter.end()
print(sum(bytes(image.constBits())[1::4]))
"""


def _ink(*arguments: str, **variables: str) -> int:
    done = subprocess.run(
        [sys.executable, "-c", _INK, *arguments], env=os.environ | variables, capture_output=True, check=True
    )
    return int(done.stdout)


def test_letters_are_not_thickened_by_a_step() -> None:
    ours, qts, thinnest = _ink(), _ink("late"), _ink(FREETYPE_PROPERTIES="cff:no-stem-darkening=1")
    # Qt thickens those of Inter; which other font there is, and whether it is of that kind, is the computer's choice.
    assert ours < (0.95 * qts if font(Role.BODY).family() == "Inter" else 1.001 * qts)
    assert thinnest == qts, "what the user has set for FreeType wins, and Qt overrules this one"


def test_less_movement_is_the_users_wish(qtbot: QtBot) -> None:
    theme().reduce_motion(False)
    assert not theme().motion_reduced
    with qtbot.waitSignal(theme().motion_changed):
        theme().reduce_motion(True)
    assert theme().motion_reduced
    with qtbot.assertNotEmitted(theme().motion_changed):
        theme().reduce_motion(True)


def _colours(image: QImage) -> set[str]:
    places = product(range(image.width()), range(image.height()))
    return {image.pixelColor(x, y).name() for x, y in places if image.pixelColor(x, y).alpha() == 255}


@pytest.mark.parametrize("name", [name for name in DRAWINGS if name not in {"app-mark", "app-icon"}])
def test_every_icon_is_drawn_in_the_colour_asked_for(name: str) -> None:
    image = icons.pixmap(name, "accent-text", 20, 4).toImage()
    assert _colours(image) == {DARK.accent_text}
    margin = [image.pixelColor(x, y).alpha() for x in range(80) for y in (0, 79)]
    assert not any(margin), "it reaches the edge of its grid"


def test_the_mark_takes_the_colours_of_the_theme(qapp: QApplication) -> None:
    assert DARK.accent in _colours(icons.pixmap("app-mark", "text-1", 22, 4).toImage())
    apply_theme(qapp, "light")
    assert LIGHT.accent in _colours(icons.pixmap("app-mark", "text-1", 22, 4).toImage())


def test_an_icon_has_the_pixels_of_the_screen() -> None:
    drawn = icons.pixmap("play", "text-1", 20, 2)
    assert (drawn.width(), drawn.devicePixelRatio(), drawn.deviceIndependentSize().width()) == (40, 2.0, 20)


def test_there_is_no_icon_without_a_file() -> None:
    with pytest.raises(FileNotFoundError):
        icons.pixmap("no-such-icon", "text-1")


def test_every_effect_has_a_pictogram() -> None:
    effects = next(f for f in CATALOGUE[Task.EFFECTS].fields if isinstance(f, Choice) and f.name == "effect")
    names = {f"effect-{str(option).lower()}" for option in effects.options}
    assert len(names) == 16
    assert names <= set(DRAWINGS)


def test_the_icon_of_the_program_has_its_sizes() -> None:
    assert {size.width() for size in icons.app_icon().availableSizes()} >= {16, 32, 48, 256}


def test_a_disabled_icon_is_dimmer() -> None:
    made = icons.icon("folder")
    normal = made.pixmap(20, 20, made.Mode.Normal).toImage()
    disabled = made.pixmap(20, 20, made.Mode.Disabled).toImage()
    assert _colours(normal) == {DARK.text_2}
    assert _colours(disabled) == {DARK.line_3}


def test_the_window_does_not_wait_for_the_player() -> None:
    code = (
        "import sys, pikadesk.ui.widgets.stage, pikadesk.ui.widgets.controls\n"
        "sys.exit('PySide6.QtMultimedia' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
