import pytest

from pmsite.views import glossary
from pmsite.views._plain import first_sentence
from tests.views._figures import cells, figure, head, pages

FILES = {
    "terms/TERM-001.md": """---
id: TERM-001
title: Milestone
names: {zh: 里程碑}
aliases: [gate, node]
---
A **key node**. It ends a phase.
""",
    "terms/TERM-002.md": "id: TERM-002\ntitle: baseline",
    "atlas/risks/RISK-001.md": """---
id: RISK-001
title: Late
---
Moves a [[TERM-001|milestone]], and TERM-001 again.
""",
}


def test_terms_go_by_title_with_other_names_meaning_and_links():
    found = pages(glossary, FILES, None)["terms"]
    assert (found.area, found.nav) == ("glossary", "Glossary")
    assert head(found).title == "2 terms. 1 has no definition yet. 1 has no name in the other language."
    table = figure(found, "All terms")
    assert cells(table) == [
        ["baseline", "–", "–", "no definition yet", "–"],
        ["Milestone", "里程碑", "gate and node", "A key node.", "1"],
    ]
    assert [row.anchor for row in table.rows] == ["TERM-002", "TERM-001"]


def test_in_chinese_the_english_name_is_the_other_one():
    table = figure(pages(glossary, FILES, None, language="zh")["terms"], "全部术语")
    assert cells(table)[1][:2] == ["里程碑", "Milestone"]


def test_no_term_gives_no_page():
    assert not pages(glossary, {}, None)
    assert not pages(glossary, FILES, "ATLAS")


@pytest.mark.parametrize(
    ("markdown", "sentence"),
    [
        ("", ""),
        ("# Heading\n\nOne. Two.", "One."),
        ("One without an end", "One without an end"),
        ("Use it, e.g. a rig. Then stop.", "Use it, e.g. a rig."),
        ("Version 1.2 holds. Next.", "Version 1.2 holds."),
        ("里程碑是**节点**。它结束阶段。", "里程碑是节点。"),
        ("- [ ] See [the plan](plan.md) and `code`, [[CR-1|a change]].", "See the plan and code, a change."),
        ("```\ncode.\n```\nText <b>bold</b>![x](y.png)[^1].", "Text bold."),
        ("snake_case_name stays. So.", "snake_case_name stays."),
        ("word " * 100, ("word " * 100)[:239].rstrip() + "…"),
    ],
    ids=range(10),
)
def test_the_first_sentence_is_plain(markdown, sentence):
    assert first_sentence(markdown) == sentence
