from pmsite.model.figure import Cards
from pmsite.views import feedback, record
from tests.views._figures import PEOPLE, cells, chips, column, figure, head, pages, plain

FILES = {
    **PEOPLE,
    "atlas/feedback/FB-001.md": """id: FB-001
title: Slow
contact: zhang.min
channel: meeting
date: 2026-05-14
status: closed
score: {value: 3, of: 5}
answer: {by: li.wei, date: 2026-05-18, text: It is faster now}
led_to: [ACT-001]
actions: [{id: ACT-001, action: Pages, owner: li.wei, due: 2026-05-25, status: done, done: 2026-05-25}]""",
    "atlas/feedback/FB-002.md": """id: FB-002
title: English
date: 2026-05-28
status: answered
score: {value: 4, of: 5}
answer: {by: li.wei, date: 2026-05-29, text: A change}
led_to: [CR-001]""",
    "atlas/changes/CR-001.md": "id: CR-001\ntitle: English\nstatus: in_review",
}
OPEN = """---
id: FB-003
title: Dark
date: 2026-06-01
audience: client
---
It is too *dark*. Nobody can read it.
"""
TITLE = "What was said, and what came of it"


def test_the_sentence_says_how_soon_everything_was_answered():
    page = pages(feedback, FILES)["atlas/feedback"]
    assert head(page).title == (
        "All 2 statements are answered, on average after 2.5 days. The mean score is 70 of 100 (n = 2)."
    )
    assert head(page).ask is None
    assert (page.area, page.nav) == ("client", "Feedback")


def test_what_waits_stands_first_and_beside_the_sentence():
    page = pages(feedback, {**FILES, "atlas/feedback/FB-003.md": OPEN})["atlas/feedback"]
    assert head(page).title.startswith("1 of 3 statements waits for an answer, the longest for 4 days.")
    ask = head(page).ask
    assert ask is not None
    assert [plain(line) for line in ask.lines] == ["FB-003 Dark"]
    table = figure(page, TITLE)
    assert cells(table)[0][0] == "FB-003 Dark"
    assert column(table, "What was said") == ["It is too dark.", "–", "–"]
    assert column(table, "Days to answer") == ["n/a", "1", "4"]
    assert column(table, "Score") == ["n/a", "4 of 5", "3 of 5"]


def test_what_it_led_to_stands_with_its_state():
    table = figure(pages(feedback, FILES)["atlas/feedback"], TITLE)
    assert column(table, "Led to") == ["CR-001 In review", "ACT-001 Done"]
    assert chips(table) == {"All": 2, "Low score": 1, "Led to something": 2, "Result still open": 1}


def test_an_answer_after_the_day_has_not_been_given():
    import datetime as dt

    files = {
        "atlas/feedback/FB-001.md": FILES["atlas/feedback/FB-001.md"].replace(
            "status: closed", "status: open"
        )
    }
    page = pages(feedback, {**PEOPLE, **files}, as_of=dt.date(2026, 5, 16))["atlas/feedback"]
    assert head(page).title.startswith("The only statement waits for an answer, the longest for 2 days.")


def test_what_was_closed_without_an_answer_was_not_answered():
    files = {**FILES, "atlas/feedback/FB-004.md": "id: FB-004\ntitle: Never mind\nstatus: closed"}
    page = pages(feedback, files)["atlas/feedback"]
    assert head(page).title.startswith("No statement waits; 2 of 3 were answered, on average after 2.5 days.")


def test_an_audience_is_not_asked_to_answer():
    page = pages(feedback, {**FILES, "atlas/feedback/FB-003.md": OPEN}, audience="client")["atlas/feedback"]
    assert head(page).ask is None
    assert len(figure(page, TITLE).rows) == 1


def test_no_feedback_gives_no_page():
    assert not pages(feedback, {})
    assert not pages(feedback, FILES, None)


def response(files, **options):
    found = pages(feedback, files, **options)["atlas/feedback"]
    return [(card.name, card.value, card.of) for card in figure(found, "Response time").cards]


def test_response_time_has_mean_median_longest_and_what_waits():
    files = {
        **FILES,
        "atlas/feedback/FB-003.md": OPEN,
        "atlas/feedback/FB-004.md": """id: FB-004
title: Quick
date: 2026-03-30
answer: {by: li.wei, date: 2026-03-30, text: Done}""",
    }
    assert response(files) == [
        ("Mean", "1.7 days", "n = 3"),  # 4, 1 and 0 days
        ("Median", "1 day", "n = 3"),
        ("Longest", "4 days", "FB-001"),
        ("Waiting for an answer", "1", "the longest for 4 days"),
    ]
    page = pages(feedback, files)["atlas/feedback"]
    assert cells(figure(page, "Feedback by month")) == [
        ["5 Jun", "1", "0", "n/a"],
        ["31 May", "2", "2", "2.5 days"],
        ["30 Apr", "0", "0", "n/a"],
        ["31 Mar", "1", "1", "0 days"],
    ]


def test_without_an_answer_the_response_time_says_why():
    files = {"atlas/feedback/FB-003.md": OPEN}
    assert response(files)[0] == ("Mean", "n/a", "no answer with both its days")
    assert "Feedback by month" not in [
        item.title for item in pages(feedback, files)["atlas/feedback"].figures
    ]


def test_statements_are_filtered_by_contact_and_channel_where_there_are_several():
    files = {
        **FILES,
        "atlas/feedback/FB-003.md": "id: FB-003\ntitle: Call\ncontact: chen.jie\nchannel: phone\ndate: 2026-05-30",
        "atlas/feedback/FB-004.md": "id: FB-004\ntitle: Call\ncontact: chen.jie\nchannel: phone\ndate: 2026-05-31",
    }
    found = chips(figure(pages(feedback, files)["atlas/feedback"], TITLE))
    assert {name: found[name] for name in ("Chen Jie", "Zhang Min", "Phone", "Meeting")} == {
        "Chen Jie": 2,
        "Zhang Min": 1,
        "Phone": 2,
        "Meeting": 1,
    }


def test_the_page_of_a_statement_says_what_it_led_to_with_its_state():
    page = pages(record, FILES)["atlas/feedback/FB-001"]
    came = figure(page, "What it led to")
    assert came.small == "0 of 1 open"
    assert [(plain(item.main), plain(item.meta), item.state.label) for item in came.items] == [
        ("ACT-001 Pages", "Li Wei · due 25 May", "Done")
    ]
    assert figure(pages(record, FILES)["atlas/feedback/FB-002"], "What it led to").small == "1 of 1 open"


def test_a_release_tells_the_response_time_of_what_it_holds_only():
    files = {**FILES, "atlas/feedback/FB-003.md": OPEN}
    assert response(files, audience="client")[:1] == [("Mean", "n/a", "no answer with both its days")]
    assert isinstance(
        figure(pages(feedback, files, audience="client")["atlas/feedback"], "Response time"), Cards
    )
