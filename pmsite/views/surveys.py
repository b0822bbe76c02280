"""Surveys: what client and team answered, by wave and dimension, and what it led to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pmsite.analyses.status import SATISFACTION_TARGET
from pmsite.model.figure import Figure, Page
from pmsite.model.record import Record
from pmsite.views import _survey_dimensions, _survey_follow
from pmsite.views._desk import Desk
from pmsite.views._lines import own, said
from pmsite.views._survey import CLIENT, TEAM, in_order, mean, reason, side_of
from pmsite.views._survey_record import comments
from pmsite.views._survey_waves import waves_table


def pages(desk: Desk) -> Iterator[Page]:
    """The surveys of a project, or those of no project."""
    surveys = in_order(own(desk, "survey"))
    if not surveys:
        return
    t = desk.t
    client = [survey for survey in surveys if survey.get("respondents") != "team"]
    team = [survey for survey in surveys if survey.get("respondents") == "team"]
    found = [
        (CLIENT, client, t("Client: waves"), t("Client: comments")),
        (TEAM, team, t("Team: waves"), t("Team: comments")),
    ]
    figures: list[Figure] = [
        desk.head(
            t("Surveys"),
            said(t, _client(desk, client), _worst(desk, client), _team(desk, team), _worst(desk, team)),
            small=t.plural("{n} survey", "{n} surveys", len(surveys)),
        )
    ]
    for side, asked, title, remarks in found:
        if asked:
            figures.append(waves_table(desk, asked, title, anchor=side.name))
            figures += _survey_dimensions.figures(desk, asked, side)
            figures += comments(desk, asked, remarks)
    came = _survey_follow.table(desk, surveys)
    figures += [came] if came is not None else []
    address = desk.at("surveys")
    yield Page(
        address,
        t("Surveys"),
        tuple(figures),
        project=desk.key or "",
        area="client" if desk.key else "portfolio",
        view=address.page,
        nav=t("Surveys"),
        order=25 if desk.key else 47,
    )


def _client(desk: Desk, surveys: Sequence[Record]) -> str:
    """What the client gives, against the target, of how many answers."""
    t = desk.t
    if not surveys:
        return ""
    found = mean(desk, surveys)
    if found.percent is None:
        return t("Client satisfaction is n/a: {why}.", why=_why(desk, surveys))
    value, number = t.number(found.percent), t.number(found.n)
    if found.percent >= SATISFACTION_TARGET:
        return t(
            "The client gives {value} of 100 (n = {n}); the target of {target} is met.",
            value=value,
            n=number,
            target=SATISFACTION_TARGET,
        )
    return t(
        "The client gives {value} of 100 (n = {n}); the target of {target} is missed.",
        value=value,
        n=number,
        target=SATISFACTION_TARGET,
    )


def _team(desk: Desk, surveys: Sequence[Record]) -> str:
    t = desk.t
    if not surveys:
        return ""
    found = mean(desk, surveys)
    if found.value is None:
        return t("The team’s mark is n/a: {why}.", why=_why(desk, surveys))
    value, number = t.number(TEAM.of(found) or 0, TEAM.decimals), t.number(found.n)
    if (TEAM.of(found) or 0) >= TEAM.target:
        return t("The team gives {value} of {of} (n = {n}).", value=value, of=t.number(TEAM.whole), n=number)
    return t(
        "The team gives {value} of {of} (n = {n}); the target of {target} is missed.",
        value=value,
        of=t.number(TEAM.whole),
        n=number,
        target=t.number(TEAM.target),
    )


def _worst(desk: Desk, surveys: Sequence[Record]) -> str:
    """Dimensions below the target in their last wave, else those that fell."""
    return _survey_dimensions.worries(
        desk, _survey_dimensions.standings(desk, surveys, side_of(surveys[0])) if surveys else []
    )


def _why(desk: Desk, surveys: Sequence[Record]) -> str:
    """Why some surveys together have no mean: the reason of the last one."""
    return reason(desk, surveys[-1])
