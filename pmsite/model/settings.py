"""The configuration of a portal: one block of ``mkdocs.yml``, everything with a default."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from pmsite.model.attachment import ACTIVE, TYPES
from pmsite.model.audience import AudienceSettings, Folder, Language, Name
from pmsite.model.block import Block
from pmsite.model.brand import Brand
from pmsite.model.csp import CspSettings
from pmsite.model.suggest import did_you_mean
from pmsite.model.value import Day, Id, Many, Number, Text, Truth, Whole, problem, shown


def _zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (KeyError, ValueError, OSError):
        near = did_you_mean(value, available_timezones())
        remedy = f"did you mean {near}?" if near else "use a name such as Asia/Shanghai or UTC"
        raise problem("zone", f"{shown(value)} is no time zone", remedy) from None
    return value


class CalendarException(Block):
    """A day that is worked, or not, against the rule of a calendar."""

    date: Day
    works: Truth
    hours: Annotated[Number, Field(gt=0, le=24)] | None = None
    reason: Text | None = None


class CalendarSettings(Block):
    """A calendar of the portal's own, on the base of a national one."""

    base: Text = "none"
    hours_per_day: Annotated[Number, Field(gt=0, le=24)] = 8
    exceptions: tuple[CalendarException, ...] = ()


class FolderSettings(Block):
    """A folder whose plain files become records."""

    kind: Name
    missing: Literal["error", "warn", "ignore"] = "error"


class Bands(Block):
    """Lowest score of the medium, high and critical band."""

    medium: Whole = 5
    high: Whole = 10
    critical: Whole = 15

    @model_validator(mode="after")
    def _rising(self) -> Bands:
        if not 1 < self.medium < self.high < self.critical <= 25:  # noqa: PLR2004 - the largest score
            raise problem(
                "bands", "the bands do not rise from 2 to 25", "write medium < high < critical ≤ 25"
            )
        return self


BAND_NAMES = ("low", "medium", "high", "critical")
Band = Literal["low", "medium", "high", "critical"]


class ReviewDays(Block):
    """Days after which a risk of a band is due for review."""

    low: Whole = 90
    medium: Whole = 60
    high: Whole = 30
    critical: Whole = 14


class RiskSettings(Block):
    """Bands of the risk matrix, by threshold or cell by cell, and review periods."""

    bands: Bands = Bands()
    matrix: tuple[tuple[Band, ...], ...] = ()
    """Rows by probability 1 to 5, columns by impact 1 to 5; empty: by thresholds."""
    review_days: ReviewDays = ReviewDays()

    @model_validator(mode="after")
    def _square(self) -> RiskSettings:
        if self.matrix and (len(self.matrix) != 5 or any(len(row) != 5 for row in self.matrix)):  # noqa: PLR2004
            raise problem("matrix", "the band matrix is not 5 by 5", "write five rows of five bands")
        return self

    def band(self, probability: int, impact: int) -> str:
        """Name of the band of a cell of the matrix."""
        if self.matrix:
            return self.matrix[probability - 1][impact - 1]
        score = probability * impact
        if score >= self.bands.critical:
            return "critical"
        if score >= self.bands.high:
            return "high"
        return "medium" if score >= self.bands.medium else "low"


class StatusSettings(Block):
    """Limits of green and amber: performance index, slip in working days."""

    index: tuple[Number, Number] = (0.95, 0.90)
    slip_days: tuple[Number, Number] = (5, 20)


class ScheduleSettings(Block):
    """Total float, in working days, up to which unfinished work is critical, and nearly so."""

    critical: Annotated[Number, Field(ge=0)] = 0
    """Up to this float a task is critical."""
    near_critical: Annotated[Number, Field(ge=0)] = 5
    """Up to this float a task that is not critical is near-critical; no more than ``critical``: none is."""


class ForecastSettings(Block):
    """How forecasts of dates are simulated."""

    distribution: Literal["pert", "triangular"] = "pert"
    """What three points are a distribution of: Beta-PERT with λ = 4, or the triangle."""
    runs: Annotated[Whole, Field(ge=100, le=100_000)] = 10_000
    """Number of simulated schedules of a project."""


class HistorySettings(Block):
    """How trends look back at the content's git history."""

    period: Literal["week", "month"] | None = None
    """At whose ends the portal's figures are taken: Sundays, or last days of months; by default as `period` is."""
    snapshots: Annotated[Whole, Field(ge=3, le=260)] = 24
    """How many of them there are at most, the latest; the current state is one."""


FieldType = Literal[
    "text", "choice", "date", "number", "whole", "truth", "person", "link", "list", "duration"
]


