from pmsite.checks import phase_unknown
from pmsite.model.settings import Settings
from tests.checks._portal import found, portal

SETTINGS = Settings.model_validate({"completeness": {"build": [{"kind": "baseline"}], "idle": []}})


def project(phase, more=""):
    return {"P": f"kind: project\nid: P\ntitle: Project\nphase: {phase}{more}"}


def test_a_phase_without_a_checklist_is_named_with_the_nearest():
    assert found(phase_unknown, project("biuld"), settings=SETTINGS) == [
        "PM243 index.md:5 no checklist is for the phase biuld"
    ]
    (item,) = phase_unknown.check(portal(project("biuld"), settings=SETTINGS))
    assert item.remedy == "did you mean build?"


def test_known_phases_no_phase_no_checklists_and_finished_projects_are_clean():
    assert not found(phase_unknown, project("build"), settings=SETTINGS)
    assert not found(phase_unknown, project("idle"), settings=SETTINGS)
    assert not found(phase_unknown, {}, settings=SETTINGS)
    assert not found(phase_unknown, project("biuld"))
    assert not found(phase_unknown, project("biuld", "\nstatus: discontinued"), settings=SETTINGS)
