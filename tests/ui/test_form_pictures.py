"""Pictures in a form: how they come in, are refused, moved and replaced."""

from __future__ import annotations

from pathlib import Path

from PIL import Image as Pillow

from pikadesk.domain.catalogue import Task
from pikadesk.domain.errors import DiskFull
from pikadesk.ui.presenters.form_notices import NoticeKind
from pikadesk.ui.presenters.form_words import Origin
from tests.ui.composer_rig import MakeRig, Rig


def texts(rig: Rig) -> list[str]:
    return [notice.text for notice in rig.form.notices]


async def test_six_pictures_for_scenes_keep_five_and_say_so(rig_of: MakeRig) -> None:
    rig = rig_of(Task.SCENES)
    rig.form.add_images(rig.pictures(6))
    await rig.settle()
    assert rig.names == [f"picture-{number}.png" for number in range(1, 6)]
    assert texts(rig) == ["You dropped 6 pictures. Scenes takes 5, so the first 5 were kept."]
    assert rig.form.notices[0].offer is None
    assert rig.form.notices[0].kind is NoticeKind.ODD
    rig.form.add_images([rig.picture("late.png")], origin=Origin.CHOSEN)
    await rig.settle()
    assert texts(rig) == ["Scenes takes 5, and all places are taken, so none was added."]


async def test_three_pictures_for_image_keep_one_and_offer_scenes(rig_of: MakeRig) -> None:
    rig = rig_of(Task.IMAGE)
    files = rig.pictures(3)
    rig.form.add_images(files)
    await rig.settle()
    assert rig.names == ["picture-1.png"]
    assert texts(rig) == ["You dropped 3 pictures. Image uses one, so the first was kept."]
    offer = rig.form.notices[0].offer
    assert offer is not None
    assert (offer.text, offer.task, offer.files) == ("Use all 3 in Scenes", Task.SCENES, tuple(files))


async def test_text_takes_no_pictures_and_offers_those_that_do(rig_of: MakeRig) -> None:
    rig = rig_of(Task.TEXT)
    rig.form.add_images(rig.pictures(1))
    await rig.settle()
    (notice,) = rig.form.notices
    assert notice.text == "Text takes no pictures."
    assert notice.offer is not None
    assert (notice.offer.text, notice.offer.task) == ("Use it in Image", Task.IMAGE)
    rig.form.add_images(rig.pictures(2))
    await rig.settle()
    (notice,) = rig.form.notices
    assert notice.offer is not None
    assert (notice.offer.text, notice.offer.task) == ("Use all 2 in Scenes", Task.SCENES)


async def test_what_is_no_picture_is_refused_with_a_sentence_and_the_rest_is_kept(
    rig_of: MakeRig, tmp_path: Path
) -> None:
    rig = rig_of(Task.SCENES)
    good = rig.picture("good.png")
    (tmp_path / "notes.txt").write_text("hello")
    (tmp_path / "empty.png").touch()
    (tmp_path / "album").mkdir()
    rig.form.add_images([tmp_path / "notes.txt", good, tmp_path / "empty.png", tmp_path / "album"])
    await rig.settle()
    assert rig.names == ["good.png"]
    assert texts(rig) == [
        "notes.txt is not a picture that can be read. Choose a JPEG or PNG.",
        "empty.png is empty. Choose another picture.",
        "album is a folder. Choose the pictures inside it.",
    ]
    assert {notice.kind for notice in rig.form.notices} == {NoticeKind.WRONG}


async def test_too_big_and_vanished_files_are_refused(rig_of: MakeRig, tmp_path: Path) -> None:
    rig = rig_of(Task.IMAGE)
    huge = tmp_path / "wide.png"
    Pillow.new("1", (10_001, 10_000)).save(huge)
    heavy = tmp_path / "heavy.png"
    with heavy.open("wb") as file:
        file.truncate(50 * 2**20 + 1)
    for brought, sentence in (
        (huge, "wide.png has more than 100 megapixels. Save it smaller."),
        (heavy, "heavy.png is larger than 50 MB, the most that can be uploaded. Save it smaller."),
        (tmp_path / "gone.png", "gone.png is not there any more. Put it back, or choose another picture."),
    ):
        rig.form.add_images([brought])
        await rig.settle()
        assert texts(rig) == [sentence]
    assert rig.names == []


async def test_many_refused_files_are_told_in_three_lines(rig_of: MakeRig, tmp_path: Path) -> None:
    rig = rig_of(Task.SCENES)
    rig.form.add_images([tmp_path / f"{number}.png" for number in range(9)])
    await rig.settle()
    assert len(texts(rig)) == 3
    assert texts(rig)[-1] == "7 more files cannot be used."


async def test_an_edit_takes_the_sentences_away(rig_of: MakeRig, tmp_path: Path) -> None:
    rig = rig_of(Task.SCENES)
    rig.form.add_images([tmp_path / "gone.png"])
    await rig.settle()
    rig.form.edit("prompt", "a boat")
    assert texts(rig) == []


async def test_pictures_are_inserted_where_they_were_dropped(rig_of: MakeRig) -> None:
    rig = rig_of(Task.FRAMES)
    rig.form.add_images(rig.pictures(2))
    await rig.settle()
    rig.form.set_duration(0, 7)
    rig.form.add_images([rig.picture("between.png")], at=1)
    await rig.settle()
    assert rig.names == ["picture-1.png", "between.png", "picture-2.png"]
    assert rig.lengths == [4, 3]


async def test_moving_a_keyframe_leaves_lengths_and_price_in_place(rig_of: MakeRig) -> None:
    rig = rig_of(Task.FRAMES)
    rig.form.add_images(rig.pictures(3))
    await rig.settle()
    rig.form.set_duration(0, 2)
    rig.form.move_image(2, 0)
    assert rig.names == ["picture-3.png", "picture-1.png", "picture-2.png"]
    assert rig.lengths == [2, 5]


async def test_replacing_keeps_the_place_and_refusing_keeps_the_picture(rig_of: MakeRig, tmp_path: Path) -> None:
    rig = rig_of(Task.FRAMES)
    rig.form.add_images(rig.pictures(3))
    await rig.settle()
    rig.form.replace_image(1, rig.picture("other.png"))
    await rig.settle()
    assert rig.names == ["picture-1.png", "other.png", "picture-3.png"]
    rig.form.replace_image(0, tmp_path / "gone.png")
    await rig.settle()
    assert rig.names[0] == "picture-1.png"
    assert "gone.png is not there any more" in texts(rig)[0]


async def test_a_pasted_picture_is_kept_in_a_file_and_added(rig_of: MakeRig) -> None:
    rig = rig_of(Task.SCENES)
    rig.form.paste(lambda: rig.picture("pasted.png"))
    await rig.settle()
    assert rig.names == ["pasted.png"]

    def full() -> Path:
        raise DiskFull(path="/pictures")

    rig.form.paste(full)
    await rig.settle()
    assert texts(rig) == ["The disk is full. Make room, then try again; nothing is lost."]
    assert rig.names == ["pasted.png"]