class FieldSettings(Block):
    """A field of the portal's own."""

    type: FieldType = "text"
    values: Many[Text] = ()
    required: Truth = False
    to: Many[Name] = ()
    inverse: Name | None = None
    many: Truth = False
    label: dict[Text, Text] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _complete(self) -> FieldSettings:
        if self.type == "choice" and not self.values:
            raise problem("values", "a choice without values", "write values: [one, two]")
        return self


class KindSettings(Block):
    """A kind of the portal's own."""

    prefix: Id | None = None
    folder: Folder | None = None
    label: dict[Text, Text] = Field(default_factory=dict)
    plural: dict[Text, Text] = Field(default_factory=dict)
    states: Many[Text] = ()
    closed: Many[Text] = ()
    fields: dict[Name, FieldSettings] = Field(default_factory=dict)
    portal_wide: Truth = False


class CompletenessItem(Block):
    """Records that a phase needs: their kind, their type, which projects need them, and how many."""

    kind: Name
    type: Text | None = None
    where: Text | None = None
    """Query over the project's own fields; a project that it does not find needs nothing of this."""
    min: Annotated[Whole, Field(ge=1, le=1000)] = 1
    """How many of them there must be."""


def _file_type(value: object) -> object:
    name = value.lower().removeprefix(".") if isinstance(value, str) else ""
    if name in ACTIVE:
        raise problem(
            "type", f"{shown(value)} can run code in the reader's browser", "publish it as PDF or PNG"
        )
    if not name.isascii() or not name.isalnum():
        raise problem("type", f"{shown(value)} is no type of file", "write the end of the name: pdf")
    return name


FileType = Annotated[str, BeforeValidator(_file_type)]


def _not_internal(audiences: dict[str, AudienceSettings]) -> dict[str, AudienceSettings]:
    if "internal" in audiences:
        raise problem("audience", "internal is reserved", "name the audience otherwise: client, board")
    return audiences


class Settings(Block):
    """All settings of a portal."""

    as_of: Day | None = None
    """Close of the day as of which the portal stands; else the last commit's day, else today."""
    timezone: Annotated[Text, AfterValidator(_zone)] = "UTC"
    """Zone in which a commit's instant becomes a day."""
    language: Language = "en"
    """Language of the portal's own pages: `en`, `zh`, or another with a catalogue; an audience may have another."""
    brand: Brand = Brand()
    """Logo, colour and fonts."""
    csp: CspSettings = CspSettings()
    """Content-Security-Policy: what pages may load beside what the site holds."""
    period: Literal["week", "fortnight", "month", "quarter"] = "month"
    """Length of a reporting period."""
    seed: Whole = 1
    """Beginning of the random numbers of forecasts: the same seed, the same forecast."""
    calendars: dict[Name, CalendarSettings] = Field(default_factory=dict)
    """Working calendars of the portal's own, for plans, projects and people."""
    folders: dict[Folder, FolderSettings] = Field(default_factory=dict)
    """Folders whose plain files become records."""
    audiences: Annotated[dict[Name, AudienceSettings], AfterValidator(_not_internal)] = Field(
        default_factory=lambda: {"client": AudienceSettings()}
    )
    """For whom there are sites beside the internal one."""
    risk: RiskSettings = RiskSettings()
    status: StatusSettings = StatusSettings()
    schedule: ScheduleSettings = ScheduleSettings()
    forecast: ForecastSettings = ForecastSettings()
    history: HistorySettings = HistorySettings()
    enumerations: dict[Text, Many[Text]] = Field(default_factory=dict)
    """Values of a kind's field (`risk.category`), instead of the built-in ones."""
    required: dict[Name, Many[Name]] = Field(default_factory=dict)
    """Fields of a kind that must be written."""
    fields: dict[Name, dict[Name, FieldSettings]] = Field(default_factory=dict)
    """Fields added to a kind."""
    kinds: dict[Name, KindSettings] = Field(default_factory=dict)
    """Kinds of the portal's own."""
    completeness: dict[Text, tuple[CompletenessItem, ...]] = Field(default_factory=dict)
    """Records that a phase of a project needs; phases stand in the order in which projects pass them."""
    attachments: Many[FileType] = TYPES
    """Types of files that may be published, by the ends of their names; a list replaces the built-in one."""
    canaries: Many[Text] = ()
    """Words that stand in no byte of an audience's site: a build that finds one publishes nothing."""

    def brand_of(self, audience: str) -> Brand:
        """The brand of an audience's site: its own where it has one, else the portal's."""
        rule = self.audiences.get(audience)
        return self.brand if rule is None else rule.brand.over(self.brand)

    @property
    def snapshots(self) -> Literal["week", "month"]:
        """At whose ends trends take the portal's figures: as told, else as the reporting period is, at most months."""
        return self.history.period or ("week" if self.period in ("week", "fortnight") else "month")

    @property
    def zone(self) -> dt.tzinfo:
        """Time zone in which a commit's instant becomes a day."""
        return ZoneInfo(self.timezone)
