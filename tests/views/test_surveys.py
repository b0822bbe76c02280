import datetime as dt

from pmsite.model.figure import Meter, Series
from pmsite.views import surveys
from tests.views._figures import cells, column, figure, head, items, one, pages, plain, titles
from tests.views._surveys import FILES, FIRST, SECOND, team


def page(files=FILES, **options):
    return pages(surveys, files, **options)["atlas/surveys"]


def test_the_sentence_gives_both_sides_with_their_number_of_answers():
    # client: (2+3+3+3+5+4+5+5+4+4) ÷ 10 ÷ 5 = 76 of 100
    assert head(page()).title == (
        "The client gives 76 of 100 (n = 5); the target of 80 is missed. The team gives 4.5 of 5 (n = 2)."
    )


def test_each_wave_has_its_response_rate_and_mean_the_newest_first():
    table = figure(page(), "Client: waves")
    assert column(table, "Survey") == ["SUR-03 May", "SUR-01 March"]
    assert column(table, "Answered") == ["3", "2"]
    assert column(table, "Response rate") == ["75 %", "50 %"]
    assert column(table, "Mean") == ["4.5", "2.8"]
    assert column(table, "Of 100") == ["90", "55"]
    meter = table.rows[0].cells[-1].text[0]
    assert isinstance(meter, Meter)
    assert meter.limits == (80.0,)
    team = figure(page(), "Team: waves")
    assert column(team, "Response rate") == ["n/a"]


def test_dimensions_stand_side_by_side_over_the_waves():
    table = figure(page(), "Client: dimensions")
    assert [item.title for item in table.columns] == [
        "Dimension",
        "2026-Q1",
        "2026-Q2",
        "Against the wave before",
        "Target 80",
    ]
    # (2+3) ÷ 2 ÷ 5 = 50, (5+5+4) ÷ 3 ÷ 5 = 93.3; 60 and (4+5+4) ÷ 3 ÷ 5 = 86.7
    assert cells(table) == [
        ["Information", "50 (2)", "93 (3)", "▲ 43 higher", "met"],
        ["Content?", "60 (2)", "87 (3)", "▲ 27 higher", "met"],
    ]
    assert [plain(row.cells[0].sub) for row in table.rows] == ["Informed?", ""]
    assert len(one(page(), Series).lines[0].points) == 2


def test_the_waves_are_a_line_with_the_target():
    line = one(page(), Series)
    assert line.title == "Client: 90 of 100 in 2026-Q2, after 55 in 2026-Q1"
    assert [(point.x, point.label) for point in line.lines[0].points] == [
        ("2026-Q1", "55"),
        ("2026-Q2", "90"),
    ]
    assert (line.target, line.ticks) == (80, ((0, "0"), (100, "100")))
    assert not [
        item for item in page({"atlas/surveys/SUR-03.md": SECOND}).figures if isinstance(item, Series)
    ]


FALLING = {
    **team(2, "A", [(5, 4, 4), (4, 5, 4)]),  # communication 18 ÷ 4 = 4.5, led 4
    **team(4, "B", [(8, 7, 9), (7, 8, 9)], "{min: 1, max: 10}"),  # 30 ÷ 4 ÷ 10 × 5 = 3.75, led 4.5
}


def test_waves_of_different_scales_are_compared_by_the_end_of_the_scale():
    table = figure(page(FALLING), "Team: dimensions")
    assert cells(table) == [
        ["Communication", "4.5 (2)", "3.8 (2)", "▼ 0.8 lower", "missed"],
        ["Well led?", "4.0 (2)", "4.5 (2)", "▲ 0.5 higher", "met"],
    ]
    assert plain(table.note) == (
        "The scales of the waves differ; every score is divided by the end of its scale."
    )
    assert column(figure(page(FALLING), "Team: waves"), "Mean") == ["8.0", "4.3"]
    assert one(page(FALLING), Series).ticks == ((1, "1"), (5, "5"))


def test_a_dimension_that_is_below_the_target_is_named_in_the_sentence():
    # both waves: (26 + 24) ÷ 12 = 4.17 of 5, the second one at half its scores
    assert head(page(FALLING)).title == (
        "The team gives 4.2 of 5 (n = 4). Below the target of 4: Communication 3.8 after 4.5."
    )


def test_a_dimension_that_fell_above_the_target_is_named_too():
    files = {**team(2, "A", [(5, 5, 4)]), **team(4, "B", [(5, 4, 4)])}
    assert head(page(files)).title.endswith("Lower than in the wave before: Communication 4.5 after 5.0.")
    assert column(figure(page(files), "Team: dimensions"), "Against the wave before") == [
        "▼ 0.5 lower",
        "unchanged",
    ]


