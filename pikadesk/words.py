"""The sentences in which problems and faults are told, in English, as templates.

The window has them in the user's language; the command line uses them as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar, assert_never

from pikadesk.domain.catalogue import Task
from pikadesk.domain.doubts import AlreadyBought, Doubt, MaybeTwice, OverLimit, Period, Pricey
from pikadesk.domain.draft import Problem
from pikadesk.domain.errors import Fault
from pikadesk.domain.hints import Hint
from pikadesk.domain.ledger import Standing
from pikadesk.domain.preflight import Note, Remedy

Words = TypeVar("Words")


def translatable(words: Words) -> Words:
    """Return words as they are, and mark them for translation where they do not stand in a call of `tr` themselves.

    Every string in them is taken up by `packaging/translations.py`, except the keys of a mapping.
    """
    return words


@dataclass(frozen=True, slots=True)
class Language:
    """How sentences are put.

    Attributes:
        translate: Returns a template in the language.
        number: Writes a whole number with the language's separators.
    """

    translate: Callable[[str], str]
    number: Callable[[int], str]


ENGLISH = Language(str, "{:,}".format)

TASKS = translatable(
    {
        Task.TEXT: "Text",
        Task.IMAGE: "Image",
        Task.SCENES: "Scenes",
        Task.FRAMES: "Frames",
        Task.EFFECTS: "Effects",
    }
)

FIELDS = translatable(
    {
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
)

MODELS = translatable(
    {
        "pika-v2-turbo": "Turbo",
        "pika-v2.1": "2.1",
        "pika-v2.2": "2.2",
        "pika-v2.2-pikascenes": "Pikascenes",
        "pika-v2.2-pikaframes": "Pikaframes",
        "pika-v1.5-pikaffects": "Pikaffects",
    }
)

EFFECTS = translatable(
    {
        "Cake-ify": "Cake-ify",
        "Crumble": "Crumble",
        "Crush": "Crush",
        "Decapitate": "Decapitate",
        "Deflate": "Deflate",
        "Dissolve": "Dissolve",
        "Explode": "Explode",
        "Eye-pop": "Eye-pop",
        "Inflate": "Inflate",
        "Levitate": "Levitate",
        "Melt": "Melt",
        "Peel": "Peel",
        "Poke": "Poke",
        "Squish": "Squish",
        "Ta-da": "Ta-da",
        "Tear": "Tear",
    }
)

PROBLEMS = translatable(
    {
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
        "file_too_large": "This file is larger than {limit} MB, and so no recipe.",
        "template_empty": "Write what files are called, such as {example}.",
        "placeholder_unknown": "{name} is not known here. Known: {known}.",
        "picture_on_web": "Give a file on this computer, or asset: and the service's path; addresses are not fetched.",
    }
)

IMAGE_REASONS = translatable(
    {
        "missing": "{name} is not there any more. Put it back, or choose another picture.",
        "folder": "{name} is a folder. Choose the pictures inside it.",
        "empty": "{name} is empty. Choose another picture.",
        "unreadable": "{name} cannot be read. Check that you may open it, or choose another picture.",
        "not_an_image": "{name} is not a picture that can be read. Choose a JPEG or PNG.",
        "not_a_film": "{name} is damaged, or not a video that can be read, so it gave no frame. Choose a picture.",
        "too_many_bytes": "{name} is larger than {limit} MB, the most that can be uploaded. Save it smaller.",
        "too_many_pixels": "{name} has more than {limit} megapixels. Save it smaller.",
    }
)

WEB_REASONS = translatable(
    {
        "not_https": "Only https addresses of pictures are fetched. Save the picture, and add the file.",
        "private_address": "{host} is in a private network; pictures are fetched from public ones alone.",
        "not_reached": "{host} could not be reached. Check the connection, or save the picture and add the file.",
        "status": "{host} did not give the picture (HTTP {status}). Save it in the browser, and add the file.",
        "not_a_picture": "What {host} sent is not a picture. Save the picture in the browser, and add the file.",
        "too_many_bytes": "The picture at {host} is larger than {limit} MB, the most that can be uploaded.",
        "too_slow": "{host} did not send the picture within {limit} s. Try again, or save it and add the file.",
        "too_many_redirects": "{host} leads from one address to the next. Save the picture, and add the file.",
    }
)

FAULTS = translatable(
    {
        "not_reached": (
            "The service could not be reached. Nothing was sent or charged. Check the connection and try again."
        ),
        "refused": (
            "The service refused the request (HTTP {status}): “{message}”. No video was made, nothing was charged."
        ),
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
        "records_damaged": (
            "Outcome unknown: the records were damaged, and whether the request was sent is not known. It may have "
            "been charged. Pikadesk will not send it again by itself."
        ),
        "record_unknown": (
            "Outcome unknown: the service accepted the request and no longer knows it. It may have been charged. "
            "Pikadesk will not send it again by itself."
        ),
        "transfer_broken": "The connection broke off. Trying again is free.",
        "link_expired": "The link to the video has ended.",
        "disk_full": "The disk is full. Make room, then try again; nothing is lost.",
        "folder_unwritable": "{path} cannot be written. Choose another folder; nothing is lost.",
        "own_source": "{path} is a video that this is made of. Choose another name; nothing was written.",
        "records_unreadable": "The records in {path} cannot be read.",
        "records_set_aside": (
            "The records were damaged. They are set aside as {path}. Here again: jobs {jobs}, videos {clips}. "
            "What may have been sent is marked as unknown, and not sent again by itself."
        ),
        "records_left_out": "Not shown, since this version cannot read them: {count} jobs or videos, kept in {path}.",
        "settings_set_aside": (
            "The settings could not be read and are kept at {path}. Limits are not known any more, so every order "
            "asks first, until you set them anew."
        ),
        "settings_unreadable": "The settings in {path} cannot be read. Limits are not known: every order asks first.",
        "video_damaged": "What was downloaded does not play. Trying again is free.",
        "doubtful": "Nothing was ordered: this has to be confirmed first.",
        "declined": "Nothing was ordered.",
        "went_on": "It went on meanwhile, so it was not sent again.",
        "pressed_twice": "The same was ordered a moment ago, and is ordered once. Press again if you want it twice.",
        "ordering_elsewhere": "Another Pikadesk is ordering at this moment. Nothing was ordered here; try again.",
        "key_missing": "There is no API key yet. Add one, or try the sandbox.",
        "keychain_unavailable": "The system's keychain cannot be used now.",
        "image_rejected": "A picture cannot be used.",
        "picture_unavailable": "The picture could not be fetched.",
        "draft_invalid": "Some fields are not right yet.",
        "storage": "The disk could not be used.",
        "stopped": "Stopped.",
        "unexpected": "Something unexpected happened. Nothing was sent twice; the log has the details.",
    }
)

NOTES = translatable(
    {
        "other_ratio": (
            "Not the shape of keyframe 1: {width} × {height}, there {first_width} × {first_height}. "
            "The service may cut or stretch it."
        ),
        "tiny": "Only {width} × {height} pixels: it may look soft in the video.",
        "rotated": "Its camera noted a turn: it is shown and sent upright.",
        "transparent": "Partly transparent: what the service puts behind it is not known.",
        "duplicate": "The same picture as number {number}.",
        "location_removed": "Says where it was taken: that is removed before upload.",
        "location_kept": "Says where it was taken, and is uploaded with that.",
        "converted": "{format} is sent as JPEG or PNG, which the service is sure to take.",
        "converted_colours": "Its {colours} colours are sent as RGB, which the service is sure to take.",
        "first_frame": "Only the first frame of this {format} is sent.",
    }
)

REMEDIES = translatable(
    {
        Remedy.KEEP_LOCATION: "Keep the place",
        Remedy.REMOVE_LOCATION: "Remove the place",
        Remedy.CROP_TO_FIRST: "Crop to keyframe 1",
        Remedy.REMOVE_DUPLICATE: "Remove",
        Remedy.PUT_ON_WHITE: "Put on white",
    }
)

HINTS = translatable(
    {
        "newer_model": "Model {model} makes the same for {credits}: {saving} less.",
        "newer_same_price": "Model {model}, the newer one, costs the same here.",
        "frames_for_less": (
            "With a last picture, Frames makes {seconds} s at {resolution} for {credits}: {saving} less."
        ),
        "seconds_free": "{least} s are billed in any case: {seconds} s more cost nothing.",
    }
)

EXPORT_NAMES = translatable({"curl": "cURL", "python": "Python", "javascript": "JavaScript", "json": "JSON"})

UPLOAD_FIRST = translatable("{name}: upload it first (POST /api/assets) and put the path it answers for {placeholder}.")

_SHORT_CREDITS = translatable("Not enough credits. Nothing was charged. Add credits on your account page.")

_WITHOUT_MESSAGE = translatable(
    {
        "refused": "The service refused the request (HTTP {status}). No video was made, nothing was charged.",
        "generation_failed": (
            "The service could not make the video, and gave no reason. Whether the credits come back is not known; "
            "your account page shows it."
        ),
    }
)

_WITH_STATUS = translatable(
    {
        "outcome_unknown": (
            "Outcome unknown: the request was sent, and no usable answer came back (HTTP {status}). It may have been "
            "charged. Pikadesk will not send it again by itself."
        ),
        "transfer_broken": "The service answered HTTP {status}. Trying again is free.",
    }
)

_AFTER_SENDING = translatable(
    {
        "not_reached": "The service cannot be reached now. Check the connection.",
        "refused": "The service answered HTTP {status}: “{message}”.",
        "key_refused": "The service does not take the API key. Replace the key.",
        "key_missing": "There is no API key. Add the key.",
        "rate_limited": "The service asks to wait.",
        "credits_short": "The service says that the credits do not suffice. Your account page shows what it holds.",
    }
)

_REFUSED_AFTER_SENDING = translatable("The service answered HTTP {status}.")

PERIODS = translatable({Period.DAY: "Today", Period.MONTH: "This month", Period.TOTAL: "In all"})

STANDINGS = translatable({Standing.SPENT: "Spent", Standing.HELD: "Held", Standing.UNCERTAIN: "Uncertain"})

_OVER_LIMITS = translatable(
    {
        Period.DAY: "Over your limit of {limit} a day: {counted} are counted, this is {price}, {over} too many.",
        Period.MONTH: "Over your limit of {limit} a month: {counted} are counted, this is {price}, {over} too many.",
        Period.TOTAL: "Over your limit of {limit} in all: {counted} are counted, this is {price}, {over} too many.",
    }
)

_PRICEY = translatable("This costs {price} credits; you want to be asked above {above}.")

_ALREADY_BOUGHT = translatable("The same was generated before, and the video is here.")
_UNDER_WAY = translatable("The same was ordered before, and is under way.")

_MAYBE_TWICE = translatable(
    "The same request was sent before, and it is not known whether it was charged. This may charge you twice."
)


def doubt_text(doubt: Doubt, language: Language = ENGLISH) -> str:
    """Return the sentence for a doubt: why an order is asked about first."""
    numbers: dict[str, int] = {}
    match doubt:
        case OverLimit(period, limit, counted, price):
            template = _OVER_LIMITS[period]
            numbers = {"limit": limit, "counted": counted, "price": price, "over": doubt.over}
        case Pricey(price, above):
            template, numbers = _PRICEY, {"price": price, "above": above}
        case AlreadyBought(_, clip_id):
            template = _UNDER_WAY if clip_id is None else _ALREADY_BOUGHT
        case MaybeTwice():
            template = _MAYBE_TWICE
        case _:
            assert_never(doubt)
    written = {name: language.number(number) for name, number in numbers.items()}
    return language.translate(template).format(**written)


def problem_text(problem: Problem, language: Language = ENGLISH) -> str:
    """Return the sentence for a problem: what is wrong and what to do."""
    reason = problem.code.removeprefix("image_")
    template = PROBLEMS[problem.code] if reason == problem.code else IMAGE_REASONS[reason]
    return language.translate(template).format(**dict(problem.values))


def fault_text(fault: Fault, language: Language = ENGLISH) -> str:
    """Return the sentence for a fault: what happened, what it cost, and what to do."""
    template = FAULTS[fault.code]
    if fault.code == "image_rejected":
        template = IMAGE_REASONS[str(fault.get("reason"))]
    elif fault.code == "picture_unavailable":
        template = WEB_REASONS[str(fault.get("reason"))]
    elif fault.code == "credits_short" and fault.get("required") is None:
        template = _SHORT_CREDITS
    elif fault.code in _WITHOUT_MESSAGE and not _says_something(fault):
        template = _WITHOUT_MESSAGE[fault.code]
    elif fault.code in _WITH_STATUS and fault.get("status") is not None:
        template = _WITH_STATUS[fault.code]
    return language.translate(template).format(**_written(fault.values, language))


def sent_fault_text(fault: Fault, language: Language = ENGLISH) -> str:
    """Return the sentence for what went wrong after the request was paid for.

    Those of `fault_text` are about the request itself, and most say that nothing was sent or charged.
    """
    template = _AFTER_SENDING.get(fault.code)
    if template is None:
        return fault_text(fault, language)
    if fault.code == "refused" and not _says_something(fault):
        template = _REFUSED_AFTER_SENDING
    return language.translate(template).format(**_written(fault.values, language))


def _says_something(fault: Fault) -> bool:
    """Whether the service gave a message, and not only the status, which is told in any case."""
    return str(fault.get("message") or "").strip() not in ("", f"HTTP {fault.get('status')}")


def note_text(note: Note, language: Language = ENGLISH) -> str:
    """Return the sentence for a note: what is known of a picture, and what comes of it."""
    return language.translate(NOTES[note.code]).format(**dict(note.values))


def hint_text(hint: Hint, language: Language = ENGLISH) -> str:
    """Return the sentence for a hint: what else there is, and what it costs."""
    model = {name: language.translate(MODELS[str(value)]) for name, value in hint.values if name == "model"}
    return language.translate(HINTS[hint.code]).format(**{**_written(hint.values, language), **model})


def _written(values: Iterable[tuple[str, str | int]], language: Language) -> dict[str, str | int]:
    """Write amounts of credits with separators, and the service's words without the stop that ends them."""
    written = dict(values)
    amounts = {name: language.number(value) for name, value in values if isinstance(value, int) and name in _CREDITS}
    return written | amounts | {"message": str(written.get("message", "")).rstrip(". ")}


_CREDITS = ("required", "available", "credits", "saving")
