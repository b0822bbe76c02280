from pmsite.checks import link_within_summary
from tests.checks._portal import found


def test_a_link_to_the_own_summary_or_part_is_found():
    files = {
        "plan": """
            id: PLAN-1
            tasks:
              - {id: T-1, name: A, depends: [T-3], tasks: [{id: T-2, name: B, tasks: [{id: T-3,
                  name: C, duration: 1d}]}]}
              - {id: T-4, name: D, tasks: [{id: T-5, name: E, duration: 1d, depends: [T-4]}]}
        """,
    }
    assert found(link_within_summary, files) == [
        "PM113 plan.md:4 T-1 depends on T-3, its own part",
        "PM113 plan.md:6 T-5 depends on T-4, in which it lies",
    ]


def test_links_between_parts_are_clean():
    files = {
        "plan": """
            id: PLAN-1
            tasks:
              - {id: T-1, name: A, tasks: [{id: T-2, name: B, duration: 1d}, {id: T-3, name: C,
                  duration: 1d, depends: [T-2]}]}
        """,
    }
    assert not found(link_within_summary, files)
