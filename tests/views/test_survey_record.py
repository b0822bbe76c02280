import datetime as dt

from pmsite.model.figure import Cards
from pmsite.views import record
from tests.views._figures import cells, column, figure, items, one, pages, titles
from tests.views._surveys import FILES, QUESTIONS, SECOND, team


def survey(name, files, **options):
    return pages(record, files, **options)[f"atlas/surveys/{name}"]


def test_the_page_of_a_survey_has_result_questions_comments_and_follow_up():
    found = survey("SUR-03", FILES)
    assert [(card.name, card.value, card.of) for card in one(found, Cards).cards] == [
        ("Mean", "90", "of 100 (n = 3)"),
        ("Response rate", "75 %", "3 of 4"),
    ]
    assert one(found, Cards).cards[0].lines == ("target of 80 is met",)
    table = figure(found, "Questions")
    assert [item.title for item in table.columns] == [
        "Question", "n", "Mean", "Lowest to highest", "1", "2", "3", "4", "5",
    ]  # fmt: skip
    assert cells(table) == [
        ["Informed?", "3", "4.7", "4 to 5", "–", "–", "–", "1", "2"],
        ["Content?", "3", "4.3", "4 to 5", "–", "–", "–", "2", "1"],
    ]
    assert items(figure(found, "Comments")) == [("“Good”", "gave 4.5", "")]
    assert "Answers" not in titles(found)
    assert "r1" not in str(found)


def test_the_page_of_a_survey_that_nobody_answered_says_why_and_has_no_number():
    files = {
        "atlas/surveys/SUR-01.md": f"id: SUR-01\ntitle: June\ndate: 2026-06-04\nstatus: closed\n{QUESTIONS}"
    }
    found = survey("SUR-01", files)
    assert [(card.value, card.of) for card in one(found, Cards).cards] == [
        ("n/a", "nobody answered"),
        ("n/a", "invited not stated"),
    ]
    assert column(figure(found, "Questions"), "Mean") == ["n/a", "n/a"]
    assert "Follow-up" not in titles(found)


def test_answers_after_the_day_are_on_no_page():
    found = survey("SUR-03", {"atlas/surveys/SUR-03.md": SECOND}, as_of=dt.date(2026, 5, 28))
    assert column(figure(found, "Questions"), "n") == ["1", "1"]
    assert [card.of for card in one(found, Cards).cards] == ["of 100 (n = 1)", "1 of 4"]


def test_a_scale_without_whole_steps_has_no_column_a_score():
    files = team(2, "A", [(0.5, 0.25, 1)], "{min: 0, max: 1.5}")
    table = figure(survey("SUR-02", files), "Questions")
    assert [item.title for item in table.columns] == ["Question", "n", "Mean", "Lowest to highest"]
    assert table.small == "scores 0 to 1.5"
