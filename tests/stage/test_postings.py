"""The lists of terms: told again from nothing they are what they are brought up to date to."""

import json

from hypothesis import given
from hypothesis import strategies as st

from pmsite.stage.postings import Postings

TERMS = st.dictionaries(
    st.sampled_from(["crane", "harbour", "验收", "接口", 'a"b', "x"]), st.integers(0, 3), max_size=4
)
ENTRIES = st.lists(TERMS, max_size=6)


def weighed(terms):
    return "\n".join(terms), "".join(map(str, terms.values()))


def read(pieces):
    """Entries of each term with their weights, from what a reader's search is given."""
    found = {}
    for term, distances in json.loads("{" + ",".join(piece for _, piece in pieces) + "}").items():
        number, found[term] = 0, {}
        for one in distances:
            number += one >> 2
            found[term][number] = one & 3
    return found


def expected(entries):
    found = {}
    for number, terms in enumerate(entries):
        for term, weight in terms.items():
            found.setdefault(term, {})[number] = weight
    return found


@given(st.lists(ENTRIES, min_size=1, max_size=5))
def test_after_any_edits_the_lists_are_those_of_the_entries(states):
    postings = Postings()
    for entries in states:
        said = postings.pieces([weighed(terms) for terms in entries])
        assert read(said) == expected(entries)
        assert [term for term, _ in said] == sorted(expected(entries))
        assert said == Postings().pieces([weighed(terms) for terms in entries])


def test_a_list_tells_distances_and_weights():
    said = Postings().pieces([("crane", "3"), ("", ""), ("crane\nx", "01")])
    assert said == [("crane", '"crane":[3,8]'), ("x", '"x":[9]')]
