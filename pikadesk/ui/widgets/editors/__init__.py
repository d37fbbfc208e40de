"""One editor for each kind of field; the page puts them where they belong."""

from __future__ import annotations

from typing import assert_never

from pikadesk.domain.fields import Choice, Field, Image, Images, Seed, Text, Transitions
from pikadesk.ui.presenters.form import FormPresenter
from pikadesk.ui.presenters.prompts import FormPrompts
from pikadesk.ui.widgets.editors.base import Editor
from pikadesk.ui.widgets.editors.choice import ChoiceEditor, EffectEditor
from pikadesk.ui.widgets.editors.prompt import NegativePromptEditor, PromptEditor
from pikadesk.ui.widgets.editors.seed import SeedEditor
from pikadesk.ui.widgets.editors.single import SingleEditor
from pikadesk.ui.widgets.editors.sources import PictureSources
from pikadesk.ui.widgets.editors.storyboard import StoryboardEditor
from pikadesk.ui.widgets.editors.thumbnails import Thumbnails
from pikadesk.ui.widgets.editors.tiles import TilesEditor


def editor_for(
    field: Field,
    form: FormPresenter,
    sources: PictureSources,
    thumbnails: Thumbnails,
    prompts: FormPrompts | None = None,
) -> Editor | None:
    """Return the editor of a field, or None where there is nothing to edit or another editor does it.

    Args:
        field: One of the fields of the form's task.
        form: What it edits.
        sources: The file dialog and the clipboard.
        thumbnails: Makes small pictures.
        prompts: Earlier prompts; None where they are not remembered.
    """
    match field:
        case Text():
            return _text_editor(field, form, prompts)
        case Choice():
            return _choice_editor(field, form)
        case Seed():
            return SeedEditor(form, field)
        case Image():
            return SingleEditor(form, field, sources, thumbnails, flat=form.spec.has("effect"))
        case Images():
            return _images_editor(field, form, sources, thumbnails)
        case Transitions():
            # They are edited in the storyboard, between the keyframes that they join.
            return None
        case _:
            assert_never(field)


def _text_editor(field: Text, form: FormPresenter, prompts: FormPrompts | None) -> Editor:
    if field.name == "negative_prompt":
        return NegativePromptEditor(form, field)
    return PromptEditor(form, field, prompts, roomy=form.image_field is None)


def _choice_editor(field: Choice, form: FormPresenter) -> Editor | None:
    if len(field.options) == 1:
        return None
    return EffectEditor(form, field) if field.name == "effect" else ChoiceEditor(form, field)


def _images_editor(field: Images, form: FormPresenter, sources: PictureSources, thumbnails: Thumbnails) -> Editor:
    for other in form.spec.fields:
        if isinstance(other, Transitions) and other.images == field.name:
            return StoryboardEditor(form, field, other, sources, thumbnails)
    return TilesEditor(form, field, sources, thumbnails)
