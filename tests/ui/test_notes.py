"""What is said about pictures and prices before anything is paid for."""

from __future__ import annotations

from pathlib import Path

from PIL import Image as Pillow
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest

from pikadesk.domain.catalogue import Task
from pikadesk.domain.draft import LocalImage
from pikadesk.ui.widgets.controls import SegmentedChoice
from pikadesk.ui.widgets.editors.notes import PictureNotes
from tests.ui.composer_rig import Composer, MakeComposer

_GPS = 0x8825


def notes(composer: Composer) -> list[str]:
    """What is said about the pictures, in the order of the page."""
    shown = [lines for lines in composer.page.findChildren(PictureNotes) if lines.isVisible()]
    shown.sort(key=lambda lines: lines.mapTo(composer.page, lines.rect().topLeft()).y())
    return [text for lines in shown for text in lines.texts()]


def mend(composer: Composer, words: str) -> None:
    """Follow a remedy with the keyboard."""
    shown = [lines for lines in composer.page.findChildren(PictureNotes) if lines.isVisible()]
    link = next(link for lines in shown for line in lines.lines for link in line.links if link.text() == words)
    link.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(link, Qt.Key.Key_Space)


def photo(folder: Path, name: str = "photo.jpg") -> Path:
    """A picture that says where it was taken."""
    exif = Pillow.Exif()
    exif[_GPS] = {1: "N", 2: (48.0, 51.0, 30.0), 3: "E", 4: (2.0, 17.0, 40.0)}
    file = folder / name
    Pillow.new("RGB", (640, 360), "olive").save(file, exif=exif)
    return file


async def test_an_ordinary_picture_is_not_remarked_on(composer_of: MakeComposer) -> None:
    frames = composer_of(Task.FRAMES)
    await frames.with_pictures(3)
    assert notes(frames) == []


async def test_a_keyframe_of_another_shape_is_told_at_its_card_and_cropped(composer_of: MakeComposer) -> None:
    frames = composer_of(Task.FRAMES)
    await frames.with_pictures(2)
    frames.form.add_images([frames.picture("tall.png", (360, 640), "plum")])
    await frames.settle()
    said = (
        "Not the shape of keyframe 1: 360 × 640, there 640 × 360. The service may cut or stretch it. Crop to keyframe 1"
    )
    assert notes(frames) == [said]
    assert frames.form.can_generate
    assert "Not the shape of keyframe 1" in frames.page.pictures.cards[2].accessibleDescription()
    mend(frames, "Crop to keyframe 1")
    await frames.settle()
    facts = frames.form.pictures[2].facts
    assert facts is not None
    assert abs(facts.width / facts.height - 16 / 9) < 0.01
    assert not [text for text in notes(frames) if "shape" in text]
    frames.form.undo()
    await frames.settle()
    assert notes(frames) == [said]
    assert (frames.folder / "tall.png").exists()


async def test_a_place_is_removed_unless_the_user_keeps_it(composer_of: MakeComposer) -> None:
    image = composer_of(Task.IMAGE)
    await image.open()
    image.form.add_images([photo(image.folder)])
    await image.settle()
    assert notes(image) == ["Says where it was taken: that is removed before upload. Keep the place"]
    mend(image, "Keep the place")
    await image.settle()
    assert notes(image) == ["Says where it was taken, and is uploaded with that. Remove the place"]
    assert image.form.draft.images("image") == (LocalImage(image.folder / "photo.jpg", keep_location=True),)
    mend(image, "Remove the place")
    await image.settle()
    assert image.form.draft.images("image") == (LocalImage(image.folder / "photo.jpg"),)


async def test_the_same_picture_twice_is_told_and_taken_out(composer_of: MakeComposer) -> None:
    scenes = composer_of(Task.SCENES)
    await scenes.with_pictures(2)
    scenes.form.add_images([scenes.folder / "picture-1.png"])
    await scenes.settle()
    assert notes(scenes) == ["Picture 3: The same picture as number 1. Remove"]
    mend(scenes, "Remove")
    await scenes.settle()
    assert scenes.names == ["picture-1.png", "picture-2.png"]
    assert notes(scenes) == []


