"""Numbers of values: kept in order, looked up the same way whether few or many have changed."""

from hypothesis import given
from hypothesis import strategies as st

from pmsite.stage.reads import fresh, reads, renumbered

NUMBERS = st.sets(st.integers(0, 60))


@given(NUMBERS, NUMBERS)
def test_fresh_is_what_has_none_of_the_stale(known, stale):
    assert fresh(reads(known), stale) == (not known & stale)


@given(NUMBERS)
def test_renumbered_are_the_same_values(known):
    now = {number: 60 - number for number in known}
    assert list(renumbered(reads(known), now)) == sorted(now.values())
