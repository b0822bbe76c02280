"""What linking records, files and calendars reports, PM030 to PM099, and steps between states, PM249."""

from __future__ import annotations

from pmsite.model.rules._rule import ERROR, WARNING, Rule

DANGLING = Rule(
    "PM030",
    ERROR,
    "a reference to nothing",
    "No record has this id. Ids of another project are written PROJECT/ID.",
)
AMBIGUOUS = Rule(
    "PM031",
    ERROR,
    "a reference that could mean several records",
    "Several projects have this id; write PROJECT/ID.",
)
WRONG_KIND = Rule(
    "PM032",
    ERROR,
    "a reference to a record of the wrong kind",
    "The field names a record of other kinds.",
)
CYCLE = Rule(
    "PM033",
    ERROR,
    "a cycle",
    "The records depend on each other in a ring, so none of them can come first.",
)
SELF = Rule(
    "PM034",
    ERROR,
    "a reference to itself",
    "A record cannot depend on, supersede or threaten itself.",
)
UNKNOWN_PERSON = Rule(
    "PM035",
    WARNING,
    "a person without a record",
    "The handle is used but people/ has no record of it. Add one, so that name, department and page exist.",
)
AUDIENCE = Rule(
    "PM036",
    ERROR,
    "an unknown audience",
    "Audiences are those of the configuration; without one there is `client`. A misspelt audience "
    "would withhold a record silently.",
)
PROSE_REFERENCE = Rule(
    "PM037",
    WARNING,
    "a reference in the text to nothing",
    "A bare id in prose names no record. Written as [[ID]] it would be an error.",
)
UNSAFE = Rule(
    "PM038",
    WARNING,
    "markup that is not published",
    "Scripts, frames, forms, styles, event handlers, links that run code and elements that HTML does not have are "
    "removed when the page is rendered. What shall be shown as text stands between backticks.",
)
ATTACHMENT = Rule(
    "PM039",
    ERROR,
    "a linked file that does not exist or must not be published",
    "Links to files are relative, stay inside the content folder and name an existing file.",
)
SLOW = Rule(
    "PM040",
    ERROR,
    "text that no renderer can bear",
    "Thousands of unmatched emphasis marks, footnotes or abbreviations take a Markdown renderer "
    "minutes. Shorten the passage.",
)
LIST_RECORD = Rule(
    "PM041",
    ERROR,
    "a list item that defines a record is incomplete",
    "An action in a body reads `- [ ] ACT-031 What is done @who due:2026-03-20`.",
)
SECTION = Rule(
    "PM042",
    ERROR,
    "an audience section is not closed, or closed twice",
    "A part of a body for one audience begins with `::: audience NAME` and ends with `:::`, each "
    "on a line of its own.",
)
EXTERNAL_IMAGE = Rule(
    "PM043",
    WARNING,
    "a picture from another site",
    "Nothing leaves the portal's origin when a page is viewed: the picture becomes a link. Put "
    "the file beside the page.",
)
CALENDAR = Rule(
    "PM044",
    ERROR,
    "an unknown calendar",
    "A calendar is a country code (cn), one of the configuration's `calendars:`, `none` (Monday "
    "to Friday) or `always` (seven days).",
)
CALENDAR_YEAR = Rule(
    "PM045",
    WARNING,
    "a plan reaches a year whose working days are not published yet",
    "National calendars with make-up workdays are published a year at a time. Until then dates in "
    "such a year are provisional. Where its days are published but not known here yet, write days off and make-up "
    "workdays as exceptions of the plan, or of a calendar of the configuration: a year with a day off among them "
    "counts as known.",
)
QUERY = Rule(
    "PM046",
    ERROR,
    "a query, or the figure it is for, cannot be read",
    "A query compares fields with values: `kind = risk and current.score >= 12 and not status = closed`. "
    "A fenced block `pmsite` names one figure with its query, and stands outside lists and quotes. The "
    "reference page on queries has the whole language.",
)
QUERY_NAME = Rule(
    "PM047",
    ERROR,
    "a query names what no record has",
    "The field belongs to none of the kinds that the query asks for, or the value can never be one of the "
    "field's. A misspelt name would find nothing, silently.",
)
ACTUALS = Rule(
    "PM048",
    ERROR,
    "a row of actual hours and cost that cannot be used",
    "`actuals*.csv` has the columns date, task, who, hours, cost, category and note, in UTF-8 with a decimal "
    "point. A row has a day, a task of the project, a person or device, and hours or a cost.",
)
CONFIGURATION = Rule(
    "PM050",
    ERROR,
    "the configuration is wrong",
    "The block `pmsite:` of mkdocs.yml has a key or a value that pmsite does not know, or there is no such block: "
    "without the plugin MkDocs would publish the sources as they are.",
)
STEP = Rule(
    "PM249",
    ERROR,
    "a step that the life cycle of a change does not have",
    "`pmsite set` takes a change only to a state that follows the one it has: what was not reviewed is not approved, "
    "what was not approved is not carried out. The page of a change names the states that may follow. States of the "
    "portal's own, under `enumerations:`, are free; a state written by mistake is put right by hand.",
)
INTERNAL = Rule(
    "PM099",
    ERROR,
    "pmsite failed on this file",
    "A fault of pmsite. Please report it with the file.",
)
