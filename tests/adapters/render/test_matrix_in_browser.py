"""The arrows of the risk matrix lie over its cells, on the screen and on paper, however many risks a cell holds."""

import pytest

from pmsite.adapters.render import FigureRenderer, theme_directory
from pmsite.adapters.render.theme import joined
from pmsite.locale.texts import texts
from pmsite.model.address import Address
from pmsite.model.figure import Head, Link, Matrix, MatrixCell, MatrixEntry, Move

RENDERER = FigureRenderer(texts("en"), [theme_directory()])
SHEET = joined([theme_directory()], ".css")
CROWD = tuple(MatrixEntry(f"RISK-{number:03}", "Late") for number in range(1, 20))


def matrix(moves):
    cells = tuple(
        tuple(
            MatrixCell(row * column, 2, (("current", CROWD if (row, column) == (2, 3) else ()),))
            for column in range(1, 6)
        )
        for row in range(5, 0, -1)
    )
    return Matrix(
        cells=cells,
        row_labels=("often",) * 5,
        column_labels=("much",) * 5,
        assessments=(("inherent", "Inherent"), ("current", "Current")),
        moves=moves,
    )


MEASURE = """() => {
  const all = (query, from = document) => [...from.querySelectorAll(query)];
  const box = (node) => node.getBoundingClientRect().toJSON();
  const svg = document.querySelector('.pm-arrows').getBoundingClientRect();
  const share = (line, name) => parseFloat(line.getAttribute(name)) / 100;
  const lines = all('line.pm-arrow');
  return {
    cells: all('.pm-heat tbody tr').map((row) => all('td', row).map(box)),
    ends: lines.map((line) => [
      [1, 2].map((n) => svg.left + svg.width * share(line, 'x' + n)),
      [1, 2].map((n) => svg.top + svg.height * share(line, 'y' + n)),
    ]),
    dashed: lines.map((line) => getComputedStyle(line).strokeDasharray !== 'none'),
  };
}"""


@pytest.mark.browser
@pytest.mark.parametrize("media", ["screen", "print"])
def test_an_arrow_starts_and_ends_in_the_cells_of_its_move(browser, media):
    moves = (Move("RISK-001", (4, 4), (2, 3)), Move("RISK-002", (2, 5), (1, 5), firm=False))
    page = browser.new_page(viewport={"width": 1200 if media == "screen" else 720, "height": 900})
    fragment = RENDERER.draw(matrix(moves), "")
    page.set_content(f'<style>{SHEET}</style><body class="md-typeset">{RENDERER.sprite()}{fragment}</body>')
    page.emulate_media(media=media)
    found = page.evaluate(MEASURE)
    page.close()
    assert len({round(row[0]["bottom"] - row[0]["top"]) for row in found["cells"]}) == 1
    for move, ((x1, x2), (y1, y2)) in zip(moves, found["ends"], strict=True):
        for (probability, impact), x, y in ((move.start, x1, y1), (move.end, x2, y2)):
            cell = found["cells"][5 - probability][impact - 1]
            assert cell["left"] <= x <= cell["right"], move
            assert cell["top"] <= y <= cell["bottom"], move
    assert found["dashed"] == [False, True]


def test_a_printed_page_names_its_project_above():
    path = tuple(Link(text, Address("")) for text in ("Portfolio", "ATLAS"))
    drawn = RENDERER.draw(Head(path=path, subject="Risk report", as_of="As of 5 Jun"), "")
    assert "<span>ATLAS / Risk report</span><span>As of 5 Jun</span>" in drawn
    alone = RENDERER.draw(Head(path=path[:1], subject="Risks", as_of="As of 5 Jun"), "")
    assert "<span>Risks</span>" in alone
