"""The configuration: every problem on its line, exit 2, and nothing in it runs."""

import pytest

from pmsite.adapters.failure import USAGE, Failure
from pmsite.adapters.found import find
from tests.adapters._configured import HEAD, loaded, refused

BOMB = "a: &a [1, 1, 1, 1, 1, 1, 1, 1, 1]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


def test_everything_has_a_default(tmp_path):
    found = loaded(tmp_path, HEAD + "plugins: [search, pmsite]\n")
    assert found.settings.timezone == "UTC"
    assert found.title == "P"
    assert found.content == tmp_path / "content"


def test_the_block_is_read_where_plugins_are_a_mapping(tmp_path):
    found = loaded(tmp_path, HEAD + "plugins:\n  search: {}\n  pmsite:\n    seed: 7\n")
    assert found.settings.seed == 7


def test_tags_of_mkdocs_are_tolerated_and_run_nothing(tmp_path):
    text = HEAD + (
        "x: !ENV [HOME, a]\ny: !!python/name:material.extensions.emoji.twemoji\n"
        f"z: !!python/object/apply:os.system ['touch {tmp_path}/ran']\nplugins: [pmsite: {{seed: 3}}]\n"
    )
    assert loaded(tmp_path, text).settings.seed == 3
    assert not (tmp_path / "ran").exists()


def test_a_bom_and_crlf_are_fine(tmp_path):
    text = (HEAD + "plugins:\n  - pmsite:\n      seed: 5\n").replace("\n", "\r\n").encode("utf-8-sig")
    assert loaded(tmp_path, text).settings.seed == 5


