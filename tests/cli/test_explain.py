import pytest

from pmsite.pipeline import rules
from tests.cli._desk import pmsite


def test_there_are_twenty_checks_at_least_and_their_codes_are_unique():
    codes = [rule.code for rule in rules()]
    assert len(set(codes)) == len(codes) >= 20


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)
def test_every_code_is_explained_with_what_it_means(rule):
    done = pmsite("explain", rule.code)
    assert done.exit_code == 0
    first, _, rest = done.stdout.partition("\n\n")
    assert first == f"{rule.code} ({rule.severity.value}): {rule.title}"
    assert " ".join(rest.split()) == " ".join(rule.meaning.split())
    assert len(rest.split()) >= 5
    assert rule.meaning.rstrip().endswith(".")


def test_a_code_may_be_written_small():
    assert pmsite("explain", "pm030").stdout == pmsite("explain", "PM030").stdout


def test_without_a_code_all_are_listed():
    lines = pmsite("explain").stdout.splitlines()
    assert [line.split()[0] for line in lines] == [rule.code for rule in rules()]


def test_an_unknown_code_is_a_usage_error_with_the_nearest():
    done = pmsite("explain", "PM0300")
    assert done.exit_code == 2
    assert done.stderr == "no diagnostic PM0300; did you mean PM030?\n"
