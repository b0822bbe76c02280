"""Blocks ``pmsite`` in texts, and queries of KPIs, that ask for nothing that there is."""

from __future__ import annotations

import random
from collections.abc import Iterator

from tests.corpus._case import Case, case, front, risk

ROW = "queries"


def cases(chance: random.Random) -> Iterator[Case]:
    """Each is told at the word that is wrong; nothing of a query is executed."""
    for name, text in _queries().items():
        yield risk(ROW, name, front(body=f"```pmsite\nregister: {text}\n```\n"))
    for name, text in _blocks().items():
        yield risk(ROW, name, front(body=text))
    for name, text in {
        "a KPI of an unknown field": "of: kind = risk and ⟦PM047⟧colour = red",
        "a KPI of a broken query": "of: kind =⟦PM046⟧",
        "a KPI of an unknown kind": "of: kind = ⟦PM047⟧riks",
        "a KPI of an unknown measure": "of: kind = risk\nmeasure: ⟦PM014⟧magic",
    }.items():
        yield case(ROW, name, {"kpis/KPI-1.md": f"---\nid: KPI-1\ntitle: K\n{text}\n---\n"})


def _queries() -> dict[str, str]:
    return {
        "an unknown field in a query": "kind = risk and ⟦PM047⟧colour = red",
        "a field of another kind in a query": "kind = risk and ⟦PM047⟧agenda = x",
        "an unknown kind in a query": "kind = ⟦PM047⟧riks",
        "a value that a state never has": "kind = risk and status = ⟦PM047⟧opne",
        "a query that ends early": "kind =⟦PM046⟧",
        "a query that ends behind and": "kind = risk and⟦PM046⟧",
        "a bracket that stays open in a query": "(kind = risk⟦PM046⟧",
        "a bracket too many in a query": "kind = risk⟦PM046⟧)",
        "a double sign in a query": "kind =⟦PM046⟧= risk",
        "and in capitals": "kind = risk ⟦PM046⟧AND owner = li.wei",
        "an ampersand in a query": "kind = risk ⟦PM046⟧& owner = li.wei",
        "two words without and": "kind = risk ⟦PM046⟧owner = li.wei",
        "a day that is none in a query": "kind = risk and created < ⟦PM046⟧2026-02-30",
        "a text that stays open in a query": "'kind = ⟦PM046⟧\"risk'",
        "full-width signs in a query": "kind ⟦PM046⟧＝ risk",
        "a call in a query": "kind = ⟦PM046⟧__import__('os')".replace(
            "⟦PM046⟧__import__", "__import__⟦PM046⟧"
        ),
        "code in a query": "⟦PM046⟧{{ 7*7 }}".replace("⟦PM046⟧{{ 7*7 }}", "'⟦PM046⟧{{ 7*7 }}'"),
        "a field of the programming language in a query": "kind = risk and ⟦PM047⟧fields.__class__ = x",
        "a query of 2 001 characters": "⟦PM046⟧kind = risk" + " or kind = risk" * 140,
        "a query of 60 brackets": "(" * 40 + "⟦PM046⟧" + "(" * 20 + "kind = risk" + ")" * 60,
        "a query of 60 nots": "not " * 40 + "⟦PM046⟧" + "not " * 20 + "kind = risk",
        "a number for a query": "⟦PM046⟧12",
        "a list for a query": "⟦PM046⟧[kind, risk]",
        "an alias for a query": "⟦PM007⟧*a",
        "a query that is a tag": "⟦PM007⟧!!python/name:os.system",
    }


def _blocks() -> dict[str, str]:
    fence = "```"
    return {
        "a block without a figure": f"{fence}pmsite\n⟦PM046⟧columns: [owner]\n{fence}\n",
        "an empty block": f"{fence}pmsite\n⟦PM046⟧{fence}\n",
        "nothing for a query": f"{fence}pmsite\nregister:⟦PM046⟧\n{fence}\n",
        "a block of an unknown figure": f"{fence}pmsite\n⟦PM046⟧regster: kind = risk\n{fence}\n",
        "a block of two figures": f"{fence}pmsite\nregister: kind = risk\n⟦PM046⟧count: kind = risk\n{fence}\n",
        "a block that stays open": f"⟦PM046⟧{fence}pmsite\nregister: kind = risk\n",
        "a block in a list": f"- ⟦PM046⟧{fence}pmsite\n  register: kind = risk\n  {fence}\n",
        "a block in a quote": f"> ⟦PM046⟧{fence}pmsite\n> register: kind = risk\n> {fence}\n",
        "an unknown option of a block": f"{fence}pmsite\nregister: kind = risk\n⟦PM046⟧colour: red\n{fence}\n",
        "an unknown column": f"{fence}pmsite\nregister: kind = risk\ncolumns: [owner, ⟦PM047⟧colour]\n{fence}\n",
        "a column that is a mapping": f"{fence}pmsite\nregister: kind = risk\ncolumns: [⟦PM046⟧{{a: b}}]\n{fence}\n",
        "90 columns": f"{fence}pmsite\nregister: kind = risk\ncolumns: ⟦PM046⟧[{', '.join(['owner'] * 90)}]\n{fence}\n",
        "an unknown order": f"{fence}pmsite\nregister: kind = risk\nsort: ⟦PM047⟧colour\n{fence}\n",
        "minus one rows": f"{fence}pmsite\nregister: kind = risk\nmax_items: ⟦PM046⟧-1\n{fence}\n",
        "ten million rows": f"{fence}pmsite\nregister: kind = risk\nmax_items: ⟦PM046⟧10000000\n{fence}\n",
        "an option twice": f"{fence}pmsite\nregister: kind = risk\ntitle: a\n⟦PM008⟧title: b\n{fence}\n",
        "a broken block": f"{fence}pmsite\nregister: kind⟦PM004⟧: risk\n{fence}\n",
        "a list for a block": f"{fence}pmsite\n⟦PM046⟧- register\n{fence}\n",
        "a bomb in a block": f"{fence}pmsite\nregister: {'[' * 40}⟦PM006⟧{'[' * 400}\n{fence}\n",
        "a long line in a block": f"{fence}pmsite\n⟦PM005⟧register: {'x' * 21_000}\n{fence}\n",
        "a matrix of meetings": f"{fence}pmsite\nmatrix: ⟦PM047⟧kind = meeting\n{fence}\n",
        "a frozen part that is a word": f"{fence}pmsite\nregister: kind = risk\nfrozen: ⟦PM046⟧yes\n{fence}\n",
    }
