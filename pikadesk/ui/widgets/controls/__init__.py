"""The controls of the window, drawn to the design; import them from here."""

from __future__ import annotations

from pikadesk.ui.widgets.controls.buttons import Button, IconButton, LinkButton, PressButton
from pikadesk.ui.widgets.controls.choices import Choice, Option, RatioChoice, SegmentedChoice
from pikadesk.ui.widgets.controls.fields import LabelledField, LineEdit, Message, SeedField, show_problem
from pikadesk.ui.widgets.controls.labels import ElidedLabel, Label, Separator
from pikadesk.ui.widgets.controls.notices import DropFrame, DropSlot, EmptyState, NoticeBar
from pikadesk.ui.widgets.controls.numbers import DropDown, DurationEdit, Slider, StepSpin
from pikadesk.ui.widgets.controls.pictograms import PictogramChoice
from pikadesk.ui.widgets.controls.prompts import CollapsibleLine, PromptEdit
from pikadesk.ui.widgets.controls.standing import Chip, ChipPart, Switch, TabButton
from pikadesk.ui.widgets.controls.status import Meter, ProgressSteps, Spinner, Step, Tag

__all__ = [
    "Button",
    "Chip",
    "ChipPart",
    "Choice",
    "CollapsibleLine",
    "DropDown",
    "DropFrame",
    "DropSlot",
    "DurationEdit",
    "ElidedLabel",
    "EmptyState",
    "IconButton",
    "Label",
    "LabelledField",
    "LineEdit",
    "LinkButton",
    "Message",
    "Meter",
    "NoticeBar",
    "Option",
    "PictogramChoice",
    "PressButton",
    "ProgressSteps",
    "PromptEdit",
    "RatioChoice",
    "SeedField",
    "SegmentedChoice",
    "Separator",
    "Slider",
    "Spinner",
    "Step",
    "StepSpin",
    "Switch",
    "TabButton",
    "Tag",
    "show_problem",
]
