"""The request as code that somebody else can run: cURL, Python and JavaScript.

The key is never part of it: `YOUR_API_KEY` stands in its place.
"""

from __future__ import annotations

import json
import pprint
import shlex
from collections.abc import Callable, Mapping
from types import MappingProxyType

MASKED_KEY = "YOUR_API_KEY"


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


def _url(base_url: str) -> str:
    return f"{base_url.rstrip('/')}/api/features"
