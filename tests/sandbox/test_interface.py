"""The provider's interface, spoken to over HTTP: what is accepted, what is refused and in which words."""

from __future__ import annotations

import io
import json
import socket
import threading
import time
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import requests
from PIL import Image

from tests.sandbox.films import middle_colour, watch
from tests.sandbox.service import PATIENCE, TEXT, Service, body, picture, service

SAMPLES = Path(__file__).parents[2] / "resources/samples"
NO_ID = "00000000-0000-0000-0000-000000000000"


@pytest.fixture(scope="module")
def asset(shared: Service) -> str:
    """The path of a picture that was uploaded."""
    return shared.uploaded(picture())[0]


def _details(answer: requests.Response) -> dict[str, str]:
    """Return what an answer says of each field; it comes as JSON inside the JSON."""
    details = answer.json()["details"]
    assert isinstance(details, str)
    return {entry["field"]: entry["message"] for entry in json.loads(details)}


def test_the_key_can_be_tested_for_nothing(shared: Service) -> None:
    good = shared.get(f"/api/results/{NO_ID}")
    assert (good.status_code, good.json()) == (200, {"aiRecord": None})


@pytest.mark.parametrize("headers", [{}, {"API-KEY": ""}, {"API-KEY": "wrong"}, {"API-KEY": "sandbox-key "}])
@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", f"/api/results/{NO_ID}"),
        ("POST", "/api/features"),
        ("POST", "/api/assets"),
        ("GET", "/sandbox/account"),
    ],
)
def test_a_wrong_key_is_refused(shared: Service, headers: dict[str, str], method: str, path: str) -> None:
    if headers.get("API-KEY", "").endswith(" "):
        headers = {"API-KEY": headers["API-KEY"].strip() + "-"}
    answer = requests.request(method, shared.url + path, headers=headers, json=TEXT, timeout=PATIENCE)
    assert answer.status_code == 401
    assert answer.json()["errorCode"] == "HTTP_EXCEPTION"
    assert answer.json()["message"].startswith("API Key is not active")


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/", 404),
        ("GET", "/api/features", 405),
        ("DELETE", "/api/assets", 405),
        ("GET", "/api/results/", 404),
        ("GET", "/files/x.mp4", 404),
    ],
)
def test_what_is_not_there_is_refused_in_json(shared: Service, method: str, path: str, status: int) -> None:
    answer = requests.request(method, shared.url + path, headers={"API-KEY": shared.key}, timeout=PATIENCE)
    assert (answer.status_code, answer.json()["errorCode"]) == (status, "HTTP_EXCEPTION")


@pytest.mark.parametrize(
    ("form", "name", "ending"),
    [
        ("PNG", "Über/den Wolken.png", ".png"),
        ("JPEG", "a.jpeg", ".jpg"),
        ("WEBP", "a.webp", ".webp"),
        ("GIF", "", ".gif"),
    ],
)
def test_a_picture_is_kept_under_a_path_of_its_own(shared: Service, form: str, name: str, ending: str) -> None:
    before = shared.account()["uploads"]
    answers = [shared.upload(picture(form=form), name or "x") for _ in range(2)]
    assert [answer.status_code for answer in answers] == [201, 201]
    first, second = (answer.json() for answer in answers)
    path = first["fileContent"]["path"]
    assert path == first["asset"]["key"] != second["asset"]["key"]
    assert path.startswith("images/")
    assert path.endswith(ending)
    assert path.isascii()
    assert first["fileContent"]["uuid"] != second["fileContent"]["uuid"]
    assert shared.account()["uploads"] == before + 2


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "not a readable image"),
        (b"plain text", "not a readable image"),
        ((SAMPLES / "duck.jpg").read_bytes()[:-9000], "not a readable image"),
        (picture(form="PPM"), "not a readable image"),
    ],
    ids=["empty", "text", "half", "unusual"],
)
def test_a_file_that_is_no_picture_is_refused(shared: Service, content: bytes, said: str) -> None:
    before = shared.account()["uploads"]
    answer = shared.upload(content)
    assert answer.status_code == 400
    assert said in _details(answer)["asset"]
    assert shared.account()["uploads"] == before


