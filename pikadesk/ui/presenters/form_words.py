"""The sentences of a form: what keeps it from being sent, how its price comes about, what a drop does."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import assert_never

from pikadesk.domain.catalogue import CATALOGUE, FlatPrice, SecondPrice, Task, TaskSpec
from pikadesk.domain.draft import Draft, Problem, blank
from pikadesk.domain.fields import Image, Images, OptionValue, Transitions
from pikadesk.domain.preflight import Remedy
from pikadesk.domain.pricing import Estimate, price_differences
from pikadesk.ui.text import TIMES, credits, difference, listing, seconds, tr, tr_count, tr_effect, tr_model, tr_problem
from pikadesk.words import FIELDS, MODELS, REMEDIES, TASKS, translatable

_PROMPT_NEEDED = translatable(
    {
        Task.TEXT: "Say what should happen. Text needs a prompt.",
        Task.IMAGE: "Say what should move. Image needs a prompt.",
        Task.SCENES: "Say what should happen. Scenes needs a prompt.",
    }
)
_BY_THE_SECOND = translatable("{length} {times} {rate} at {resolution}")
_BY_THE_SECOND_LEAST = translatable("{length}, the minimum, {times} {rate} at {resolution}")
_INGREDIENTS = translatable(
    {
        "precise": ("Precise", "as shown", "What your pictures show stays as they show it."),
        "creative": ("Creative", "may change", "Pika may change what your pictures show, to make it fit the scene."),
    }
)


class Origin(StrEnum):
    """How pictures came to a form."""

    DROPPED = "dropped"
    CHOSEN = "chosen"
    PASTED = "pasted"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a line; `target` is the field that it leads to, or a part of one, empty for plain words."""

    text: str
    target: str = ""


def field_label(spec: TaskSpec, name: str) -> str:
    """Return what a field is called on this task's form."""
    if name == "images" and _has_transitions(spec):
        return tr("Keyframes")
    return tr(FIELDS[name])


def problem_sentence(task: Task, problem: Problem) -> str:
    """Return the sentence that stands beside a field."""
    if problem.code == "text_required" and task in _PROMPT_NEEDED:
        return tr(_PROMPT_NEEDED[task])
    if problem.code == "picture_required":
        return tr("{task} needs a picture.").format(task=tr(TASKS[task]))
    return tr_problem(problem)


def fix_line(spec: TaskSpec, problems: Sequence[Problem]) -> tuple[Piece, ...]:
    """Name the fields to fix; each name leads there."""
    links = _links(spec, problems)
    template = tr_count("To generate, fix 1 field: {fields}", "To generate, fix %n fields: {fields}", len(links))
    return _pieces(template.format(fields=listing(links)))


def missing_line(spec: TaskSpec, problems: Sequence[Problem]) -> tuple[Piece, ...]:
    """Say what a form still needs; each need leads to its field."""
    nouns, verbs = [], []
    for problem in problems:
        link = _link(problem.field, _missing_noun(spec, problem))
        if problem.code == "choice_required":
            verbs.append(tr("choose {noun}").format(noun=link))
        else:
            nouns.append(link)
    if nouns:
        verbs.insert(0, tr("add {nouns}").format(nouns=listing(nouns)))
    sentence = tr("{needs} to generate.").format(needs=listing(verbs))
    return _pieces(sentence[:1].upper() + sentence[1:])


def arithmetic(draft: Draft, price: Estimate) -> str:
    """Return the one line that says how a price comes about."""
    resolution = str(draft.get("resolution")) if draft.spec.has("resolution") else ""
    if not price.complete:
        length = price.charged_seconds or price.seconds
        return tr("From {credits} for {length} at {resolution}").format(
            credits=credits(price.credits), length=seconds(length), resolution=resolution
        )
    if price.charged_seconds is not None and price.rate is not None:
        template = _BY_THE_SECOND_LEAST if price.at_minimum else _BY_THE_SECOND
        return tr(template).format(
            length=seconds(price.charged_seconds), times=TIMES, rate=credits(price.rate), resolution=resolution
        )
    return _by_the_model(draft, price, resolution)


def minimum_line(price: Estimate) -> str:
    """Say that a shorter video is billed as the minimum; empty where it is not."""
    if not (price.complete and price.at_minimum and price.charged_seconds):
        return ""
    return tr("A video of {length} is billed as {charged}, the minimum: {credits} credits.").format(
        length=seconds(price.seconds), charged=seconds(price.charged_seconds), credits=credits(price.credits)
    )


def option_label(name: str, option: OptionValue) -> str:
    """Return what an option is called."""
    if name == "model":
        return tr(MODELS[str(option)])
    if name == "effect":
        return tr_effect(str(option))
    if name == "duration":
        return seconds(int(option))
    return tr(_INGREDIENTS[str(option)][0]) if name == "ingredients_mode" else str(option)


def option_explanation(name: str, option: OptionValue) -> str:
    """Return the sentence that says what an option does, for those who point at it; empty where its name says it."""
    return tr(_INGREDIENTS[str(option)][2]) if name == "ingredients_mode" else ""


