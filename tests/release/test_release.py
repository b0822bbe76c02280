"""What a release leaves in fields, bodies, files and derived values: no id of what is not released."""

import datetime as dt
from dataclasses import replace

import pytest

from pmsite.model.settings import Settings
from pmsite.release.release import release
from tests.checks._portal import portal

BASE = {
    "P": "kind: project\nid: P\ntitle: Project\naudience: client",
    "plan": "tasks:\n  - {id: T-1, name: Shown, duration: 1d, audience: client}\n"
    "  - {id: T-45, name: Hidden, duration: 1d, depends: [T-1]}\naudience: client",
    "RISK-9": "title: Hidden",
    "MTG-1": "title: Shown\naudience: client",
    "li.wei": "title: Li Wei",
}


def client(files, **changes):
    return release(replace(portal({**BASE, **files}), **changes), "client")


def body(text):
    return client({"RISK-1": f"---\ntitle: A\naudience: client\n---\n{text}"}).graph["P/RISK-1"].body.text


@pytest.mark.parametrize(
    ("field", "name", "said"),
    [
        ("approvals: [{verdict: approved, comment: After T-45., who: li.wei}]", "approvals", "After an internal"),
        ("reason: see RISK-9 and MTG-1", "reason", "see an internal record and MTG-1"),
        ("impact: {scope: 'More, @li.wei says'}", "impact", "More, an internal record says"),
        ("reason: see RISK-10", "reason", "see an internal record"),
        ("reason: by ISO-9001, T-1", "reason", "by ISO-9001, T-1"),
    ],
)  # fmt: skip
def test_texts_of_fields_name_nothing_internal(field, name, said):
    found = client({"CR-1": f"{field}\ntitle: A\naudience: client"}).graph["P/CR-1"]
    assert said in str(found.get(name))
    assert not {"T-45", "RISK-9", "RISK-10", "li.wei"} & set(str(found.get(name)).replace("'", " ").split())


def test_a_mapping_keeps_what_it_says_of_released_records_only():
    files = {
        "BL-1": "date: 2026-01-01\naudience: client\nmilestones: {T-45: 2026-02-01, T-1: 2026-02-02}\n"
        "tasks: {T-1: {start: 2026-01-05, finish: 2026-01-05}, T-45: {start: 2026-01-06, finish: 2026-01-06, cost: 9}}"
    }
    found = client(files).graph["P/BL-1"]
    assert set(found.get("tasks")) == {"T-1"}
    assert found.get("milestones") == {"T-1": dt.date(2026, 2, 2)}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("RISK-9 [[RISK-9|the late one]] `T-45`", "an internal record an internal record `an internal record`"),
        ("# About RISK-9\n\nMTG-1", "# About an internal record\n\nMTG-1"),
        ("[words](RISK-9.md) [m](../meetings/MTG-1.md)", "an internal record [m](../meetings/MTG-1.md)"),
        ("[hours](../actuals.csv) and <a href=../actuals-2.csv>h</a>", "an internal record and <a href=#>h</a>"),
        ("[![h](../actuals.csv)](x.pdf)", "[an internal record](x.pdf)"),
        ("[![x](x.png)](../actuals.csv) end", "an internal record end"),
        ("[two\nlines](RISK-9.md)", "an internal record"),
        ("[a](RISK-9&#46;md)", "an internal record"),
        ("[a](<RISK-9.md> 'tip')", "an internal record"),
        ("a <!-- RISK-9 --> b", "a                 b"),
    ],
)  # fmt: skip
def test_bodies_name_nothing_internal(text, shown):
    assert body(text) == shown


def test_actual_hours_are_no_file_of_an_audience():
    files = {"p/actuals.csv": "", "p/actuals-2.csv": "", "p/x.pdf": ""}
    assert set(client({}, attachments=files).attachments) == {"p/x.pdf"}


@pytest.mark.parametrize(
    ("driver", "kept"),
    [
        ({"id": "T-1", "through": None}, True),
        ({"id": None, "through": None}, True),
        ({"id": "T-45", "through": None}, False),
        ({"id": "T-1", "through": "T-45"}, False),
    ],
)
def test_a_declassified_driver_names_released_records_only(driver, kept):
    built = portal(BASE)
    rule = built.settings.audiences["client"].model_copy(update={"declassify": ("task.driven_by",)})
    settings = built.settings.model_copy(update={"audiences": {"client": rule}})
    given = replace(built, settings=settings, derived={"P/T-1": {"driven_by": driver}})
    assert (release(given, "client").of("P/T-1")["driven_by"] == driver) is kept


def test_the_team_keeps_everything_but_the_markers_of_passages():
    text = "---\ntitle: A\n---\na\n::: audience client\nRISK-9\n:::"
    built = replace(portal({**BASE, "RISK-1": text}), attachments={"p/actuals.csv": ""})
    whole = release(built, "internal")
    assert whole.graph["P/RISK-1"].body.text.split() == ["a", "RISK-9"]
    assert whole.attachments == {"p/actuals.csv": ""}
    assert set(whole.graph.records) == set(built.graph.records)


def test_one_key_of_a_mapping_is_withheld_with_everything_in_it():
    text = (
        "title: May\naudience: client\nfield_audience: {dimensions.cost: [management]}\n"
        "dimensions: {cost: {declared: at_risk, comment: Prices}, scope: {declared: on_track}}"
    )
    assert set(client({"RPT-1": text}).graph["P/RPT-1"].get("dimensions")) == {"scope"}


