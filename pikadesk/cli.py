"""The verbs that need no window, on the same services."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
from collections.abc import Callable, Coroutine, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, assert_never

from pikadesk.adapters.files import read_recipe_file
from pikadesk.backend import Backend, Options, UnsafeAddress, api_address, build
from pikadesk.domain.clip import title
from pikadesk.domain.doubts import AlreadyBought
from pikadesk.domain.draft import Draft, LocalImage, Problem, StoredImage, check
from pikadesk.domain.errors import Doubtful, DraftInvalid, ImageRejected, KeyMissing, PikadeskError
from pikadesk.domain.export import EXPORTS, export
from pikadesk.domain.fields import Image
from pikadesk.domain.job import Job, Saved, Uncertain
from pikadesk.domain.pricing import estimate
from pikadesk.domain.request import GenerationRequest, parse, recipe_field
from pikadesk.services.preferences import Delivery
from pikadesk.services.purchasing import Order
from pikadesk.terminal import (
    AGAIN,
    DONE,
    FAILED_CODES,
    INTERRUPTED,
    INVALID,
    KEY,
    OUTPUT_LOST,
    OVER_BUDGET,
    WORST_LAST,
    OutputLost,
    accepting,
    job_fault_text,
    job_json,
    report,
    short_id,
    state_word,
    tell,
    tell_doubts,
    tell_elapsed,
    tell_interrupted,
    tell_lost,
    tell_unwritten,
    write_line,
)
from pikadesk.words import FAULTS, UPLOAD_FIRST, fault_text, problem_text

# Failed polls, or writes to a full disk, in a row after which the command gives the terminal back; the job stays.
_PATIENCE = 10

_FIRST_SIGN_OF_LIFE = 10.0

VERBS = ("render", "estimate", "request", "jobs", "sandbox")


def main(argv: list[str]) -> int:
    """Run a verb.

    Args:
        argv: The arguments after the program's name; the first is one of `VERBS`.

    Returns:
        The exit code: 0 done, 1 standard output takes no more, 2 invalid recipe or arguments, or a fault of the local
        disk before anything was paid for, 3 key missing or refused, 4 not enough credits, 5 refused or failed by the
        service, 6 outcome unknown, 7 not reached and not charged, 8 paid but not downloaded yet, 9 not
        ordered since an option has to confirm it, 130 interrupted.
    """
    if argv[0] == "sandbox":
        from pikadesk.sandbox.server import main as serve  # noqa: PLC0415  # its libraries are for this verb alone

        return serve(argv[1:])
    arguments = _parser().parse_args(argv)
    try:
        code: int = arguments.run(arguments)
    except (PikadeskError, UnsafeAddress, OutputLost, KeyboardInterrupt) as error:
        return _told(error)
    return code


def _told(error: PikadeskError | UnsafeAddress | OutputLost | KeyboardInterrupt) -> int:
    """Say what kept a verb from being done, and return the exit code."""
    match error:
        case DraftInvalid():
            for problem in error.problems:
                tell(f"{problem.field}: {problem_text(problem)}")
            return INVALID
        case PikadeskError():
            tell(fault_text(error.fault))
            return FAILED_CODES.get(error.fault.code, INVALID)
        case UnsafeAddress():
            tell(f"--api-url: {error}")
            return INVALID
        case OutputLost():
            tell_lost(error)
            return OUTPUT_LOST
        case KeyboardInterrupt():
            tell("Stopped. `pikadesk jobs` lists what was begun.")
            return INTERRUPTED
        case _:
            assert_never(error)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="pikadesk", description="Make videos with Pika's models.")
    verbs = parser.add_subparsers(required=True)
    everywhere = argparse.ArgumentParser(add_help=False)
    everywhere.add_argument("--sandbox", action="store_true", help="use the sandbox; nothing is charged")
    everywhere.add_argument("--data-dir", type=Path, metavar="DIR", help="keep settings, jobs and videos here")
    everywhere.add_argument("--api-url", metavar="URL", help="another address of the service")
    recipe = argparse.ArgumentParser(add_help=False)
    recipe.add_argument("recipe", type=Path, metavar="RECIPE.json")

    render = verbs.add_parser("render", parents=[everywhere, recipe], help="generate a video; this costs credits")
    render.add_argument("--out", type=Path, metavar="DIR", help="save the video here")
    render.add_argument("--json", action="store_true", help="print the result as JSON")
    render.add_argument("--delivery", type=Delivery, choices=list(Delivery), help="how to send the paid request")
    render.add_argument(
        OVER_BUDGET, dest="over_budget", action="store_true", help="pay more than a limit of yours allows"
    )
    render.add_argument(
        AGAIN, dest="again", action="store_true", help="pay again for what was, or may have been, paid for"
    )
    render.set_defaults(run=_render)

    verbs.add_parser("estimate", parents=[recipe], help="print the price in credits").set_defaults(run=_estimate)

    request = verbs.add_parser("request", parents=[everywhere, recipe], help="print the request as code")
    request.add_argument("--as", dest="form", choices=list(EXPORTS), required=True)
    request.set_defaults(run=_request)

    jobs = verbs.add_parser(
        "jobs",
        parents=[everywhere],
        help="list the jobs, go on with those that are open, or cancel one",
        description="List the jobs; go on with those that are open; or cancel one that was not sent yet.",
        epilog="resume fetches what was sent already free of charge; what was not is sent then, AND CHARGED.",
    )
    jobs.add_argument("action", nargs="?", choices=["list", "resume", "cancel"], default="list")
    jobs.add_argument("job", nargs="?", metavar="JOB", help="for cancel: the beginning of the job's id")
    jobs.add_argument("--json", action="store_true", help="print them as JSON")
    jobs.set_defaults(run=_jobs)
    verbs.add_parser("sandbox", help="run the stand-in for the service")
    return parser


def _options(arguments: argparse.Namespace) -> Options:
    return Options(arguments.sandbox, arguments.data_dir, arguments.api_url)


def _read(file: Path) -> Draft:
    """Read and check a recipe; every problem's field is where it stands in the file."""
    draft = read_recipe_file(file)
    problems = check(draft)
    if problems:
        located = (Problem(recipe_field(draft, found.field), found.code, found.values) for found in problems)
        raise DraftInvalid(tuple(located))
    return draft


