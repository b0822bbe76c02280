"""Markup in texts and fields: what could run, frame, send or load is gone from the page, and the words stay.

Nothing of this is refused: a text may speak of scripts. What pages do not keep is said in a warning (PM038) at
its place, a picture from another site in PM043; a title is shown as the characters it has.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator

from tests.corpus._case import RISK, Case, case, front, risk

ROW = "HTML"


def cases(chance: random.Random) -> Iterator[Case]:
    """Markup in bodies, in fields, in names of files, and files that hold code."""
    number = chance.randint(100, 999)
    for name, text in _bodies(f"alert({number})").items():
        shows = ("Before.",) if "stays open" in name else ("Before.", "After.")
        yield risk(ROW, name, front(body=f"Before.\n\n{text}\n\nAfter.\n"), exit=0, shows=shows)
    for name, text in _links(f"alert({number})").items():
        yield risk(
            ROW,
            name,
            front(body=f"Before.\n\n{text}\n\nAfter.\n"),
            exit=0,
            shows=("Before.", "run", "After."),
        )
    yield from _fields(f"alert({number})")
    yield from _files(f"alert({number})")
    yield from _code(f"alert({number})")


def _bodies(run: str) -> dict[str, str]:
    return {
        "a script": f"⟦PM038⟧<script>{run}</script>",
        "a script in a line": f"Words ⟦PM038⟧<script>{run}</script> on.",
        "a script in capitals": f"⟦PM038⟧<SCRIPT>{run}</SCRIPT>",
        "a script with a slash": f"⟦PM038⟧<script/x>{run}</script>",
        "a script from elsewhere": "⟦PM038⟧<script src=//e.invalid/x.js></script>",
        "a script that stays open": f"Words ⟦PM038⟧<script>{run}\n",
        "a script in a comment that ends early": f"<!--> <script>{run}</script> -->",
        "a script over lines": f"⟦PM038⟧<script\n>{run}</script\n>",
        "a script in a script": f"<scr⟦PM038⟧<script>ipt>{run}</scr</script>ipt>",
        "a script in a table": f"| a |\n|---|\n| ⟦PM038⟧<script>{run}</script> |",
        "a script in a list": f"- one\n- ⟦PM038⟧<script>{run}</script>",
        "a script in a quote": f"> ⟦PM038⟧<script>{run}</script>",
        "a script in a heading": f"## Head ⟦PM038⟧<script>{run}</script>",
        "a script in a note": f"Word[^1].\n\n[^1]: ⟦PM038⟧<script>{run}</script>",
        "a picture with a handler": f"⟦PM038⟧<img src=x onerror={run}>",
        "a picture with a handler behind a slash": f"⟦PM038⟧<img/src=x/onerror={run}>",
        "a picture with a handler in capitals": f"⟦PM038⟧<img src=x OnErRoR={run}>",
        "a picture with a handler behind a line end": f"⟦PM038⟧<img src=x\nonerror={run}>",
        "a picture with a handler behind a form feed of entities": f"⟦PM038⟧<img src=x&#12;onerror={run}>".replace(
            "⟦PM038⟧", ""
        ),
        "a paragraph with a handler": f'⟦PM038⟧<p onclick="{run}">words</p>',
        "details with a handler": f"⟦PM038⟧<details open ontoggle={run}>words</details>",
        "a drawing": f"⟦PM038⟧<svg onload={run}></svg>",
        "a drawing with a script": f"⟦PM038⟧<svg><script>{run}</script></svg>",
        "a drawing with a link": f'⟦PM038⟧<svg><a xlink:href="javascript:{run}"><text>x</text></a></svg>',
        "a formula": f'⟦PM038⟧<math><mtext><a href="javascript:{run}">x</a></mtext></math>',
        "a frame": "⟦PM038⟧<iframe src=//e.invalid/></iframe>",
        "a frame with its text": f"⟦PM038⟧<iframe srcdoc='<script>{run}</script>'></iframe>",
        "an object": "⟦PM038⟧<object data=x.swf></object>",
        "an embedded file": "⟦PM038⟧<embed src=//e.invalid/x.swf>",
        "a form": "⟦PM038⟧<form action=//e.invalid/>⟦PM038⟧<button>send</button></form>",
        "a field": "⟦PM038⟧<input type=password name=p>",
        "a text area": "⟦PM038⟧<textarea>x</textarea>",
        "a choice": "⟦PM038⟧<select><option>x</select>".replace("<option>", "⟦PM038⟧<option>"),
        "a base": "⟦PM038⟧<base href=//e.invalid/>",
        "a refresh": '⟦PM038⟧<meta http-equiv="refresh" content="0;url=//e.invalid/">',
        "a style sheet": "⟦PM038⟧<style>body{display:none}</style>",
        "a style sheet from elsewhere": "⟦PM038⟧<link rel=stylesheet href=//e.invalid/x.css>",
        "a style": '⟦PM038⟧<p style="position:fixed">words</p>',
        "a template": f"⟦PM038⟧<template><script>{run}</script></template>",
        "an own element": "⟦PM038⟧<x-y>words</x-y>",
        "a video": "⟦PM038⟧<video src=//e.invalid/x.mp4 autoplay></video>",
        "a sound": "⟦PM038⟧<audio src=//e.invalid/x.mp3 autoplay></audio>",
        "a marquee": f"⟦PM038⟧<marquee onstart={run}>words</marquee>",
        "a title of the page": "⟦PM038⟧<title>x</title>",
        "a body": f"⟦PM038⟧<body onload={run}>words",
        "a closing text area and a script": f"</textarea>⟦PM038⟧<script>{run}</script>",
        "no script, with a script": f'⟦PM038⟧<noscript><p title="</noscript><img src=x onerror={run}>"></noscript>',
        "a processing instruction": "<?php echo 1 ?>",
        "a document type": "<!DOCTYPE html>",
        "a character block": f"<![CDATA[<script>{run}</script>]]>",
        "an element with Markdown inside": f'⟦PM038⟧<div markdown onclick="{run}">words</div>',
        "an attribute list with a handler": f'Words⟦PM038⟧{{: onclick="{run}" }}',
        "an attribute list with a style": 'Words⟦PM038⟧{: style="position:fixed" }',
        "an attribute list of a heading": f'## Head ⟦PM038⟧{{: onmouseover="{run}" }}',
        "an attribute list of a picture": f'![x](x.png)⟦PM038⟧{{: onerror="{run}" }}'.replace("x.png", "#"),
        "an id of the theme": '<p id="__search">words</p>',
        "a template of the generator": "{{ config.site_name }} {% import 'os' %} {{ 7*7 }}",
        "a picture from elsewhere": "![x](⟦PM043⟧https://e.invalid/x.png)",
        "a picture from elsewhere without a scheme": "![x](⟦PM043⟧//e.invalid/x.png)",
        "a picture from elsewhere as markup": '<img src="⟦PM043⟧https://e.invalid/x.png">',
        "a drawing as an address": "![x](⟦PM038⟧data:image/svg+xml;base64,PHN2Zz4=)",
    }


def _links(run: str) -> dict[str, str]:
    return {
        "a link to a script": f"[run](⟦PM038⟧javascript:{run})",
        "a link to a script in mixed case": f"[run](⟦PM038⟧jAvAsCrIpT:{run})",
        "a link to a script with a tab": f"[run](⟦PM038⟧java&#9;script:{run})",
        "a link to a script with a line end": f"[run](⟦PM038⟧java&#10;script:{run})",
        "a link to a script with a named tab": f"[run](⟦PM038⟧java&Tab;script:{run})",
        "a link to a script with an entity": f"[run](⟦PM038⟧&#106;avascript:{run})",
        "a link to a script with a named colon": f"[run](⟦PM038⟧javascript&colon;{run})",
        "a link to a script in angles": f"[run](<⟦PM038⟧javascript:{run}>)",
        "a link to a script by a definition": f"[run][1]\n\n[1]: ⟦PM038⟧javascript:{run}",
        "a link to a script as markup": f'<a href="⟦PM038⟧javascript:{run}">run</a>',
        "a link to a script as markup without quotes": f"<a href=⟦PM038⟧javascript:{run}>run</a>",
        "a link to a script behind a control character": f'<a href="⟦PM038⟧&#1;javascript:{run}">run</a>',
        "a link to data": "[run](⟦PM038⟧data:text/html,x)",
        "a link to data as markup": '<a href="⟦PM038⟧data:text/html;base64,eA==">run</a>',
        "a link to a visual script": "[run](⟦PM038⟧vbscript:x)",
        "a link to a blob": "[run](⟦PM038⟧blob:https://e.invalid/x)",
        "a link to an own scheme": "[run](⟦PM038⟧ms-msdt:/id)",
        "a link to a script in angles alone": f"<⟦PM038⟧javascript:{run}> run".replace(
            "<⟦PM038⟧", "⟦PM038⟧<"
        ),
        "a record's link with markup": f'[[RISK-001|"><img src=x onerror={run}> run]]',
        "an area": f"run ⟦PM038⟧<area href=javascript:{run}>",
    }


def _fields(run: str) -> Iterator[Case]:
    nasty = f'"><img src=x onerror={run}><script>{run}</script>{{{{ 7*7 }}}}'
    said = json.dumps(nasty)
    words = (f"onerror={run}",)
    yield risk(ROW, "a title with markup", f"---\nid: RISK-001\ntitle: {said}\n---\n", exit=0, shows=words)
    yield risk(ROW, "a cause with markup", front(f"cause: {said}"), exit=0, shows=words)
    yield risk(ROW, "a tag with markup", front(f"tags: [{said}]"), exit=0)
    yield risk(
        ROW,
        "a title that closes a script",
        "---\nid: RISK-001\ntitle: </script><script>x</script>\n---\n",
        exit=0,
    )
    yield risk(
        ROW,
        "a title that closes a comment",
        "---\nid: RISK-001\ntitle: '--><script>x</script>'\n---\n",
        exit=0,
    )
    yield risk(
        ROW,
        "a title with a template",
        "---\nid: RISK-001\ntitle: '{{ config }}'\n---\n",
        exit=0,
        shows=("{{ config }}",),
    )
    yield risk(ROW, "a category with markup", front(f"category: {said}"), exit=0)
    yield risk(
        ROW,
        "an action with markup",
        front(f"responses: [{{id: ACT-1, owner: li.wei, due: 2026-05-01, action: {said}}}]"),
        exit=0,
        shows=words,
    )
    plan = f"---\nid: PLAN-01\ntitle: Plan\nstart: 2026-01-05\ntasks: [{{id: T-1, name: {said}, duration: 5d}}]\n"
    plan += "milestones: [{id: M1, name: Done, depends: [T-1]}]\n---\n"
    yield case(ROW, "a task with markup", {"p/plan.md": plan}, exit=0, page="p/plan", shows=words)
    label = json.dumps('<a href="javascript:x">Build</a>')
    yield case(
        ROW,
        "a label with a link",
        {"p/plan.md": plan.replace(said, label)},
        exit=0,
        page="p/plan",
        shows=('<a href="javascript:x">Build</a>',),
    )
    person = f"---\ntitle: {said}\nrole: {said}\ndepartment: {said}\nemail: {said}\nphone: {said}\n---\n"
    yield case(
        ROW, "a person with markup", {"people/li.wei.md": person}, exit=0, page="people/li.wei", shows=words
    )
    person = "---\ntitle: Li Wei\nemail: 'javascript:x'\nphone: 'javascript:x'\n---\n"
    yield case(
        ROW,
        "a person with a script for an address",
        {"people/li.wei.md": person},
        exit=0,
        page="people/li.wei",
    )
    term = f"---\nid: TERM-1\ntitle: {said}\naliases: [{said}]\n---\nText.\n"
    yield case(ROW, "a term with markup", {"terms/TERM-1.md": term}, exit=0, page="terms", shows=words)
    document = "---\nid: DOC-1\ntitle: Doc\nfile: ⟦PM039⟧'javascript:x'\n---\n"
    for name, url in {
        "a document that is a script": "javascript:x",
        "a document that is data": "data:text/html,x",
        "a document of the disk": "file:///etc/passwd",
        "a document of an own scheme": "ms-msdt:/id",
    }.items():
        yield case(ROW, name, {"p/documents/DOC-1.md": document.replace("javascript:x", url)})
    agenda = f"place: {said}\nagenda: [{{item: {said}, text: {said}}}]"
    meeting = f"---\nid: MTG-1\ntitle: M\ndate: 2026-03-02\n{agenda}\n---\n"
    yield case(
        ROW,
        "a meeting with markup",
        {"p/meetings/MTG-1.md": meeting},
        exit=0,
        page="p/meetings/MTG-1",
        shows=words,
    )


def _files(run: str) -> Iterator[Case]:
    link = {RISK: front(body="[file](⟦PM039⟧../x.svg)\n")}
    for name, drawing in {
        "a drawing with a script": f"<svg xmlns='http://www.w3.org/2000/svg'><script>{run}</script></svg>",
        "a drawing with a handler": f"<svg xmlns='http://www.w3.org/2000/svg' onload='{run}'/>",
        "a drawing with foreign markup": "<svg xmlns='http://www.w3.org/2000/svg'><foreignObject/></svg>",
        "a drawing with a link to a script": f"<svg xmlns='x'><a href='javascript:{run}'/></svg>",
        "a drawing with a picture from elsewhere": "<svg xmlns='x'><image href='https://e.invalid/x'/></svg>",
        "a drawing with an entity": "<!DOCTYPE svg [<!ENTITY a 'x'>]><svg>&a;</svg>",
        "a drawing with a style sheet": "<?xml-stylesheet href='x'?><svg/>",
        "a drawing with another name space": f"<x:svg xmlns:x='http://www.w3.org/2000/svg'><x:script>{run}</x:script></x:svg>",
        "a drawing that is animated": "<svg><a><set attributeName='href' to='javascript:x'/></a></svg>",
        "a drawing in UTF-16": "\ufeff<svg/>",
    }.items():
        data = drawing.encode("utf-16" if "UTF-16" in name else "utf-8")
        yield case(ROW, f"{name}, attached", {**link, "p/x.svg": data})
    for kind in (
        "html",
        "xhtml",
        "js",
        "svgz",
        "xml",
        "swf",
        "hta",
        "wasm",
        "css",
        "exe",
        "sh",
        "docm",
        "php",
        "",
    ):
        end = f".{kind}" if kind else ""
        text = front(body=f"[file](⟦PM039⟧../x{end})\n")
        yield case(
            ROW, f"a file x{end or ' without an end'}, attached", {RISK: text, f"p/x{end}": run.encode()}
        )
    named = "p/x onerror=alert(1) .png"
    picture = {RISK: front(body="![x](<../x onerror=alert(1) .png>)\n"), named: b"\x89PNG"}
    yield case(ROW, "a file named like a handler", picture, exit=0)


def _code(run: str) -> Iterator[Case]:
    """What stands in code is shown as it is, and nothing is said of it."""
    script = f"<script>{run}</script>"
    for name, text in {
        "a script in code": f"`{script}`",
        "a script in a block of code": f"```html\n{script}\n```",
        "a script in indented code": f"    {script}",
        "a link to a script in code": f"`[x](javascript:{run})` <b>{script.replace('<', '&lt;')}</b>",
    }.items():
        yield risk(ROW, name, front(body=f"{text}\n"), exit=0, shows=(run,))