@pytest.mark.parametrize(("named", "there"), [("management", False), ("[management, client]", True)])
def test_a_file_is_kept_for_others_whoever_links_to_it(named, there):
    """``file_audience`` of one released record holds for the links of the others."""
    files = {
        "DOC-1": f"title: A\naudience: client\nfile: files/a.pdf\nfile_audience: {{files/a.pdf: {named}}}",
        "RISK-1": "---\ntitle: B\naudience: client\n---\n[prices](../files/a.pdf) [plan](../files/b.pdf)",
    }
    found = client(files, attachments={"p/files/a.pdf": "", "p/files/b.pdf": ""})
    assert ("p/files/a.pdf" in found.attachments) is there
    assert ("prices" in found.graph["P/RISK-1"].body.text) is there
    assert (found.graph["P/DOC-1"].get("file") is not None) is there
    assert "[plan](../files/b.pdf)" in found.graph["P/RISK-1"].body.text
    assert not found.graph["P/DOC-1"].fields.file_audience


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("x/RISK-9 pre-RISK-9 RISK-9.md", "an internal record pre-an-internal-record an internal record"),
        ("https://example.com/RISK-9?q=li.wei", "https://example.com/an-internal-record?q=an internal record"),
        ("li.wei@example.com risk-9", "an-internal-record@example.com an-internal-record"),
        ("Q and M1, 12 m2, v1.2, RISK-9_x", "Q and M1, 12 m2, v1.2, an internal record"),
        ("BOREAS and BOREAS-x", "an-internal-record and an-internal-record-x"),
        ("[m](../meetings/MTG-1-late.pdf)", "[m](../meetings/MTG-1-late.pdf)"),
        ("[m](../files/RISK-9-plan.pdf)", "an internal record"),
    ],
)  # fmt: skip
def test_ids_inside_of_longer_words_and_addresses_go_too(text, shown):
    files = {
        "RISK-1": f"---\ntitle: A\naudience: client\n---\n{text}",
        "boreas/index.md": "---\nkind: project\nid: BOREAS\ntitle: B\n---\n",
    }
    assert client(files).graph["P/RISK-1"].body.text == shown


@pytest.mark.parametrize(
    ("declassify", "left"),
    [
        ([], {"declared": "at_risk"}),
        (["report.figures", "report.dimensions"], {"declared": "at_risk", "computed": "on_track"}),
    ],
)  # fmt: skip
def test_what_a_command_froze_into_a_report_is_computed(declassify, left):
    built = portal(
        {
            **BASE,
            "RPT-1": "title: May\naudience: client\nfigures: {open_risks: 12}\n"
            "dimensions: {cost: {declared: at_risk, computed: on_track}}",
        }
    )
    rule = built.settings.audiences["client"].model_copy(update={"declassify": tuple(declassify)})
    settings = built.settings.model_copy(update={"audiences": {"client": rule}})
    found = release(replace(built, settings=settings), "client").graph["P/RPT-1"]
    dimension = found.get("dimensions")["cost"]
    assert {name: value for name in ("declared", "computed") if (value := getattr(dimension, name))} == left
    assert bool(found.get("figures")) is bool(declassify)


def test_what_follows_from_an_item_for_others_is_not_told():
    """The days of a decision are counted from a verdict that the client does not see."""
    verdict = "verdict: approved, date: 2026-03-12, required: true, who: li.wei"
    text = "title: A\naudience: client\nstatus: approved\nsubmitted: 2026-03-02\napprovals: [{%s}]"
    people = {"li.wei": "title: Li Wei\naudience: client"}
    assert client({"CR-1": text % verdict, **people}).of("P/CR-1")["decided_days"] == 10
    hidden = client({"CR-1": text % f"{verdict}, audience: management", **people})
    assert "decided_days" not in hidden.of("P/CR-1")
    assert hidden.graph["P/CR-1"].get("approvals") == ()


def test_the_names_of_other_audiences_are_not_told():
    settings = Settings(audiences={name: {} for name in ("client", "management", "board")})
    files = {
        "MTG-2": "title: A\naudience: [client, management]\nagenda: [{item: B, audience: [client, board]}]"
    }
    found = release(portal({**BASE, **files}, settings=settings), "client")
    record = found.graph["P/MTG-2"]
    assert record.audience == ("client",)
    assert "board" not in str(record.fields)
    assert "management" not in str(record.fields)


@pytest.mark.parametrize(
    ("key", "text", "title"),
    [
        ("CR-1", "title: Shown\naudience: client", "Shown"),
        ("CR-1", "title: Hidden\naudience: client\nfield_audience: {title: [management]}", "CR-1"),
        ("DEC-1", "decision: Hidden\naudience: client\nfield_audience: {decision: [management]}\ntitle:", "DEC-1"),
        ("p/n.md", "---\naudience: client\n---\n::: audience management\n# Hidden\n:::\n\n## Shown", "Shown"),
        ("p/n.md", "---\naudience: client\n---\n# Shown\n\n::: audience management\n# Hidden\n:::", "Shown"),
    ],
)  # fmt: skip
def test_a_title_is_withheld_with_its_field_or_its_passage(key, text, title):
    """Where the title is no field it is the first heading that the audience reads."""
    found = client({key: text}).graph
    (record,) = [one for one in found if one.kind in ("change", "decision", "page")]
    assert record.title == title
