import datetime as dt
import hashlib
import io
import json
import subprocess
import sys

import pypdf
import pytest

from pmsite.exports._setter import setter
from pmsite.exports.pdf import rendered

DAY = dt.date(2026, 3, 31)
BLANK = {
    "lang": "zh", "font": "Noto Sans SC", "accent": "#1d5bb8", "flipped": False, "one": False, "cover": False,
    "kind": "", "title": "t", "project": "", "key": "", "organisation": "o", "readers": "r", "as_of": "", "facts": [],
    "contents": "", "page": "{n}", "head": None,
}  # fmt: skip
COMMON = "项目进展报告 Ünïcödé Ωλ Привет ≤ → ¥1,200"
RARE = "𬭊𬭳𬬻𫟼䶮㛃"
"""Elements 105, 106 and 104, and others of the list of 2013: outside of GB 2312, in Noto Sans SC."""
TABLE = """
import datetime as dt, sys
from pmsite.exports.pdf import rendered
from tests.exports.test_setter import BLANK, DAY, table

def resident():
    with open("/proc/self/statm", encoding="ascii") as said:
        return int(said.read().split()[1]) * 4096 / 1e6

for number in range(4):
    rendered(table(number), DAY)
before = resident()
for number in range(4, 16):
    rendered(table(number), DAY)
print(resident() - before)
"""


def said(*lines, one=False):
    text = [[{"is": "Words", "text": line, "tone": "", "glued": True}] for line in lines]
    figure = {"kind": "Paragraphs", "title": "", "small": "", "note": [], "lines": text}
    return {**BLANK, "one": one, "figures": [figure]}


def table(number):
    """A table of 150 rows whose words no other number has."""
    rows = [
        {"cells": [{"text": [{"is": "Words", "text": f"r{number}x{row}y{column} 进展", "tone": "", "glued": True}],
                    "sub": []} for column in range(5)], "group": False, "depth": 0, "summary": False}
        for row in range(150)
    ]  # fmt: skip
    columns = [{"title": f"c{column}", "number": False} for column in range(5)]
    figure = {"kind": "Table", "title": "", "small": "", "note": [], "columns": columns, "widths": [1.0] * 5,
              "rows": rows, "empty": ""}  # fmt: skip
    return {**BLANK, "figures": [figure]}


def digest(data):
    return hashlib.sha256(rendered(data, DAY)).hexdigest()


@pytest.mark.parametrize("line", [COMMON, RARE, f"{COMMON} {RARE} {COMMON}"], ids=["common", "rare", "mixed"])
def test_common_and_rare_signs_are_embedded_and_can_be_read_out_again(line):
    reader = pypdf.PdfReader(io.BytesIO(rendered(said(line), DAY)))
    assert line in reader.pages[0].extract_text().replace("\n", " ")
    for font in reader.pages[0]["/Resources"]["/Font"].values():
        inner = font.get_object()["/DescendantFonts"][0].get_object()
        assert "NotoSansSC" in inner["/BaseFont"]
        assert {"/FontFile2", "/FontFile3"} & set(inner["/FontDescriptor"].get_object())


def test_a_paper_is_the_same_whatever_was_set_and_forgotten_before():
    papers = [said(COMMON), said(RARE), said(COMMON, one=True), table(1), said("a")]
    setter().forget()
    forward = [digest(paper) for paper in papers]
    setter().forget()
    back = [digest(paper) for paper in reversed(papers)]
    alone = []
    for paper in papers:
        setter().forget()
        alone.append(digest(paper))
    assert forward == back[::-1] == alone
    assert len(set(forward)) == len(papers)


def test_another_process_sets_the_same_paper():
    data = said(COMMON, RARE)
    code = (
        "import hashlib, json, sys; from pmsite.exports.pdf import rendered; import datetime as dt;"
        "print(hashlib.sha256(rendered(json.load(sys.stdin), dt.date(2026, 3, 31))).hexdigest())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], input=json.dumps(data), capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == digest(data)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is read from /proc")
def test_many_papers_hold_no_more_than_a_few():
    done = subprocess.run([sys.executable, "-c", TABLE], capture_output=True, text=True, check=True)
    assert float(done.stdout) < 25  # megabytes; 120 where all of them are remembered
