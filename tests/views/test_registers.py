"""Registers of kinds, and fields, that the configuration of a portal defines."""

import pytest

from pmsite.model.settings import Settings
from pmsite.views import record, registers
from pmsite.views._embeds import embeds, figure
from tests.views._figures import PEOPLE, cells, column, desk, facts, head, pages, portal

OWN = Settings.model_validate(
    {
        "kinds": {
            "permit": {
                "prefix": "PER",
                "folder": "permits",
                "label": {"en": "Permit", "zh": "许可"},
                "plural": {"en": "Permits of the city", "zh": "市政许可"},
                "states": ["open", "granted"],
                "closed": ["granted"],
                "fields": {
                    "until": {"type": "date", "label": {"en": "Valid until", "zh": "有效期至"}},
                    "area": {"type": "choice", "values": ["far_east", "iPhone"], "label": {"zh": "区域"}},
                    "fee": {"type": "number"},
                },
            }
        },
        "fields": {
            "issue": {"region": {"type": "text", "label": {"en": "Part of the country", "zh": "地区"}}}
        },
    }
)
FILES = {
    **PEOPLE,
    "atlas/permits/PER-1.md": "id: PER-1\ntitle: Crane\nuntil: 2026-06-10\narea: far_east\nfee: 2.5",
    "atlas/permits/PER-2.md": "id: PER-2\ntitle: Road\nstatus: granted\narea: iPhone\nfee: 3",
    "atlas/permits/PER-3.md": "id: PER-3\ntitle: Noise\nfee: 0.25",
    "atlas/issues/ISS-001.md": "id: ISS-001\ntitle: Broken\nregion: north",
}


@pytest.mark.parametrize(
    ("language", "title", "columns"),
    [
        ("en", "Permits of the city", ["Record", "State", "Valid until", "Area", "Fee"]),
        ("zh", "市政许可", ["记录", "状态", "有效期至", "区域", "Fee"]),
    ],
)
def test_a_register_is_headed_as_the_configuration_says(language, title, columns):
    page = pages(registers, FILES, settings=OWN, language=language)["atlas/permits"]
    assert (page.title, page.nav, head(page).subject) == (title, title, title)
    assert [found.title for found in page.figures[1].columns] == columns


@pytest.mark.parametrize(
    ("granted", "language", "sentence"),
    [
        ([True], "en", "PER-1 is granted."),
        ([False], "zh", "PER-1：未关闭。"),
        ([True, True], "en", "2 granted."),
        ([True, False, False], "en", "2 open and 1 granted."),
        ([True, False, False], "zh", "2项未关闭、1项granted。"),
    ],
)
def test_the_sentence_says_how_many_are_in_which_state(granted, language, sentence):
    files = {
        f"atlas/permits/PER-{n}.md": f"id: PER-{n}\ntitle: Crane\nstatus: {'granted' if done else 'open'}"
        for n, done in enumerate(granted, 1)
    }
    page = pages(registers, {**PEOPLE, **files}, settings=OWN, language=language)["atlas/permits"]
    assert head(page).title == sentence


def test_records_come_by_the_numbers_of_their_ids():
    more = {f"atlas/permits/PER-{number}.md": f"id: PER-{number}\ntitle: More" for number in (10, 4)}
    table = pages(registers, {**FILES, **more}, settings=OWN)["atlas/permits"].figures[1]
    ids = [row[0].split()[0] for row in cells(table)]
    assert ids == ["PER-1", "PER-2", "PER-3", "PER-4", "PER-10"]


def test_values_of_an_own_kind_are_written_for_readers():
    table = pages(registers, FILES, settings=OWN)["atlas/permits"].figures[1]
    assert column(table, "Area") == ["Far east", "iPhone", ""]
    assert column(table, "Fee") == ["2.5", "3", "0.25"]


@pytest.mark.parametrize(("language", "label"), [("en", "Part of the country"), ("zh", "地区")])
def test_a_field_added_to_a_kind_has_its_label_on_the_record_page(language, label):
    page = pages(record, FILES, settings=OWN, language=language)["atlas/issues/ISS-001"]
    assert facts(page.figures[1])[label] == "north"


@pytest.mark.parametrize(
    ("language", "columns"), [("en", ["Record", "Valid until"]), ("zh", ["记录", "有效期至"])]
)
def test_a_register_on_a_page_names_the_fields_alike(language, columns):
    here = desk(portal(FILES, settings=OWN), language=language)
    (block,) = embeds(here, "```pmsite\nregister: kind = permit\ncolumns: [until]\n```\n")
    table = figure(here, block)
    assert [found.title for found in table.columns] == columns
    assert len(cells(table)) == 3


def test_a_state_of_an_own_kind_borrows_no_word_of_another_meaning():
    table = pages(registers, FILES, settings=OWN, language="zh")["atlas/permits"].figures[1]
    assert column(table, "状态") == ["未关闭", "Granted", "未关闭"]
