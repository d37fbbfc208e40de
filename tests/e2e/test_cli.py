"""The headless verbs over the real sandbox process."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import av
import pytest

from tests.e2e.programs import EFFECT, FRAMES, QUICK, TEXT, Pikadesk, Sandbox, body

Start = Callable[..., Sandbox]
Write = Callable[[object], str]
On = Callable[[Sandbox], Pikadesk]


def _frames_and_size(file: str) -> tuple[int, int, int]:
    with av.open(file) as container:
        frames = sum(1 for _ in container.decode(video=0))
        return frames, container.streams.video[0].width, container.streams.video[0].height


IMAGE = body("IMAGE_TO_VIDEO", "pika-v2.2", imageUrl="ridge-dusk.jpg", prompt="mist drifts")
SCENES = body(
    "IMAGE_TO_VIDEO",
    "pika-v2.2-pikascenes",
    imageUrls=["duck.jpg", "ridge-dusk.jpg"],
    prompt="the duck sails",
    aspect_ratio="9:16",
)


@pytest.mark.parametrize(
    ("recipe_body", "credits", "frames", "size"),
    [
        (TEXT, 600_000, 120, (1280, 720)),
        (IMAGE, 600_000, 120, (1280, 720)),
        (SCENES, 600_000, 120, (720, 1280)),
        (FRAMES, 600_000, 72, (1280, 720)),
        (EFFECT, 1_395_000, 120, (1280, 720)),
    ],
    ids=["text", "image", "scenes", "frames", "effects"],
)
def test_each_task_ends_in_a_video_that_was_paid_for_once(
    recipe_body: dict[str, object],
    credits: int,
    frames: int,
    size: tuple[int, int],
    good_sandbox: Sandbox,
    pikadesk: On,
    recipe: Write,
    tmp_path: Path,
) -> None:
    paid_before = len(good_sandbox.charged())
    program = pikadesk(good_sandbox)
    result = program.run("render", recipe(recipe_body), "--out", str(tmp_path / "out"))
    assert result.returncode == 0, result.stderr
    file = result.stdout.strip()
    assert Path(file).parent == tmp_path / "out"
    assert _frames_and_size(file) == (frames, *size)
    paid = good_sandbox.charged()[paid_before:]
    assert [request["credits"] for request in paid] == [credits]
    assert "generating" in result.stderr
    estimated = program.run("estimate", recipe(recipe_body))
    assert (estimated.returncode, estimated.stdout) == (0, f"{credits}\n")


def test_the_synchronous_form_sends_the_pages_body(good_sandbox: Sandbox, pikadesk: On, recipe: Write) -> None:
    result = pikadesk(good_sandbox).run("render", recipe(TEXT), "--delivery", "synchronous", "--json")
    assert result.returncode == 0, result.stderr
    answer = json.loads(result.stdout)
    assert answer["state"] == "saved"
    assert Path(answer["file"]).is_file()
    sent = good_sandbox.charged()[-1]["body"]
    assert "async" not in sent
    assert sent["promptObject"]["seed"] == 7


def test_the_embedded_sandbox_needs_no_key(pikadesk: On, good_sandbox: Sandbox, recipe: Write) -> None:
    program = replace(pikadesk(good_sandbox), key=None)
    result = program.run("render", recipe(TEXT), "--sandbox")
    assert result.returncode == 0, result.stderr
    assert Path(result.stdout.strip()).is_relative_to(program.data_dir)
    assert program.jobs() == [], "the sandbox's jobs are kept apart from real ones"


@pytest.mark.parametrize(
    ("faults", "code", "charged", "state"),
    [
        (["drop-before-charge"], 6, 0, "uncertain"),
        (["drop-after-charge"], 6, 1, "uncertain"),
        (["error-500"], 6, 0, "uncertain"),
        (["gateway-504-html"], 6, 1, "uncertain"),
        (["malformed-json"], 6, 1, "uncertain"),
        (["rate-limit:1"], 0, 1, "saved"),
        (["rate-limit-retry-after:1"], 0, 1, "saved"),
        (["no-async"], 0, 1, "saved"),
        (["success-at-once"], 0, 1, "saved"),
        (["failure"], 5, 1, "failed"),
        (["failure-object"], 5, 1, "failed"),
        (["forbidden-html"], 5, 0, "failed"),
        (["poll-500:2"], 0, 1, "saved"),
        (["cut-download:1"], 0, 1, "saved"),
        (["expired-link:1"], 0, 1, "saved"),
        (["corrupt-video:1"], 0, 1, "saved"),
        (["wrong-length:1"], 0, 1, "saved"),
        (["drop-upload:1"], 0, 1, "saved"),
        (["result-null:2"], 0, 1, "saved"),
        (["cut-download"], 0, 1, "saved"),
        (["expired-link"], 8, 1, "downloading"),
    ],
    ids=str,
)
def test_a_fault_ends_in_an_honest_state_and_never_in_a_second_charge(
    faults: list[str],
    code: int,
    charged: int,
    state: str,
    start_sandbox: Start,
    pikadesk: On,
    recipe: Write,
) -> None:
    running = start_sandbox(*(argument for fault in faults for argument in ("--fault", fault)))
    program = pikadesk(running)
    result = program.run("render", recipe(QUICK))
    assert (result.returncode, len(running.charged())) == (code, charged), result.stderr
    assert [job["state"] for job in program.jobs()] == [state]
    assert result.stdout == "" or Path(result.stdout.strip()).is_file()


def test_an_uncertain_job_is_not_sent_again_by_resuming(start_sandbox: Start, pikadesk: On, recipe: Write) -> None:
    running = start_sandbox("--fault", "drop-after-charge")
    program = pikadesk(running)
    assert program.run("render", recipe(TEXT)).returncode == 6
    assert program.run("jobs", "resume").returncode == 0
    assert len(running.charged()) == 1
    assert [job["state"] for job in program.jobs()] == ["uncertain"]


def test_a_wrong_key_and_an_empty_account(start_sandbox: Start, pikadesk: On, recipe: Write) -> None:
    running = start_sandbox("--credits", "1000")
    refused = replace(pikadesk(running), key="wrong").run("render", recipe(TEXT))
    assert refused.returncode == 3
    assert "wrong" not in refused.stderr
    missing = replace(pikadesk(running), key=None).run("render", recipe(TEXT))
    assert missing.returncode == 3
    short = pikadesk(running).run("render", recipe(TEXT))
    assert short.returncode == 4
    assert "600,000" in short.stderr
    assert "1,000" in short.stderr
    assert running.charged() == []


def test_nobody_listening(pikadesk: On, good_sandbox: Sandbox, recipe: Write, unused_tcp_port: int) -> None:
    program = replace(pikadesk(good_sandbox), url=f"http://127.0.0.1:{unused_tcp_port}")
    result = program.run("render", recipe(TEXT))
    assert result.returncode == 7
    assert "Nothing was sent or charged" in result.stderr


def test_a_key_is_never_sent_in_the_clear(pikadesk: On, good_sandbox: Sandbox, recipe: Write) -> None:
    result = pikadesk(good_sandbox).run("render", recipe(TEXT), "--api-url", "http://example.com")
    assert result.returncode == 2
    assert "https" in result.stderr


@pytest.mark.parametrize(
    ("state", "arguments", "extra"),
    [
        ("uploading", ["--fault", "slow-upload-answer"], []),
        ("generating", ["--seconds", "3"], []),
        ("downloading", ["--fault", "slow-trickle"], []),
    ],
)
@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGINT], ids=["kill", "ctrl-c"])
def test_a_job_that_was_interrupted_is_finished_later_and_paid_once(
    state: str,
    arguments: list[str],
    extra: list[str],
    ending: signal.Signals,
    start_sandbox: Start,
    pikadesk: On,
    recipe: Write,
) -> None:
    running = start_sandbox(*arguments)
    program = pikadesk(running)
    code = program.run_until(state, ending, "render", recipe(QUICK), *extra)
    assert code == (130 if ending is signal.SIGINT else -signal.SIGKILL)
    resumed = program.run("jobs", "resume")
    assert resumed.returncode == 0, resumed.stderr
    assert _frames_and_size(resumed.stdout.strip())[0] == 24
    assert len(running.charged()) == 1
    assert [job["state"] for job in program.jobs()] == ["saved"]


def test_killed_while_the_paid_request_is_out(start_sandbox: Start, pikadesk: On, recipe: Write) -> None:
    running = start_sandbox("--seconds", "3")
    program = pikadesk(running)
    program.run_until("submitting", signal.SIGKILL, "render", recipe(TEXT), "--delivery", "synchronous")
    resumed = program.run("jobs", "resume")
    assert resumed.returncode == 6
    assert "will not send it again" in resumed.stderr
    assert len(running.charged()) <= 1
    assert program.run("jobs", "resume").returncode == 0, "there is nothing left to go on with"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("not json", "not JSON"),
        ("[]", "recipe: "),
        ({**TEXT, "version": 2}, "version: This recipe has version 2"),
        ({**TEXT, "extra": 1}, "extra: Remove this field"),
        (body("TEXT_TO_VIDEO", "pika-v2.2", prompt="x", colour="red"), "promptObject.colour: Remove this field"),
        (body("TEXT_TO_VIDEO", "pika-v2.2"), "promptObject.prompt: "),
        (body("TEXT_TO_VIDEO", "pika-v2.2", prompt="x", seed=-1), "promptObject.seed: "),
        (body("TEXT_TO_VIDEO", "pika-v2.2", prompt="x", duration=7), "promptObject.duration: Choose one of: 5, 10"),
        (body("TEXT_TO_VIDEO", "pika-v9", prompt="x"), "promptObject.task_type: "),
        ({**FRAMES, "promptObject": {**FRAMES["promptObject"], "transitions": [{}]}}, "promptObject.transitions: "),
        ({**EFFECT, "promptObject": {**EFFECT["promptObject"], "imageUrl": "gone.jpg"}}, "promptObject.imageUrl: "),
        ({**EFFECT, "promptObject": {**EFFECT["promptObject"], "imageUrl": "."}}, "is a folder"),
        ({**EFFECT, "promptObject": {**EFFECT["promptObject"], "imageUrl": ""}}, "promptObject.imageUrl: Add a pict"),
        (
            {**EFFECT, "promptObject": {**EFFECT["promptObject"], "imageUrl": f"image:{'0' * 64}/duck.jpg"}},
            "promptObject.imageUrl: duck.jpg is not there",
        ),
        ({**EFFECT, "promptObject": {**EFFECT["promptObject"], "imageUrl": "recipe.json"}}, "is not a picture"),
        (
            {**FRAMES, "promptObject": {**FRAMES["promptObject"], "imageUrls": ["duck.jpg", "gone.jpg", "gone2.jpg"]}},
            "promptObject.imageUrls[2]: gone2.jpg is not there",
        ),
    ],
    ids=lambda value: None if isinstance(value, dict) else str(value)[:30],
)
def test_bad_recipes_are_told_field_by_field(
    content: object, said: str, good_sandbox: Sandbox, pikadesk: On, recipe: Write
) -> None:
    before = len(good_sandbox.charged())
    result = pikadesk(good_sandbox).run("render", recipe(content))
    assert result.returncode == 2
    assert said in result.stderr
    assert all(": " in line for line in result.stderr.splitlines())
    assert len(good_sandbox.charged()) == before


def test_a_recipe_that_is_not_there(good_sandbox: Sandbox, pikadesk: On, tmp_path: Path) -> None:
    result = pikadesk(good_sandbox).run("estimate", str(tmp_path / "none.json"))
    assert result.returncode == 2
    assert "none.json: This file cannot be read" in result.stderr


def test_a_folder_that_cannot_be_written_is_told_before_anything_is_paid(
    good_sandbox: Sandbox, pikadesk: On, recipe: Write, tmp_path: Path
) -> None:
    before = len(good_sandbox.charged())
    (tmp_path / "file").write_text("in the way")
    result = pikadesk(good_sandbox).run("render", recipe(TEXT), "--out", str(tmp_path / "file"))
    assert result.returncode == 2
    assert "cannot be written" in result.stderr
    assert len(good_sandbox.charged()) == before


def test_the_request_as_code_names_what_to_upload(good_sandbox: Sandbox, pikadesk: On, recipe: Write) -> None:
    result = pikadesk(good_sandbox).run("request", recipe(EFFECT), "--as", "json")
    assert result.returncode == 0
    assert json.loads(result.stdout)["promptObject"]["imageUrl"] == "images/duck.jpg"
    assert "duck.jpg: upload it first" in result.stderr
    shown = pikadesk(good_sandbox).run("request", recipe(TEXT), "--as", "curl").stdout
    assert "YOUR_API_KEY" in shown
    assert good_sandbox.key not in shown


def test_the_key_is_nowhere_in_the_data_folder(good_sandbox: Sandbox, pikadesk: On, recipe: Write) -> None:
    program = pikadesk(good_sandbox)
    assert program.run("render", recipe(EFFECT)).returncode == 0
    files = [file for file in program.data_dir.rglob("*") if file.is_file()]
    assert files
    assert not [file for file in files if good_sandbox.key.encode() in file.read_bytes()]


def test_a_job_that_was_not_sent_is_cancelled(start_sandbox: Start, pikadesk: On, recipe: Write) -> None:
    running = start_sandbox("--fault", "slow-upload-answer")
    program = pikadesk(running)
    assert program.run_until("uploading", signal.SIGINT, "render", recipe(QUICK)) == 130
    job = program.jobs()[0]["job"]
    nothing = program.run("jobs", "cancel", "x")
    assert (nothing.returncode, nothing.stderr) == (2, "No job begins with x; `pikadesk jobs` lists them.\n")
    assert program.run("jobs", "cancel").returncode == 2
    cancelled = program.run("jobs", "cancel", job[:8])
    assert (cancelled.returncode, cancelled.stderr) == (0, f"{job[:8]} is cancelled. Nothing was charged.\n")
    again = program.run("jobs", "cancel", job[:8])
    assert again.returncode == 2
    assert "is cancelled: only what was not sent yet" in again.stderr
    assert program.run("jobs", "resume").returncode == 0
    assert running.charged() == []


def test_a_job_that_another_pikadesk_has_is_left_alone(start_sandbox: Start, pikadesk: On, recipe: Write) -> None:
    program = pikadesk(start_sandbox("--seconds", "30"))
    first = program.start("render", recipe(QUICK))
    with first:
        assert first.stderr is not None
        for line in first.stderr:
            if " generating" in line:
                break
        resumed = program.run("jobs", "resume", "--json")
        first.send_signal(signal.SIGINT)
        first.communicate(timeout=60)
    assert (resumed.returncode, resumed.stdout) == (0, "[]\n")
    assert "another Pikadesk works on it" in resumed.stderr


def test_a_reader_that_had_enough_and_a_full_disk(good_sandbox: Sandbox, pikadesk: On, recipe: Write) -> None:
    program = pikadesk(good_sandbox)
    environment = {
        **os.environ,
        "PIKADESK_DATA_DIR": str(program.data_dir),
        "PIKADESK_API_URL": program.url,
        "PIKADESK_API_KEY": good_sandbox.key,
    }

    def run(*arguments: str, out: int) -> tuple[int, str]:
        command = [sys.executable, "-m", "pikadesk", *arguments]
        done = subprocess.run(command, env=environment, stdout=out, stderr=subprocess.PIPE, text=True, check=False)
        return done.returncode, done.stderr

    read, write = os.pipe()
    os.close(read)
    full = os.open("/dev/full", os.O_WRONLY)
    try:
        assert run("estimate", recipe(QUICK), out=write) == (1, "")
        code, told = run("estimate", recipe(QUICK), out=full)
        assert (code, told) == (1, "Standard output cannot be written: No space left on device.\n")
        code, told = run("render", recipe(QUICK), out=full)
    finally:
        os.close(write)
        os.close(full)
    assert code == 1
    assert "Traceback" not in told
    file = told.splitlines()[-1].removeprefix("The video is here: ")
    assert Path(file).is_file()


def test_ctrl_c_in_the_first_moments_ends_without_a_traceback() -> None:
    code = """
import sys
class Impatient:
    def find_spec(self, name, path=None, target=None):
        if name == "pikadesk.cli":
            raise KeyboardInterrupt
sys.meta_path.insert(0, Impatient())
from pikadesk.__main__ import main
sys.exit(main())
"""
    ended = subprocess.run([sys.executable, "-c", code, "jobs"], capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stderr) == (130, "")


def test_the_window_without_a_display_is_told_in_a_sentence(tmp_path: Path) -> None:
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    ended = subprocess.run(
        [sys.executable, "-m", "pikadesk", "--data-dir", str(tmp_path)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 2
    assert ended.stderr.startswith("There is no display")
    assert len(ended.stderr.splitlines()) == 1


def test_a_generation_that_never_ends_is_left_with_ctrl_c_and_stays(
    start_sandbox: Start, pikadesk: On, recipe: Write
) -> None:
    running = start_sandbox("--fault", "never-ends")
    program = pikadesk(running)
    # Told while it lasts: nothing else shows that it is still asked for.
    assert program.run_until("generating for 10 s", signal.SIGINT, "render", recipe(QUICK)) == 130
    assert [job["state"] for job in program.jobs()] == ["generating"]
    assert len(running.charged()) == 1