@pytest.mark.parametrize(
    ("block", "says"),
    [
        ("pmsite: {sed: 1}", "4:14: PM050 the configuration has no field sed; did you mean seed?"),
        ("pmsite: 5", "4:13: PM050 pmsite holds no mapping"),
        ("pmsite: [a]", "PM050 pmsite holds no mapping"),
        ("pmsite: {calendars: {own: {base: atlantis}}}", "4:32: PM050 atlantis is no calendar"),
        ("pmsite: {calendars: {own: {base: own}}}", "4:32: PM050 own is no calendar"),
        ("pmsite: {audiences: {a b: {}}}", "4:26: PM050 a b is no name"),
        ("pmsite: {audiences: {internal: {}}}", "4:25: PM050 audiences: internal is reserved"),
        ("pmsite: {kinds: {risk: {prefix: X}}}", "4:22: PM050 two kinds are called risk"),
        ("pmsite: {seed: 1, seed: 2}", "seed stands twice"),
        ("pmsite: {as_of: 2024-02-30}", "is no date"),
        ("pmsite: {timezone: ../../etc/passwd}", "is no time zone"),
        ("pmsite: {timezone: Asia/Shangai}", "did you mean Asia/Shanghai?"),
        ("pmsite: {seed: .nan}", "not a finite number"),
        ("pmsite: {seed: " + "9" * 5000 + "}", "5,000 digits"),
        ("pmsite: {history: {period: year}}", "PM050 period: Input should be 'week' or 'month'"),
        ("pmsite: {history: {snapshots: 2}}", "snapshots is 2; use at least 3"),
        ("pmsite: {history: {snapshots: many}}", "many is no whole number"),
        ("pmsite: {history: {perod: week}}", "did you mean period?"),
        ("pmsite: {audiences: {internal: {}}}", "internal is reserved"),
        ("pmsite: {audiences: {../x: {}}}", "is no name"),
        ("pmsite: {audiences: {c: {kinds: [rsk]}}}", "did you mean risk?"),
        ("pmsite: {audiences: {c: {views: [milestones, risk]}}}", "did you mean risks?"),
        ("pmsite: {audiences: {c: {hide_fields: {risk: [quantifid]}}}}", "did you mean quantified?"),
        ("pmsite: {fields: {risk: {title: {type: date}}}}", "exists already"),
        ("pmsite: {fields: {risk: {copy: {type: date}}}}", "cannot be the name"),
        ("pmsite: {fields: {risk: {model_config: {type: date}}}}", "cannot be the name"),
        ("pmsite: {fields: {risk: {_x: {type: date}}}}", "cannot be the name"),
        ("pmsite: {fields: {rsk: {x: {type: date}}}}", "did you mean risk?"),
        ("pmsite: {kinds: {risk: {}}}", "two kinds are called risk"),
        ("pmsite: {kinds: {permit: {folder: risks}}}", "the folder risks is that of risk"),
        ("pmsite: {kinds: {permit: {prefix: RISK}}}", "the prefix RISK is that of risk"),
        ("pmsite: {kinds: {permit: {fields: {id: {}}}}}", "exists already"),
        ("pmsite: {kinds: {permit: {fields: {x: {type: link, to: [tsk]}}}}}", "did you mean task?"),
        ("pmsite: {folders: {minutes: {kind: meting}}}", "did you mean meeting?"),
        ("pmsite: {required: {risk: [ownr]}}", "did you mean owner?"),
        ("pmsite: {enumerations: {risk.categry: [a]}}", "did you mean category?"),
        ("pmsite: {completeness: {build: [{kind: documnt}]}}", "did you mean document?"),
        ("pmsite: {completeness: {build: [{kind: baseline, type: x}]}}", "baseline has no field type"),
        ("pmsite: {completeness: {build: [{kind: meeting, type: x, min: 0}]}}", "min"),
        ("pmsite: {completeness: {build: [{kind: document, were: x}]}}", "did you mean where?"),
        ("pmsite: {completeness: {build: [{kind: document, where: 'client ='}]}}", "where: "),
        ("pmsite: {completeness: {build: [{kind: document, where: 'clint = A'}]}}", "did you mean client?"),
        ("pmsite: {completeness: {build: [{kind: document, where: 'status = lost'}]}}", "never lost"),
        (
            "pmsite: {completeness: {build: [{kind: document, where: 'finish_forecast < as_of'}]}}",
            "is computed",
        ),
        ("pmsite: {completeness: {build: [{kind: document, where: 'kind = risk'}]}}", "no projects"),
        ("pmsite: {attachments: [pdf, html]}", "html can run code"),
        ("pmsite: {attachments: ['tar.gz']}", "no type of file"),
        ("pmsite: {risk: {bands: {medium: 20}}}", "do not rise"),
        ("pmsite: {brand: {acent: '#123456'}}", "no field acent; did you mean accent?"),
        ("pmsite: {brand: {accent: teal}}", "accent: teal is no colour; write six hexadecimal digits"),
        ("pmsite: {brand: {accent: '#1AF'}}", 'did you mean "#11aaff"?'),
        ("pmsite: {brand: {accent: '1d5bb8'}}", 'did you mean "#1d5bb8"?'),
        ("pmsite: {brand: {accent: '#12345g'}}", "is no colour"),
        ("pmsite: {brand: {accent: '#fff;} body {x: y'}}", "is no colour"),
        ("pmsite: {brand: {accent: }}", "accent is empty: # begins a comment; write the colour in quotes"),
        ("pmsite: {audiences: {c: {brand: {accent: }}}}", "accent is empty"),
        ("pmsite: {audiences: {c: {brand: {font: {}}}}}", "did you mean fonts?"),
        ("pmsite: {brand: {fonts: {txt: [Inter]}}}", "did you mean text?"),
        ("pmsite: {brand: {fonts: {text: ['a\"; b']}}}", "is no font family"),
        ("pmsite: {brand: {fonts: {mono: ['url(x)']}}}", "is no font family"),
        ("pmsite: {brand: {fonts: {cjk: ['</style>']}}}", "is no font family"),
        ("pmsite: {brand: {fonts: {text: ['Inter\\']}}}", "is no font family"),
        ("pmsite: {brand: {logo: logo.gif}}", "logo: logo.gif is no picture; name an .svg or .png file"),
        ("pmsite: {brand: {logo: ../logo.svg}}", "does not lie below docs_dir"),
        ("pmsite: {brand: {logo: /etc/logo.svg}}", "does not lie below docs_dir"),
        ("pmsite: {brand: {logo: 'https://example.com/logo.svg'}}", "does not lie below docs_dir"),
        ("pmsite: {brand: {favicon: brand/icon.png}}", "favicon: no file brand/icon.png below docs_dir"),
        ("pmsite: {audiences: {c: {brand: {logo_dark: night.svg}}}}", "logo_dark: no file night.svg"),
    ],
)
def test_a_wrong_setting_is_named_on_its_line(tmp_path, block, says):
    message = refused(tmp_path, HEAD + "plugins:\n  - " + block + "\n")
    assert message.startswith("mkdocs.yml:4:")
    assert says in message
    assert "\n" not in message


