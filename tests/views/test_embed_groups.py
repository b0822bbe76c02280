"""Figures in groups: which there are, in which order, what each says, and what an audience sees of it."""

import pytest

from pmsite.model.figure import Cards, Listing, Table
from pmsite.model.settings import Settings
from pmsite.release.release import release
from pmsite.views._embeds import embeds, figure
from tests.views._figures import PEOPLE, cells, desk, plain, portal

RISK = "title: {}\nowner: {}\naudience: client\ninherent: {{probability: {}, impact: {}}}"
FILES = {
    **PEOPLE,
    "atlas/index.md": "kind: project\nid: ATLAS\ntitle: Rollout\naudience: client",
    "atlas/risks/RISK-001.md": RISK.format("Parts late", "zhang.min", 1, 2) + "\ntags: [price, plan]",
    "atlas/risks/RISK-002.md": RISK.format("Staff ill", "li.wei", 5, 5) + "\ntags: [plan]",
    "atlas/risks/RISK-003.md": RISK.format("Rain", "li.wei", 5, 4).replace("audience: client\n", ""),
    "atlas/risks/RISK-004.md": "title: Not assessed\naudience: client\nidentified: 2026-02-03",
    "atlas/risks/RISK-005.md": RISK.format("Noise", "chen.jie", 2, 3) + "\nidentified: 2026-01-05",
    "atlas/actions/ACT-001.md": "title: Call\nowner: li.wei\ndue: 2026-05-01",
    "atlas/actions/ACT-002.md": "title: Write\nowner: li.wei\ndue: 2026-07-01",
    "boreas/index.md": "kind: project\nid: BOREAS\ntitle: Scanners",
    "boreas/risks/RISK-001.md": RISK.format("Dust", "li.wei", 2, 3),
}
SETTINGS = Settings.model_validate(
    {"audiences": {"client": {}, "few": {"hide_fields": {"risk": ["owner", "tags"]}}}}
)


def drawn(block, project="ATLAS", audience=None, language="en"):
    built = portal(FILES, settings=SETTINGS)
    here = desk(release(built, audience) if audience else built, project, language=language)
    (item,) = embeds(here, f"```pmsite\n{block}\n```\n")
    return figure(here, item)


def parts(table):
    """Rows below their heads: ``[head, first cell, first cell, …]``."""
    found = []
    for row, written in zip(table.rows, cells(table), strict=True):
        if row.group:
            found.append([written[0]])
        else:
            found[-1].append(written[0].split()[0])
    return found


def test_bands_come_from_the_highest_and_records_without_one_last():
    table = drawn("register: kind = risk\ngroup: band\ncolumns: [owner]")
    assert isinstance(table, Table)
    assert parts(table) == [
        ["Critical 2", "RISK-002", "RISK-003"],
        ["Medium 1", "RISK-005"],
        ["Low 1", "RISK-001"],
        ["none 1", "RISK-004"],
    ]


def test_people_are_linked_by_name_and_in_the_order_of_their_names():
    table = drawn("register: kind = risk\ngroup: owner\ncolumns: [band]")
    assert [head for head, *_ in parts(table)] == ["Chen Jie 1", "Li Wei 2", "Zhang Min 1", "none 1"]
    assert table.rows[0].cells[0].text[0].to.page == "people/chen.jie"
    chinese = drawn("register: kind = risk\ngroup: owner", language="zh")
    names = [head.split()[0] for head, *_ in parts(chinese)]
    assert names == [*sorted(names[:3]), "无"]
    assert set(names) == {"张敏", "李伟", "陈洁", "无"}


def test_a_record_stands_in_the_group_of_each_item_of_a_list():
    table = drawn("register: kind = risk\ngroup: tags")
    assert parts(table)[:2] == [["plan 2", "RISK-001", "RISK-002"], ["price 1", "RISK-001"]]


def test_days_rise():
    table = drawn("register: kind = risk and has identified\ngroup: identified")
    assert [head for head, *_ in parts(table)] == ["5 Jan 1", "3 Feb 1"]


