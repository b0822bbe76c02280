"""Links to pages that are not there lose the way and keep the words."""

from dataclasses import replace

from pmsite.locale.texts import texts
from pmsite.model.address import Address
from pmsite.model.figure import Card, Cards, Head, Item, Link, Listing, Ref, Words
from pmsite.model.settings import AudienceSettings
from pmsite.release.release import release
from pmsite.views._all import limited as pruned
from pmsite.views._all import views_of
from tests.checks._portal import portal

PAGES = {"", "a", "a/risks/R-1"}
HERE, GONE = Address("a"), Address("a/kpis", "x")


def test_a_figure_without_a_dead_link_stays_as_it_is():
    figure = Listing(items=(Item((Link("A", HERE), Ref("R-1", "Late", Address("a/risks/R-1", "top"))))))
    assert pruned(figure, PAGES) is figure


def test_words_of_a_dead_link_stay():
    figure = Listing(items=(Item((Link("KPIs", GONE), Ref("K", "Kept", GONE))),), more=Link("All", GONE))
    found = pruned(figure, PAGES)
    assert found.items[0].main == (Words("KPIs"), Ref("K", "Kept", None))
    assert found.more is None


def test_files_and_cards_and_the_path():
    file = Link("File", Address("a/b.pdf", raw=True))
    head = Head(title="x", path=(Link("A", HERE), Link("K", GONE)), sub=(file,))
    assert pruned(head, PAGES).path == (Link("A", HERE),)
    assert pruned(head, PAGES).sub == (file,)
    assert pruned(Cards(cards=(Card("K", "1", to=GONE),)), PAGES).cards[0].to is None


def test_an_audience_has_the_views_that_are_named_and_the_pages_of_its_records():
    files = {
        "P": "kind: project\nid: P\ntitle: P\naudience: client",
        "RISK-1": "title: Late\naudience: client",
        "FB-1": "title: Slow\naudience: client",
    }
    built = portal(files)
    rule = {"client": AudienceSettings(views=("risks",))}
    limited = replace(built, settings=built.settings.model_copy(update={"audiences": rule}))

    def addresses(whole):
        return {page.address.page for page in views_of(release(whole, "client"), texts("en"))}

    few, every = addresses(limited), addresses(built)
    assert {"", "p", "p/risks", "p/risks/RISK-1", "p/feedback/FB-1"} <= few < every
    assert not {"p/feedback", "p/raid", "kpis", "p/kpis"} & few
    assert {"p/feedback", "p/raid"} <= every


def test_the_team_has_every_view():
    built = portal({"RISK-1": "title: Late"})
    rule = {"client": AudienceSettings(views=("risks",))}
    limited = replace(built, settings=built.settings.model_copy(update={"audiences": rule}))
    assert len(views_of(limited, texts("en"))) == len(views_of(built, texts("en")))
