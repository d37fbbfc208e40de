"""Draws the controls in all their states, in both themes, for looking at: `python -m tests.ui.state_sheet FOLDER`."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QPointF, Qt, QTimer
from PySide6.QtGui import QEnterEvent, QFocusEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from pikadesk.domain.catalogue import CATALOGUE, Task
from pikadesk.domain.draft import LocalImage, Transition
from pikadesk.domain.fields import Transitions
from pikadesk.domain.preflight import ImageFacts
from pikadesk.ui.icons import resources_folder
from pikadesk.ui.presenters.form_pictures import Picture
from pikadesk.ui.theme import Role, Scheme, apply_theme
from pikadesk.ui.widgets import controls as c
from pikadesk.ui.widgets.editors.storyboard_rows import KeyframeCard, TransitionRow
from pikadesk.ui.widgets.editors.thumbnails import PicturePainter, Thumbnails
from pikadesk.ui.widgets.layouts import FlowLayout, Surface, column, row

EFFECTS = (
    *("Cake-ify", "Crumble", "Crush", "Decapitate", "Deflate", "Dissolve", "Explode", "Eye-pop"),
    *("Inflate", "Levitate", "Melt", "Peel", "Poke", "Squish", "Ta-da", "Tear"),
)


def hover(widget: QWidget) -> QWidget:
    widget.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    here = QPointF(3, 3)
    QApplication.sendEvent(widget, QEnterEvent(here, here, here))
    return widget


def focused(widget: QWidget) -> QWidget:
    widget.setProperty("show_focus", True)
    return widget


def wrap(layout) -> QWidget:
    made = QWidget()
    made.setLayout(layout)
    return made


def head(text: str) -> QWidget:
    made = QWidget()
    made.setLayout(column(c.Separator(), c.Label(text, Role.SMALL_HEADING, "text-2"), gap=7))
    return made


def five(make, caption: bool = True) -> QWidget:
    widgets = []
    for name in ("Default", "Hover", "Focus", "Pressed", "Disabled"):
        widget = make(name)
        if name == "Hover":
            hover(widget)
        elif name == "Focus":
            focused(widget)
        elif name == "Pressed":
            widget.setDown(True)
        elif name == "Disabled":
            widget.setEnabled(False)
        label = c.Label(name if caption else "", Role.BADGE, "text-3")
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        widgets.append(wrap(column(widget, label, gap=3) if caption else column(widget)))
    return wrap(row(*widgets))


def fields() -> QWidget:
    made = []
    for name in ("Default", "Hover", "Focus", "Error", "Disabled"):
        edit = c.LineEdit(name, placeholder="Search")
        if name == "Focus":
            edit.setText("pine")
            focused(edit)
        elif name == "Error":
            edit.setText("48 2l3")
            edit.set_problem_shown(True)
        elif name == "Hover":
            hover(edit)
        elif name == "Disabled":
            edit.setText("Random")
            edit.setEnabled(False)
        made.append(edit)
    return wrap(row(*made))


def keyframe(thumbnails: Thumbnails, number: int, name: str, time: str) -> KeyframeCard:
    file = resources_folder() / "samples" / f"ridge-{name}.jpg"
    facts = ImageFacts(960, 540, file.stat().st_size, "JPEG", 1)
    card = KeyframeCard(PicturePainter(thumbnails))
    card.set_place(number, time)
    card.show_picture(Picture(LocalImage(str(file)), f"valley-{name}.jpg", file, facts, version=1), name, "Remove")
    return card


def keyframes() -> QWidget:
    thumbnails = Thumbnails()
    resting = keyframe(thumbnails, 1, "noon", "0 s")
    selected = keyframe(thumbnails, 2, "dusk", "5 s")
    selected.set_selected(True)
    lifted = keyframe(thumbnails, 4, "dawn", "18 s")
    lifted.set_lifted(True)
    made = wrap(
        column(row_of(resting, selected), row_of(focused(keyframe(thumbnails, 3, "night", "13 s")), lifted), gap=8)
    )
    thumbnails.setParent(made)
    thumbnails.ready.connect(made.update)
    return made


def row_of(*widgets: QWidget) -> QWidget:
    return wrap(row(*widgets))


def short_transition() -> QWidget:
    field = CATALOGUE[Task.FRAMES].field("transitions")
    assert isinstance(field, Transitions)
    made = TransitionRow(field)
    made.show_transition(1, Transition(3), 600_000)
    made.set_selected(True)
    made.message.show_text("A video of 3 s is billed as 5 s, the minimum: 600,000 credits.", "warn", icon="info")
    return made


def controls_page() -> QWidget:
    resolution = c.SegmentedChoice("Resolution", [c.Option("720p", "720p"), c.Option("1080p", "1080p", "+750,000")])
    resolution.set_value("720p")
    resolution.setFixedWidth(232)
    off, on, on_focus = c.Switch(), c.Switch(), focused(c.Switch())
    on.setChecked(True)
    on_focus.setChecked(True)
    loop = c.IconButton("loop", "Loop", checkable=True)
    loop.setChecked(True)
    dead = c.IconButton("download", "Save")
    dead.setEnabled(False)
    icons = [
        c.IconButton("camera", "Snapshot"),
        hover(c.IconButton("camera", "Snapshot")),
        focused(c.IconButton("camera", "Snapshot")),
        loop,
        dead,
    ]
    over, refused = c.DropSlot("", height=48), c.DropSlot("", height=48)
    over.set_state("over", "Drop to add at the end")
    refused.set_state("refused", "Not a picture")
    tags = QWidget()
    flow = FlowLayout(tags)
    for tag in (
        c.Tag("Saved", "ok", icon="check"),
        c.Tag("Generating 6:12, longer than usual", "info", icon="spinner"),
        c.Tag("Maybe charged", "warn", icon="unknown"),
        c.Tag("Refused", "err", icon="error"),
        c.Tag("Sandbox", icon="flask"),
        c.Tag("Cancelled, not sent", icon="close"),
    ):
        flow.addWidget(tag)
    notice = c.NoticeBar("warn", icon="cloud-off", action="Try now", action_icon="refresh")
    notice.show_text("No connection. Waiting jobs stay unsent; one sent job may be affected.")
    empties = row(
        c.EmptyState("clock", "Nothing in the queue", "Jobs appear here from the moment you press Generate."),
        c.EmptyState(
            "search",
            "No match for “harbor”",
            "Try another word or clear the filters.",
            [c.Button("Clear filters", compact=True, icon="close")],
        ),
        c.EmptyState("flask", "Sandbox library", "Sample clips only. Your own videos are kept apart."),
    )
    return wrap(
        column(
            head("Buttons"),
            five(lambda _: c.Button("Generate", kind="primary")),
            five(lambda _: c.Button("Save as…"), caption=False),
            head("Fields"),
            fields(),
            head("Switches, choices and icon buttons"),
            wrap(row(off, on, on_focus, resolution, wrap(row(*icons, gap=6)), None, gap=16)),
            head("Drop zones: default, drag over, refused"),
            wrap(row(c.DropSlot("Add keyframe (3 of 5)", height=48), over, refused)),
            head("Keyframe: default, selected, focused, being dragged (left behind)"),
            keyframes(),
            head("Transition under the minimum (two keyframes, 3 s in all)"),
            short_transition(),
            head("Status tags"),
            tags,
            head("No connection"),
            notice,
            head("Empty: queue, search, sandbox"),
            wrap(empties),
            None,
            gap=10,
        )
    )


def composer_page() -> QWidget:
    prompt = c.PromptEdit("Prompt", placeholder="Describe the motion, for example: balloons rise slowly, mist drifts")
    wrong = c.LabelledField("Prompt", prompt, hint="optional", trailing=c.IconButton("clock", "History", compact=True))
    wrong.set_problem("Say what should move. Image needs a prompt.")
    written = c.PromptEdit("Prompt", least_lines=3, most_lines=5)
    written.show_text("Low fog slides between pines at first light, static tripod shot, light rays, gentle parallax")
    folded = c.CollapsibleLine("Negative prompt")
    folded.set_text("flicker, people, text")
    opened = c.CollapsibleLine("Negative prompt", placeholder="What to avoid")
    opened.set_open(True)
    model = c.SegmentedChoice(
        "Model",
        [c.Option(1, "Turbo", "same price"), c.Option(2, "2.1", "+600,000"), c.Option(3, "2.2")],
        two_lines=True,
    )
    model.set_value(3)
    length = c.SegmentedChoice("Duration", [c.Option(5, "5 s"), c.Option(10, "10 s", "+600,000")])
    length.set_value(5)
    ratios = c.RatioChoice(
        "Aspect ratio", [c.Option(r, r) for r in ("16:9", "9:16", "1:1", "4:5", "5:4", "3:2", "2:3")]
    )
    ratios.set_value("16:9")
    seed, kept = c.SeedField("Seed"), c.SeedField("Seed")
    kept.show_seed("48213", kept=True)
    bad = c.LabelledField("Seed", c.SeedField("Seed"), beside=True)
    bad.editor.show_seed("48 2l3", kept=False)
    bad.set_problem("Whole number only, or leave empty.")
    effects = c.PictogramChoice("Effect", [c.Option(name, name, icon=f"effect-{name.lower()}") for name in EFFECTS])
    effects.set_value("Inflate")
    hover(effects.button("Levitate"))
    estimate = c.Label("1,560,000", Role.ESTIMATE)
    meter, over = c.Meter("Budget"), c.Meter("Budget")
    meter.set_parts(12_480_000, 1_560_000, 20_000_000)
    over.set_parts(19_480_000, 1_560_000, 20_000_000)
    disabled = c.Button("Generate", kind="primary", tall=True, key_hint="Ctrl ↵")
    disabled.setEnabled(False)
    spin = c.StepSpin("Jobs", lowest=1, highest=5, tall=True)
    drop = c.DropDown("Text size")
    drop.addItems(["100 %", "125 %"])
    page = wrap(
        column(
            wrong,
            c.LabelledField("Prompt", written),
            folded,
            opened,
            c.LabelledField("Model", model, beside=True),
            c.LabelledField("Duration", length, beside=True),
            c.LabelledField("Aspect ratio", ratios, beside=True),
            c.LabelledField("Seed", seed, beside=True),
            c.LabelledField("Seed", kept, beside=True),
            bad,
            effects,
            wrap(
                row(
                    estimate,
                    c.Label("credits", Role.BODY, "text-2"),
                    None,
                    c.Button("Generate", kind="primary", tall=True, key_hint="Ctrl ↵"),
                )
            ),
            wrap(row(None, disabled)),
            meter,
            over,
            wrap(row(spin, drop, c.Button("Remove", kind="danger"), c.Button("Dismiss", kind="quiet"), None)),
            None,
        )
    )
    page.setFixedWidth(408)
    return page


def header_page() -> QWidget:
    bar = Surface("window", bottom="line-1")
    tabs = [
        c.TabButton(name, icon=name.lower(), parent=bar) for name in ("Text", "Image", "Scenes", "Frames", "Effects")
    ]
    tabs[3].setChecked(True)
    chip, money = c.Chip("Open the queue"), c.Chip("Open the budget")
    chip.set_parts(
        [c.ChipPart("spinner", "3 running", tone="accent-text"), c.ChipPart("warning", "3 need attention", tone="warn")]
    )
    money.set_parts([c.ChipPart("wallet", "12,480,000", "spent this month")])
    bar.setLayout(
        row(
            *tabs,
            None,
            chip,
            money,
            c.IconButton("settings", "Settings"),
            c.IconButton("help", "Shortcuts"),
            gap=4,
            margins=(16, 0, 12, 0),
        )
    )
    bar.setFixedHeight(56)
    panel = wrap(row(gap=4))
    library, queue = (
        c.TabButton("Library", compact=True, parent=panel),
        c.TabButton("Queue", compact=True, parent=panel),
    )
    library.set_count(48)
    queue.set_count(3)
    library.setChecked(True)
    panel.layout().addWidget(library)
    panel.layout().addWidget(queue)
    panel.layout().addStretch(1)
    steps = []
    for parts in (
        [c.Step("Uploading", "now", 0.62, "62 %"), c.Step("Generating"), c.Step("Downloading")],
        [c.Step("Uploaded", "done"), c.Step("Generating", "now", None, "0:48"), c.Step("Downloading")],
        [c.Step("Uploaded", "done"), c.Step("Generated in 1:21", "done"), c.Step("Downloading", "now", 0.41, "41 %")],
    ):
        line = c.ProgressSteps()
        line.set_steps(parts)
        steps.append(line)
    return wrap(column(bar, panel, *steps, None, gap=12))


def wait_for_pictures() -> None:
    loop = QEventLoop()
    QTimer.singleShot(300, loop.quit)
    loop.exec()


def sheet(application: QApplication, scheme: Scheme, folder: Path) -> None:
    apply_theme(application, scheme)
    for name, make, size in (
        ("controls", controls_page, (720, 1120)),
        ("composer", composer_page, (440, 1320)),
        ("header", header_page, (1100, 320)),
    ):
        page = Surface("panel")
        layout = QVBoxLayout(page)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.addWidget(make())
        page.resize(*size)
        page.show()
        page.activateWindow()
        application.processEvents()
        for widget in page.findChildren(QWidget):
            if widget.property("show_focus"):
                gained = QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.TabFocusReason)
                if isinstance(widget, c.LineEdit):
                    widget.setFocus()
                else:
                    application.sendEvent(widget, gained)
        wait_for_pictures()
        page.grab().save(str(folder / f"states-{name}-{scheme}.png"))
        page.close()


if __name__ == "__main__":
    running = QApplication(sys.argv[:1])
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    for look in ("dark", "light"):
        sheet(running, look, target)
