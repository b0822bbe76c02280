"""A portal with unique words hidden in everything that its audience ``client`` must not see."""

from __future__ import annotations

import random

SETTINGS = """as_of: 2026-03-31
audiences: {client: {hide_fields: {risk: [quantified, contingency]}}, management: {}}
fields: {risk: {region: {type: text}}}
enumerations: {risk.category: [supplier, people]}"""


def words(seed: int) -> dict[str, str]:
    """A unique word for each hiding place."""
    chance = random.Random(seed)
    return {name: f"Kanary{chance.randrange(10**9):09d}q" for name in _PLACES}


_PLACES = (
    "title", "title_id", "field_audience", "hide_fields", "agenda", "section", "nested_section", "item", "item_lazy",
    "item_child", "item_mention", "link_words", "file_words", "comment", "attachment", "section_attachment", "tag",
    "own_field", "person", "handle", "task", "task_reason", "milestone", "baseline", "decision", "response",
    "response_comment", "file_name", "index", "page", "kpi", "project", "audience_other", "heading",
    "scope", "code", "quote_item",
)  # fmt: skip


def files(word: dict[str, str], *, hidden: bool = True, extra: int = 0) -> dict[str, str | bytes]:
    """Markdown files and attachments by path; ``hidden``: with the unreleased records, ``extra`` more of them."""
    found: dict[str, str | bytes] = {**_released(word)}
    if hidden:
        found |= _unreleased(word)
        for number in range(extra):
            found[f"atlas/risks/RISK-{500 + number}.md"] = (
                f"---\nid: RISK-{500 + number}\ntitle: {word['title']} {number}\nowner: li.wei\n"
                "current: {probability: 5, impact: 5}\nthreatens: [M1]\n---\n"
            )
            found[f"atlas/actions/ACT-{500 + number}.md"] = (
                f"---\nid: ACT-{500 + number}\ntitle: {word['title']} {number}\ndue: 2026-02-01\nowner: li.wei\n---\n"
            )
    return found


def _released(word: dict[str, str]) -> dict[str, str | bytes]:
    return {
        "index.md": f"---\ntitle: Start\n---\n{word['index']}\n",
        "people/anna.k.md": "---\nkind: person\nid: anna.k\ntitle: Anna\norganisation: client\naudience: client\n---\n",
        "atlas/index.md": (
            "---\nkind: project\nid: ATLAS\ntitle: Rollout\nstart: 2026-01-05\nfinish: 2026-06-30\nmanager: li.wei\n"
            f"audience: client\nstatus_reason: Waits\nscope: {{in: [Portal], out: [{word['scope']}]}}\n"
            "field_audience: {scope.out: [management], manager: [management]}\n---\n# Rollout\n"
        ),
        "atlas/plan.md": (
            "---\nid: PLAN-01\ntitle: Plan\nstart: 2026-01-05\ntasks:\n"
            f"- {{id: T-1, name: {word['task']}, duration: 5d, owner: li.wei}}\n"
            "- {id: T-2, name: Shown, duration: 8d, depends: [T-1], audience: client}\n"
            "milestones:\n- {id: M1, name: Signed, depends: [T-2], baseline: 2026-02-05, audience: client, owner: li.wei}\n"  # noqa: E501 - a line of a file
            f"- {{id: M2, name: {word['milestone']}, depends: [T-2], baseline: 2026-02-05}}\n---\n"
        ),
        "atlas/risks/RISK-1.md": (
            f"---\nid: RISK-1\ntitle: Late parts\naudience: client\nowner: li.wei\ncause: {word['field_audience']}\n"
            f"contingency: {word['hide_fields']}\nregion: {word['own_field']}\nthreatens: [M1, T-1]\n"
            "field_audience: {cause: [management], region: [management], current: [management]}\n"
            "current: {probability: 5, impact: 5}\ninherent: {probability: 2, impact: 5}\nrelated: [RISK-9]\n"
            f"responses: [{{id: ACT-1, action: {word['response']}, owner: li.wei, due: 2026-02-02}}]\n"
            "event: As RISK-9 says, and li.wei too\n---\n"
            "Shown words, RISK-9, `RISK-9`, @li.wei, [[RISK-9]] and "
            f"[[RISK-9|{word['link_words']}]], [{word['file_words']}](RISK-9-{word['file_name']}.md).\n\n"
            f"<!-- {word['comment']} -->\n\n## RISK-9 and CR-4\n\n"
            f"::: audience management\n{word['section']}\n\n![p](../files/{word['section_attachment']}.pdf)\n\n"
            f"::: audience client\n{word['nested_section']}\n:::\n:::\n\n"
            f"::: audience client\nFor the client.\n:::\n\n[Shown file](../files/shown.pdf)\n"
        ),
        "atlas/meetings/MTG-1.md": (
            "---\nid: MTG-1\ntitle: Weekly\ndate: 2026-03-09\nstatus: closed\naudience: client\nchair: li.wei\n"
            "attendance: {present: [li.wei, anna.k]}\nagenda:\n- {item: Shown item, about: [RISK-9]}\n"
            f"- {{item: {word['agenda']}, audience: [management], opinions: [{{who: anna.k, text: {word['audience_other']}}}]}}\n"  # noqa: E501 - a line of a file
            f"actions: [{{id: ACT-2, action: {word['response_comment']}, owner: li.wei, due: 2026-03-20}}]\n"
            f"decisions: [{{id: DEC-1, decision: {word['decision']}}}, {{id: DEC-2, decision: Shown, audience: client}}]\n"  # noqa: E501 - a line of a file
            "---\n# Weekly\n\n"
            f"- [ ] ACT-31 {word['item']} @li.wei due:2026-03-20\n{word['item_lazy']}\n\n    {word['item_child']}\n\n"
            f"    - deeper {word['item_child']}\n- shown item\n- [ ] ACT-32 Shown action @anna.k due:2026-03-21 audience:client\n\n"  # noqa: E501 - a line of a file
            f"> - [ ] ACT-33 {word['quote_item']} @li.wei due:2026-03-20\n>   {word['quote_item']}\n\n"
            f"- [ ] ACT-2 {word['item_mention']}\n\nLast words.\n"
        ),
    }


