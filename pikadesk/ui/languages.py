"""The languages that the window speaks: English, which the words are written in, and every one with a translation."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from pikadesk.ui.icons import resources_folder
from pikadesk.ui.text import CONTEXT

ENGLISH = "en"


def languages() -> dict[str, str]:
    """Return the code of each language and what it is called by those who speak it: `de` and `Deutsch`."""
    translated = (file.stem.removeprefix(f"{CONTEXT}_") for file in (resources_folder() / "translations").glob("*.qm"))
    return {ENGLISH: "English", **{code: QLocale(code).nativeLanguageName() for code in sorted(translated)}}


def best_language(wanted: str, system: QLocale) -> str:
    """Return the code of the language to speak: the one that is wanted, or else the first of the system's, or English.

    Args:
        wanted: The code of a language; empty for the system's.
        system: How the system writes, and which languages its user reads, the best first.
    """
    known = languages()
    codes = (wanted, *(name.replace("_", "-").partition("-")[0] for name in system.uiLanguages()))
    return next((code for code in codes if code in known), ENGLISH)


def speak(application: QCoreApplication, code: str, system: QLocale) -> None:
    """Let the program speak a language from now on; what is on the screen already keeps its words.

    Args:
        application: Qt's.
        code: The language.
        system: How the system writes; its numbers and dates are kept where it speaks this language too.
    """
    for translator in application.findChildren(QTranslator):
        application.removeTranslator(translator)
        translator.deleteLater()
    # Of two, the one that was installed last is asked first.
    for name, folder in (
        (f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
        (f"{CONTEXT}_{code}", str(resources_folder() / "translations")),
    ):
        translator = QTranslator(application)
        if translator.load(name, folder):
            application.installTranslator(translator)
    QLocale.setDefault(_locale(code, system))


def _locale(code: str, system: QLocale) -> QLocale:
    if system.language() == QLocale(code).language():
        return system
    # The English of the words; another English where the system has one.
    return QLocale("en_GB" if code == ENGLISH else code)
