"""Templates that were compiled are not compiled again until their text is another."""

import jinja2

from pmsite.adapters.render.compiled import Compiled


def test_a_template_is_compiled_once_for_each_text(tmp_path, monkeypatch):
    file, compiled, known = tmp_path / "a.html", [], Compiled()
    whole = jinja2.Environment.compile
    monkeypatch.setattr(
        jinja2.Environment, "compile", lambda self, *a, **k: compiled.append(a[0]) or whole(self, *a, **k)
    )

    def shown():
        loader = jinja2.FileSystemLoader(tmp_path)
        return (
            jinja2.Environment(loader=loader, bytecode_cache=known, autoescape=True)
            .get_template("a.html")
            .render(x=1)
        )

    file.write_text("{{ x }}")
    assert [shown(), shown()] == ["1", "1"]
    file.write_text("{{ x + 1 }}")
    assert [shown(), shown()] == ["2", "2"]
    assert len(compiled) == 2