def test_all_problems_are_told_at_once(tmp_path):
    message = refused(
        tmp_path, HEAD + "plugins:\n  - pmsite:\n      sed: 1\n      as_of: never\n      languge: en\n"
    )
    assert [line.split(":")[1] for line in message.splitlines()] == ["5", "6", "7"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (BOMB + HEAD + "plugins: [pmsite: {kinds: *i}]\n", "values"),
        ("x: &a [*a]\n" + HEAD, "deeply"),
        ("x: " + "[" * 40_000 + "\n" + HEAD, "deeply"),
        ("x:\n" + "".join("  " * depth + "- a:\n" for depth in range(1, 200)), "deeply"),
        ("- a\n", "no mapping"),
        ("a: b: c\n", "mapping values"),
        ("plugins:\n\t- search\n", "cannot start"),
        ("INHERIT: mkdocs.yml\n" + HEAD, "inherits from itself"),
        (HEAD.replace("content", "/etc") + "plugins: [pmsite]\n", "outside"),
        (HEAD.replace("content", "../x") + "plugins: [pmsite]\n", "outside"),
        (HEAD.replace("content", "nothing") + "plugins: [pmsite]\n", "no folder nothing"),
        (HEAD.encode("utf-16"), "UTF-8"),
        (b"site_name: \xff\n", "UTF-8"),
        (b"site_name: a\0b\n", "1:13: PM002"),
        (HEAD, "no plugin pmsite"),
        (HEAD + "plugins: [search]\n", "3:10: PM050 no plugin pmsite"),
        (HEAD + "plugins: [pmsite, pmsite: {}]\n", "3:27: PM050 the plugin pmsite stands twice"),
        (HEAD + "site_name: Q\n", "3:1: PM050 site_name stands twice"),
        (HEAD + "INHERIT: base.yml\n", "3:10: PM050 no file base.yml"),
        ("x" * 2_000_001, "1:1: PM005"),
    ],
)
def test_a_configuration_that_cannot_be_read_is_one_line(tmp_path, text, says):
    message = refused(tmp_path, text)
    assert says in message
    assert "\n" not in message
    assert message.startswith("mkdocs.yml:")


def test_two_files_that_inherit_from_each_other_are_told(tmp_path):
    (tmp_path / "base.yml").write_text("INHERIT: mkdocs.yml\n")
    assert "inherits from itself" in refused(tmp_path, "INHERIT: base.yml\n" + HEAD)


def test_what_is_inherited_counts(tmp_path):
    (tmp_path / "base.yml").write_text(HEAD + "plugins: [pmsite: {seed: 9}]\n")
    assert loaded(tmp_path, "INHERIT: base.yml\n").settings.seed == 9


def test_a_problem_of_what_is_inherited_is_told_in_its_file(tmp_path):
    (tmp_path / "base.yml").write_text(HEAD + "plugins:\n  - pmsite:\n      as_of: never\n")
    assert refused(tmp_path, "INHERIT: base.yml\nsite_name: Q\n").startswith("base.yml:5:14: PM050 ")


def test_the_nearest_configuration_above_is_found(tmp_path):
    (tmp_path / "mkdocs.yml").write_text(HEAD)
    inner = tmp_path / "content" / "a"
    inner.mkdir(parents=True)
    assert find(inner) == tmp_path.resolve() / "mkdocs.yml"


def test_no_configuration_is_one_line(tmp_path):
    with pytest.raises(Failure) as failure:
        find(tmp_path)
    assert failure.value.exit_code == USAGE


def test_a_checklist_asks_by_own_fields_of_projects_and_allows_types_of_files(tmp_path):
    block = """plugins:
  - pmsite:
      fields: {project: {line: {type: choice, values: [building, software]}}}
      completeness: {build: [{kind: document, type: permit, where: line = building, min: 2}], idle: []}
      attachments: [.PDF, dwg]
"""
    settings = loaded(tmp_path, HEAD + block).settings
    (item,) = settings.completeness["build"]
    assert (item.where, item.min) == ("line = building", 2)
    assert list(settings.completeness) == ["build", "idle"]
    assert settings.attachments == ("pdf", "dwg")
    wrong = block.replace("line = building", "line = bridge")
    assert "line is never bridge" in refused(tmp_path, HEAD + wrong)


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("declassify: [milestone]", "milestone is no computed value"),
        (
            "declassify: [milstone.forecast]",
            "milstone.forecast is no computed value; did you mean milestone?",
        ),
        ("declassify: [kpi.within_budgt]", "no KPI within_budgt; did you mean within_budget?"),
        ("kpis: [on_tme]", "no KPI on_tme; did you mean on_time?"),
    ],
)
def test_what_an_audience_names_and_is_not_there(tmp_path, rule, said):
    text = HEAD + f"plugins:\n  - pmsite:\n      audiences:\n        client:\n          {rule}\n"
    message = refused(tmp_path, text)
    assert message.startswith("mkdocs.yml:7:")
    assert said in message


@pytest.mark.parametrize(
    ("plugins", "wanted"),
    [
        ("[search, pmsite]", True),
        ("[pmsite]", False),
        ("[{search: {enabled: false}}, pmsite]", False),
        ("{search: {}, pmsite: {}}", True),
    ],
)  # fmt: skip
def test_whether_the_pages_offer_a_search(tmp_path, plugins, wanted):
    assert loaded(tmp_path, HEAD + f"plugins: {plugins}\n").searched is wanted
