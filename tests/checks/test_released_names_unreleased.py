from pmsite.checks import released_names_unreleased
from tests.checks._portal import found


def test_a_released_record_that_names_internal_ones_is_found():
    files = {
        "P": """
            kind: project
            id: P
            audience: client
        """,
        "RISK-1": """
            ---
            title: Supplier
            owner: li.wei
            threatens: [RISK-2]
            audience: client
            ---

            See [[ISS-1]].
        """,
        "RISK-2": "owner: li.wei",
        "ISS-1": "owner: li.wei",
        "li.wei": "role: Lead",
    }
    assert found(released_names_unreleased, files) == [
        "PM204 RISK-1.md:5 RISK-1 is released to client, but names ISS-1, RISK-2, li.wei"
    ]


def test_released_or_withheld_references_are_clean():
    files = {
        "P": """
            kind: project
            id: P
            audience: client
        """,
        "RISK-1": """
            ---
            title: Supplier
            owner: li.wei
            field_audience: {owner: [internal]}
            threatens: [RISK-2]
            audience: client
            ---

            ::: audience internal
            See [[ISS-1]].
            :::
        """,
        "RISK-2": "audience: client",
        "ISS-1": "owner: li.wei",
        "li.wei": "role: Lead",
    }
    assert not found(released_names_unreleased, files)


def test_internal_items_of_an_agenda_and_of_a_body_are_not_read():
    files = {
        "P": """
            kind: project
            id: P
            audience: client
        """,
        "RISK-1": "owner: li.wei",
        "MTG-1": """
            ---
            title: Weekly
            audience: client
            agenda: [{item: Supplier, about: [RISK-1], audience: internal}]
            actions: [{id: ACT-1, action: Order, owner: li.wei}]
            ---

            - [ ] ACT-2 Ask about RISK-1 @li.wei
        """,
        "li.wei": "role: Lead",
    }
    assert not found(released_names_unreleased, files)


RELEASED = {
    "P": """
        kind: project
        id: P
        audience: client
    """,
    "plan": "tasks: [{id: T-45, name: Hidden, duration: 1d}]",
    "RISK-9": "owner: li.wei",
}


def _change(lines, body=""):
    front = "\n".join(["---", "title: More", "audience: client", *lines, "---", body])
    return {**RELEASED, "CR-1": front}


def test_an_id_inside_a_text_of_a_field_counts():
    comment = "approvals: [{who: anna.k, verdict: approved, date: 2026-03-02, comment: After T-45.}]"
    files = {**_change([comment]), "anna.k": "audience: client"}
    assert found(released_names_unreleased, files) == [
        "PM204 CR-1.md:3 CR-1 is released to client, but names T-45"
    ]


def test_titles_keys_code_and_headings_count():
    for files in (
        _change(["reason: see RISK-9"]),
        _change(["impact: {scope: More of RISK-9}"]),
        _change([], "Text `RISK-9`"),
        _change([], "# About RISK-9"),
        _change([], "```\nRISK-9\n```"),
        {**_change([]), "CR-1": "title: More RISK-9\naudience: client"},
    ):
        assert [line[-16:] for line in found(released_names_unreleased, files)] == ["but names RISK-9"]


def test_a_withheld_text_does_not_count():
    assert not found(
        released_names_unreleased, _change(["reason: see RISK-9", "field_audience: {reason: [internal]}"])
    )
    assert not found(released_names_unreleased, _change(["reason: RISK-99 is nobody's id, ISO-9001 neither"]))
