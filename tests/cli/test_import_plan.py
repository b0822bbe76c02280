"""What a scheduler has added to a plan or set in it comes back; another's plan becomes a new one with all it has."""

import re

import pytest

from tests.cli._desk import CLEAN, desk, pmsite
from tests.cli.test_import import PLAN

NEW = (
    "<Task><UID>90</UID><ID>90</ID><Name>Paint</Name><IsNull>0</IsNull><OutlineLevel>2</OutlineLevel>"
    "<Duration>PT16H0M0S</Duration><Milestone>0</Milestone><Summary>0</Summary>"
    "<PredecessorLink><PredecessorUID>{pour}</PredecessorUID><Type>1</Type><LinkLag>4800</LinkLag>"
    "<LagFormat>7</LagFormat></PredecessorLink></Task>"
)
TOP = (
    "<Task><UID>91</UID><ID>2</ID><Name>Garden</Name><IsNull>0</IsNull><OutlineLevel>1</OutlineLevel>"
    "<Duration>PT16H0M0S</Duration><Milestone>0</Milestone><Summary>1</Summary></Task>"
    "<Task><UID>92</UID><ID>1</ID><Name>Lawn</Name><IsNull>0</IsNull><OutlineLevel>2</OutlineLevel>"
    "<Duration>PT8H0M0S</Duration><Milestone>0</Milestone><Summary>0</Summary></Task>"
    "<Task><UID>93</UID><ID>4</ID><Name>Green</Name><IsNull>0</IsNull><OutlineLevel>1</OutlineLevel>"
    "<Duration>PT0H0M0S</Duration><Milestone>1</Milestone><Summary>0</Summary>"
    "<PredecessorLink><PredecessorUID>92</PredecessorUID><Type>1</Type></PredecessorLink></Task>"
)


@pytest.fixture
def planned(tmp_path, monkeypatch):
    home = desk(tmp_path, monkeypatch, {**CLEAN, "p/plan.md": PLAN})
    assert pmsite("export", "mspdi", "-o", "p.xml").exit_code == 0
    return home


def edited(home, change):
    """The plan file with its text changed."""
    text = change((home / "p.xml").read_text())
    (home / "p.xml").write_text(text)
    return text


def uid(text, name):
    return re.search(rf"<UID>(\d+)</UID>\s*<ID>\d+</ID>\s*<Name>{name}</Name>", text)[1]


def after(text, name, more):
    """The text with more tasks behind the one of that name."""
    place = text.index("</Task>", text.index(f"<Name>{name}</Name>")) + len("</Task>")
    return text[:place] + more + text[place:]


def test_new_tasks_and_milestones_come_into_their_places(planned):
    edited(planned, lambda text: after(text, "Pour", NEW.format(pour=uid(text, "Pour"))))
    edited(planned, lambda text: text.replace("</Tasks>", f"{TOP}</Tasks>"))
    done = pmsite("import", "p.xml")
    assert done.exit_code == 0, done.stderr
    written = (planned / "content/p/plan.md").read_text()
    assert (
        "      - {id: T-90, name: Paint, duration: 2d, depends: [T-12 FS+1d]}\n  - {id: T-2, name: Roof"
        in written.replace('"', "")
    )
    # T-1 and T-2, as the file's numbers are, are ids of other tasks here
    assert "- {id: T-20, name: Garden, tasks: [{id: T-10, name: Lawn, duration: 1d}]}" in written
    assert "- {id: M4, name: Green, depends: [T-10]}" in written
    assert all(line in written.splitlines() for line in PLAN.splitlines())
    assert pmsite("export", "mspdi", "-o", "p.xml").exit_code == 0
    again = pmsite("import", "p.xml")
    assert (again.exit_code, again.stdout) == (0, "")


def test_a_new_milestone_is_not_taken_for_one_that_the_file_lost(planned):
    def change(text):
        start = text.rindex("<Task>", 0, text.index("<Name>Done</Name>"))
        rest = text[text.index("</Task>", start) + len("</Task>") :]
        return (
            text[:start]
            + TOP.partition("</Task>")[2]
            .partition("</Task>")[2]
            .replace("<ID>4<", "<ID>1<")
            .replace("<PredecessorUID>92<", "<PredecessorUID>1<")
            + rest
        )

    edited(planned, change)
    done = pmsite("import", "p.xml")
    assert done.exit_code == 0, done.stderr
    assert "M1 not in the file; nothing is deleted" in done.stderr
    assert "- {id: M2, name: Green, depends: [T-1]}" in (planned / "content/p/plan.md").read_text()