def _estimate(arguments: argparse.Namespace) -> int:
    write_line(str(estimate(_read(arguments.recipe)).credits))
    return DONE


def _request(arguments: argparse.Namespace) -> int:
    exported = export(_read(arguments.recipe), arguments.form, api_address(_options(arguments)))
    for name, placeholder in exported.to_upload:
        tell(UPLOAD_FIRST.format(name=name, placeholder=placeholder))
    write_line(exported.text.rstrip("\n"))
    return DONE


def _render(arguments: argparse.Namespace) -> int:
    request = parse(_read(arguments.recipe))
    out = arguments.out.absolute() if arguments.out else None
    backend = build(_options(arguments), out=out, delivery=arguments.delivery, patience=_PATIENCE)
    accepted = {OVER_BUDGET: arguments.over_budget, AGAIN: arguments.again}
    return _run(backend, lambda mine: _render_with(backend, request, mine, accepted, as_json=arguments.json))


async def _render_with(
    backend: Backend, request: GenerationRequest, mine: list[str], accepted: Mapping[str, bool], *, as_json: bool
) -> int:
    if not backend.keys.read():
        tell(FAULTS[KeyMissing.code])
        return KEY
    _check_images(backend, request)
    job = await _bought(backend, request, accepted)
    mine.append(job.id)
    tell(f"{title(request.draft)}: {job.estimated_credits:,} credits")
    with _progress_told(backend):
        (job,) = await _settled(backend, mine)
    path, code = await _saved_path(backend, job), _reported(backend, job)
    try:
        if as_json:
            write_line(json.dumps(job_json(job, path), ensure_ascii=False))
        elif path is not None:
            write_line(path)
    except OutputLost as error:
        tell_lost(error)
        if path is not None:
            tell(f"The video is here: {path}")
        return code or OUTPUT_LOST
    return code


