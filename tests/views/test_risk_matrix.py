"""The risk matrix: arrows where they can be told apart."""

import pytest

from pmsite.views._risk_matrix import matrix
from tests.views._figures import desk, portal


def risks(number):
    text = "id: {id}\ntitle: Late\ninherent: {{probability: 5, impact: 5}}\ncurrent: {{probability: 1, impact: 5}}"
    names = [f"RISK-{place:03}" for place in range(1, number + 1)]
    return {f"atlas/risks/{name}.md": text.format(id=name) for name in names}


@pytest.mark.parametrize(("number", "arrows"), [(25, 25), (26, 0)])
def test_so_many_arrows_as_one_a_cell_and_then_none(number, arrows):
    here = desk(portal(risks(number)))
    drawn = matrix(here, here.of("risk"))
    assert len(drawn.moves) == arrows
    assert ("26 risks have moved" in drawn.small) == (arrows == 0)
    assert sum(len(dict(cell.entries)["current"]) for row in drawn.cells for cell in row) == number