def test_progress_and_people_come_back(planned):
    def change(text):
        dug = text.index("<Name>Dig</Name>")
        text = text[:dug] + text[dug:].replace("<PercentComplete>0<", "<PercentComplete>30<", 1)
        people = (
            "<Resources><Resource><UID>1</UID><ID>1</ID><Name>Li Wei</Name><Type>1</Type></Resource></Resources>"
            f"<Assignments><Assignment><UID>1</UID><TaskUID>{uid(text, 'Dig')}</TaskUID>"
            "<ResourceUID>1</ResourceUID><Units>0.5</Units></Assignment></Assignments>"
        )
        return re.sub(r"<Resources ?/>\s*<Assignments ?/>", people, text)

    edited(planned, change)
    done = pmsite("import", "p.xml")
    assert done.exit_code == 0, done.stderr
    written = (planned / "content/p/plan.md").read_text()
    assert "progress: [{date: 2026-03-31, percent: 30}]" in written
    assert "allocate: [{who: li.wei, units: 50%}]" in written


def test_the_file_of_another_plan_changes_nothing(planned):
    edited(
        planned, lambda text: re.sub(r"<ExtendedAttribute>.*?</ExtendedAttribute>", "", text, flags=re.DOTALL)
    )
    done = pmsite("import", "p.xml")
    assert done.exit_code == 1
    assert "knows no task of the plan of P" in done.stderr
    assert (planned / "content/p/plan.md").read_text() == PLAN


FOREIGN = """<?xml version="1.0"?><Project xmlns="http://schemas.microsoft.com/project"><Title>House</Title>
<StartDate>2026-01-05T08:00:00</StartDate><StatusDate>2026-01-07T17:00:00</StatusDate><CalendarUID>1</CalendarUID>
<Calendars><Calendar><UID>1</UID><Name>Standard</Name></Calendar></Calendars><Tasks>
<Task><UID>1</UID><ID>1</ID><Name>Walls</Name><OutlineLevel>1</OutlineLevel><Duration>PT40H0M0S</Duration>
<Start>2026-01-05T08:00:00</Start><Finish>2026-01-09T17:00:00</Finish><ActualStart>2026-01-05T08:00:00</ActualStart>
<PercentComplete>60</PercentComplete><RemainingDuration>PT16H0M0S</RemainingDuration>
<Baseline><Number>0</Number><Start>2026-01-05T08:00:00</Start><Finish>2026-01-08T17:00:00</Finish>
<Duration>PT32H0M0S</Duration><Work>PT32H0M0S</Work></Baseline></Task>
<Task><UID>2</UID><ID>2</ID><Name>Cure</Name><OutlineLevel>1</OutlineLevel><Duration>PT96H0M0S</Duration>
<DurationFormat>8</DurationFormat><Start>2026-01-12T08:00:00</Start><Finish>2026-01-15T17:00:00</Finish></Task>
<Task><UID>3</UID><ID>3</ID><Name>Old</Name><OutlineLevel>1</OutlineLevel><Active>0</Active></Task>
<Task><UID>4</UID><ID>4</ID><Name>Roof</Name><OutlineLevel>1</OutlineLevel><Manual>1</Manual>
<Duration>PT8H0M0S</Duration><Start>2026-01-19T08:00:00</Start><Finish>2026-01-19T17:00:00</Finish></Task>
</Tasks><Resources><Resource><UID>1</UID><Name>Li Wei</Name><Type>1</Type></Resource>
<Resource><UID>2</UID><Name>Bricks</Name><Type>0</Type></Resource></Resources><Assignments>
<Assignment><TaskUID>1</TaskUID><ResourceUID>1</ResourceUID><Units>1</Units></Assignment>
<Assignment><TaskUID>1</TaskUID><ResourceUID>2</ResourceUID><Units>400</Units></Assignment></Assignments></Project>"""


def test_another_programs_plan_comes_with_progress_people_and_baselines(tmp_path, monkeypatch):
    home = desk(tmp_path, monkeypatch, CLEAN)
    (home / "house.xml").write_text(FOREIGN)
    done = pmsite("import", "house.xml", "-p", "P")
    assert done.exit_code == 0, done.stderr
    plan = (home / "content/p/plan.md").read_text()
    walls = plan[plan.index("id: T-1") : plan.index("id: T-2")]
    assert "- {date: 2026-01-07, percent: 60}" in walls
    assert "- {who: li.wei}" in walls
    assert "duration: 4d" in plan[plan.index("id: T-2") : plan.index("id: T-4")]
    assert "must_start: 2026-01-19" in plan
    assert "Old" not in plan
    kept = (home / "content/p/baselines/BL-01.md").read_text()
    assert "T-1: {start: 2026-01-05, finish: 2026-01-08, duration: 4d, hours: 32}" in kept
    for told in ("Old is not active", "Bricks is a material", "scheduled by hand", "elapsed duration"):
        assert told in done.stderr
    assert pmsite("check").exit_code == 0
