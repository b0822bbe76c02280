"""What reading files and their fields reports, PM001 to PM029."""

from __future__ import annotations

from pmsite.model.rules._rule import ERROR, WARNING, Rule

ENCODING = Rule(
    "PM001",
    ERROR,
    "the file is not UTF-8",
    "Files are UTF-8, with or without a byte-order mark. Another encoding (UTF-16, Latin-1, GBK) "
    "cannot be told apart safely, so the file is refused and the first bad byte is named. Save it "
    "again as UTF-8.",
)
CHARACTER = Rule(
    "PM002",
    ERROR,
    "a character that must not stand here",
    "NUL and other control characters, and bidirectional or zero-width marks in front matter, "
    "change what is read without being seen. Delete the character at the place named.",
)
FENCE = Rule(
    "PM003",
    ERROR,
    "the front matter's fences are wrong",
    "A front matter begins with `---` on the first line and ends with a line `---` (or `...`). "
    "Text that looks like metadata is never printed on a page: the fences must be mended, and an example of a front "
    "matter belongs in a code block.",
)
YAML = Rule(
    "PM004",
    ERROR,
    "the front matter is no YAML",
    "The YAML parser stopped at the place named. The commonest cause is a text with a colon and a "
    "space, or one that begins with a special character: put it in quotes.",
)
SIZE = Rule(
    "PM005",
    ERROR,
    "the file is larger than pmsite reads",
    "A file may have 4 MB, a front matter 2 million characters, lines of 20 000 and 60 000 values, a body 300 000 "
    "characters. Nothing that a person writes comes near; larger files are refused before a parser sees them.",
)
NESTING = Rule(
    "PM006",
    ERROR,
    "nested too deeply",
    "Front matters may nest 40 levels; lists, quotes, definitions, emphasis and elements of a body 100. Deeper nesting "
    "only serves to stall parsers.",
)
INDIRECTION = Rule(
    "PM007",
    ERROR,
    "anchors, aliases and tags are not used here",
    "YAML's `&name`, `*name` and `!tag` make values that do not stand where they are read. Write "
    "the value out; put a text that begins with one of these characters in quotes.",
)
DUPLICATE_KEY = Rule(
    "PM008",
    ERROR,
    "a key stands twice",
    "Of two equal keys YAML libraries keep the last one silently, so a released record could "
    "become internal or the reverse. Keep one.",
)
ROOT = Rule(
    "PM009",
    ERROR,
    "the front matter is no mapping",
    "A front matter is a list of `key: value` lines. A bare text or a list has no fields.",
)
UNKNOWN_FIELD = Rule(
    "PM010",
    ERROR,
    "a field the kind does not have",
    "Misspelt fields would be lost silently. Use a field of the kind, or define your own in the "
    "configuration under `fields:`.",
)
MISSING_FIELD = Rule(
    "PM011",
    ERROR,
    "a required field is missing",
    "The kind, or the configuration under `required:`, asks for this field.",
)
VALUE = Rule(
    "PM012",
    ERROR,
    "a value out of its range",
    "The value has the right type but lies outside of what the field allows.",
)
TYPE = Rule(
    "PM013",
    ERROR,
    "a value of the wrong type",
    "The field holds another kind of value: a date, a number, a list, a mapping.",
)
CHOICE = Rule(
    "PM014",
    ERROR,
    "a value that the enumeration does not have",
    "States, types and strategies are enumerations; the configuration may restrict or extend them "
    "under `enumerations:`.",
)
DATE = Rule(
    "PM015",
    ERROR,
    "not a date",
    "Dates are days of the calendar written YYYY-MM-DD.",
)
ID = Rule(
    "PM016",
    ERROR,
    "not an id",
    "Ids are ASCII letters, digits, dot, dash and underscore, beginning with a letter, at most 64 "
    "characters. Look-alike letters of other scripts would make two ids that read the same.",
)
KIND = Rule(
    "PM017",
    ERROR,
    "an unknown kind",
    "Kinds are those of the reference and those of the configuration under `kinds:`.",
)
CONTRADICTION = Rule(
    "PM018",
    ERROR,
    "kind, folder and id contradict each other",
    "A record's kind follows from `kind:`, its folder, its file name or its id's prefix. Where "
    "two of them speak, they must agree.",
)
TITLE = Rule(
    "PM019",
    ERROR,
    "no title",
    "A record needs `title:` (or a first heading); a task and a milestone need `name:`.",
)
DUPLICATE_ID = Rule(
    "PM020",
    ERROR,
    "two records have the same id",
    "Ids are unique within a project, and across the portal for people, terms and other portal- "
    "wide records. Both places are named.",
)
CASE = Rule(
    "PM021",
    ERROR,
    "two ids differ in case only",
    "On file systems and in conversation such ids are the same.",
)
FILE = Rule(
    "PM022",
    ERROR,
    "a file that cannot be published",
    "Symbolic links, names with characters that are not seen and names that other systems do not allow are refused.",
)
ADDRESS = Rule(
    "PM023",
    ERROR,
    "two pages have the same address",
    "Two files, or a file and a view of the portal, would be published at one address (also when "
    "they differ only in case or in Unicode normalisation); folders of projects and linked files count, too.",
)
NUMBER = Rule(
    "PM024",
    ERROR,
    "not a number that can be used",
    "Infinities, not-a-number and numbers of more than 18 digits are no quantities of a project.",
)
NO_FRONT_MATTER = Rule(
    "PM025",
    ERROR,
    "a record without front matter",
    "A file in a kind's folder is a record and needs a front matter. For folders of plain files "
    "write `folders: {minutes: {kind: meeting, missing: warn}}` in the configuration.",
)
NO_ID = Rule(
    "PM026",
    ERROR,
    "a record without an id",
    "An id is written as `id:` or stands at the start of the file name (`RISK-004-supplier.md`).",
)
PLAIN_FILE = Rule(
    "PM027",
    WARNING,
    "a plain file was taken as a record",
    "The configuration makes records of this folder's plain files; id and date were taken from "
    "name and body.",
)
ORPHAN = Rule(
    "PM028",
    ERROR,
    "a record that needs a project lies outside one",
    "Plans, tasks and most registers belong to a project: a folder whose index.md has `kind: project`.",
)
ORDER = Rule(
    "PM029",
    ERROR,
    "an end before its start",
    "The first date of a pair must not be after the second.",
)