def _unreleased(word: dict[str, str]) -> dict[str, str | bytes]:
    return {
        "people/li.wei.md": (
            f"---\nkind: person\nid: li.wei\ntitle: {word['person']}\nemail: {word['handle']}@example.com\n---\n"
        ),
        f"atlas/risks/RISK-9-{word['file_name']}.md": (
            f"---\nid: RISK-9\ntitle: {word['title']}\nstatus: monitoring\nowner: li.wei\ntags: [{word['tag']}]\n"
            f"region: {word['title_id']}\ncurrent: {{probability: 5, impact: 5}}\nrelated: [RISK-1, MTG-1, M1]\n---\n"
            f"# {word['heading']}\n\n`{word['code']}` ![p](../files/{word['attachment']}.pdf) RISK-1\n"
        ),
        "atlas/changes/CR-4.md": (
            f"---\nid: CR-4\ntitle: {word['task_reason']}\nstatus: in_review\nrequester: anna.k\nsubmitted: 2026-03-02\n"  # noqa: E501 - a line of a file
            "affects: [T-2, RISK-1]\napprovals: [{who: anna.k, required: true}]\n---\n"
        ),
        "atlas/baselines/BL-1.md": (
            f"---\nid: BL-1\ntitle: {word['baseline']}\ndate: 2026-01-09\nmilestones: {{M1: 2026-02-17}}\n---\n"
        ),
        "atlas/notes.md": f"# {word['page']}\n\nRISK-1 MTG-1\n",
        "kpis/KPI-1.md": f"---\nid: KPI-1\ntitle: {word['kpi']}\nunit: count\nmeasure: count\nof: kind = risk\n---\n",
        "borneo/index.md": f"---\nkind: project\nid: BORNEO\ntitle: {word['project']}\nstart: 2026-01-05\n---\n",
    }


def attachments(word: dict[str, str]) -> dict[str, bytes]:
    """Files beside the records: one that the client may have, others."""
    names = ("shown", word["attachment"], word["section_attachment"])
    return {f"atlas/files/{name}.pdf": f"%PDF {name}".encode() for name in names}
