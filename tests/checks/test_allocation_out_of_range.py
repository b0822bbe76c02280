from pmsite.checks import allocation_out_of_range
from tests.checks._portal import found


def test_nothing_and_more_than_there_is_are_found():
    files = {
        "plan": """
            id: PLAN-1
            tasks:
              - {id: T-1, name: A, duration: 9d, allocate: [{who: li.wei, units: 0%}, {who: rig,
                  units: 300%}]}
        """,
        "RES-1": "technology: [{id: rig, name: Rig, capacity: 2}]",
    }
    assert found(allocation_out_of_range, files) == [
        "PM123 plan.md:4 T-1 takes 0% of li.wei",
        "PM123 plan.md:5 T-1 takes 300% of rig",
    ]


def test_a_whole_person_and_two_devices_are_clean():
    files = {
        "plan": """
            id: PLAN-1
            tasks:
              - {id: T-1, name: A, duration: 9d, allocate: [{who: li.wei, units: 100%}, {who: rig,
                  units: 200%}]}
        """,
        "RES-1": "technology: [{id: rig, name: Rig, capacity: 2}]",
    }
    assert not found(allocation_out_of_range, files)
