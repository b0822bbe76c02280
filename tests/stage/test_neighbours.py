from pmsite.model.address import Address
from pmsite.model.figure import Band, Cell, Column, Head, Link, Page, Ref, Row, Table, Words
from pmsite.stage.neighbours import with_neighbours

REGISTER = "p/risks"


def record(name, view=REGISTER):
    head = Head(subject=name)
    return Page(Address(f"{view}/{name}"), name, (head,), view=view, record=f"P/{name}")


def register(*pieces, view=REGISTER, band=False):
    table = Table(columns=(Column("Risk"),), rows=tuple(Row((Cell((piece,)),)) for piece in pieces))
    figures = (Head(subject="Risks"), Band(layout="1", figures=(table,)) if band else table)
    return Page(Address(view), "Risks", figures, view=view)


def ref(name, view=REGISTER):
    return Ref(name, f"Title of {name}", Address(f"{view}/{name}"))


def beside(pages):
    """Ids before and after each record that has a neighbour."""
    heads = {page.title: page.figures[0] for page in with_neighbours(pages)}
    return {
        name: (head.before.id if head.before else None, head.after.id if head.after else None)
        for name, head in heads.items()
        if head.before or head.after
    }


def test_neighbours_are_those_of_the_register_s_rows_not_of_the_ids():
    pages = (register(ref("R-3"), ref("R-1"), ref("R-2")), record("R-1"), record("R-2"), record("R-3"))
    assert beside(pages) == {"R-3": (None, "R-1"), "R-1": ("R-3", "R-2"), "R-2": ("R-1", None)}


def test_a_register_of_one_record_has_no_neighbours_and_changes_nothing():
    pages = (register(ref("R-1")), record("R-1"))
    assert with_neighbours(pages) == pages


def test_a_record_counts_where_it_stands_first_in_a_band_too():
    pages = (register(ref("R-2"), ref("R-1"), ref("R-2"), band=True), record("R-1"), record("R-2"))
    assert beside(pages) == {"R-2": (None, "R-1"), "R-1": ("R-2", None)}


def test_rows_about_other_pages_are_passed_by():
    other = Ref("P", "Project", Address("p"))
    rows = (other, ref("R-1"), Words("Total"), Ref("R-9"), ref("R-2"))
    pages = (register(*rows), record("R-1"), record("R-2"), record("A-1", "p/actions"))
    assert beside(pages) == {"R-1": (None, "R-2"), "R-2": ("R-1", None)}


def test_a_link_names_a_record_by_its_words():
    people = [Link(name, Address(f"people/{name}")) for name in ("li", "wu")]
    pages = (register(*people, view="people"), record("li", "people"), record("wu", "people"))
    assert beside(pages) == {"li": (None, "wu"), "wu": ("li", None)}


def test_a_record_of_another_register_of_the_same_rows_is_not_taken_for_its_own():
    pages = (register(ref("R-1"), ref("R-2")), record("R-1"), record("R-2", "q/risks"))
    assert beside(pages) == {}
