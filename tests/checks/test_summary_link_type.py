from pmsite.checks import summary_link_type
from tests.checks._portal import found


def test_ff_and_sf_with_a_summary_are_found():
    files = {
        "plan": """
            id: PLAN-1
            tasks:
              - {id: T-1, name: A, tasks: [{id: T-2, name: B, duration: 5d}]}
              - {id: T-3, name: C, duration: 1d, depends: [T-1 FF]}
              - {id: T-4, name: D, depends: [T-3 SF+1d], tasks: [{id: T-5, name: E, duration: 1d}]}
        """,
    }
    assert found(summary_link_type, files) == [
        "PM112 plan.md:5 T-3 depends on T-1 by FF, but T-1 is a summary",
        "PM112 plan.md:6 T-4 depends on T-3 by SF, but T-4 is a summary",
    ]


def test_fs_and_ss_with_a_summary_are_clean():
    files = {
        "plan": """
            id: PLAN-1
            tasks:
              - {id: T-1, name: A, tasks: [{id: T-2, name: B, duration: 5d}]}
              - {id: T-3, name: C, duration: 1d, depends: [T-1 SS+1d, T-2 FF]}
        """,
    }
    assert not found(summary_link_type, files)
