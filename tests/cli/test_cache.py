"""``pmsite cache``: what is kept is listed, and goes when it is told to."""

from tests.cli._desk import CLEAN, desk, pmsite


def test_what_is_kept_is_listed_and_deleted(tmp_path, monkeypatch):
    desk(tmp_path, monkeypatch, CLEAN)
    folder = tmp_path / ".pmsite" / "cache"
    assert pmsite("cache", "info").stdout.endswith("cache: 0.0 MB\n")
    (folder / "pages").mkdir(parents=True)
    (folder / "pages" / "internal.json").write_bytes(b"x" * 1_500_000)
    assert "pages           1.5 MB\n" in pmsite("cache", "info").stdout
    assert pmsite("cache", "clear").exit_code == 0
    assert not folder.exists()
    assert (tmp_path / "mkdocs.yml").exists()
    assert pmsite("cache", "clear").exit_code == 0
