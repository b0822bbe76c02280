from pmsite.checks import term_twice
from tests.checks._portal import found


def test_a_word_of_two_terms_is_found():
    files = {
        "TERM-1": """
            title: Milestone
            aliases: [gate]
        """,
        "TERM-2": """
            title: Review
            aliases: [Gate, MILESTONE]
        """,
    }
    assert found(term_twice, files) == [
        "PM202 TERM-2.md:3 Gate is explained by TERM-1 and by TERM-2",
        "PM202 TERM-2.md:3 MILESTONE is explained by TERM-1 and by TERM-2",
    ]


def test_other_words_and_repetition_in_one_term_are_clean():
    files = {
        "TERM-1": """
            title: Milestone
            names: {zh: 里程碑}
            aliases: [milestone]
        """,
        "TERM-2": "title: Review",
    }
    assert not found(term_twice, files)
