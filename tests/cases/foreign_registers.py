"""Risk registers in the layouts of public repositories: their headings, their order, the form of their values.

The rows are made up. None of the repositories gives a licence, so that nothing of their content is here; what a column
is called and in which form it is filled is what an import has to cope with.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass, field

from xlsxwriter import Workbook


@dataclass(frozen=True)
class Register:
    """A file of another's making, its cells as they are told to be, and what becomes of them."""

    source: str
    file: str
    data: bytes
    rows: tuple[Mapping[str, str], ...]
    """Cells by heading, a row a record; headings that stand twice are numbered."""
    fields: Mapping[str, str]
    """The field that each heading has to be taken for; every other one goes into the text."""
    forms: Mapping[str, str] = field(default_factory=dict)
    """What values become, where they are not kept as they are."""


def _csv(text: str) -> bytes:
    return text.encode()


def _rows(heads: str, *rows: tuple[str, ...]) -> tuple[dict[str, str], ...]:
    names = heads.split("|")
    return tuple(dict(zip(names, row, strict=True)) for row in rows)


QUANTIFIED = Register(
    "drogoXX/QCRA on GitHub, risk_register.csv: a quantified register of an engineering "
    "contract; two columns have one name",
    "risk_register.csv",
    _csv(
        "Risk ID,Risk Description,Initial risk,Likelihood,Likely Initial Risk,Schedule Impact?,Residual risk,"
        "Likelihood,Likely Residual Risk ,Cost of Measures\n"
        '1,Pump delivery,"300,000 CHF",20%,"60,000 CHF",Yes ,"300,000 CHF",10%,"30,000 CHF","10,000 CHF"\n'
        '30,"""Odd"" layout","-3,150,000 CHF",25%,"-787,500 CHF",No,0 CHF,0%,0 CHF,"200,000 CHF"\n'
    ),
    _rows(
        "Risk ID|Risk Description|Initial risk|Likelihood|Likely Initial Risk|Schedule Impact?|Residual risk|"
        "Likelihood (2)|Likely Residual Risk|Cost of Measures",
        (
            "1",
            "Pump delivery",
            "300,000 CHF",
            "20%",
            "60,000 CHF",
            "Yes",
            "300,000 CHF",
            "10%",
            "30,000 CHF",
            "10,000 CHF",
        ),
        (
            "30",
            '"Odd" layout',
            "-3,150,000 CHF",
            "25%",
            "-787,500 CHF",
            "No",
            "0 CHF",
            "0%",
            "0 CHF",
            "200,000 CHF",
        ),
    ),
    {"Risk ID": "id", "Risk Description": "title", "Likelihood": "current.probability"},
    {'"Odd" layout': '\\"Odd\\" layout'},
)
DELIVERABLES = Register(
    "artloric/projects_closeouts on GitHub, risk-register.csv: risks of a programme by deliverable, "
    "with early warnings",
    "risk-register.csv",
    _csv(
        "Risk ID,Deliverable,Description,Probability,Impact,Score,Risk Type,Mitigation,Owner,Early Warning,Severity\n"
        'A1,D1 Survey,Answers stay away.,High,High,16,Technical / Knowledge,"Ask by telephone, twice.",Research Lead,'
        "Fewer than 20 answers; dead links.,Critical\n"
        "F2,D9 Closing,Partners disagree.,Low,Medium,6,Strategic,Meet before the report.,"
        "Li Wei,Letters differ.,Medium\n"
    ),
    _rows(
        "Risk ID|Deliverable|Description|Probability|Impact|Score|Risk Type|Mitigation|Owner|Early Warning|Severity",
        (
            *("A1", "D1 Survey", "Answers stay away.", "High", "High", "16", "Technical / Knowledge"),
            *("Ask by telephone, twice.", "Research Lead", "Fewer than 20 answers; dead links.", "Critical"),
        ),
        (
            *("F2", "D9 Closing", "Partners disagree.", "Low", "Medium", "6", "Strategic"),
            *("Meet before the report.", "Li Wei", "Letters differ.", "Medium"),
        ),
    ),
    {
        "Risk ID": "id",
        "Description": "title",
        "Probability": "current.probability",
        "Impact": "current.impact",
        "Risk Type": "category",
        "Owner": "owner",
        "Early Warning": "trigger",
    },
    {
        "High": "4",
        "Low": "probability: 2",
        "Medium": "impact: 3",
        "Research Lead": "research.lead",
        "Li Wei": "li.wei",
    },
)


def _treated() -> bytes:
    """A title block of four rows, the headings below, the assessment before and after in columns of the same names."""
    stream = io.BytesIO()
    book = Workbook(stream, {"in_memory": True})
    page = book.add_worksheet("Risk Register")
    page.write_row(0, 0, ["Project Risk Register"])
    page.write_row(1, 0, ["   Project Name: ", "", "House"])
    page.write_row(2, 0, ["   Prepared By: ", "", "Somebody"])
    page.write_row(5, 0, _TREATED.split("|"))
    page.write_row(
        6, 0, [1, "There is a risk that rain falls", "Almost Certain", 0.85, "Major", 4, "Extreme"]
    )
    page.write_formula(6, 7, "=F7*D7", None, 3.4)
    page.write_row(
        6,
        8,
        ["None", "Mitigate", "Put up a tent", 60, "Look at the sky", "Unlikely", 0.3, "Major", 4, "Medium"],
    )
    page.write_formula(6, 18, "=Q7*O7", None, 1.2)
    page.write_string(6, 19, "Tom Brown")
    legend = book.add_worksheet("Risk Likelihood")
    legend.write_row(0, 1, ["Risk Likelihood Table"])
    legend.write_row(1, 1, ["Rating", "Explanation", "Probabilty Range"])
    legend.write_row(2, 1, ["Almost Certain", "It happens", "80-99.99%"])
    book.close()
    return stream.getvalue()


