"""Who may import whom: the contracts of import-linter can be broken, and what starts lean stays lean."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.architecture.rules import ROOT

CONTRACTS = [
    contract["name"]
    for contract in tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
]
# A module and an import in it that breaks the contract, even by a detour.
BREACHES = {
    "The rooms, from the front door down": [
        ("services/a.py", "import pikadesk.adapters"),
        ("ui/a.py", "import pikadesk.adapters"),
        ("drawer.py", ""),
    ],
    "Domain, words and services know nothing of windows, network, disks and films": [
        ("domain/a.py", "import PySide6.QtCore"),
        ("words.py", "from requests import Session"),
        ("services/a.py", "def f():\n    import sqlite3"),
    ],
    "Adapters and the sandbox know nothing of windows": [
        ("adapters/a.py", "from PySide6 import QtCore"),
        ("sandbox/a.py", "import qasync"),
    ],
    "The window reaches the outside through services alone": [("ui/widgets/a.py", "import keyring")],
    "Presenters know no widgets": [("ui/presenters/a.py", "from pikadesk.ui import widgets")],
    "The sandbox knows the domain alone": [("sandbox/a.py", "import pikadesk.services")],
    "The headless verbs need no Qt": [
        ("cli.py", "import pikadesk.ui.widgets"),
        ("backend.py", "import PySide6\n"),
    ],
    "Sentences for people are made at the edge": [("services/a.py", "from pikadesk import words")],
}
MODULES = (
    *(
        "__init__",
        "__main__",
        "app",
        "assembly",
        "cli",
        "backend",
        "terminal",
        "words",
        "ui/__init__",
        "ui/presenters/__init__",
    ),
    *("ui/widgets/__init__", "adapters/__init__", "sandbox/__init__", "services/__init__", "domain/__init__"),
)


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A program with Pikadesk's rooms and nothing in them but the command line's way to its backend."""
    for module in MODULES:
        file = tmp_path / "pikadesk" / f"{module}.py"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    (tmp_path / "pikadesk/cli.py").write_text("import pikadesk.backend\n")
    return tmp_path


def _verdicts(program: Path) -> str:
    code = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    options = ("--config", str(ROOT / "pyproject.toml"), "--no-cache")
    environment = os.environ | {"PYTHONPATH": str(program), "COLUMNS": "200"}
    command = (sys.executable, "-c", code, *options)
    return subprocess.run(command, cwd=program, env=environment, capture_output=True, text=True, check=False).stdout


def test_empty_rooms_keep_every_contract(program: Path) -> None:
    assert [name for name in CONTRACTS if f"{name} KEPT" not in _verdicts(program)] == []


def test_each_contract_has_an_import_that_breaks_it() -> None:
    assert list(BREACHES) == CONTRACTS


@pytest.mark.parametrize(
    ("contract", "module", "line"), [(name, *breach) for name, breaches in BREACHES.items() for breach in breaches]
)
def test_the_contract_can_be_broken(program: Path, contract: str, module: str, line: str) -> None:
    with (program / "pikadesk" / module).open("a") as file:
        file.write(f"{line}\n")

    assert f"{contract} BROKEN" in _verdicts(program)


def _loaded(modules: list[str], unwanted: str) -> list[str]:
    """Import the modules in a new interpreter; return which of the unwanted ones came with them."""
    code = (
        "import importlib, sys\n"
        f"for name in {modules!r}: importlib.import_module(name)\n"
        f"print(*(name for name in sys.modules if name == {unwanted!r} or name.startswith({unwanted!r} + '.')))"
    )
    run = subprocess.run((sys.executable, "-c", code), cwd=ROOT, capture_output=True, text=True, check=True)
    return run.stdout.split()


PRESENTERS = sorted(
    f"pikadesk.ui.presenters.{file.stem}" for file in (ROOT / "pikadesk/ui/presenters").glob("[a-z]*.py")
)


@pytest.mark.parametrize(
    ("modules", "unwanted"),
    [
        (["pikadesk.cli"], "PySide6"),
        (["pikadesk.__main__"], "PySide6"),
        (PRESENTERS, "PySide6.QtGui"),
        # Building the player eagerly would cost every start 90 MB.
        (["pikadesk.app"], "PySide6.QtMultimedia"),
    ],
    ids=("the command line", "the front door", "presenters", "the window"),
)
def test_it_starts_without(modules: list[str], unwanted: str) -> None:
    assert _loaded(modules, unwanted) == []


def test_something_unwanted_would_be_seen() -> None:
    assert "PySide6.QtCore" in _loaded(["qasync", "PySide6.QtCore"], "PySide6")
