"""The crawler of these tests sees what is broken."""

from tests.acceptance._html import broken, clicks, read, read_site, target


def site(folder, **files):
    for name, text in files.items():
        path = folder / (name.replace("__", "/") + ".html")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return read_site(folder)


def test_it_finds_dead_links_dead_anchors_and_dead_sources(tmp_path):
    pages = site(
        tmp_path,
        index='<a href="a/">a</a> <a href="b/">dead</a> <img src="none.png"> <a href="https://a.b">o</a>',
        a__index='<p id="here"><a href="#here">a</a> <a href="../#there">dead</a> <a href="../../up/">up</a>',
    )
    assert broken(pages, tmp_path) == [
        "a/index.html: ../#there", "a/index.html: ../../up/", "index.html: b/", "index.html: none.png",
    ]  # fmt: skip


def test_it_counts_the_fewest_clicks(tmp_path):
    pages = site(
        tmp_path,
        index='<a href="a/">a</a>',
        a__index='<a href="../b/">b</a>',
        b__index='<a href="../c/">c</a> <a href="..">home</a>',
        c__index="",
        d__index="",
    )
    assert clicks(pages) == {"index.html": 0, "a/index.html": 1, "b/index.html": 2, "c/index.html": 3}


def test_targets_are_those_of_a_static_server():
    assert target("a/b/index.html", "../../c/#x") == ("c/index.html", "x")
    assert target("a/index.html", "#x") == ("a/index.html", "x")
    assert target("a/index.html", "..") == ("index.html", "")
    assert target("a/index.html", "file.pdf") == ("a/file.pdf", "")
    assert target("a/index.html", "people/li.wei/") == ("a/people/li.wei/index.html", "")
    assert target("index.html", "%E5%BB%B6/") == ("延/index.html", "")


def test_hidden_words_and_scripts_are_not_read():
    page = read(
        "<article>seen <b hidden>not <i>this</i></b> too<script>x</script></article>"
        "<nav><a href=q>n</a></nav>"
    )
    assert "".join(page.article).split() == ["seen", "too"]
    assert page.navigation == ["q"]
