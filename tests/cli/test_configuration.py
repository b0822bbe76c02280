import re

import pytest

from tests.cli._desk import CLEAN, desk, pmsite


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("as_off: 2026-03-31", "mkdocs.yml:7:7: PM050 the configuration has no field as_off; did you mean"),
        (
            "as_of: 2026-03-31\nrisk: {band: {medium: 5}}",
            "has no field band; did you mean bands?",
        ),
        ("as_of: 2026-02-30", "mkdocs.yml:7:14: PM050"),
        ("timezone: Asia/Shangai", "did you mean Asia/Shanghai?"),
        ("language: fr", "fr is no language of the portal; use en or zh"),
        ("folders: {minutes: {kind: meting}}", "PM050 no kind meting; did you mean meeting?"),
        ("required: {risk: [ownr]}", "mkdocs.yml:7:25: PM050 risk has no field ownr; did you mean owner?"),
        ("enumerations: {risk.catgory: [a]}", "risk has no field catgory; did you mean category?"),
        ("fields: {risc: {region: {type: text}}}", "no kind risc; did you mean risk?"),
        ("kinds: {risk: {prefix: RX}}", "PM050 two kinds are called risk"),
        ("seed: 1\nseed: 2", "mkdocs.yml:8:7: PM050 seed stands twice"),
    ],
)  # fmt: skip
def test_a_wrong_configuration_is_a_located_line_with_a_remedy_and_exit_code_2(
    tmp_path, monkeypatch, settings, said
):
    desk(tmp_path, monkeypatch, CLEAN, settings)
    for command in ("check", "build", "serve", "export json", "stage out", "new risk"):
        done = pmsite(*command.split())
        assert done.exit_code == 2, command
        assert said in done.stderr
        assert re.match(r"mkdocs\.yml:[78]:\d+: PM050 [^;]+; .+", done.stderr)
        assert "Traceback" not in done.stderr


def test_every_problem_of_the_configuration_is_said_at_once(tmp_path, monkeypatch):
    desk(tmp_path, monkeypatch, CLEAN, "as_off: 2026-03-31\nlanguag: zh\nseed: many")
    done = pmsite("check")
    assert [line.split(":")[1] for line in done.stderr.splitlines()] == ["7", "8", "9"]


def test_without_a_configuration_the_way_to_begin_is_said(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for command in ("check", "build", "serve", "export json", "stage out"):
        done = pmsite(*command.split())
        assert done.exit_code == 2
        assert "run pmsite init" in done.stderr


def test_the_configuration_is_found_from_any_folder_below(tmp_path, monkeypatch):
    desk(tmp_path, monkeypatch, CLEAN)
    monkeypatch.chdir(tmp_path / "content" / "people")
    assert pmsite("check").exit_code == 0


def test_another_file_can_be_named(tmp_path, monkeypatch):
    desk(tmp_path / "portal", monkeypatch, CLEAN)
    monkeypatch.chdir(tmp_path)
    assert pmsite("check", "-f", "portal/mkdocs.yml").exit_code == 0
    assert pmsite("check", "--config", "portal/nothing.yml").exit_code == 2


def test_every_setting_has_a_default(tmp_path, monkeypatch):
    desk(tmp_path, monkeypatch, CLEAN)
    (tmp_path / "mkdocs.yml").write_text("docs_dir: content\nplugins: [search, pmsite]\n")
    assert pmsite("check").exit_code == 0
