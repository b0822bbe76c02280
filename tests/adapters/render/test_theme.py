from pmsite.adapters.render.theme import joined, theme_directory


def test_tokens_come_first_and_figures_last():
    sheet = joined([theme_directory()], ".css")
    assert sheet.index("--pm-ink:") < sheet.index(".md-header") < sheet.index(".pm-agenda")


def test_a_file_of_the_portal_stands_for_ours(tmp_path):
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "tokens.css").write_text(":root { --pm-ink: red }", encoding="utf-8")
    sheet = joined([tmp_path, theme_directory()], ".css")
    assert sheet.startswith(":root { --pm-ink: red }")
    assert "--pm-sunk: #f5f6f8" not in sheet
