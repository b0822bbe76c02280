"""A published site looked at from outside: a server of this machine answers, rightly and wrongly."""

import hashlib
import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from pmsite.adapters.audience.deployed import inspected
from pmsite.adapters.failure import ENVIRONMENT, USAGE, Failure

PAGES = {"index.html": b"<h1>Start</h1>", "p/risks/RISK-001/index.html": b"Shown", "assets/a.css": b"a {}"}
SAFE = {
    "Content-Security-Policy": "default-src 'self'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


@contextmanager
def served(pages, headers=SAFE, password=None):
    """The address of a server of these pages."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            path = self.path.lstrip("/")
            path = f"{path}index.html" if not path or path.endswith("/") else path
            refused = password is not None and self.headers.get("Authorization") != password
            body = b"log in" if refused else pages.get(path)
            self.send_response(401 if refused else 200 if body is not None else 404)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body or b"none")

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture
def manifest(tmp_path):
    files = [{"path": path, "sha256": hashlib.sha256(data).hexdigest()} for path, data in PAGES.items()]
    (tmp_path / "client.json").write_text(json.dumps({"schema": "pmsite-manifest/1", "files": files}))
    return tmp_path / "client.json"


def looked(manifest, pages=PAGES, headers=SAFE, sent=None, password=None):
    with served(pages, headers, password) as url:
        return inspected(url, manifest, ["RISK-002"], sent or {})


def test_the_site_that_was_built_is_right(manifest):
    found = looked(manifest)
    assert (found.files, found.problems) == (3, ())


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (
            {"index.html": b"<h1>Start</h1> see RISK-002!"},
            ("index.html: other bytes than built", "index.html: names RISK-002"),
        ),
        ({"p/risks/RISK-001/index.html": None}, ("p/risks/RISK-001/index.html: answered with 404",)),
        ({"p/risks/RISK-002/index.html": b"Hidden"}, ("p/risks/RISK-002/: is there, and was not built",)),
        ({".git/HEAD": b"ref"}, (".git/HEAD: is there, and was not built",)),
        ({"mkdocs.yml": b"x"}, ("mkdocs.yml: is there, and was not built",)),
        ({"assets/index.html": b"<title>Index of /assets"}, ("assets/: the server lists its files",)),
    ],
)  # fmt: skip
def test_what_differs_is_said(manifest, more, said):
    pages = {path: data for path, data in {**PAGES, **more}.items() if data is not None}
    assert looked(manifest, pages).problems == said


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"Content-Security-Policy": "", "X-Frame-Options": "DENY"}, "header Content-Security-Policy: is missing"),
        ({"X-Content-Type-Options": ""}, "header X-Content-Type-Options: is missing"),
        ({"Referrer-Policy": "unsafe-url"}, "header Referrer-Policy: unsafe-url"),
        ({"Content-Security-Policy": "default-src 'self'"}, "header X-Frame-Options or frame-ancestors: is missing"),
        ({"Access-Control-Allow-Origin": "*"}, "header Access-Control-Allow-Origin: lets other sites read this one"),
    ],
)  # fmt: skip
def test_headers_that_protect_the_reader_are_asked_for(manifest, changes, said):
    assert looked(
        manifest, headers={name: value for name, value in {**SAFE, **changes}.items() if value}
    ).problems == (said,)


def test_a_policy_may_stand_in_the_page(manifest):
    meta = b'<meta http-equiv="Content-Security-Policy" content="default-src \'self\'"><h1>Start</h1>'
    found = looked(
        manifest,
        {**PAGES, "index.html": meta},
        {**SAFE, "Content-Security-Policy": "", "X-Frame-Options": "DENY"},
    )
    assert found.problems == ("index.html: other bytes than built",)


def test_a_site_behind_a_log_in_answers_nobody_else(manifest):
    sent = {"Authorization": "Basic eA=="}
    assert looked(manifest, sent=sent, password="Basic eA==").problems == ()
    assert looked(manifest, sent=sent).problems == ("without logging in the site answers with 200",)


def test_what_cannot_be_looked_at(manifest, tmp_path):
    with pytest.raises(Failure, match="is no address") as failure:
        inspected("file:///etc/passwd", manifest, [], {})
    assert failure.value.exit_code == USAGE
    with pytest.raises(Failure, match=r"build the site first: pmsite build --audience other"):
        inspected("http://127.0.0.1:9/", tmp_path / "other.json", [], {})
    with pytest.raises(Failure, match="cannot reach") as failure:
        inspected("http://127.0.0.1:9/", manifest, [], {})
    assert failure.value.exit_code == ENVIRONMENT
