"""What is not plainly released is not released: an unknown name, a wrong type, a front matter that nobody can read."""

import pytest

from pmsite.adapters.workspace import open_workspace
from pmsite.model.diagnostic import Severity
from pmsite.release.release import kept
from tests.adapters.audience._portal import CONFIGURATION, FILES, written

SECRET = "quicksilver"


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    def of(front, configuration=CONFIGURATION):
        text = f"{front}\n{SECRET}\n"
        path = written(
            tmp_path_factory.mktemp("portal"), FILES | {"p/risks/RISK-009.md": text}, configuration
        )
        return open_workspace(path)

    return of


@pytest.mark.parametrize(
    "front",
    [
        "---\nid: RISK-009\ntitle: A\naudience: clint\n---",
        "---\nid: RISK-009\ntitle: A\naudience: Client\n---",
        "---\nid: RISK-009\ntitle: A\naudience: [client, clint]\n---",
        "---\nid: RISK-009\ntitle: A\naudience: true\n---",
        "---\nid: RISK-009\ntitle: A\naudience: 1\n---",
        "---\nid: RISK-009\ntitle: A\naudience: {client: yes}\n---",
        "---\nid: RISK-009\ntitle: A\naudience: [[client]]\n---",
        "---\nid: RISK-009\ntitle: A\naudience: client\naudience: internal\n---",
        "---\nid: RISK-009\ntitle: A\naudience: [client, internal]\n---",
        "---\nid: RISK-009\ntitle: A\naudience: client\nstatus: nonsense\n---",
        "---\nid: RISK-009\ntitle: A\naudience: client\nunknown: field\n---",
        "---\nid: RISK-009\ntitle: [A\naudience: client\n---",
        "---\nid: RISK-009\ntitle: A\naudience: client\n",
        "---\nid: RISK-009\ntitle: &a A\naudience: client\n---",
        "+++\nid = 'RISK-009'\naudience = 'client'\n+++",
        "\n---\nid: RISK-009\ntitle: A\naudience: client\n---",
    ],
)
def test_what_is_wrong_is_an_error_and_released_to_nobody(opened, front):
    workspace = opened(front)
    assert any(
        item.severity is Severity.ERROR and item.source.path.endswith("RISK-009.md")
        for item in workspace.diagnostics
    )
    assert "RISK-009" not in {record.id for record in kept(workspace.portal, "client")}
    tree = workspace.tree("client")
    texts = [*tree.texts.values(), *tree.search.values()]
    assert not [text for text in texts if SECRET in text]


@pytest.mark.parametrize(
    "front", ["---\nid: RISK-009\ntitle: A\n---", "---\nid: RISK-009\ntitle: A\naudience: []\n---"]
)
def test_without_a_word_it_is_internal(opened, front):
    workspace = opened(front)
    assert "RISK-009" not in {record.id for record in kept(workspace.portal, "client")}


@pytest.mark.parametrize(
    "include", ['--8<-- "../risks/RISK-002.md"', "{% include 'RISK-002.md' %}", "{{ secret }}"]
)
def test_no_text_takes_in_another_file(opened, include):
    """There is no way to include: the generator's own is an error, and Jinja is text."""
    workspace = opened(f"---\nid: RISK-009\ntitle: A\naudience: client\n---\n{include}")
    pages = "".join(text for path, text in workspace.tree("client").texts.items() if path.endswith(".md"))
    assert "Hidden" not in pages
