"""The sentences in which problems and faults are told, in English, as templates.

The window passes each template through Qt's translation first; the command line uses them as they are.
"""

from __future__ import annotations

from collections.abc import Callable

from pikadesk.domain.catalogue import Task
from pikadesk.domain.draft import Problem
from pikadesk.domain.errors import Fault

Translate = Callable[[str], str]

TASKS = {
    Task.TEXT: "Text",
    Task.IMAGE: "Image",
    Task.SCENES: "Scenes",
    Task.FRAMES: "Frames",
    Task.EFFECTS: "Effects",
}

FIELDS = {
    "prompt": "Prompt",
    "negative_prompt": "Negative prompt",
    "model": "Model",
    "resolution": "Resolution",
    "duration": "Duration",
    "aspect_ratio": "Aspect ratio",
    "ingredients_mode": "Ingredients",
    "effect": "Effect",
    "seed": "Seed",
    "image": "Picture",
    "images": "Pictures",
    "transitions": "Transitions",
}

MODELS = {
    "pika-v2-turbo": "Turbo",
    "pika-v2.1": "2.1",
    "pika-v2.2": "2.2",
    "pika-v2.2-pikascenes": "Pikascenes",
    "pika-v2.2-pikaframes": "Pikaframes",
    "pika-v1.5-pikaffects": "Pikaffects",
}

PROBLEMS = {
    "text_required": "Write what should happen: this task needs a prompt.",
    "picture_required": "Add a picture.",
    "choice_required": "Choose one.",
    "no_such_option": "Choose one of: {options}.",
    "wrong_kind": "This value does not fit here; set it again.",
    "seed_not_whole": "Whole number only, or leave empty.",
    "out_of_range": "Choose a whole number from {lowest} to {highest}.",
    "too_few_pictures": "Add pictures: at least {fewest} are needed, there are {count}.",
    "too_many_pictures": "Remove pictures: at most {most} fit, there are {count}.",
    "wrong_transition_count": "Give one transition fewer than there are pictures: {expected}, not {count}.",
    "total_too_long": "Shorten the transitions: {total} s in all, and {most} s is the most.",
    "missing": "Add this field.",
    "unknown_field": "Remove this field: it is not known here.",
    "wrong_type": "This must be: {expected}.",
    "other_version": "This recipe has version {version}; this Pikadesk reads version {supported}.",
    "not_json": "This file is not JSON (line {line}): {reason}.",
    "file_unreadable": "This file cannot be read: {reason}.",
}

IMAGE_REASONS = {
    "missing": "{name} is not there any more. Put it back, or choose another picture.",
    "folder": "{name} is a folder. Choose the pictures inside it.",
    "empty": "{name} is empty. Choose another picture.",
    "unreadable": "{name} cannot be read. Check that you may open it, or choose another picture.",
    "not_an_image": "{name} is not a picture that can be read. Choose a JPEG or PNG.",
    "too_many_bytes": "{name} is larger than {limit} MB, the most that can be uploaded. Save it smaller.",
    "too_many_pixels": "{name} has more than {limit} megapixels. Save it smaller.",
}

FAULTS = {
    "not_reached": "The service could not be reached. Nothing was sent or charged. Check the connection and try again.",
    "refused": "The service refused the request (HTTP {status}): “{message}”. No video was made, nothing was charged.",
    "key_refused": "The service does not take the API key. Nothing was charged. Check or replace the key.",
    "credits_short": "Not enough credits: this needs {required}, the account has {available}. Nothing was charged.",
    "rate_limited": "The service takes no more requests for now and asks to wait. Nothing was charged.",
    "async_refused": "The service wants the synchronous form. Nothing was charged.",
    "generation_failed": (
        "The service could not make the video: “{message}”. Whether the credits come back is not known; "
        "your account page shows it."
    ),
    "outcome_unknown": (
        "Outcome unknown: the request was sent, and no usable answer came back. It may have been charged. "
        "Pikadesk will not send it again by itself."
    ),
    "interrupted": (
        "Outcome unknown: Pikadesk was stopped while the request was being sent. It may have been charged. "
        "Pikadesk will not send it again by itself."
    ),
    "record_unknown": (
        "Outcome unknown: the service accepted the request and no longer knows it. It may have been charged. "
        "Pikadesk will not send it again by itself."
    ),
    "transfer_broken": "The connection broke off. Trying again is free.",
    "link_expired": "The link to the video has ended. A fresh one is asked for.",
    "disk_full": "The disk is full. Make room, then try again; nothing is lost.",
    "folder_unwritable": "{path} cannot be written. Choose another folder; nothing is lost.",
    "records_unreadable": "The records in {path} cannot be read.",
    "video_damaged": "What was downloaded does not play. Trying again is free.",
    "key_missing": "There is no API key yet. Add one, or try the sandbox.",
    "keychain_unavailable": "The system's keychain cannot be used now.",
    "image_rejected": "A picture cannot be used.",
    "draft_invalid": "Some fields are not right yet.",
    "storage": "The disk could not be used.",
    "stopped": "Stopped.",
    "unexpected": "Something unexpected happened. Nothing was sent twice; the log has the details.",
}

_SHORT_CREDITS = "Not enough credits. Nothing was charged. Add credits on your account page."


def problem_text(problem: Problem, translate: Translate = str) -> str:
    """Return the sentence for a problem: what is wrong and what to do."""
    reason = problem.code.removeprefix("image_")
    template = PROBLEMS[problem.code] if reason == problem.code else IMAGE_REASONS[reason]
    return translate(template).format(**dict(problem.values))


def fault_text(fault: Fault, translate: Translate = str) -> str:
    """Return the sentence for a fault: what happened, what it cost, and what to do."""
    template = FAULTS[fault.code]
    if fault.code == "image_rejected":
        template = IMAGE_REASONS[str(fault.get("reason"))]
    elif fault.code == "credits_short" and fault.get("required") is None:
        template = _SHORT_CREDITS
    values = {
        name: f"{value:,}" if isinstance(value, int) and name in _CREDITS else value for name, value in fault.values
    }
    return translate(template).format(**values)


_CREDITS = ("required", "available")
