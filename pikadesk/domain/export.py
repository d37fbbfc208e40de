"""The request as code that somebody else can run: cURL, Python and JavaScript.

The key is never part of it: `YOUR_API_KEY` stands in its place. So does a made-up path for each picture that was not
uploaded yet.
"""

from __future__ import annotations

import json
import pprint
import shlex
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import assert_never

from pikadesk.domain.draft import Draft, ImageRef, LocalImage, StoredImage, UploadedImage
from pikadesk.domain.request import parse, payload

MASKED_KEY = "YOUR_API_KEY"


@dataclass(frozen=True, slots=True)
class Export:
    """A request as text.

    Attributes:
        text: What can be copied.
        to_upload: The file name of each picture that has to be uploaded first, and the path in the text that stands for
            what the upload answers. A picture that is used twice is there once.
    """

    text: str
    to_upload: tuple[tuple[str, str], ...]


def as_json(body: Mapping[str, object]) -> str:
    """Return the body alone, as indented JSON."""
    return json.dumps(body, indent=2, ensure_ascii=False)


def as_curl(body: Mapping[str, object], base_url: str) -> str:
    """Return a shell command (POSIX quoting) that sends the body."""
    return " \\\n  ".join(
        [
            f"curl --request POST {shlex.quote(_url(base_url))}",
            f"--header {shlex.quote(f'API-KEY: {MASKED_KEY}')}",
            "--header 'Content-Type: application/json'",
            f"--data-raw {shlex.quote(as_json(body))}",
        ]
    )


def as_python(body: Mapping[str, object], base_url: str) -> str:
    """Return a Python program that sends the body with requests and prints the answer."""
    return (
        "import requests\n\n"
        f"body = {pprint.pformat(dict(body), width=100, sort_dicts=False)}\n\n"
        "response = requests.post(\n"
        f"    {_url(base_url)!r},\n"
        f"    headers={{'API-KEY': {MASKED_KEY!r}}},\n"
        "    json=body,\n"
        "    timeout=1200,\n"
        ")\n"
        "print(response.json())\n"
    )


def as_javascript(body: Mapping[str, object], base_url: str) -> str:
    """Return a JavaScript program (a module with fetch) that sends the body and prints the answer."""
    headers = json.dumps({"API-KEY": MASKED_KEY, "Content-Type": "application/json"})
    return (
        f"const body = {as_json(body)};\n\n"
        f"const response = await fetch({json.dumps(_url(base_url))}, {{\n"
        '  method: "POST",\n'
        f"  headers: {headers},\n"
        "  body: JSON.stringify(body),\n"
        "});\n"
        "console.log(await response.json());\n"
    )


EXPORTS: Mapping[str, Callable[[Mapping[str, object], str], str]] = MappingProxyType(
    {
        "curl": as_curl,
        "python": as_python,
        "javascript": as_javascript,
        "json": lambda body, _: as_json(body),
    }
)


def export(draft: Draft, form: str, base_url: str) -> Export:
    """Return a draft's request as text.

    Args:
        draft: What to send.
        form: A key of `EXPORTS`.
        base_url: The API's address.

    Raises:
        DraftInvalid: The draft has problems.
    """
    request = parse(draft)
    assets: dict[ImageRef, str] = {}
    to_upload: list[tuple[str, str]] = []
    for ref in request.images:
        name = _name(ref)
        if name is not None and ref not in assets:
            assets[ref] = _unlike(assets.values(), name)
            to_upload.append((name, assets[ref]))
    return Export(EXPORTS[form](payload(request, assets, recoverable=False), base_url), tuple(to_upload))


def _name(ref: ImageRef) -> str | None:
    """The file name of a picture that is still to be uploaded."""
    match ref:
        case LocalImage(path):
            return path.name
        case StoredImage(_, name):
            return PurePosixPath(name).name
        case UploadedImage():
            return None
        case _:
            assert_never(ref)


def _unlike(taken: Iterable[str], name: str) -> str:
    """A path for a picture; pictures from different folders may have the same name."""
    file, number = PurePosixPath("images", name), 1
    path = file
    while str(path) in taken:
        number += 1
        path = file.with_stem(f"{file.stem}-{number}")
    return str(path)


def _url(base_url: str) -> str:
    return f"{base_url.rstrip('/')}/api/features"
