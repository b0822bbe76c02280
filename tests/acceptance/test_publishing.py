"""Whatever happens to a build, the site is the old one or the new one, whole; and the same content gives the same bytes."""  # noqa: E501

import pytest

from tests.acceptance._elsewhere import committed, differing
from tests.acceptance._faults import COMMANDS, FILES, SETTINGS, Scene, bytes_of, killed
from tests.acceptance._refusals import ERRORS, MOMENTS, fixed, hooked, limited, seeded, together
from tests.acceptance._run import portal, run


def left_over(folder):
    return sorted(path.name for path in folder.iterdir() if path.name.startswith(".site"))


@pytest.fixture(scope="module")
def scene(tmp_path_factory):
    return Scene(tmp_path_factory.mktemp("scene"))


@pytest.mark.slow
def test_eight_builds_at_once_all_succeed(scene):
    together(scene, seeded())


@pytest.mark.slow
def test_a_build_that_is_killed_leaves_the_old_site_or_the_new_one(scene):
    killed(scene, seeded(), 4)


@pytest.mark.slow
def test_a_hook_that_fails_leaves_the_old_site(scene):
    chance = seeded()
    hooked(scene, chance.choice(MOMENTS), chance.choice(ERRORS))
    hooked(scene, "last", ERRORS[0])


@pytest.mark.slow
def test_a_hook_that_is_no_python_is_named_with_its_line(tmp_path):
    top = portal(tmp_path, FILES, SETTINGS)
    (top / "hook.py").write_text("import os\ndef on_config(config:\n")
    with (top / "mkdocs.yml").open("a") as file:
        file.write("hooks: [hook.py]\n")
    done = run("pmsite", "build", cwd=top)
    assert done.returncode == 2
    assert done.stderr.startswith("hook.py:2: cannot be read as Python: ")
    assert len(done.stderr.strip().splitlines()) == 1
    assert not (top / "site").exists()


@pytest.mark.slow
def test_a_disk_that_refuses_ends_with_3_one_line_and_the_old_sites(scene):
    chance = seeded()
    limited(scene, chance, chance.choice(list(COMMANDS)))
    scene.write("Very late")
    fixed(scene, *chance.choice((("internal", "."), ("client", ".pmsite"), ("publish client", "www"))))


@pytest.mark.slow
def test_another_machine_and_another_day_change_no_byte(tmp_path):
    source = portal(tmp_path / "source", FILES, SETTINGS)
    committed(source)
    assert differing(source, tmp_path, ("client",), seeded())[1] == []


@pytest.mark.slow
def test_an_error_in_the_content_leaves_the_site_and_no_folder(tmp_path):
    portal(tmp_path, FILES)
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("old")
    record = tmp_path / "content" / "p" / "risks" / "RISK-1.md"
    record.write_text(record.read_text().replace("owner", "onwer"))
    done = run("pmsite", "build", cwd=tmp_path)
    assert done.returncode == 1
    assert "PM010" in done.stdout
    assert bytes_of(tmp_path / "site") == {"index.html": b"old"}
    assert left_over(tmp_path) == []
