"""The languages: every word is translated, what is shipped is what was translated, and the window speaks it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt, QTranslator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton, QWidget

from pikadesk.domain.draft import Problem
from pikadesk.domain.errors import CreditsShort
from pikadesk.ui.actions import key_text
from pikadesk.ui.icons import resources_folder
from pikadesk.ui.languages import best_language, languages, speak
from pikadesk.ui.presenters.jobs_words import clock_time
from pikadesk.ui.presenters.library_words import age
from pikadesk.ui.text import (
    CONTEXT,
    credits,
    difference,
    listing,
    megabytes,
    seconds,
    tenths,
    tr,
    tr_count,
    tr_fault,
    tr_problem,
)
from pikadesk.ui.widgets.stage.transport import rate_text, timecode
from tests.ui import accessible, screens
from tests.ui.translations import load_tool
from tests.ui.window_rig import Rig, running

TOOL = load_tool()
FILES = sorted((resources_folder() / "translations").glob("*.ts"))
HOW = "put the words into the file and run ./packaging/translations.sh"


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    """German, for a test."""
    speak(qapp, "de", QLocale.c())
    yield
    speak(qapp, "en", QLocale.c())


def test_there_is_a_translation_beside_each_file_that_the_window_reads() -> None:
    assert [file.stem for file in FILES] == [f"{CONTEXT}_{code}" for code in languages() if code != "en"]
    assert languages() == {"en": "English", "de": "Deutsch"}


@pytest.mark.parametrize("file", FILES, ids=TOOL.language_of)
def test_every_word_is_translated_with_its_placeholders(file: Path) -> None:
    assert TOOL.faults(TOOL.all_words(), TOOL.read(file)) == [], HOW


@pytest.mark.parametrize("file", FILES, ids=TOOL.language_of)
def test_what_the_window_reads_is_what_was_translated(file: Path) -> None:
    made, words = QTranslator(), TOOL.all_words()
    assert made.load(str(file.with_suffix(".qm")))
    for text, forms in ((text, forms) for text, forms in TOOL.read(file).items() if text in words):
        one, several = made.translate(CONTEXT, text, None, 1), made.translate(CONTEXT, text, None, 2)
        if words[text].one:
            assert (one, several) == (forms[0], forms[-1]), HOW
        else:
            assert made.translate(CONTEXT, text) == forms[0], HOW


def test_a_fault_in_a_translation_is_found() -> None:
    words = {text: TOOL.Words(text, one, "a.py") for text, one in (("{a} is", ""), ("%n are", "1 is"), ("new", ""))}
    good = {"{a} is": ("{a} ist",), "%n are": ("eins ist", "%n sind"), "new": ("neu",)}
    assert TOOL.faults(words, good) == []
    for wrong in (
        {"new": ("",)},
        {"{a} is": ("a ist",)},
        {"{a} is": ("{b} ist",)},
        {"{a} is": ("{a} ist %n",)},
        {"%n are": ("1 ist", "viele sind")},
        {"%n are": ("1 ist", "")},
        {"old": ("alt",)},
    ):
        assert TOOL.faults(words, {**good, **wrong}), wrong
    assert TOOL.faults(words, {"new": ("neu",)}) == ["not translated: '{a} is'", "not translated: '%n are'"]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('tr("a")', [("a", "")]),
        ('tr("a " "b")', [("a b", "")]),
        ('tr("a" if x else "b")', [("a", ""), ("b", "")]),
        ('tr_count("1 a", "%n as", n)', [("%n as", "1 a")]),
        ('A = translatable({K.A: "a", K.B: ("b", "c")})', [("a", ""), ("b", ""), ("c", "")]),
        ("tr(A[x])", []),
    ],
)
def test_words_are_found_where_they_stand(source: str, found: list[tuple[str, str]]) -> None:
    assert [(words.text, words.one) for words in TOOL.words_of(source, "a.py")] == found


@pytest.mark.parametrize(
    "source", ['tr(f"{a}")', 'tr("a" + b)', "tr_count(a, b, 1)", 'translatable({K.A: f"{a}"})', "translatable(a)"]
)
def test_words_that_are_put_together_cannot_be_translated(source: str) -> None:
    with pytest.raises(TOOL.Unclear, match=r"a\.py:1"):
        list(TOOL.words_of(source, "a.py"))


def test_a_translation_is_kept_when_the_words_change(tmp_path: Path) -> None:
    file = tmp_path / "pikadesk_de.ts"
    words = {text: TOOL.Words(text, one, "a.py") for text, one in (("a & <b>", ""), ("%n as", "1 a"))}
    TOOL.write(file, words, {"a & <b>": ("ä & <b>",), "gone": ("weg",)})
    assert TOOL.read(file) == {"a & <b>": ("ä & <b>",), "%n as": ("", "")}
    TOOL.compile_file(file)
    made = QTranslator()
    assert made.load(str(file.with_suffix(".qm")))
    assert made.translate(CONTEXT, "a & <b>") == "ä & <b>"
    assert not made.translate(CONTEXT, "%n as", None, 2), "what is not translated stays English"


@pytest.mark.parametrize(
    ("wanted", "system", "spoken"),
    [
        ("", "de_AT", "de"),
        ("", "en_US", "en"),
        ("", "fr_FR", "en"),
        ("en", "de_DE", "en"),
        ("de", "fr_FR", "de"),
        ("carrier pigeon", "de_DE", "de"),
        ("", "C", "en"),
    ],
)
def test_the_system_says_which_language_unless_the_user_does(wanted: str, system: str, spoken: str) -> None:
    assert best_language(wanted, QLocale(system)) == spoken


def test_numbers_and_dates_are_written_as_the_language_does(german: None) -> None:
    assert credits(1_560_000) == "1.560.000"
    assert (difference(-600_000), difference(780_000), difference(0)) == ("−600.000", "+780.000", "gleicher Preis")
    assert (megabytes(2_140_000), seconds(5), tenths(7.4)) == ("2,1 MB", "5 s", "7,4 s")
    assert (timecode(71.3), rate_text(0.25)) == ("1:11,3", "0,25×")
    then = datetime.fromisoformat("2026-03-12T14:32:00").astimezone()
    assert age(then, then + timedelta(days=100)) == "12. März 2026"
    assert clock_time(then) == "14:32"
    assert listing(["A", "B", "C"]) == "A, B und C"
    fault = CreditsShort(status=406, message="x", required=4800, available=46).fault
    assert tr_fault(fault) == "Zu wenig Credits: Nötig sind 4.800, das Konto hat 46. Nichts wurde berechnet."
    assert tr_problem(Problem("a", "missing")) == "Dieses Feld ergänzen."


def test_the_system_keeps_its_own_separators_where_it_speaks_the_language(qapp: QApplication) -> None:
    swiss = QLocale("de_CH")
    speak(qapp, "de", swiss)
    assert credits(1_560_000) == swiss.toString(1_560_000) != QLocale("de").toString(1_560_000)
    speak(qapp, "en", swiss)
    assert credits(1_560_000) == "1,560,000"


def test_a_count_has_the_form_that_the_language_wants(qapp: QApplication, german: None) -> None:
    def told(count: int) -> str:
        return tr_count("1 needs attention", "%n need attention", count)

    assert (told(1), told(2)) == ("1 braucht Aufmerksamkeit", "2 brauchen Aufmerksamkeit")
    speak(qapp, "en", QLocale.c())
    assert (told(0), told(1), told(2)) == ("0 need attention", "1 needs attention", "2 need attention")


def test_qt_speaks_the_language_too(qapp: QApplication, german: None) -> None:
    assert key_text("settings") == "Strg+,"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Abbrechen"


def test_a_language_takes_the_place_of_the_one_before(qapp: QApplication, german: None) -> None:
    assert tr("Queue") == "Warteschlange"
    speak(qapp, "en", QLocale.c())
    assert (tr("Queue"), key_text("settings")) == ("Queue", "Ctrl+,")


async def test_the_language_is_chosen_in_the_settings_and_spoken_from_the_next_start_on(tmp_path: Path) -> None:
    async with running(tmp_path) as rig:
        window = await rig.show()
        rig.presenter.open_settings()
        page = window.settings
        assert page.language.currentText() == "System" and not page.language_waits.isVisible()
        page.language.setFocus()
        QTest.keyClicks(page.language, "D")
        page.language.activated.emit(page.language.currentIndex())
        assert page.language.currentText() == "Deutsch"
        assert rig.settings.preferences.language == "de"
        assert page.language_waits.isVisible()
        QTest.mouseClick(page.anew_button, Qt.MouseButton.LeftButton)
        assert rig.restarts == [False]
        rig.settings.set_language("")
        assert not page.language_waits.isVisible()
        assert page.language.currentText() == "System"


async def test_german_fits_into_a_small_window(tmp_path: Path, german: None) -> None:
    cut: dict[str, str] = {}
    async with running(tmp_path) as rig:
        window = await rig.show(1024, 700)
        async for screen in screens.everything(rig, window):
            await _painted(rig)
            for top in (window, *_dialogs()):
                found = [*accessible.cut_off(top), *_overflowing(top)]
                cut |= {each: f"{screen}: {each}" for each in found if each not in cut}
    assert "\n".join(cut.values()) == ""


def _dialogs() -> list[QWidget]:
    dialog = QApplication.activeModalWidget()
    return [dialog] if dialog is not None else []


def _overflowing(root: QWidget) -> list[str]:
    """What paints a name of its own that is wider than it is."""
    options = [each for each in root.findChildren(QRadioButton) if each.isVisible() and each.text()]
    return [
        accessible.told(each) for each in options if each.fontMetrics().horizontalAdvance(each.text()) > each.width()
    ]


async def _painted(rig: Rig) -> None:
    await rig.settle()
    await asyncio.sleep(0.02)