def test_states_come_in_the_order_of_their_enumeration():
    files = {
        "atlas/issues/ISS-001.md": "title: A\nstatus: closed",
        "atlas/issues/ISS-002.md": "title: B\nstatus: open",
        "atlas/issues/ISS-003.md": "title: C\nstatus: in_progress",
    }
    here = desk(portal({**FILES, **files}))
    (item,) = embeds(here, "```pmsite\nregister: kind = issue\ngroup: status\ncolumns: [owner]\n```")
    assert [head for head, *_ in parts(figure(here, item))] == ["Open 1", "In progress 1", "Closed 1"]


def test_what_is_computed_can_group():
    table = drawn("register: kind = action\ngroup: overdue\ncolumns: [due]")
    assert parts(table) == [["Overdue: yes 1", "ACT-001"], ["Overdue: no 1", "ACT-002"]]


def test_projects_are_linked_and_records_of_one_id_in_two_projects_are_two():
    table = drawn("register: kind = risk\ngroup: project", project=None)
    assert [head for head, *_ in parts(table)] == ["ATLAS 5", "BOREAS 1"]
    assert table.rows[0].cells[0].text[0].to.page == "atlas"


def test_max_items_counts_over_all_groups_and_a_group_says_of_how_many():
    table = drawn("register: kind = risk\ngroup: owner\nsort: -current.score\nmax_items: 2\ncolumns: [band]")
    assert table.small == "2 of 5"
    assert parts(table) == [
        ["Chen Jie 0 of 1"],
        ["Li Wei 2", "RISK-002", "RISK-003"],
        ["Zhang Min 0 of 1"],
        ["none 0 of 1"],
    ]


def test_within_a_group_the_records_are_sorted():
    table = drawn("register: kind = risk\ngroup: owner\nsort: current.score\ncolumns: [band]")
    assert ["Li Wei 2", "RISK-003", "RISK-002"] in parts(table)


def test_a_list_has_its_heads_between_the_entries():
    listing = drawn("list: kind = risk\ngroup: band")
    assert isinstance(listing, Listing)
    heads = [(plain(item.main), item.state.text) for item in listing.items if item.group]
    assert heads == [("Critical", "2"), ("Medium", "1"), ("Low", "1"), ("none", "1")]
    assert len(listing.items) == 5 + 4


def test_a_count_has_a_row_a_group_with_its_share_of_all_records():
    table = drawn("count: kind = risk\ngroup: tags\ntitle: Tags")
    assert cells(table) == [
        ["plan", "2", "40 %"],
        ["price", "1", "20 %"],
        ["none", "3", "60 %"],
        ["Total", "5", "100 %"],
    ]
    assert (table.title, table.rows[-1].summary) == ("Tags", True)


def test_nothing_found_has_no_groups():
    assert drawn("count: id = RISK-999\ngroup: owner").rows == ()
    assert drawn("register: id = RISK-999\ngroup: owner").rows == ()


def test_an_audience_has_groups_of_released_records_only():
    table = drawn("register: kind = risk\ngroup: band\ncolumns: [owner]", audience="client")
    assert parts(table)[0] == ["Critical 1", "RISK-002"]
    count = drawn("count: kind = risk\ngroup: band", audience="client")
    assert cells(count)[-1][1] == "4"


@pytest.mark.parametrize("field", ["owner", "tags"])
def test_a_field_hidden_from_an_audience_does_not_group(field):
    files = {path: text.replace("audience: client", "audience: few") for path, text in FILES.items()}
    here = desk(release(portal(files, settings=SETTINGS), "few"))
    blocks = [f"register: kind = risk\ngroup: {field}", f"list: kind = risk\ngroup: {field}"]
    blocks.append(f"count: kind = risk\ngroup: {field}")
    table, listing, count = (figure(here, embeds(here, f"```pmsite\n{block}\n```")[0]) for block in blocks)
    assert not any(row.group for row in table.rows)
    assert not any(item.group for item in listing.items)
    assert isinstance(count, Cards)
    assert count.cards[0].value == "4"
