"""What everything that fetches pictures must do; see `tests.fakes.contracts`."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest
from PIL import Image

from pikadesk.domain.errors import PictureUnavailable, Stopped
from pikadesk.services.ports import PictureFetcher


class PictureFetcherContract:
    @pytest.fixture
    def fetcher(self) -> PictureFetcher:
        raise NotImplementedError

    @pytest.fixture
    def web(self) -> str:
        """Return the beginning of addresses where there are JPEGs, each one another for another path."""
        raise NotImplementedError

    def test_a_picture_becomes_a_file(self, fetcher: PictureFetcher, web: str) -> None:
        file = fetcher.fetch(f"{web}/pictures/duck.jpg", Event())
        assert file.name == "duck.jpg"
        with Image.open(file) as picture:
            assert picture.format == "JPEG"

    def test_the_same_picture_is_there_once_and_another_beside_it(self, fetcher: PictureFetcher, web: str) -> None:
        one, other = (fetcher.fetch(f"{web}/{folder}/duck.jpg", Event()) for folder in ("a", "b"))
        assert one != other
        assert one.name == other.name
        content = one.read_bytes()
        assert fetcher.fetch(f"{web}/a/duck.jpg", Event()) == one
        assert one.read_bytes() == content

    @pytest.mark.parametrize(
        "url",
        [
            "",
            "duck.jpg",
            "/etc/passwd",
            "ftp://pictures.example/a.jpg",
            "http://pictures.example/a.jpg",
            "https://",
            "https:///a.jpg",
            "data:image/png;base64,AAAA",
            "javascript:alert(1)",
        ],
    )
    def test_what_is_no_https_address_is_refused(self, fetcher: PictureFetcher, url: str) -> None:
        with pytest.raises(PictureUnavailable) as caught:
            fetcher.fetch(url, Event())
        assert caught.value.reason == "not_https"

    def test_a_file_of_this_computer_is_no_picture_of_the_web(self, fetcher: PictureFetcher, tmp_path: Path) -> None:
        file = tmp_path / "private.jpg"
        file.write_bytes(b"\xff\xd8\xff")
        with pytest.raises(PictureUnavailable) as caught:
            fetcher.fetch(file.as_uri(), Event())
        assert caught.value.reason == "not_https"

    def test_it_can_be_stopped(self, fetcher: PictureFetcher, web: str) -> None:
        stop = Event()
        stop.set()
        with pytest.raises(Stopped):
            fetcher.fetch(f"{web}/duck.jpg", stop)
