"""What the tests of fetching pictures share."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest

from pikadesk.adapters.web_pictures import WebPictures
from pikadesk.domain.errors import PictureUnavailable
from tests.adapters.pictures import encoded, scene
from tests.adapters.web import Answer, says

DUCK = encoded(scene(), "JPEG")
ON_LOOPBACK = "http://127.0.0.1:1"
THE_SERVICE = "https://api.example"


def duck(kind: str = "image/jpeg") -> Answer:
    return says(200, DUCK, Content_Type=kind)


def leads_to(target: str, status: int = 302) -> Answer:
    return says(status, Location=target)


def refused(fetcher: WebPictures, url: str) -> PictureUnavailable:
    with pytest.raises(PictureUnavailable) as caught:
        fetcher.fetch(url, Event())
    return caught.value


def nothing_in(folder: Path) -> bool:
    return not [path for path in folder.rglob("*") if path.is_file()]
