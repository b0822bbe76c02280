"""``pmsite export pdf`` and ``pptx`` as they are called; what is in the files is tested with the formats."""

import pytest

from tests.cli._desk import desk, pmsite
from tests.exports._report_portal import FILES


@pytest.fixture
def here(tmp_path, monkeypatch):
    return desk(tmp_path, monkeypatch, FILES, "as_of: 2026-04-20\naudiences: {client: {}}")


def test_a_report_is_written_as_document_and_as_slides(here):
    assert pmsite("export", "pdf", "--record", "P/RPT-2026-03", "-o", "r.pdf").exit_code == 0
    assert (here / "r.pdf").read_bytes().startswith(b"%PDF-")
    assert pmsite("export", "pptx", "-p", "P", "--audience", "client", "-o", "r.pptx").exit_code == 0
    assert (here / "r.pptx").read_bytes().startswith(b"PK")
    assert pmsite("export", "pptx", "-p", "P", "--template", "r.pptx", "-o", "again.pptx").exit_code == 0


def test_a_bad_template_is_told_by_its_name_and_nothing_is_written(here):
    (here / "house.pptx").write_text("no slides")
    done = pmsite("export", "pptx", "-p", "P", "--template", "house.pptx", "-o", "r.pptx")
    assert done.exit_code == 2
    assert done.stderr.splitlines()[-1] == (
        "house.pptx: not a PowerPoint presentation; save it from PowerPoint as .pptx; nothing was written"
    )
    assert not (here / "r.pptx").exists()
    assert pmsite("export", "pptx", "-p", "P", "--template", "gone.pptx", "-o", "r.pptx").exit_code == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["csv", "--kind", "risk", "--view", "risks"], "csv takes no --view"),
        (["pdf", "--template", "mkdocs.yml"], "pdf takes no --template"),
        (["pptx", "-p", "P", "--kind", "risk"], "pptx takes no --kind"),
        (["pdf", "--record", "P/RPT-9"], "no record P/RPT-9"),
        (["pdf", "-p", "P", "--view", "nowhere"], "no page nowhere of P; there are status"),
        (["pdf", "--record", "P/RISK-1", "--audience", "client"], "no record P/RISK-1"),
    ],
)
def test_what_cannot_be_written_is_said(here, arguments, said):
    done = pmsite("export", *arguments, "-o", "out")
    assert done.exit_code == 2
    assert said in done.stderr
    assert not (here / "out").exists()
