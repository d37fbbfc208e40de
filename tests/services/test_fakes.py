"""The fakes keep the same contracts as the real adapters."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.fakes import (
    SMALL_VIDEO,
    FakeApi,
    FakeClock,
    FakeDraftStore,
    FakeImageStore,
    FakeJobStore,
    FakeKeyStore,
    FakeLibrary,
    FakePreferenceStore,
    FakeVideoTools,
)
from tests.fakes.contracts import (
    ClockContract,
    DraftStoreContract,
    GenerationApiContract,
    ImageStoreContract,
    JobStoreContract,
    KeyStoreContract,
    LibraryContract,
    PreferenceStoreContract,
    VideoToolsContract,
)


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


class TestFakeLibrary(LibraryContract):
    @pytest.fixture
    def library(self) -> FakeLibrary:
        return FakeLibrary()


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


class TestFakeVideoTools(VideoToolsContract):
    @pytest.fixture
    def videos(self) -> FakeVideoTools:
        return FakeVideoTools()

    @pytest.fixture
    def video(self, tmp_path: Path) -> Path:
        file = tmp_path / "video.mp4"
        file.write_bytes(SMALL_VIDEO)
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
