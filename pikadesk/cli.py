"""The verbs that need no window, on the same services."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import sys
from collections.abc import Coroutine, Iterator
from pathlib import Path
from typing import Any, assert_never

from pikadesk.adapters.files import read_recipe_file
from pikadesk.backend import Backend, Options, UnsafeAddress, api_address, build
from pikadesk.domain.clip import title
from pikadesk.domain.draft import Draft, LocalImage, Problem, check
from pikadesk.domain.errors import DraftInvalid, ImageRejected, KeyMissing, StorageError
from pikadesk.domain.export import EXPORTS, export
from pikadesk.domain.fields import Image
from pikadesk.domain.job import (
    Cancelled,
    Downloading,
    Failed,
    Generating,
    Job,
    Queued,
    Saved,
    Submitting,
    Uncertain,
    Uploading,
)
from pikadesk.domain.pricing import estimate
from pikadesk.domain.request import GenerationRequest, parse, recipe_field
from pikadesk.services.preferences import Delivery
from pikadesk.words import FAULTS, UPLOAD_FIRST, fault_text, problem_text

DONE, INVALID, KEY, CREDITS, REFUSED, UNKNOWN, NOT_REACHED, NOT_DOWNLOADED = 0, 2, 3, 4, 5, 6, 7, 8
INTERRUPTED = 130

_FAILED_CODES = {
    "key_missing": KEY,
    "key_refused": KEY,
    "credits_short": CREDITS,
    "not_reached": NOT_REACHED,
    "transfer_broken": NOT_REACHED,
    "image_rejected": INVALID,
}
# Failed polls in a row, some minutes, after which the command gives the terminal back; the job stays.
_PATIENCE = 10

VERBS = ("render", "estimate", "request", "jobs", "sandbox")


def main(argv: list[str]) -> int:
    """Run a verb.

    Args:
        argv: The arguments after the program's name; the first is one of `VERBS`.

    Returns:
        The exit code: 0 done, 2 invalid recipe, 3 key missing or refused, 4 not enough credits, 5 refused or failed by
        the service, 6 outcome unknown, 7 not reached and not charged, 8 paid but not downloaded yet, 130 interrupted.
    """
    if argv[0] == "sandbox":
        from pikadesk.sandbox.server import main as serve  # noqa: PLC0415  # its libraries are for this verb alone

        return serve(argv[1:])
    arguments = _parser().parse_args(argv)
    try:
        code: int = arguments.run(arguments)
    except DraftInvalid as error:
        for problem in error.problems:
            _tell(f"{problem.field}: {problem_text(problem)}")
        return INVALID
    except UnsafeAddress as error:
        _tell(f"--api-url: {error} is not https; plain http is accepted on this computer (127.0.0.1) alone.")
        return INVALID
    except StorageError as error:
        _tell(fault_text(error.fault))
        return INVALID
    except (KeyboardInterrupt, asyncio.CancelledError):
        _tell("Stopped. A job that was begun stays: `pikadesk jobs resume` goes on with it.")
        return INTERRUPTED
    return code


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
    render.set_defaults(run=_render)

    verbs.add_parser("estimate", parents=[recipe], help="print the price in credits").set_defaults(run=_estimate)

    request = verbs.add_parser("request", parents=[everywhere, recipe], help="print the request as code")
    request.add_argument("--as", dest="form", choices=list(EXPORTS), required=True)
    request.set_defaults(run=_request)

    jobs = verbs.add_parser("jobs", parents=[everywhere], help="list the jobs, or go on with those that are open")
    jobs.add_argument("action", nargs="?", choices=["list", "resume"], default="list")
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
    _print(str(estimate(_read(arguments.recipe)).credits))
    return DONE


def _request(arguments: argparse.Namespace) -> int:
    exported = export(_read(arguments.recipe), arguments.form, api_address(_options(arguments)))
    for name, placeholder in exported.to_upload:
        _tell(UPLOAD_FIRST.format(name=name, placeholder=placeholder))
    _print(exported.text.rstrip("\n"))
    return DONE


def _render(arguments: argparse.Namespace) -> int:
    request = parse(_read(arguments.recipe))
    out = arguments.out.absolute() if arguments.out else None
    backend = build(_options(arguments), out=out, delivery=arguments.delivery, patience=_PATIENCE)
    return _run(backend, _render_with(backend, request, as_json=arguments.json))


async def _render_with(backend: Backend, request: GenerationRequest, *, as_json: bool) -> int:
    if not backend.keys.read():
        _tell(FAULTS[KeyMissing.code])
        return KEY
    _check_images(backend, request)
    job = await backend.runner.enqueue(request)
    _tell(f"{title(request.draft)}: {job.estimated_credits:,} credits")
    with _progress_told(backend, [job.id]):
        job = await backend.runner.settled(job.id)
    path = await _saved_path(backend, job)
    if as_json:
        _print(json.dumps(_as_json(job, path), ensure_ascii=False))
    elif path is not None:
        _print(path)
    return _report(job)


def _check_images(backend: Backend, request: GenerationRequest) -> None:
    problems = []
    for field in request.spec.fields:
        for index, ref in enumerate(request.draft.images(field.name)):
            where = field.name if isinstance(field, Image) else f"{field.name}[{index}]"
            try:
                if isinstance(ref, LocalImage):
                    backend.images.inspect(ref.path)
            except ImageRejected as error:
                problems.append(
                    Problem(recipe_field(request.draft, where), f"image_{error.reason}", error.fault.values)
                )
    if problems:
        raise DraftInvalid(tuple(problems))


def _jobs(arguments: argparse.Namespace) -> int:
    backend = build(_options(arguments), patience=_PATIENCE)
    if arguments.action == "resume":
        return _run(backend, _resume(backend, as_json=arguments.json))
    return _run(backend, _list(backend, as_json=arguments.json))


async def _list(backend: Backend, *, as_json: bool) -> int:
    await backend.runner.load(resume=False)
    jobs = backend.runner.jobs.values()
    if as_json:
        _print(json.dumps([_as_json(job, await _saved_path(backend, job)) for job in jobs], ensure_ascii=False))
    else:
        for job in jobs:
            price = f"{job.estimated_credits:,}"
            _print(f"{job.id[:8]}  {job.created_at:%Y-%m-%d %H:%M}  {_state(job):<12}  {price:>10}  {_title(job)}")
    return DONE


async def _resume(backend: Backend, *, as_json: bool) -> int:
    await backend.runner.load(resume=True)
    ids = [job.id for job in backend.runner.jobs.values() if job.open]
    with _progress_told(backend, ids):
        jobs = [await backend.runner.settled(job_id) for job_id in ids]
    paths = [await _saved_path(backend, job) for job in jobs]
    if as_json:
        _print(json.dumps([_as_json(*each) for each in zip(jobs, paths, strict=True)], ensure_ascii=False))
    else:
        for path in filter(None, paths):
            _print(path)
    return max((_report(job) for job in jobs), default=DONE)


def _run(backend: Backend, work: Coroutine[Any, Any, int]) -> int:
    """Run a coroutine and close the backend in whatever way it ends."""

    async def run() -> int:
        try:
            return await work
        finally:
            await backend.close()

    return asyncio.run(run())


@contextlib.contextmanager
def _progress_told(backend: Backend, ids: list[str]) -> Iterator[None]:
    """Tell on standard error what happens to the jobs: one line for each change that a person would notice."""
    told: dict[str, str] = {}

    def tell(job_id: str) -> None:
        if job_id not in ids:
            return
        job = backend.runner.jobs[job_id]
        line = f"{job_id[:8]} {_state(job)}"
        progress = backend.runner.progress(job_id)
        if progress is not None and progress[1]:
            line += f" {progress[0] * 10 // progress[1] * 10} %"
        if job.trouble is not None:
            line += f": {fault_text(job.trouble)}"
        if told.get(job_id) != line:
            told[job_id] = line
            _tell(line)

    unsubscribe = backend.runner.subscribe(tell)
    try:
        yield
    finally:
        unsubscribe()


async def _saved_path(backend: Backend, job: Job) -> str | None:
    if not isinstance(job.state, Saved):
        return None
    return next((str(clip.path) for clip in await backend.database.clips() if clip.id == job.state.clip_id), None)


def _as_json(job: Job, path: str | None) -> dict[str, object]:
    fault = job.state.fault if isinstance(job.state, Failed | Uncertain) else job.trouble
    return {
        "job": job.id,
        "state": _state(job),
        "file": path,
        "estimated_credits": job.estimated_credits,
        "error": fault_text(fault) if fault else None,
        "created_at": job.created_at.isoformat(),
    }


def _report(job: Job) -> int:
    """Say how a job ended where it did not end well, and return its exit code."""
    state = job.state
    match state:
        case Saved():
            return DONE
        case Failed(fault, _):
            _tell(fault_text(fault))
            return _FAILED_CODES.get(fault.code, REFUSED)
        case Uncertain(fault, _):
            _tell(fault_text(fault))
            return UNKNOWN
        case Generating() | Downloading():
            _tell("The video is paid for and not here yet. `pikadesk jobs resume` goes on, free of charge.")
            return NOT_DOWNLOADED
        case Queued() | Uploading() | Submitting() | Cancelled():
            return INTERRUPTED
        case _:
            assert_never(state)


def _state(job: Job) -> str:
    return type(job.state).__name__.lower()


def _title(job: Job) -> str:
    return title(job.request.draft)


def _print(text: str) -> None:
    sys.stdout.write(f"{text}\n")


def _tell(text: str) -> None:
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()