async def _bought(backend: Backend, request: GenerationRequest, accepted: Mapping[str, bool]) -> Job:
    """Order a video, and accept the doubts that the options name."""
    orders = [Order(request)]
    try:
        (job,) = await backend.purchasing.buy(orders)
    except Doubtful as error:
        left = [doubt for doubt in error.doubts if not accepted[accepting(doubt)]]
        if left:
            wanted = [doubt.clip_id for doubt in left if isinstance(doubt, AlreadyBought) and doubt.clip_id]
            tell_doubts(left, await _paths(backend, wanted))
            raise
        (job,) = await backend.purchasing.buy(orders, frozenset(error.doubts))
    return job


def _check_images(backend: Backend, request: GenerationRequest) -> None:
    problems = []
    for field in request.spec.fields:
        for index, ref in enumerate(request.draft.images(field.name)):
            where = field.name if isinstance(field, Image) else f"{field.name}[{index}]"
            try:
                if isinstance(ref, LocalImage):
                    backend.images.inspect(ref.path)
                elif isinstance(ref, StoredImage):
                    backend.images.path(ref)
            except ImageRejected as error:
                problems.append(
                    Problem(recipe_field(request.draft, where), f"image_{error.reason}", error.fault.values)
                )
    if problems:
        raise DraftInvalid(tuple(problems))


def _jobs(arguments: argparse.Namespace) -> int:
    if (arguments.action == "cancel") != bool(arguments.job):
        tell("Say which job: `pikadesk jobs cancel JOB`. The other actions take none.")
        return INVALID
    backend = build(_options(arguments), patience=_PATIENCE)
    match arguments.action:
        case "resume":
            return _run(backend, lambda mine: _resume(backend, mine, as_json=arguments.json))
        case "cancel":
            return _run(backend, lambda _: _cancel(backend, arguments.job))
        case _:
            return _run(backend, lambda _: _list(backend, as_json=arguments.json))


async def _list(backend: Backend, *, as_json: bool) -> int:
    await backend.runner.load(resume=False)
    jobs = backend.runner.jobs.values()
    if as_json:
        write_line(json.dumps([job_json(job, await _saved_path(backend, job)) for job in jobs], ensure_ascii=False))
    else:
        for job in jobs:
            price = f"{job.estimated_credits:,}"
            when, name = f"{job.created_at:%Y-%m-%d %H:%M}", title(job.request.draft)
            write_line(f"{short_id(job)}  {when}  {state_word(job):<12}  {price:>10}  {name}")
    return DONE


async def _cancel(backend: Backend, beginning: str) -> int:
    await backend.runner.load(resume=False)
    found = [job for job in backend.runner.jobs.values() if job.id.startswith(beginning)]
    if len(found) != 1:
        tell(f"{'Several jobs begin' if found else 'No job begins'} with {beginning}; `pikadesk jobs` lists them.")
        return INVALID
    job = found[0]
    if not job.cancellable:
        tell(f"{short_id(job)} is {state_word(job)}: only what was not sent yet can be cancelled.")
        return INVALID
    if not await backend.runner.cancel(job.id):
        tell(f"{short_id(job)} was not cancelled: {_why_not_cancelled(backend, job)}.")
        return INVALID
    tell(f"{short_id(job)} is cancelled. Nothing was charged.")
    return DONE


