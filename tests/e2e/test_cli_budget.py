"""The headless program asks before it spends what may not be meant: over budget, bought before, maybe charged."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from pikadesk.words import FAULTS
from tests.e2e.programs import QUICK, Pikadesk, Sandbox, body

On = Callable[[Sandbox], Pikadesk]
Start = Callable[..., Sandbox]
Write = Callable[[object], str]

SEEDED = body("TEXT_TO_VIDEO", "pika-v2-turbo", prompt="waves", seed=7)
PRICE = 600_000


def limit(program: Pikadesk, **limits: int) -> None:
    program.data_dir.mkdir(parents=True, exist_ok=True)
    (program.data_dir / "settings.json").write_text(json.dumps(limits))


def test_the_same_with_a_fixed_seed_is_offered(start_sandbox: Start, pikadesk: On, recipe: Write) -> None:
    running = start_sandbox()
    program = pikadesk(running)
    first = program.run("render", recipe(SEEDED))
    assert first.returncode == 0, first.stderr
    again = program.run("render", recipe(SEEDED), "--over-budget")
    assert (again.returncode, again.stdout) == (9, "")
    assert again.stderr.splitlines() == [
        f"The same was generated before, and the video is here. {first.stdout.strip()}",
        "With --again it is ordered, and paid for, all the same.",
        FAULTS["doubtful"],
    ]
    assert len(running.charged()) == len(program.jobs()) == 1
    # Another seed is another video, and so is none.
    assert program.run("render", recipe(QUICK)).returncode == 0
    twice = program.run("render", recipe(SEEDED), "--again")
    assert twice.returncode == 0, twice.stderr
    assert twice.stdout != first.stdout
    Path(first.stdout.strip()).unlink()
    Path(twice.stdout.strip()).unlink()
    assert program.run("render", recipe(SEEDED)).returncode == 0
    assert len(running.charged()) == 4


def test_a_limit_is_passed_on_purpose_alone(start_sandbox: Start, pikadesk: On, recipe: Write) -> None:
    running = start_sandbox()
    program = pikadesk(running)
    limit(program, daily_limit=PRICE, confirm_above=PRICE)
    assert program.run("render", recipe(QUICK)).returncode == 0
    refused = program.run("render", recipe(QUICK), "--again")
    assert (refused.returncode, refused.stdout) == (9, "")
    assert "Over your limit of 600,000 a day: 600,000 are counted, this is 600,000, 600,000 too many." in refused.stderr
    assert "--over-budget" in refused.stderr
    dear = body("TEXT_TO_VIDEO", "pika-v2.1", prompt="waves")
    assert "This costs 1,200,000 credits" in program.run("render", recipe(dear)).stderr
    assert len(running.charged()) == 1
    assert program.run("render", recipe(QUICK), "--over-budget").returncode == 0
    assert len(running.charged()) == 2
    assert program.run("render", recipe(QUICK)).returncode == 9


def test_what_may_have_been_charged_is_not_sent_again_unasked(
    start_sandbox: Start, pikadesk: On, recipe: Write
) -> None:
    running = start_sandbox("--fault", "drop-after-charge:1")
    program = pikadesk(running)
    assert program.run("render", recipe(QUICK)).returncode == 6
    refused = program.run("render", recipe(QUICK))
    assert refused.returncode == 9
    assert "This may charge you twice." in refused.stderr
    assert len(running.charged()) == 1
    assert program.run("render", recipe(QUICK), "--again").returncode == 0
    assert len(running.charged()) == 2


def test_two_that_order_at_once_do_not_pass_the_limit_together(
    start_sandbox: Start, pikadesk: On, recipe: Write
) -> None:
    running = start_sandbox()
    program = pikadesk(running)
    limit(program, total_limit=2 * PRICE)
    file = recipe(QUICK)
    processes = [program.start("render", file) for _ in range(4)]
    for process in processes:
        process.communicate(timeout=90)
    assert sorted(process.returncode for process in processes) == [0, 0, 9, 9]
    assert len(running.charged()) == 2


def test_limits_that_are_not_known_any_more_let_nothing_through(
    start_sandbox: Start, pikadesk: On, recipe: Write
) -> None:
    running = start_sandbox()
    program = pikadesk(running)
    limit(program, daily_limit=0)
    file = program.data_dir / "settings.json"
    file.write_bytes(file.read_bytes()[:-3])
    for _ in range(2):
        refused = program.run("render", recipe(QUICK))
        (aside,) = program.data_dir.glob("settings.json.damaged-*")
        assert (refused.returncode, refused.stdout) == (9, "")
        assert f"The settings could not be read and are kept at {aside}. Limits are not known" in refused.stderr
    assert running.charged() == []
    assert program.run("render", recipe(QUICK), "--over-budget").returncode == 0
