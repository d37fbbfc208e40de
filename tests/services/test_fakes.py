"""The fakes keep the same contracts as the real adapters."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.fakes import (
    GLASS,
    PLACE,
    SMALL_VIDEO,
    FakeApi,
    FakeClock,
    FakeDraftStore,
    FakeImageStore,
    FakeJobStore,
    FakeKeyStore,
    FakeLibrary,
    FakePictureFetcher,
    FakePreferenceStore,
    FakePresetStore,
    FakePromptHistory,
    FakeVideoTools,
)
from tests.fakes.contracts import (
    ClockContract,
    GenerationApiContract,
    KeyStoreContract,
    PreferenceStoreContract,
)
from tests.fakes.contracts_files import ImageStoreContract, VideoToolsContract
from tests.fakes.contracts_films import FilmWriterContract
from tests.fakes.contracts_library import LibraryContract, SharedLibraryContract
from tests.fakes.contracts_memory import PresetStoreContract, PromptHistoryContract
from tests.fakes.contracts_records import DraftStoreContract, JobStoreContract
from tests.fakes.contracts_web import PictureFetcherContract
from tests.fakes.film_writer import OTHER_SIZE, FakeFilmWriter


class TestFakeClock(ClockContract):
    @pytest.fixture
    def clock(self) -> FakeClock:
        return FakeClock()


class TestFakeJobStore(JobStoreContract):
    @pytest.fixture
    def stores(self) -> Callable[[], FakeJobStore]:
        store = FakeJobStore()
        opened = itertools.chain([store], iter(store.other_program, None))
        return lambda: next(opened)


class TestFakeLibrary(LibraryContract, SharedLibraryContract):
    @pytest.fixture
    def library(self) -> FakeLibrary:
        return FakeLibrary()

    @pytest.fixture
    def libraries(self, library: FakeLibrary) -> Callable[[], FakeLibrary]:
        return library.other_program


class TestFakeDraftStore(DraftStoreContract):
    @pytest.fixture
    def drafts(self) -> FakeDraftStore:
        return FakeDraftStore()


class TestFakeImageStore(ImageStoreContract):
    @pytest.fixture
    def images(self, tmp_path: Path) -> FakeImageStore:
        return FakeImageStore(tmp_path / "store")

    @pytest.fixture
    def picture(self, tmp_path: Path) -> Path:
        file = tmp_path / "Möwe.jpg"
        file.write_bytes(b"a picture")
        return file

    @pytest.fixture
    def placed(self, tmp_path: Path) -> Path:
        file = tmp_path / "Matterhorn.jpg"
        file.write_bytes(b"a picture" + PLACE)
        return file

    @pytest.fixture
    def glass(self, tmp_path: Path) -> Path:
        file = tmp_path / "Fenster.jpg"
        file.write_bytes(b"a picture" + GLASS + PLACE)
        return file


class TestFakePictureFetcher(PictureFetcherContract):
    @pytest.fixture
    def fetcher(self, tmp_path: Path) -> FakePictureFetcher:
        return FakePictureFetcher(tmp_path / "fetched")

    @pytest.fixture
    def web(self) -> str:
        return "https://pictures.example"


class TestFakePromptHistory(PromptHistoryContract):
    @pytest.fixture
    def history(self) -> FakePromptHistory:
        return FakePromptHistory()


class TestFakePresetStore(PresetStoreContract):
    @pytest.fixture
    def store(self) -> FakePresetStore:
        return FakePresetStore()


class TestFakeVideoTools(VideoToolsContract):
    @pytest.fixture
    def videos(self) -> FakeVideoTools:
        return FakeVideoTools()

    @pytest.fixture
    def video(self, tmp_path: Path) -> Path:
        file = tmp_path / "video.mp4"
        file.write_bytes(SMALL_VIDEO)
        return file


class TestFakeFilmWriter(FilmWriterContract):
    @pytest.fixture
    def writer(self) -> FakeFilmWriter:
        return FakeFilmWriter()

    @pytest.fixture
    def film(self, tmp_path: Path) -> Path:
        file = tmp_path / "film.mp4"
        file.write_bytes(SMALL_VIDEO)
        return file

    @pytest.fixture
    def unlike(self, tmp_path: Path) -> Path:
        file = tmp_path / "unlike.mp4"
        file.write_bytes(SMALL_VIDEO + OTHER_SIZE)
        return file


class TestFakeApi(GenerationApiContract):
    @pytest.fixture
    def api(self) -> FakeApi:
        return FakeApi(polls=3)

    @pytest.fixture
    def picture(self, tmp_path: Path) -> Path:
        file = tmp_path / "duck.jpg"
        file.write_bytes(b"a picture")
        return file


class TestFakePreferenceStore(PreferenceStoreContract):
    @pytest.fixture
    def stores(self) -> Callable[[], FakePreferenceStore]:
        store = FakePreferenceStore()
        return lambda: store


class TestFakeKeyStore(KeyStoreContract):
    @pytest.fixture
    def keys(self) -> FakeKeyStore:
        return FakeKeyStore()
