"""The life cycle of a change is whole: every state is reached, and every way ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmsite.records._change_states import NEXT, STAGES, START, following, permits, stage
from pmsite.records.change import KIND, STATUS, VERDICTS


def reached(start):
    found, ahead = set(), [start]
    while ahead:
        state = ahead.pop()
        if state not in found:
            found.add(state)
            ahead += NEXT[state]
    return found


def test_every_state_of_a_change_is_in_the_life_cycle_and_no_other():
    assert set(NEXT) == set(STATUS)
    assert {state for after in NEXT.values() for state in after} <= set(STATUS)


def test_every_state_is_reached_from_the_draft():
    assert reached(START) == set(STATUS)


def test_every_way_can_end_and_what_has_ended_stays_so():
    last = {state for state, after in NEXT.items() if not after}
    assert last == {"withdrawn", "closed"}
    for state in STATUS:
        assert reached(state) & last
    for state in KIND.closed_states:
        assert set(NEXT[state]) <= KIND.closed_states


def test_no_state_follows_itself_or_is_named_twice():
    for state, after in NEXT.items():
        assert state not in after
        assert len(after) == len(set(after))


def test_a_review_ends_with_each_of_the_verdicts():
    assert set(VERDICTS) <= set(NEXT["in_review"])


def test_nothing_is_carried_out_that_was_not_approved():
    assert {state for state, after in NEXT.items() if "implementing" in after} == {"approved", "conditional"}
    assert reached("rejected") == {"rejected", "closed"}


def test_every_state_stands_in_one_stage():
    assert sorted(state for states in STAGES for state in states) == sorted(STATUS)
    assert (stage("draft"), stage("deferred"), stage("closed")) == (0, 3, 8)


def test_a_state_of_the_portal_has_neither_stage_nor_followers():
    assert stage("on_ice") is None
    assert following("on_ice") == ()


EDGES = [
    ("draft", "submitted"),
    ("draft", "withdrawn"),
    ("submitted", "analysing"),
    ("submitted", "in_review"),
    ("submitted", "returned"),
    ("submitted", "withdrawn"),
    ("analysing", "in_review"),
    ("analysing", "returned"),
    ("analysing", "deferred"),
    ("analysing", "withdrawn"),
    ("in_review", "approved"),
    ("in_review", "conditional"),
    ("in_review", "returned"),
    ("in_review", "rejected"),
    ("in_review", "deferred"),
    ("in_review", "withdrawn"),
    ("returned", "submitted"),
    ("returned", "withdrawn"),
    ("deferred", "analysing"),
    ("deferred", "in_review"),
    ("deferred", "rejected"),
    ("deferred", "withdrawn"),
    ("conditional", "approved"),
    ("conditional", "implementing"),
    ("conditional", "baselined"),
    ("conditional", "withdrawn"),
    ("approved", "implementing"),
    ("approved", "baselined"),
    ("approved", "withdrawn"),
    ("implementing", "verified"),
    ("verified", "baselined"),
    ("verified", "closed"),
    ("baselined", "closed"),
    ("rejected", "closed"),
]
"""The life cycle as the project's requirements have it, step by step."""


def test_a_change_takes_these_steps_and_no_other():
    for before in STATUS:
        for after in STATUS:
            assert permits(before, after) == (before == after or (before, after) in EDGES), (before, after)


@given(st.lists(st.integers(0, 20), max_size=40))
def test_whatever_way_a_change_takes_its_end_is_in_reach(turns):
    state = START
    for turn in turns:
        after = following(state)
        if not after:
            break
        state = after[turn % len(after)]
    assert reached(state) & {"withdrawn", "closed"}


@pytest.mark.parametrize(
    ("before", "after"),
    [("on_ice", "closed"), ("draft", "on_ice"), ("on_ice", "waiting"), ("closed", "on_ice")],
)
def test_states_of_the_portal_are_free(before, after):
    assert permits(before, after)


def test_a_state_that_a_portal_does_without_is_passed_through():
    small = ("draft", "in_review", "approved", "rejected", "closed")
    assert following("draft", small) == ("in_review",)
    assert following("in_review", small) == ("approved", "rejected")
    assert following("approved", small) == ("closed",)
    assert permits("draft", "in_review", small)
    assert not permits("draft", "in_review")
    assert not permits("draft", "approved", small)


@given(st.sets(st.sampled_from(STATUS)))
def test_a_portal_with_fewer_states_offers_only_those_and_none_out_of_reach(left_out):
    known = [state for state in STATUS if state not in left_out]
    for state in known:
        after = following(state, known)
        assert set(after) <= set(known) - {state}
        assert set(after) <= reached(state)
        assert set(NEXT[state]) & set(known) <= set(after)
