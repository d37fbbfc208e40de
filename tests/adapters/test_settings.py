"""Where things are, and the settings file."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import astuple
from pathlib import Path

import pytest

from pikadesk.adapters.settings import MOST_PARALLEL_JOBS, FixedKey, SettingsFile, folders
from pikadesk.domain.errors import DiskFull, FolderUnwritable
from pikadesk.domain.naming import DEFAULT_TEMPLATE
from pikadesk.services.preferences import Delivery, Preferences, Theme
from tests.adapters.limits import on_a_full_disk, without_root
from tests.fakes.contracts import PreferenceStoreContract

DARK = Preferences(theme=Theme.DARK)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


class TestContract(PreferenceStoreContract):
    @pytest.fixture
    def stores(self, file: Path) -> Callable[[], SettingsFile]:
        return lambda: SettingsFile(file)


@pytest.mark.parametrize("sandbox", [True, False])
def test_everything_can_be_put_under_one_folder(tmp_path: Path, sandbox: bool) -> None:
    where = folders({"PIKADESK_DATA_DIR": str(tmp_path / "all")}, sandbox=sandbox)
    assert all(path.is_relative_to(tmp_path / "all") for path in astuple(where))
    assert list(tmp_path.iterdir()) == []


def test_the_command_line_goes_before_the_environment(tmp_path: Path) -> None:
    environment = {"PIKADESK_DATA_DIR": str(tmp_path / "environment")}
    where = folders(environment, sandbox=False, data_dir=tmp_path / "option")
    assert all(path.is_relative_to(tmp_path / "option") for path in astuple(where))


def test_a_relative_folder_stays_where_it_was_meant(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    assert folders({"PIKADESK_DATA_DIR": "all"}, sandbox=False).data == tmp_path / "all"
    assert folders({"PIKADESK_DATA_DIR": "~/all"}, sandbox=False).data == home / "all"
    assert folders({"PIKADESK_DATA_DIR": ""}, sandbox=False) == folders({}, sandbox=False)


def test_otherwise_things_are_where_the_system_keeps_such_things(home: Path) -> None:
    where = folders({}, sandbox=False)
    assert where.data == home / ".local/share/pikadesk"
    assert where.cache == home / ".cache/pikadesk"
    assert where.videos == home / "Videos/Pikadesk"
    assert where.settings == home / ".config/pikadesk/settings.json"
    assert where.logs.is_relative_to(home / ".local/state")


@pytest.mark.parametrize("environment", [{}, {"PIKADESK_DATA_DIR": "/all"}])
def test_the_sandbox_keeps_its_jobs_and_videos_apart(environment: dict[str, str]) -> None:
    real, sandbox = folders(environment, sandbox=False), folders(environment, sandbox=True)
    for name in ("data", "cache", "videos"):
        assert getattr(real, name) != getattr(sandbox, name)
    # The files that are made in the data folder do not meet either.
    names = {"pikadesk.db", "images", "downloads", "locks"}
    assert not {real.data / name for name in names} & {sandbox.data / name for name in names}
    assert sandbox.data.name not in names
    assert real.settings == sandbox.settings


def test_what_cannot_be_read_of_it_counts_as_not_set(file: Path) -> None:
    file.parent.mkdir()
    good = {"output_folder": "/videos", "delivery": "synchronous", "parallel_jobs": 3, "theme": "dark"}
    good |= {"window": {"a": "b"}, "language": "de"}
    whole = Preferences(Path("/videos"), Delivery.SYNCHRONOUS, 3, Theme.DARK, "de", (("a", "b"),))
    for name, default in (
        ("output_folder", None),
        ("delivery", Delivery.RECOVERABLE),
        ("parallel_jobs", 2),
        ("theme", Theme.SYSTEM),
        ("language", ""),
        ("window", ()),
    ):
        text = "carrier pigeon" if name not in ("output_folder", "language") else None
        for wrong in (None, "", True, 2.5, [], ["dark"], text):
            file.write_text(json.dumps({**good, name: wrong, "from a later version": 1}))
            found = SettingsFile(file).load()
            assert getattr(found, name) == default, (name, wrong)
            others = [field for field in Preferences.__slots__ if field != name]
            assert [getattr(found, field) for field in others] == [getattr(whole, field) for field in others]
    file.write_text(json.dumps(good))
    assert SettingsFile(file).load() == whole


def test_the_budget_is_kept(file: Path) -> None:
    preferences = Preferences(
        daily_limit=0,
        monthly_limit=5_000_000,
        total_limit=10**40,
        confirm_above=1,
        queue_paused=True,
        sandbox_queue_paused=True,
    )
    SettingsFile(file).save(preferences, Preferences())
    assert SettingsFile(file).load() == preferences
    SettingsFile(file).save(Preferences(), preferences)
    assert SettingsFile(file).load() == Preferences()


@pytest.mark.parametrize("name", ["daily_limit", "monthly_limit", "total_limit", "confirm_above"])
@pytest.mark.parametrize("wrong", ["5000", -1, 2.5, True, [5]])
def test_a_limit_that_cannot_be_read_allows_nothing(file: Path, name: str, wrong: object) -> None:
    file.parent.mkdir()
    file.write_text(json.dumps({name: wrong, "queue_paused": wrong, "sandbox_queue_paused": wrong}))
    found = SettingsFile(file).load()
    assert getattr(found, name) == 0
    assert found.queue_paused is found.sandbox_queue_paused is (wrong is True)


@pytest.mark.parametrize(
    ("stored", "counts"), [(-3, 1), (0, 1), (4, 4), (5, MOST_PARALLEL_JOBS), (10**40, MOST_PARALLEL_JOBS)]
)
def test_jobs_at_a_time_stay_within_reason(file: Path, stored: int, counts: int) -> None:
    file.parent.mkdir()
    file.write_text(json.dumps({"parallel_jobs": stored}))
    assert SettingsFile(file).load().parallel_jobs == counts


def test_a_folder_whose_name_is_no_text_is_kept(file: Path) -> None:
    preferences = Preferences(output_folder=Path("/caf\udce9"))
    SettingsFile(file).save(preferences, Preferences())
    assert SettingsFile(file).load() == preferences


def test_a_full_disk_is_told_and_leaves_the_old_settings(file: Path) -> None:
    SettingsFile(file).save(DARK, Preferences())
    settings = SettingsFile(file)
    with pytest.raises(DiskFull):
        on_a_full_disk(lambda: settings.save(Preferences(theme=Theme.LIGHT), DARK))
    # For this run they count; the next one finds what was there before, whole.
    assert settings.load() == Preferences(theme=Theme.LIGHT)
    assert SettingsFile(file).load() == DARK


def test_a_folder_that_cannot_be_written_is_told(file: Path) -> None:
    file.parent.mkdir(0o500)
    with pytest.raises(FolderUnwritable) as caught:
        without_root(lambda: SettingsFile(file).save(Preferences(), Preferences()))
    assert caught.value.fault.get("path") == str(file)


def test_the_sandbox_has_a_key_that_is_kept_nowhere(home: Path) -> None:
    keys = FixedKey("sandbox-key")
    assert keys.read() == "sandbox-key"
    assert keys.save("another") is False
    assert keys.read() == "another"
    keys.forget()
    assert [path for path in home.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("wrong", ["{nobody}", " ", 7, None])
def test_a_template_that_makes_no_name_counts_as_not_set(file: Path, wrong: object) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps({"file_name": wrong}))
    assert SettingsFile(file).load().file_name == DEFAULT_TEMPLATE
    file.write_text(json.dumps({"file_name": "{number} {title}"}))
    assert SettingsFile(file).load().file_name == "{number} {title}"