def test_a_picture_of_too_many_pixels_is_refused(shared: Service) -> None:
    file = io.BytesIO()
    Image.new("1", (10_001, 10_000)).save(file, "PNG")
    assert "100 megapixels" in _details(shared.upload(file.getvalue()))["asset"]


@pytest.mark.parametrize("chunked", [False, True])
def test_a_file_of_more_than_50_mb_is_refused(shared: Service, chunked: bool) -> None:
    head = b'--b\r\nContent-Disposition: form-data; name="asset"; filename="a.png"\r\n\r\n'
    form = head + picture() + bytes(51 * 1024 * 1024) + b"\r\n--b--\r\n"
    headers = {"API-KEY": shared.key, "Content-Type": "multipart/form-data; boundary=b"}
    pieces: Any = (form[start : start + 2**20] for start in range(0, len(form), 2**20)) if chunked else form
    answer = requests.post(f"{shared.url}/api/assets", data=pieces, headers=headers, timeout=PATIENCE)
    assert answer.status_code == 413
    assert "50 MB" in _details(answer)["asset"]


@pytest.mark.parametrize(
    "files",
    [
        {"file": ("a.png", picture())},
        {"asset": (None, "text")},
        [("asset", ("a.png", picture())), ("asset", ("b.png", picture()))],
        [("asset", ("a.png", picture())), ("other", ("b.png", picture()))],
    ],
    ids=["other name", "no file", "two", "one more"],
)
def test_a_form_must_have_one_file_named_asset(shared: Service, files: Any) -> None:
    headers = {"API-KEY": shared.key}
    answer = requests.post(f"{shared.url}/api/assets", files=files, headers=headers, timeout=PATIENCE)
    assert answer.status_code == 400
    assert "exactly one file" in _details(answer)["asset"]


def test_an_upload_that_is_broken_off_leaves_nothing(tmp_path: Path) -> None:
    with service("--dir", str(tmp_path)) as running:
        where = urlsplit(running.url)
        head = f"POST /api/assets HTTP/1.1\r\nHost: {where.netloc}\r\nAPI-KEY: {running.key}\r\n"
        head += "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 900000\r\n\r\n"
        form = b'--b\r\nContent-Disposition: form-data; name="asset"; filename="a.png"\r\n\r\n' + bytes(600_000)
        with socket.create_connection((where.hostname, where.port)) as line:
            line.sendall(head.encode() + form)
            until = time.monotonic() + PATIENCE
            while not list((tmp_path / "assets").iterdir()):
                assert time.monotonic() < until
        while list((tmp_path / "assets").iterdir()):
            assert time.monotonic() < until, "a part of the upload was kept"
        assert running.account()["uploads"] == 0