async def test_what_can_be_seen_through_is_put_on_white_and_back(composer_of: MakeComposer) -> None:
    image = composer_of(Task.IMAGE)
    await image.open()
    file = image.folder / "logo.png"
    Pillow.new("RGBA", (640, 360), (0, 0, 200, 0)).save(file)
    image.form.add_images([file])
    await image.settle()
    said = "Partly transparent: what the service puts behind it is not known. Put on white"
    assert notes(image) == [said]
    mend(image, "Put on white")
    await image.settle()
    assert notes(image) == []
    assert image.names == ["logo.png"]
    (flat,) = image.form.draft.images("image")
    assert isinstance(flat, LocalImage)
    with Pillow.open(flat.path) as picture:
        assert picture.convert("RGB").getpixel((5, 5)) == (255, 255, 255)
    image.form.undo()
    await image.settle()
    assert notes(image) == [said]
    assert image.form.draft.images("image") == (LocalImage(file),)


async def test_pictures_that_are_converted_are_told_in_one_sentence(composer_of: MakeComposer) -> None:
    scenes = composer_of(Task.SCENES)
    await scenes.open()
    files = [scenes.folder / name for name in ("a.webp", "b.png", "c.bmp", "d.jpg")]
    for shade, file in enumerate(files):
        mode = "CMYK" if file.suffix == ".jpg" else "RGB"
        Pillow.new("RGB", (640, 360), (50 * shade, 90, 90)).convert(mode).save(file)
    scenes.form.add_images(files[:2])
    await scenes.settle()
    assert notes(scenes) == ["Picture 1: WEBP is sent as JPEG or PNG, which the service is sure to take."]
    scenes.form.add_images(files[2:])
    await scenes.settle()
    assert notes(scenes) == ["Pictures 1, 3 and 4 are converted to JPEG or PNG."]
    cards = scenes.page.pictures.cards
    assert cards[3].accessibleDescription() == "Its CMYK colours are sent as RGB, which the service is sure to take."
    corners = [card.grab(QRect(card.width() - 25, 5, 20, 20)).toImage() for card in cards]
    colours = [len({corner.pixel(x, y) for x in range(20) for y in range(20)}) for corner in corners]
    assert colours[1] == 1, "a picture of one colour with nothing on it"
    assert min(colours[0], *colours[2:]) > 3, "a sign on each picture that is converted"


async def test_what_the_ways_with_ingredients_do_is_explained(composer_of: MakeComposer) -> None:
    scenes = composer_of(Task.SCENES)
    await scenes.open()
    control = next(each for each in scenes.page.findChildren(SegmentedChoice) if each.accessibleName() == "Ingredients")
    explained = [control.button(mode).toolTip() for mode in ("precise", "creative")]
    assert explained == [
        "What your pictures show stays as they show it.",
        "Pika may change what your pictures show, to make it fit the scene.",
    ]


async def test_a_remedy_that_comes_too_late_changes_nothing(composer_of: MakeComposer) -> None:
    frames = composer_of(Task.FRAMES)
    await frames.with_pictures(2)
    frames.form.add_images([frames.picture("tall.png", (360, 640), "plum")])
    await frames.settle()
    mend(frames, "Crop to keyframe 1")
    frames.form.remove_image(2)
    await frames.settle()
    assert frames.names == ["picture-1.png", "picture-2.png"]


async def test_a_remedy_for_a_picture_that_is_gone_says_so(composer_of: MakeComposer) -> None:
    frames = composer_of(Task.FRAMES)
    await frames.with_pictures(2)
    tall = frames.picture("tall.png", (360, 640), "plum")
    frames.form.add_images([tall])
    await frames.settle()
    tall.unlink()
    mend(frames, "Crop to keyframe 1")
    await frames.settle()
    assert frames.texts() == ["tall.png is not there any more. Put it back, or choose another picture."]


async def test_the_footer_says_where_the_same_shot_costs_less(composer_of: MakeComposer) -> None:
    image = composer_of(Task.IMAGE)
    await image.with_pictures(1)
    image.form.edit("prompt", "balloons rise")
    image.form.edit("model", "pika-v2.2")
    image.form.edit("resolution", "720p")
    assert not image.page.footer.hint.isVisible()
    image.form.edit("resolution", "1080p")
    assert image.page.footer.hint.isVisible()
    assert image.page.footer.hint.text().startswith("With a last picture, Frames makes 5 s at 1080p for ")


async def test_seconds_that_cost_nothing_are_told(composer_of: MakeComposer) -> None:
    frames = composer_of(Task.FRAMES)
    await frames.with_pictures(2)
    assert not frames.page.footer.hint.isVisible()
    frames.form.set_duration(0, 3)
    assert frames.page.footer.hint.text() == "5 s are billed in any case: 2 s more cost nothing."