def option_notes(draft: Draft, price: Estimate, priced: frozenset[str]) -> Mapping[str, Mapping[OptionValue, str]]:
    """Return the small words beside the options of each choice: what they would change the price by, mostly."""
    notes: dict[str, Mapping[OptionValue, str]] = {
        name: {option: difference(change) for option, change in changes.items()}
        for name, changes in price_differences(draft).items()
        if name in priced
    }
    if draft.spec.has("ingredients_mode"):
        notes["ingredients_mode"] = {option: tr(note) for option, (_, note, _) in _INGREDIENTS.items()}
    rates = draft.spec.prices.get(str(draft.get("model")))
    if isinstance(rates, SecondPrice) and not price.complete:
        notes["resolution"] = {
            name: tr("{rate} a second").format(rate=credits(rate)) if index == 0 else credits(rate)
            for index, (name, rate) in enumerate(rates.rates)
        }
    return MappingProxyType(notes)


def priced_choices(spec: TaskSpec) -> frozenset[str]:
    """Return the choices that can change the task's price with any of its models."""
    return frozenset(
        name
        for model in spec.prices
        for name, changes in price_differences(blank(spec.task).with_value("model", model)).items()
        if any(changes.values())
    )


def left_out(task: Task, offered: int, kept: int, most: int, origin: Origin) -> str:
    """Say which of the offered pictures were kept, where no more than `most` fit."""
    first = _offered(origin, offered) if offered > 1 and most else ""
    if most == 0:
        rest = tr("{task} takes no pictures.")
    elif kept == 0:
        rest = tr("{task} takes {most}, and all places are taken, so none was added.")
    elif most == 1:
        rest = tr("{task} uses one, so the first was kept.")
    elif kept == 1:
        rest = tr("{task} takes {most}, so only the first was kept.")
    else:
        rest = tr("{task} takes {most}, so the first {kept} were kept.")
    return f"{first} {rest.format(task=tr(TASKS[task]), most=most, kept=kept)}".strip()


def _offered(origin: Origin, count: int) -> str:
    match origin:
        case Origin.DROPPED:
            return tr_count("You dropped 1 picture.", "You dropped %n pictures.", count)
        case Origin.CHOSEN:
            return tr_count("You chose 1 picture.", "You chose %n pictures.", count)
        case Origin.PASTED:
            return tr_count("You pasted 1 picture.", "You pasted %n pictures.", count)
        case _:
            assert_never(origin)


def task_for(count: int) -> Task | None:
    """Return the first task that takes so many pictures, None where none does."""
    for spec in CATALOGUE.values():
        for field in spec.fields:
            if (isinstance(field, Image) and count == 1) or (
                isinstance(field, Images) and field.fewest <= count <= field.most
            ):
                return spec.task
    return None


def use_in(count: int, task: Task) -> str:
    """Return the words that offer pictures to another task."""
    return tr_count("Use it in {task}", "Use all %n in {task}", count).format(task=tr(TASKS[task]))


def remedy_words(remedy: Remedy) -> str:
    """Return what the link is called that does something about a note."""
    return tr(REMEDIES[remedy])


def _by_the_model(draft: Draft, price: Estimate, resolution: str) -> str:
    prices = draft.spec.prices
    model = str(draft.get("model"))
    name = tr_model(model)
    if draft.spec.task is Task.EFFECTS:
        return tr("{model}, one price for every effect").format(model=name)
    if isinstance(prices[model], FlatPrice):
        return tr("{model}, one price for every video").format(model=name)
    return tr("{model}, {length} at {resolution}").format(
        model=name, length=seconds(price.seconds), resolution=resolution
    )


def _has_transitions(spec: TaskSpec) -> bool:
    return any(isinstance(field, Transitions) for field in spec.fields)


def _links(spec: TaskSpec, problems: Sequence[Problem]) -> list[str]:
    first: dict[str, str] = {}
    for problem in problems:
        name = problem.field.partition("[")[0]
        first.setdefault(name, _link(problem.field, field_label(spec, name)))
    return list(first.values())


# Unicode's own marks for words that carry another text with them; no sentence has them otherwise.
_WORDS, _TARGET, _END = "\ufff9", "\ufffa", "\ufffb"
_LINK = re.compile(f"{_WORDS}(.*?){_TARGET}(.*?){_END}")


def _link(target: str, words: str) -> str:
    return f"{_WORDS}{words}{_TARGET}{target}{_END}"


def _pieces(marked: str) -> tuple[Piece, ...]:
    """Take a sentence with links in it apart; it was put together as text so that translations can order it."""
    plain_words_target = _LINK.split(marked)
    pieces = [Piece(plain_words_target[0])]
    for words, target, plain in zip(*(plain_words_target[start::3] for start in (1, 2, 3)), strict=True):
        pieces += [Piece(words, target), Piece(plain)]
    return tuple(piece for piece in pieces if piece.text)


def _missing_noun(spec: TaskSpec, problem: Problem) -> str:
    if problem.code == "too_few_pictures":
        fewest = int(dict(problem.values)["fewest"])
        if _has_transitions(spec):
            return tr_count("at least 1 keyframe", "at least %n keyframes", fewest)
        return tr_count("a picture", "at least %n pictures", fewest)
    return {"prompt": tr("a prompt"), "effect": tr("an effect")}.get(problem.field, tr("a picture"))