@pytest.mark.parametrize(
    ("type_", "model", "fields", "field"),
    [
        ("TEXT_TO_VIDEO", "pika-v2.2", {}, "prompt"),
        ("TEXT_TO_VIDEO", "pika-v2.2", {"prompt": " "}, "prompt"),
        ("TEXT_TO_VIDEO", "pika-v2.2", {"prompt": 5}, "prompt"),
        ("TEXT_TO_VIDEO", "pika-v2.2", {"prompt": "x", "colour": "red"}, "colour"),
        ("TEXT_TO_VIDEO", "pika-v2.2", {"prompt": "x", "imageUrl": "ASSET"}, "imageUrl"),
        ("TEXT_TO_VIDEO", "pika-v2.2", {"prompt": "x", "duration": 7}, "duration"),
        ("TEXT_TO_VIDEO", "pika-v2.2", {"prompt": "x", "duration": "5"}, "duration"),
        ("TEXT_TO_VIDEO", "pika-v2.2", {"prompt": "x", "duration": True}, "duration"),
        ("TEXT_TO_VIDEO", "pika-v2.2", {"prompt": "x", "resolution": "4k"}, "resolution"),
        ("TEXT_TO_VIDEO", "pika-v2.2", {"prompt": "x", "aspect_ratio": "2:1"}, "aspect_ratio"),
        ("TEXT_TO_VIDEO", "pika-v2.2", {"prompt": "x", "seed": -1}, "seed"),
        ("TEXT_TO_VIDEO", "pika-v2.2", {"prompt": "x", "seed": 2**31}, "seed"),
        ("TEXT_TO_VIDEO", "pika-v2.2", {"prompt": "x", "seed": 1.5}, "seed"),
        ("TEXT_TO_VIDEO", "pika-v2.2-pikascenes", {"prompt": "x"}, "task_type"),
        ("IMAGE_TO_VIDEO", "pika-v9", {"prompt": "x"}, "task_type"),
        ("IMAGE_TO_VIDEO", "pika-v2.2", {"prompt": "x"}, "imageUrl"),
        ("IMAGE_TO_VIDEO", "pika-v2.2", {"prompt": "x", "imageUrl": "images/never.jpg"}, "imageUrl"),
        ("IMAGE_TO_VIDEO", "pika-v2.2", {"prompt": "x", "imageUrl": "asset:ASSET"}, "imageUrl"),
        ("IMAGE_TO_VIDEO", "pika-v2.2", {"prompt": "x", "imageUrl": "../account.db"}, "imageUrl"),
        ("IMAGE_TO_VIDEO", "pika-v2.2", {"prompt": "x", "imageUrl": "ASSET", "aspect_ratio": "1:1"}, "aspect_ratio"),
        ("IMAGE_TO_VIDEO", "pika-v2.2-pikascenes", {"prompt": "x", "imageUrls": []}, "imageUrls"),
        ("IMAGE_TO_VIDEO", "pika-v2.2-pikascenes", {"prompt": "x", "imageUrls": ["ASSET"] * 6}, "imageUrls"),
        ("IMAGE_TO_VIDEO", "pika-v2.2-pikascenes", {"prompt": "x", "imageUrls": ["ASSET", "no"]}, "imageUrls[1]"),
        (
            "IMAGE_TO_VIDEO",
            "pika-v2.2-pikascenes",
            {"prompt": "x", "imageUrls": ["ASSET"], "ingredients_mode": "loose"},
            "ingredients_mode",
        ),
        ("IMAGE_TO_VIDEO", "pika-v2.2-pikaframes", {"imageUrls": ["ASSET"]}, "imageUrls"),
        ("IMAGE_TO_VIDEO", "pika-v2.2-pikaframes", {"imageUrls": ["ASSET"] * 2, "duration": 5}, "duration"),
        (
            "IMAGE_TO_VIDEO",
            "pika-v2.2-pikaframes",
            {"imageUrls": ["ASSET"] * 2, "transitions": [{}, {}]},
            "transitions",
        ),
        (
            "IMAGE_TO_VIDEO",
            "pika-v2.2-pikaframes",
            {"imageUrls": ["ASSET"] * 2, "transitions": [{"duration": 26}]},
            "transitions[0].duration",
        ),
        (
            "IMAGE_TO_VIDEO",
            "pika-v2.2-pikaframes",
            {"imageUrls": ["ASSET"] * 3, "transitions": [{"duration": 13}, {"duration": 13}]},
            "transitions",
        ),
        ("IMAGE_TO_VIDEO", "pika-v1.5-pikaffects", {"imageUrl": "ASSET"}, "pikaffect"),
        ("IMAGE_TO_VIDEO", "pika-v1.5-pikaffects", {"imageUrl": "ASSET", "pikaffect": "melt"}, "pikaffect"),
        (
            "IMAGE_TO_VIDEO",
            "pika-v1.5-pikaffects",
            {"imageUrl": "ASSET", "pikaffect": "Melt", "resolution": "720p"},
            "resolution",
        ),
    ],
)
def test_a_body_that_the_pages_do_not_allow_is_refused_by_field(
    type_: str, model: str, fields: dict[str, Any], field: str, shared: Service, asset: str
) -> None:
    filled = json.loads(json.dumps(fields).replace("ASSET", asset))
    before = shared.account()
    answer = shared.generate(body(type_, model, **filled))
    assert answer.status_code == 400
    assert list(_details(answer)) == [f"promptObject.{field}"]
    after = shared.account()
    assert (after["credits"], after["requests"]) == (before["credits"], before["requests"])


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"model": "sora"}, "model"),
        ({"type": "VIDEO"}, "type"),
        ({"conversationId": "IMAGE_TO_VIDEO"}, "conversationId"),
        ({"promptObject": []}, "promptObject"),
        ({"extra": 1}, "extra"),
        ({"version": 1}, "version"),
        ({"async": "true"}, "async"),
        ({"async": 1}, "async"),
        ({"type": None}, "type"),
    ],
)
def test_the_envelope_is_looked_at_as_strictly(change: dict[str, Any], field: str, shared: Service) -> None:
    answer = shared.generate({**TEXT, **change})
    assert answer.status_code == 400
    assert field in _details(answer)


