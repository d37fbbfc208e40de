import shiboken6
from tests.ui.window_rig import running, frames_draft
from tests.ui.test_animatic_window import _storyboard
import pytest
@pytest.mark.parametrize("what",["all","no tab_in_place","no order_focus","no job order"])
async def test_x(tmp_path, capsys, what):
    from pikadesk.ui.widgets import tray, composer_line, main_window_preview, job_list
    import pikadesk.ui.widgets.focus as f
    old=(composer_line.tab_in_place, main_window_preview.Stages._order_focus, job_list.JobList._order_focus)
    if what=="no tab_in_place": composer_line.tab_in_place=lambda *a: None
    if what=="no order_focus": main_window_preview.Stages._order_focus=lambda *a: None
    if what=="no job order": job_list.JobList._order_focus=lambda *a: None
    with capsys.disabled():
        async with running(tmp_path) as rig:
            window = await _storyboard(rig, 5, 8)
            t=window.tray
            print("\n", what, shiboken6.isValid(t._pause))
    composer_line.tab_in_place, main_window_preview.Stages._order_focus, job_list.JobList._order_focus=old
