"""A path under file_audience that names no file withholds nothing, and is refused where it stands."""

from dataclasses import replace

from pmsite.checks import file_audience_unknown
from tests.checks._portal import portal

FILES = {
    "RISK-1": """
        title: A
        audience: client
        file_audience: {../files/a.pdf: [client], files/b.pdf: internal, c.pdf: client}
    """
}


def test_paths_from_the_record_and_from_the_project_are_known():
    found = replace(portal(FILES), attachments={"p/files/a.pdf": "", "p/files/b.pdf": ""})
    assert [(item.code, item.source.line, item.message) for item in file_audience_unknown.check(found)] == [
        ("PM214", 4, "RISK-1: no file c.pdf")
    ]