@pytest.mark.parametrize("field", ["type", "model", "conversationId", "promptObject"])
def test_nothing_of_the_envelope_may_be_missing(field: str, shared: Service) -> None:
    answer = shared.generate({key: value for key, value in TEXT.items() if key != field})
    assert answer.status_code == 400
    assert list(_details(answer)) == [field]


@pytest.mark.parametrize(
    "raw", [b"", b"{", b"[]", b"\xff\xfe", b'{"type": NaN}', b"[" * 100_000, json.dumps("x" * 2_000_000).encode()]
)
def test_what_is_no_json_object_is_refused(raw: bytes, shared: Service) -> None:
    headers = {"API-KEY": shared.key, "Content-Type": "application/json"}
    answer = requests.post(f"{shared.url}/api/features", data=raw, headers=headers, timeout=PATIENCE)
    assert answer.status_code == (413 if len(raw) > 2**20 else 400)
    assert answer.json()["errorCode"]


def test_the_asynchronous_form_answers_at_once_and_ends_in_a_video(shared: Service, tmp_path: Path) -> None:
    wanted = {**shared.short_film(), "async": True}
    first = shared.generate(wanted).json()["aiRecord"]
    assert first["status"] == "PROCESSING"
    assert "temporaryUrl" not in first
    record = shared.finished(first["uuid"])
    assert record["status"] == "SUCCESS"
    assert (record["uuid"], record["model"], record["type"]) == (first["uuid"], "pika", "IMAGE_TO_VIDEO")
    assert record["metadata"] == {"credit": 600_000}
    assert record["aiRecordDetail"]["promptObject"] == wanted["promptObject"]
    [stored] = record["aiRecordDetail"]["resultObject"]
    assert stored.endswith(".mp4")
    link = urlsplit(record["temporaryUrl"])
    assert link.path == f"/files/{stored}"
    assert link.netloc != urlsplit(shared.url).netloc, "the storage is another host"
    video = tmp_path / "video.mp4"
    video.write_bytes(requests.get(record["temporaryUrl"], timeout=PATIENCE).content)
    film = watch(video)
    assert (len(film.frames), film.size) == (24, (1280, 720))
    assert middle_colour(film.frames[0]) == pytest.approx((220, 30, 30), abs=5)
    assert middle_colour(film.frames[-1]) == pytest.approx((30, 60, 220), abs=5)


def test_the_synchronous_form_answers_with_the_video(shared: Service) -> None:
    record = shared.generate(shared.short_film()).json()["aiRecord"]
    assert record["status"] == "SUCCESS"
    assert requests.get(record["temporaryUrl"], timeout=PATIENCE).status_code == 200
    assert shared.result(record["uuid"])["status"] == "SUCCESS"


def test_a_generation_takes_as_long_as_was_asked_for(state: tuple[str, str]) -> None:
    with service(*state, "--seconds", "1.5") as running:
        wanted = running.short_film()
        began = time.monotonic()
        assert running.generate(wanted).json()["aiRecord"]["status"] == "SUCCESS"
        assert time.monotonic() - began >= 1.5
        uuid = running.generate({**wanted, "async": True}).json()["aiRecord"]["uuid"]
        began = time.monotonic()
        assert running.finished(uuid)["status"] == "SUCCESS"
        assert time.monotonic() - began >= 1.3


