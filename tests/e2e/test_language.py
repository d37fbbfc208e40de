"""The real program speaks the language of its settings."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from pikadesk.backend import Options
from tests.e2e.visitor import visiting


@pytest.mark.parametrize(
    ("language", "generate", "price"), [("de", "Generieren", "600.000"), ("", "Generate", "600,000")]
)
async def test_the_program_speaks_the_language_of_its_settings(
    qapp: QApplication, tmp_path: Path, language: str, generate: str, price: str
) -> None:
    (tmp_path / "settings.json").write_text(json.dumps({"language": language}))
    async with visiting(qapp, Options(sandbox=True, data_dir=tmp_path)) as visitor:
        assert visitor.page.footer.generate.text() == generate
        assert visitor.page.footer.amount.text() == price
