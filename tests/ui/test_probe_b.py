from __future__ import annotations
import pytest
from pathlib import Path
from pikadesk.domain.catalogue import CATALOGUE, Task
from pikadesk.domain.fields import Image
from tests.ui import accessible
from tests.ui.window_rig import running, frames_draft
from pikadesk.ui.presenters.window import PanelPage
from PySide6.QtWidgets import *
from PIL import Image as Pillow
from tests.fakes import until

async def fill(rig, window, task, tmp):
    form = rig.forms[task]
    for prompt in ("waves at dawn", "city at night"):
        await rig.history.add_prompt(prompt, Task.TEXT)
    rig.memory.load()
    if form.image_field is not None:
        files=[]
        for n in range(3):
            f=tmp/f"picture-{n}.png"; Pillow.new("RGB",(640,360) if n else (120,200),("red","green","blue")[n]).save(f); files.append(f)
        form.add_images(files[:1] if isinstance(form.image_field, Image) else files)
    await rig.settle()
    form.edit("seed","48 213")
    form.generate()
    await rig.settle()
    await accessible.laid_out()

@pytest.mark.parametrize("size",[(1440,900),(1024,700),(960,640)],ids=str)
@pytest.mark.parametrize("task",CATALOGUE)
async def test_probe(tmp_path, task, size, capsys):
    async with running(tmp_path) as rig:
        clip = await rig.add_clip()
        await rig.load(rig.waiting(), rig.saved(await rig.add_clip()))
        window = await rig.show(*size)
        rig.presenter.choose_task(task)
        await rig.settle()
        out=[]
        def report(what, root, regions=None):
            out.append(f"== {what} {task} {size}")
            out.extend("unnamed "+x for x in accessible.unnamed(root))
            out.extend("role "+x for x in accessible.odd_roles(root))
            out.extend("cut "+x for x in accessible.cut_off(root))
            order = accessible.tabbed(root)
            out.extend("missed "+accessible.told(x) for x in accessible.focusable(root) if x not in order)
            for region in regions or [root]:
                out.extend("order "+x for x in accessible.out_of_order(region,[w for w in order if region is root or region.isAncestorOf(w)]))
            if regions:
                idx=[next((i for i,r in enumerate(regions) if r.isAncestorOf(w)),-1) for w in order]
                if idx!=sorted(idx): out.append(f"regions {idx}")
            out.extend("ring "+x for x in accessible.without_ring(root, accessible.focusable(root)))
        regions=lambda: [window.header, window.body.forms, window.stages, window.panel]
        report("empty", window, regions())
        await fill(rig, window, task, tmp_path)
        report("filled", window, regions())
        rig.presenter.show_panel(PanelPage.QUEUE)
        await accessible.laid_out()
        report("queue", window, regions())
        if size[1]<760:
            rig.presenter.expand(True); await accessible.laid_out()
            report("expanded", window, regions())
            rig.presenter.expand(False)
        if task is Task.TEXT:
            window.stage.show_clip(clip.id)
            await until(lambda: rig.stage.player.file is not None)
            await accessible.laid_out()
            report("player", window, regions())
            rig.presenter.open_settings(); await accessible.laid_out()
            report("settings", window, [window.header, window.settings])
            rig.presenter.open_settings(False)
        with capsys.disabled():
            print("\n".join(x for x in ["",*out]))
