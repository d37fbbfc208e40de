"""The request as code: pasted into its interpreter, each form sends the same body."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from pikadesk.domain.catalogue import Task
from pikadesk.domain.draft import Draft, FieldValue, Transition, UploadedImage, blank
from pikadesk.domain.export import EXPORTS, MASKED_KEY, as_json
from pikadesk.domain.request import parse, payload

A = UploadedImage('images/it\'s "a" $(duck).jpg')
NASTY = [
    "it's \"quoted\" and 'quoted'",
    "back\\slash \\n \\\\ \\' \\\" trailing\\",
    "two\nlines\r\nand\ttabs",
    "$(touch pwned) `touch pwned` ${HOME} $HOME !! !$ %s",
    "🌊 Möwe 海 \u0301 \U0001f9d1\u200d\U0001f680",
    "</script><script>alert(1)</script> <!-- --> ${`js`}",
    "\u2028line\u2029paragraph\u0085",
    "\x00\x01\x1b[31m\x7f\ufeff\ufffe",
    "'''triple''' \"\"\"triple\"\"\" {braces} {{}} %(name)s # no comment",
    "@/etc/passwd",
    "' ; -- \" ; \\",
]


def _body(task: Task, *, recoverable: bool = False, **values: FieldValue) -> dict[str, object]:
    return payload(parse(Draft(task, {**blank(task).values, **values})), {}, recoverable=recoverable)


BODIES = {
    "all that is nasty": _body(Task.TEXT, prompt=" | ".join(NASTY), negative_prompt=NASTY[0], seed="2147483647"),
    "a plain one": _body(Task.TEXT, prompt="waves"),
    "a recoverable one": _body(Task.IMAGE, image=A, prompt=NASTY[4], recoverable=True),
    "a long one": _body(Task.SCENES, images=(A, A), prompt="gentle waves at 'sunset' \\ " * 200),
    "one with lists": _body(
        Task.FRAMES,
        images=(A,) * 5,
        transitions=tuple(Transition(number, NASTY[number]) for number in range(1, 5)),
    ),
    "an effect": _body(Task.EFFECTS, image=A, effect="Ta-da", prompt=NASTY[9]),
}


@dataclass
class Arrived:
    """What a server was sent."""

    url: str
    requests: list[tuple[str, str | None, str | None, Any]] = field(default_factory=list)


@pytest.fixture
def service() -> Iterator[Arrived]:
    """A server that writes down what it is sent, and answers."""
    arrived = Arrived("")

    class Answering(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            arrived.requests.append((self.path, self.headers["API-KEY"], self.headers["Content-Type"], body))
            answer = b'{"answer": "wonderful"}'
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, format: str, *args: object) -> None:
            """Be quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Answering) as server:
        arrived.url = f"http://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield arrived
        server.shutdown()
        thread.join()


def _interpreter(*names: str) -> str:
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        pytest.fail(f"{names[0]} is missing; ./packaging/test.sh installs what the tests need")
    return found


def _curl(code: str, folder: Path) -> list[str]:
    _interpreter("curl")
    return [_interpreter("sh"), "-c", code]


def _python(code: str, folder: Path) -> list[str]:
    file = folder / "program.py"
    file.write_text(code, "utf-8")
    return [sys.executable, "-I", str(file)]


def _javascript(code: str, folder: Path) -> list[str]:
    file = folder / "program.mjs"
    file.write_text(code, "utf-8")
    return [_interpreter("node", "nodejs"), str(file)]


COMMANDS = {"curl": _curl, "python": _python, "javascript": _javascript}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES.keys())
@pytest.mark.parametrize("form", COMMANDS)
def test_the_code_sends_the_body(form: str, body: Mapping[str, object], service: Arrived, tmp_path: Path) -> None:
    code = EXPORTS[form](body, service.url)
    run = subprocess.run(
        COMMANDS[form](code, tmp_path),
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env=os.environ | {"NODE_NO_WARNINGS": "1"},
    )
    assert run.returncode == 0, run.stderr
    assert "wonderful" in run.stdout
    assert service.requests == [("/api/features", MASKED_KEY, "application/json", body)]
    assert list(tmp_path.glob("pwned")) == []


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES.keys())
def test_the_json_is_the_body(body: Mapping[str, object]) -> None:
    assert json.loads(EXPORTS["json"](body, "https://api.example")) == body
    assert json.loads(as_json(body).encode()) == body


@pytest.mark.parametrize("form", COMMANDS)
def test_the_address_ends_in_no_second_slash_and_the_key_is_masked(form: str) -> None:
    body = BODIES["a plain one"]
    code = EXPORTS[form](body, "https://api.example/")
    assert code == EXPORTS[form](body, "https://api.example")
    assert code.count("https://api.example/api/features") == 1
    assert code.count("YOUR_API_KEY") == 1


def test_every_form_is_tried() -> None:
    assert EXPORTS.keys() == {*COMMANDS, "json"}


def test_the_curl_command_reads_well() -> None:
    assert EXPORTS["curl"](BODIES["a plain one"], "https://api.example") == (
        "curl --request POST https://api.example/api/features \\\n"
        "  --header 'API-KEY: YOUR_API_KEY' \\\n"
        "  --header 'Content-Type: application/json' \\\n"
        "  --data-raw '{\n"
        '  "type": "TEXT_TO_VIDEO",\n'
        '  "model": "pika",\n'
        '  "conversationId": "TEXT_TO_VIDEO",\n'
        '  "promptObject": {\n'
        '    "task_type": "pika-v2.2",\n'
        '    "prompt": "waves",\n'
        '    "resolution": "720p",\n'
        '    "duration": 5,\n'
        '    "aspect_ratio": "16:9"\n'
        "  }\n"
        "}'"
    )
