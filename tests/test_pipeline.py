import datetime as dt
from pathlib import Path

import pytest

import pmsite.checks as checks_room
from pmsite import pipeline
from pmsite.adapters.render.renderer import FigureRenderer
from pmsite.adapters.render.theme import theme_directory
from pmsite.locale.texts import texts
from pmsite.model.settings import Settings

AS_OF = dt.date(2026, 3, 31)
FILES = {
    "p/index.md": b"---\nkind: project\nid: P\ntitle: Project\nmanager: li.wei\naudience: client\n---\n",
    "p/risks/RISK-1.md": b"---\ntitle: Parts late\nowner: li.wei\ncurrent: {probability: 4, impact: 5}\n"
    b"---\n",
    "p/actions/ACT-1.md": b"---\ntitle: Order\nowner: li.wei\ndue: 2026-03-01\n---\n",
    "p/decisions/DEC-1.md": b"---\ntitle: Buy\ndate: 2026-03-02\nby: [li.wei]\naudience: client\n---\n",
    "people/li.wei.md": b"---\ntitle: Li Wei\nrole: Manager\ndepartment: pmo\n---\n",
}


def compiled(files=FILES, as_of=AS_OF):
    return pipeline.compiled(files, {}, Settings(), as_of)


def tree(portal, audience="internal"):
    words = texts("en")
    return pipeline.published(portal, audience, words, FigureRenderer(words, [theme_directory()]))


def test_the_flow_fits_on_one_screen():
    assert len(Path(pipeline.__file__).read_text(encoding="utf-8").splitlines()) <= 130


def test_the_same_arguments_give_the_same_portal_and_the_same_tree():
    (one, said), (other, again) = compiled(), compiled()
    assert said == again
    assert one.derived == other.derived
    assert dict(tree(one).texts) == dict(tree(other).texts)


def test_the_order_of_files_does_not_matter():
    (one, said), (other, again) = compiled(), compiled(dict(reversed(FILES.items())))
    assert said == again
    assert dict(tree(one).texts) == dict(tree(other).texts)


def test_today_is_an_argument():
    overdue = compiled()[0].of("P/ACT-1")
    assert overdue["overdue"] is True
    assert overdue["age_days"] is not None or overdue["why"]
    assert compiled(as_of=dt.date(2026, 2, 1))[0].of("P/ACT-1")["overdue"] is False


def test_reasons_of_several_analyses_for_one_record_stand_beside_each_other():
    plan = b"---\ntitle: Plan\nstart: 2026-03-02\ntasks: [{id: T-1, name: Build, duration: 5d}]\n---\n"
    why = compiled({**FILES, "p/plan.md": plan})[0].of("P")["why"]
    assert why["forecast"]
    assert why["finish_slip_days"] == "no finish to compare with"


def test_problems_of_every_stage_come_together_by_file_and_line():
    files = {
        **FILES,
        "p/risks/RISK-2.md": b"---\ntitle: Unread\nprobability: 9\n---\n",
        "p/risks/RISK-3.md": b"---\ntitle: Unlinked\nowner: li.wei\nthreatens: [M9]\n---\n",
    }
    found = compiled(files)[1]
    codes = [item.code for item in found]
    assert {"PM010", "PM030", "PM101"} <= set(codes)
    places = [(item.source.path, item.source.line, item.source.column) for item in found]
    assert places == sorted(places)


def test_without_an_audience_everything_is_published_and_with_one_only_what_is_released():
    portal = compiled()[0]
    internal, client = tree(portal), tree(portal, "client")
    assert "p/risks/RISK-1/index.md" in internal.texts
    assert "p/decisions/DEC-1/index.md" in client.texts
    assert not [path for path in client.texts if "RISK" in path or "ACT" in path or "li.wei" in path]
    assert not [path for path, text in client.texts.items() if "Parts late" in text or "Li Wei" in text]


def test_no_files_are_a_portal_too():
    portal, said = compiled({})
    assert said == ()
    assert "index.md" in tree(portal).texts


def test_two_rules_with_one_code_are_refused(monkeypatch):
    module = pipeline.modules(checks_room)[0]
    monkeypatch.setattr(pipeline, "RULES", (*pipeline.RULES, module.RULE))
    with pytest.raises(ValueError, match="two checks use the same code"):
        pipeline.rules()


def test_a_link_to_the_actuals_is_for_the_team_alone():
    files = {
        **FILES,
        "p/actuals.csv": b"date,task,who,hours,cost,category,note\n",
        "p/decisions/DEC-1.md": FILES["p/decisions/DEC-1.md"] + b"See [hours](../actuals.csv).\n",
    }
    portal, problems = compiled(files)
    assert [item for item in problems if item.code == "PM039"] == []
    assert tree(portal).attachments == ("p/actuals.csv",)
    client = tree(portal, "client")
    assert client.attachments == ()
    assert "actuals" not in "".join([*client.texts, *client.texts.values()])
    assert "See an internal record." in client.texts["p/decisions/DEC-1/index.md"]