_TREATED = (
    "Risk ID|Risk Description      |Likelihood|Prob|Impact/ Concequence|Impact Score|Risk Level|Risk Rating|"
    "Current Controls|Strategy|Risk Treatment/ Response|$Cost|Future Controls|Likelihood|Prob|Impact/ Concequence|"
    "Impact Score|Risk Level|Risk Rating|Responsibiliy"
)
TREATED = Register(
    "fengdancui/Project-Management on GitHub, Risk Register.xlsx: rows of a title, formulas, the same headings "
    "before and after treatment, legends on further sheets",
    "Risk Register.xlsx",
    _treated(),
    _rows(
        "Risk ID|Risk Description|Likelihood|Prob|Impact/ Concequence|Impact Score|Risk Level|Risk Rating|"
        "Current Controls|Strategy|Risk Treatment/ Response|$Cost|Future Controls|Likelihood (2)|Prob (2)|"
        "Impact/ Concequence (2)|Impact Score (2)|Risk Level (2)|Risk Rating (2)|Responsibiliy",
        (
            *(
                "1",
                "There is a risk that rain falls",
                "Almost Certain",
                "0.85",
                "Major",
                "4",
                "Extreme",
                "3.4",
                "None",
            ),
            *(
                "Mitigate",
                "Put up a tent",
                "60",
                "Look at the sky",
                "Unlikely",
                "0.3",
                "Major",
                "4",
                "Medium",
                "1.2",
            ),
            "Tom Brown",
        ),
    ),
    {
        "Risk ID": "id",
        "Risk Description": "title",
        "Likelihood": "current.probability",
        "Strategy": "strategy",
    },
    {"Mitigate": "strategy: mitigate"},
)


def _merged() -> bytes:
    """Two merged rows above the headings, probabilities as fractions."""
    stream = io.BytesIO()
    book = Workbook(stream, {"in_memory": True})
    page = book.add_worksheet("Risk Register")
    page.merge_range(0, 0, 0, 6, "Risk Register")
    page.merge_range(1, 0, 1, 6, "NB: Ann, Ben, Cy")
    page.write_row(2, 0, ["No", "Risk", "Root cause", "Owner", "Probability", "Impact", "Consequence"])
    page.write_row(3, 0, ["R1", "Scope creep", "Nobody listens", "Ann", 0.4, "High", "More is to be done"])
    page.write_row(4, 0, ["R2", "Rain", "Weather", "Li Wei", 0.05, "Low", "It is wet"])
    book.close()
    return stream.getvalue()


MERGED = Register(
    "CRMills97/Team-Awesome on GitHub, Risk Register.xlsx: merged title rows, shares for probabilities",
    "Risk Register.xlsx",
    _merged(),
    _rows(
        "No|Risk|Root cause|Owner|Probability|Impact|Consequence",
        ("R1", "Scope creep", "Nobody listens", "Ann", "0.4", "High", "More is to be done"),
        ("R2", "Rain", "Weather", "Li Wei", "0.05", "Low", "It is wet"),
    ),
    {
        "No": "id",
        "Risk": "title",
        "Root cause": "cause",
        "Owner": "owner",
        "Probability": "current.probability",
        "Impact": "current.impact",
        "Consequence": "effect",
    },
    {"Ann": "owner: ann", "Li Wei": "li.wei"},
)
SEMICOLON = Register(
    "A public example of a dashboard in R that reads registers of a European Excel: semicolons, "
    "underscores, years first",
    "risks.csv",
    _csv(
        "Risk_ID;Date_identified;Project_Name;Risk_Name;Risk_type;Description;Probability;Impact;Reaction;"
        "Reaction_details;Date_closed\n"
        "R1;2020/9/12;Moving;Network not ready;Planning;Tools need it before it is there;1;3;Accept;Plan anew;\n"
        "R2;2020/10/1;Moving;Licences late;Supplier;They come after the test;4;2;Mitigate;Order early;2020/12/24\n"
    ),
    _rows(
        "Risk_ID|Date_identified|Project_Name|Risk_Name|Risk_type|Description|Probability|Impact|Reaction|Reaction_details|"
        "Date_closed",
        (
            *(
                "R1",
                "2020/9/12",
                "Moving",
                "Network not ready",
                "Planning",
                "Tools need it before it is there",
                "1",
                "3",
            ),
            *("Accept", "Plan anew", ""),
        ),
        (
            *("R2", "2020/10/1", "Moving", "Licences late", "Supplier", "They come after the test", "4", "2"),
            *("Mitigate", "Order early", "2020/12/24"),
        ),
    ),
    {
        "Risk_ID": "id",
        "Date_identified": "identified",
        "Risk_Name": "title",
        "Risk_type": "category",
        "Description": "event",
        "Probability": "current.probability",
        "Impact": "current.impact",
        "Reaction": "strategy",
        "Date_closed": "closed",
    },
    {
        "2020/9/12": "2020-09-12",
        "2020/10/1": "2020-10-01",
        "2020/12/24": "2020-12-24",
        "Accept": "strategy: accept",
        "Mitigate": "strategy: mitigate",
    },
)
ALL = {
    "quantified": QUANTIFIED,
    "deliverables": DELIVERABLES,
    "treated": TREATED,
    "merged": MERGED,
    "semicolon": SEMICOLON,
}
