from pmsite.checks import phase_record_missing
from pmsite.model.settings import Settings
from tests.checks._portal import found

SETTINGS = Settings.model_validate(
    {
        "completeness": {
            "plan": [{"kind": "baseline"}],
            "build": [{"kind": "document", "type": "design"}, {"kind": "lesson", "min": 3}],
        }
    }
)
BUILD = "kind: project\nid: P\ntitle: Project\nphase: build"


def test_what_the_phase_and_earlier_ones_need_and_is_not_there_is_named_at_the_phase():
    assert found(phase_record_missing, {"P": BUILD, "LES-1": "date: 2026-01-01"}, settings=SETTINGS) == [
        "PM242 index.md:5 P lacks 2 of 3 records of lesson, which the phase build needs",
        "PM242 index.md:5 P lacks a baseline, which the phase plan needs",
        "PM242 index.md:5 P lacks the document design, which the phase build needs",
    ]


def test_a_draft_is_to_be_brought_into_force():
    from tests.checks._portal import portal

    files = {"P": BUILD, "BL-1": "date: 2026-01-01", "DOC-4": "type: design\nstatus: in_review"}
    remedies = {item.remedy for item in phase_record_missing.check(portal(files, settings=SETTINGS))}
    assert remedies == {"bring DOC-4 into force", "add a record of kind lesson"}


def test_a_complete_phase_no_checklist_and_a_finished_project_are_clean():
    whole = {"P": BUILD.replace("build", "plan"), "BL-1": "date: 2026-01-01"}
    assert not found(phase_record_missing, whole, settings=SETTINGS)
    assert not found(phase_record_missing, {"P": BUILD})
    assert not found(phase_record_missing, {"P": BUILD + "\nstatus: finished"}, settings=SETTINGS)