def test_a_dimension_that_a_wave_did_not_ask_for_is_compared_with_the_last_that_did():
    files = {
        **team(2, "A", [(4, 4, 5)]),
        "atlas/surveys/SUR-03.md": """id: SUR-03
title: Short
wave: B
respondents: team
date: 2026-03-20
questions: [{id: c, text: Well led?}, {id: d, text: New?}]
answers: [{by: t1, scores: {c: 4}}]""",
        **team(4, "C", [(5, 5, 5)]),
    }
    assert cells(figure(page(files), "Team: dimensions")) == [
        ["Communication", "4.0 (1)", "not asked", "5.0 (1)", "▲ 1.0 higher", "met"],
        ["Well led?", "5.0 (1)", "4.0 (1)", "5.0 (1)", "▲ 1.0 higher", "met"],
        ["New?", "not asked", "n/a", "not asked", "no wave before", "–"],
    ]


def test_two_surveys_of_one_wave_are_told_apart():
    files = {**team(2, "Q1", [(4, 4, 4)]), **team(3, "Q1", [(4, 4, 4)])}
    assert [item.title for item in figure(page(files), "Team: dimensions").columns][1:3] == [
        "Q1 SUR-02",
        "Q1 SUR-03",
    ]


def test_what_a_survey_led_to_stands_with_its_state_the_open_ones_first():
    files = {
        **FALLING,
        "atlas/surveys/SUR-04.md": FALLING["atlas/surveys/SUR-04.md"]
        + "\nrelated: [ACT-002, RISK-001, DEC-001]",
        "atlas/actions/ACT-001.md": "id: ACT-001\ntitle: Old\nstatus: done\ndone: 2026-05-01\nsource: SUR-04",
        "atlas/actions/ACT-002.md": "id: ACT-002\ntitle: Talk\ndue: 2026-06-12",
        "atlas/risks/RISK-001.md": "id: RISK-001\ntitle: Rumours\nrelated: [SUR-04]",
        "atlas/decisions/DEC-001.md": "id: DEC-001\ntitle: Weekly page\nstatus: accepted\ndate: 2026-05-02",
        "atlas/meetings/MTG-001.md": "id: MTG-001\ntitle: Is no follow-up\nrelated: [SUR-04]",
    }
    table = figure(page(files), "Follow-up")
    assert table.small == "2 of 4 open"
    assert cells(table) == [
        ["RISK-001 Rumours", "SUR-04", "–", "–", "Identified"],
        ["ACT-002 Talk", "SUR-04", "–", "12 Jun", "Open"],
        ["ACT-001 Old", "SUR-04", "–", "–", "Done 1 May"],
        ["DEC-001 Weekly page", "SUR-04", "–", "2 May", "Accepted"],
    ]
    assert table.note == ()


def test_what_is_low_without_a_follow_up_is_said():
    table = figure(page(FALLING), "Follow-up")
    assert (table.rows, plain(table.note)) == ((), "No follow-up yet: SUR-04 Communication 3.8")
    assert table.empty == "No action or decision names the survey as its source."
    fine = {**team(2, "A", [(5, 5, 5)])}
    assert "Follow-up" not in titles(page(fine))


def test_a_client_sees_only_the_follow_up_released_to_them():
    files = {
        "atlas/surveys/SUR-01.md": FIRST + "\naudience: client",
        "atlas/actions/ACT-001.md": "id: ACT-001\ntitle: Secret\nsource: SUR-01",
    }
    found = pages(surveys, files, audience="client")["atlas/surveys"]
    assert "ACT-001" not in str(found)
    assert "Follow-up" not in titles(found)  # nor that there is none: it does not see all


def test_comments_name_nobody():
    assert items(figure(page(), "Client: comments")) == [
        ("“Good”", "SUR-03 May · gave 4.5", ""),
        ("“Nearly there”", "SUR-01 March · gave 2.5", ""),
    ]
    assert "r1" not in str(page())
    assert "Team: comments" not in titles(page())


def test_without_answers_there_is_a_reason_and_no_number():
    found = page({"atlas/surveys/SUR-01.md": "id: SUR-01\ntitle: June\ninvited: 5"})
    assert head(found).title == "Client satisfaction is n/a: nobody has answered yet."
    table = figure(found, "Client: waves")
    assert (column(table, "Mean"), column(table, "Of 100"), column(table, "Response rate")) == (
        ["n/a"],
        ["n/a"],
        ["0 %"],
    )
    assert titles(found) == ["Client: waves"]


def test_answers_after_the_day_do_not_count():
    found = page({"atlas/surveys/SUR-03.md": SECOND}, as_of=dt.date(2026, 5, 28))
    assert column(figure(found, "Client: waves"), "Answered") == ["1"]
    assert head(found).title == "The client gives 90 of 100 (n = 1); the target of 80 is met."


def test_no_survey_gives_no_page():
    assert not pages(surveys, {})
    assert not pages(surveys, FILES, None)