def _why_not_cancelled(backend: Backend, job: Job) -> str:
    if backend.runner.elsewhere(job.id):
        return "another Pikadesk works on it"
    if backend.runner.unwritten(job.id):
        return "the disk did not take that, and so the next start would go on with it. Make room and cancel it again"
    return "it is too late"


async def _resume(backend: Backend, mine: list[str], *, as_json: bool) -> int:
    runner = backend.runner
    await runner.load(resume=True)
    before = dict(runner.jobs)
    mine += [job_id for job_id in before if runner.active(job_id) or job_id in runner.waiting]
    with _progress_told(backend):
        for job in before.values():
            if isinstance(job.state, Uncertain) and job.state.remote_id is not None:
                await runner.resume(job.id)
                if runner.active(job.id):
                    mine.append(job.id)
        jobs = await _settled(backend, mine)
    for job in before.values():
        if runner.elsewhere(job.id):
            tell(f"{short_id(job)} is left alone: another Pikadesk works on it.")
    codes = [_reported(backend, job) for job in jobs]
    paths = [await _saved_path(backend, job) for job in jobs]
    if as_json:
        write_line(json.dumps([job_json(*each) for each in zip(jobs, paths, strict=True)], ensure_ascii=False))
    else:
        for path in filter(None, paths):
            write_line(path)
    return max(codes, key=WORST_LAST.index, default=DONE)


async def _settled(backend: Backend, job_ids: list[str]) -> list[Job]:
    """Wait for jobs; says ever more rarely how long a generation takes, which gives no other sign of life."""
    silence = _FIRST_SIGN_OF_LIFE
    settling = asyncio.gather(*map(backend.runner.settled, job_ids))
    while True:
        with contextlib.suppress(TimeoutError):
            return await asyncio.wait_for(asyncio.shield(settling), silence)
        silence *= 2
        for job_id in job_ids:
            tell_elapsed(backend.runner.jobs[job_id], backend.clock.now())


def _reported(backend: Backend, job: Job) -> int:
    code = report(job)
    if backend.runner.unwritten(job.id):
        tell_unwritten(job)
    return code


def _run(backend: Backend, work: Callable[[list[str]], Coroutine[Any, Any, int]]) -> int:
    """Run a coroutine, which is given a list for the ids of its jobs, and close the backend however it ends."""
    mine: list[str] = []

    async def run() -> int:
        try:
            if (unread := backend.preferences.trouble) is not None:
                tell(fault_text(unread))
            if (recovered := await backend.recover()) is not None:
                tell(fault_text(recovered))
            return await work(mine)
        finally:
            if (left_out := backend.left_out()) is not None:
                tell(fault_text(left_out))
            await backend.close()

    try:
        return asyncio.run(run())
    except KeyboardInterrupt:
        return tell_interrupted([backend.runner.jobs[job_id] for job_id in mine])


@contextlib.contextmanager
def _progress_told(backend: Backend) -> Iterator[None]:
    """Tell on standard error what happens to the jobs: one line for each change that a person would notice."""
    told: dict[str, str] = {}

    def note(job_id: str) -> None:
        job = backend.runner.jobs[job_id]
        line = f"{short_id(job)} {state_word(job)}"
        progress = backend.runner.progress(job_id)
        if progress is not None and progress[1]:
            line += f" {progress[0] * 10 // progress[1] * 10} %"
        if job.trouble is not None:
            line += f": {job_fault_text(job)}"
        if told.get(job_id) != line:
            told[job_id] = line
            tell(line)

    unsubscribe = backend.runner.subscribe(note)
    try:
        yield
    finally:
        unsubscribe()


async def _saved_path(backend: Backend, job: Job) -> str | None:
    if not isinstance(job.state, Saved):
        return None
    return (await _paths(backend, [job.state.clip_id])).get(job.state.clip_id)


async def _paths(backend: Backend, clip_ids: Iterable[str]) -> dict[str, str]:
    return {entry.clip.id: str(entry.clip.path) for entry in await backend.database.entries(clip_ids)}
