from pmsite.checks import baseline_unsealed
from tests.checks._portal import found


def test_a_place_holder_is_noticed():
    assert found(baseline_unsealed, {"BL-1": 'date: 2026-01-05\ndigest: "sha256:0000"'}) == [
        "PM212 BL-1.md:3 BL-1 is not sealed: its digest is a place holder"
    ]


def test_a_digest_or_none_is_clean():
    files = {"BL-1": "date: 2026-01-05", "BL-2": f'date: 2026-01-06\ndigest: "sha256:{"0" * 64}"'}
    assert not found(baseline_unsealed, files)
