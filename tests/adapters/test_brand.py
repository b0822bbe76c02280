"""A portal's brand: pictures below its content that can do no harm, or a message on their line."""

import pytest

from tests.adapters._configured import HEAD, loaded, refused

PNG = bytes.fromhex("89504e470d0a1a0a") + b"rest"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1z"/></svg>'


def branded(folder, files, brand):
    for path, data in files.items():
        (folder / "content" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "content" / path).write_bytes(data)
    return HEAD + f"plugins:\n  - pmsite:\n      brand: {brand}\n"


def test_a_brand_is_read_with_its_pictures_below_the_content(tmp_path):
    text = branded(
        tmp_path,
        {"brand/logo.svg": SVG, "_brand/icon.PNG": PNG},
        '{logo: brand/logo.svg, favicon: _brand/icon.PNG, accent: "#0A7d5a", '
        "fonts: {text: Inter, cjk: [思源黑体, serif]}}",
    )
    brand = loaded(tmp_path, text).settings.brand
    assert (brand.logo, brand.favicon, brand.accent) == ("brand/logo.svg", "_brand/icon.PNG", "#0a7d5a")
    assert (brand.fonts.text, brand.fonts.cjk, brand.fonts.mono) == (("Inter",), ("思源黑体", "serif"), ())


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"GIF89a", "brand/logo.svg is no SVG"),
        (SVG.replace(b"<path", b"<script>alert(1)</script><path"), "holds code or loads from elsewhere"),
        (SVG.replace(b"<path", b'<image href="https://example.com/x.png"/><path'), "loads from elsewhere"),
        (SVG + b" " * 1_000_000, "more than 1,000,000 bytes"),
    ],
    ids=["gif", "script", "elsewhere", "large"],
)
def test_a_logo_that_is_none_or_could_do_harm_is_refused(tmp_path, data, says):
    message = refused(tmp_path, branded(tmp_path, {"brand/logo.svg": data}, "{logo: brand/logo.svg}"))
    assert message.startswith("mkdocs.yml:5:21: PM050 logo: ")
    assert says in message


def test_a_picture_that_is_no_png_is_refused(tmp_path):
    assert "is no PNG" in refused(tmp_path, branded(tmp_path, {"a.png": SVG}, "{favicon: a.png}"))


def test_a_mistyped_path_of_a_logo_gets_the_nearest_one(tmp_path):
    message = refused(tmp_path, branded(tmp_path, {"brand/logo.svg": SVG}, "{logo: brand/lgo.svg}"))
    assert "did you mean brand/logo.svg?" in message


def test_a_logo_behind_a_link_out_of_the_content_is_refused(tmp_path):
    (tmp_path / "secret.svg").write_bytes(SVG)
    text = branded(tmp_path, {"x.svg": SVG}, "{logo: logo.svg}")
    (tmp_path / "content" / "logo.svg").symlink_to(tmp_path / "secret.svg")
    assert "no file logo.svg" in refused(tmp_path, text)
