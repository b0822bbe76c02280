"""The life cycle of a change is whole: every state is reached, and every way ends."""

from pmsite.records._change_states import NEXT, STAGES, START, following, stage
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