LONG = {"duration": 10, "resolution": "1080p"}
PRICES: list[tuple[str, dict[str, Any], int]] = [
    ("pika-v2-turbo", {}, 600_000),
    ("pika-v2-turbo", LONG, 600_000),
    ("pika-v2.1", {}, 1_200_000),
    ("pika-v2.1", LONG, 1_200_000),
    ("pika-v2.2", {}, 600_000),
    ("pika-v2.2", {"resolution": "1080p"}, 1_350_000),
    ("pika-v2.2", {"duration": 10, "resolution": "720p"}, 1_200_000),
    ("pika-v2.2", LONG, 2_700_000),
]
FRAMES_PRICES = [([1], "720p", 600_000), ([2, 3], "1080p", 900_000), ([5, 8], "720p", 1_560_000)]


def _priced(asset: str) -> list[tuple[dict[str, Any], int]]:
    """Return a body for each price of the pages."""
    priced = []
    for model, fields, credits in PRICES:
        priced.append((body("TEXT_TO_VIDEO", model, prompt="x", **fields), credits))
        priced.append((body("IMAGE_TO_VIDEO", model, prompt="x", imageUrl=asset, **fields), credits))
        if model == "pika-v2.2":
            scenes = body("IMAGE_TO_VIDEO", "pika-v2.2-pikascenes", prompt="x", imageUrls=[asset], **fields)
            priced.append((scenes, credits))
    for seconds, resolution, credits in FRAMES_PRICES:
        gaps = {"transitions": [{"duration": second} for second in seconds], "resolution": resolution}
        images = [asset] * (len(seconds) + 1)
        priced.append((body("IMAGE_TO_VIDEO", "pika-v2.2-pikaframes", imageUrls=images, **gaps), credits))
    priced.append((body("IMAGE_TO_VIDEO", "pika-v2.2-pikaframes", imageUrls=[asset] * 3), 1_200_000))
    priced.append((body("IMAGE_TO_VIDEO", "pika-v1.5-pikaffects", imageUrl=asset, pikaffect="Ta-da"), 1_395_000))
    return priced


def test_every_price_of_the_pages_is_charged() -> None:
    with service("--fault", "never-ends") as running:
        priced = _priced(running.uploaded(picture())[0])
        for wanted, credits in priced:
            assert running.generate(wanted).json()["aiRecord"]["metadata"] == {"credit": credits}
        account = running.account()
        assert [(entry["body"], entry["credits"]) for entry in account["requests"]] == priced
        charged = sum(credits for _, credits in priced)
        assert (account["credits"], account["charged"]) == (50_000_000 - charged, charged)


def test_an_account_that_runs_dry_says_so_in_the_providers_words() -> None:
    with service("--credits", "1000046", "--fault", "never-ends") as running:
        assert running.generate(TEXT).status_code == 200
        refused = running.generate(TEXT)
        assert refused.status_code == 406
        assert refused.json() == {
            "errorCode": "INSUFFICIENT_CREDITS",
            "message": "The feature requires 600000 credits, but the Sandbox team only has 400046 credits",
        }
        assert (running.account()["credits"], running.charges()) == (400_046, [600_000])


def test_requests_at_the_same_time_are_not_charged_beyond_the_account() -> None:
    with service("--credits", "3000000", "--fault", "never-ends") as running:
        statuses: list[int] = []
        clients = [
            threading.Thread(target=lambda: statuses.append(running.generate(TEXT).status_code)) for _ in range(12)
        ]
        for client in clients:
            client.start()
        for client in clients:
            client.join()
        assert sorted(statuses) == [200] * 5 + [406] * 7
        assert (running.account()["credits"], running.charges()) == (0, [600_000] * 5)


def test_a_seed_is_kept_and_one_is_chosen_where_there_is_none(shared: Service) -> None:
    paths = shared.uploaded(picture(size=(400, 225)), picture((20, 200, 90)))
    scenes = body("IMAGE_TO_VIDEO", "pika-v2.2-pikascenes", prompt="x", imageUrls=paths)
    seeded = {**scenes, "promptObject": {**scenes["promptObject"], "seed": 11}}
    accepted = [shared.generate({**wanted, "async": True}).json()["aiRecord"] for wanted in (seeded, seeded, scenes)]
    links = [shared.finished(record["uuid"])["temporaryUrl"] for record in accepted]
    first, again, other = (requests.get(link, timeout=PATIENCE).content for link in links)
    assert first == again != other
