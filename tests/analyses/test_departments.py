"""The department of a person: resources of the project, the person's record, resources elsewhere."""

import pytest

from pmsite.analyses.departments import Departments
from tests.checks._portal import portal

FILES = {
    "q/index.md": "kind: project\nid: Q\ntitle: Q",
    "p/resources.md": "kind: resources\ndepartments: [{id: dev, name: Development}, {id: pmo, name: Project office}]\n"
    "people: [{who: a, department: dev}, {who: b, department: Project office}, {who: guest, department: dev}]",
    "q/resources.md": "kind: resources\ndepartments: [{id: it, name: Development}, {id: pmo, name: Steering}]\n"
    "people: [{who: a, department: pmo}]",
    "a": "id: a\ntitle: A\ndepartment: sales",
    "c": "id: c\ntitle: C\ndepartment: it",
    "guest": "id: guest\ntitle: G\norganisation: supplier\ncompany: Hengtai",
    "client": "id: client\ntitle: K\norganisation: client\ndepartment: dev",
}


@pytest.mark.parametrize(
    ("handle", "project", "department"),
    [
        pytest.param("a", "P", "dev", id="the resources of the project"),
        pytest.param("a", "Q", "Steering", id="an id that another project gives another name"),
        pytest.param("a", None, "sales", id="of no project: the record"),
        pytest.param("b", "P", "pmo", id="written by name"),
        pytest.param("b", "Q", "pmo", id="no record: the resources of another project"),
        pytest.param("c", "Q", "dev", id="an id whose name another project has by another id"),
        pytest.param("guest", "P", "dev", id="a guest whom the resources place"),
        pytest.param("guest", "Q", "Hengtai", id="a guest by company"),
        pytest.param("client", "P", "client", id="a guest without a company"),
        pytest.param("stranger", "P", "", id="nobody knows"),
    ],
)
def test_the_department_of_a_person(handle, project, department):
    assert Departments(portal(FILES).graph).of(handle, project) == department


def test_names_are_those_of_the_resources_in_their_order():
    names = Departments(portal(FILES).graph).names
    assert list(names.items()) == [
        ("dev", "Development"),
        ("pmo", "Project office"),
        ("Steering", "Steering"),
    ]
