"""Recipes as files: written so that they, and the pictures beside them, can be moved to where they are read."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest

from pikadesk.adapters.files import read_recipe_file, write_recipe_file
from pikadesk.domain.catalogue import Task
from pikadesk.domain.draft import LocalImage, StoredImage, Transition, UploadedImage, blank
from pikadesk.domain.errors import DiskFull, DraftInvalid, FolderUnwritable
from tests.adapters.limits import on_a_full_disk, without_root
from tests.fakes.contracts import DRAFTS

PROMPT = "quotes \" ' and \\, <b>, \u2028, 🌊\nand a new line"


@pytest.mark.parametrize("task", list(Task))
def test_a_recipe_is_read_as_it_was_written(tmp_path: Path, task: Task) -> None:
    file = tmp_path / "recipe.json"
    for draft in (DRAFTS[task], blank(task)):
        write_recipe_file(draft, file)
        assert read_recipe_file(file) == draft
    assert [path.name for path in tmp_path.iterdir()] == ["recipe.json"]


def test_it_is_text_that_people_can_read(tmp_path: Path) -> None:
    file = tmp_path / "recipe.json"
    write_recipe_file(blank(Task.TEXT).with_value("prompt", PROMPT), file)
    text = file.read_text("utf-8")
    assert "🌊" in text
    assert text.startswith('{\n  "type": "TEXT_TO_VIDEO",\n')
    assert text.endswith("}\n")


def test_pictures_below_the_recipe_are_named_from_there(tmp_path: Path) -> None:
    folder = tmp_path / "shots"
    places = (folder / "a.jpg", folder / "more" / "Möwe 🦆.png", tmp_path / "outside.jpg")
    refs = (*map(LocalImage, places), UploadedImage("images/x.jpg"), StoredImage("ab" * 32, "y.jpg"))
    draft = blank(Task.FRAMES).with_value("images", refs).with_value("transitions", (Transition(5, "fade"),) * 4)
    write_recipe_file(draft, folder / "recipe.json")
    written = json.loads((folder / "recipe.json").read_text("utf-8"))["promptObject"]["imageUrls"]
    stored = f"image:{'ab' * 32}/y.jpg"
    assert written == ["a.jpg", "more/Möwe 🦆.png", str(tmp_path / "outside.jpg"), "asset:images/x.jpg", stored]
    moved = folder.rename(tmp_path / "elsewhere")
    there = (moved / "a.jpg", moved / "more" / "Möwe 🦆.png", tmp_path / "outside.jpg")
    assert read_recipe_file(moved / "recipe.json").images() == (*map(LocalImage, there), *refs[3:])


def test_a_path_from_where_the_program_runs_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    draft = blank(Task.IMAGE).with_value("image", LocalImage(tmp_path / "a.jpg"))
    write_recipe_file(draft, Path("recipe.json"))
    assert '"a.jpg"' in Path("recipe.json").read_text("utf-8")


def test_a_recipe_says_nothing_of_a_place(tmp_path: Path) -> None:
    picture = LocalImage(tmp_path / "a.jpg", keep_location=True)
    write_recipe_file(blank(Task.IMAGE).with_value("image", picture), tmp_path / "recipe.json")
    (ref,) = read_recipe_file(tmp_path / "recipe.json").images("image")
    assert ref == LocalImage(tmp_path / "a.jpg", keep_location=False)


def test_others_may_read_it_as_they_may_read_any_file(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        write_recipe_file(blank(Task.TEXT), tmp_path / "recipe.json")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "recipe.json").stat().st_mode) == 0o644


def test_a_name_that_is_no_text_does_not_keep_the_rest_from_being_written(tmp_path: Path) -> None:
    """As on a disk from elsewhere. The file is JSON, and says where the trouble is when it is read."""
    image = LocalImage(tmp_path / os.fsdecode(b"caf\xe9.jpg"))
    draft = blank(Task.IMAGE).with_value("image", image).with_value("prompt", "Möwe")
    write_recipe_file(draft, tmp_path / "recipe.json")
    assert json.loads((tmp_path / "recipe.json").read_text("utf-8"))["promptObject"]["prompt"] == "Möwe"
    with pytest.raises(DraftInvalid) as caught:
        read_recipe_file(tmp_path / "recipe.json")
    assert [problem.field for problem in caught.value.problems] == ["promptObject.imageUrl"]


def test_a_recipe_that_cannot_be_written_leaves_the_old_one(tmp_path: Path) -> None:
    file = tmp_path / "recipe.json"
    write_recipe_file(DRAFTS[Task.TEXT], file)
    before = file.read_bytes()
    with pytest.raises(DiskFull):
        on_a_full_disk(lambda: write_recipe_file(blank(Task.TEXT), file))
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(FolderUnwritable):
            without_root(lambda: write_recipe_file(blank(Task.TEXT), file))
    finally:
        tmp_path.chmod(0o700)
    assert file.read_bytes() == before
    assert list(tmp_path.iterdir()) == [file]


def test_a_folder_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(FolderUnwritable):
        write_recipe_file(blank(Task.TEXT), tmp_path / "file" / "recipe.json")
