import datetime as dt

from pmsite.model.figure import Meter
from pmsite.views import surveys
from tests.views._figures import column, figure, head, items, pages, titles

QUESTIONS = "questions: [{id: q1, text: Informed?, dimension: information}, {id: q2, text: Content?}]"
FIRST = f"""id: SUR-01
title: March
status: closed
wave: 2026-Q1
date: 2026-03-27
invited: 4
{QUESTIONS}
answers:
  - {{by: r1, date: 2026-03-27, scores: {{q1: 2, q2: 3}}, comment: Nearly there}}
  - {{by: r2, date: 2026-03-27, scores: {{q1: 3, q2: 3}}}}"""
SECOND = f"""id: SUR-03
title: May
status: closed
wave: 2026-Q2
date: 2026-05-29
invited: 4
{QUESTIONS}
answers:
  - {{by: r1, date: 2026-05-28, scores: {{q1: 5, q2: 4}}, comment: Good}}
  - {{by: r2, date: 2026-05-29, scores: {{q1: 5, q2: 5}}}}
  - {{by: r3, date: 2026-05-29, scores: {{q1: 4, q2: 4}}}}"""
TEAM = """id: SUR-02
title: Team
wave: 2026-Q2
respondents: team
date: 2026-05-29
questions: [{id: q1, text: Clear?}]
answers: [{by: t1, scores: {q1: 4}}, {by: t2, scores: {q1: 5}}]"""
FILES = {
    "atlas/surveys/SUR-01.md": FIRST,
    "atlas/surveys/SUR-02.md": TEAM,
    "atlas/surveys/SUR-03.md": SECOND,
}


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


def test_questions_stand_side_by_side_over_the_waves():
    table = figure(page(), "Client: mean of each question")
    assert [item.title for item in table.columns] == [
        "Question",
        "Measures",
        "2026-Q1",
        "2026-Q2",
        "Change",
        "Lowest to highest",
    ]
    assert column(table, "Question") == ["Informed?", "Content?"]
    assert column(table, "2026-Q1") == ["2.5 (2)", "3.0 (2)"]
    assert column(table, "2026-Q2") == ["4.7 (3)", "4.3 (3)"]
    assert column(table, "Change") == ["+2.2", "+1.3"]


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
