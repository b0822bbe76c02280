"""A small portal, built and published, to which things happen: its sites stay whole, and nothing is left over."""

from __future__ import annotations

import random
import signal
import subprocess
import time
from pathlib import Path

from tests.acceptance._run import BIN, environment, portal, succeed

Bytes = dict[str, bytes]
FILES: dict[str, str | bytes] = {
    "index.md": "---\ntitle: Portal\naudience: client\n---\nWelcome.\n",
    "people/li.wei.md": "---\ntitle: Li Wei\n---\n",
    "p/index.md": "---\nkind: project\nid: P\ntitle: One\nmanager: li.wei\nstart: 2026-01-05\nfinish: 2026-06-30\n"
    "audience: client\n---\n",
    "p/risks/RISK-1.md": "---\nid: RISK-1\ntitle: Late\nowner: li.wei\naudience: client\n---\n"
    "交付延期, [file](../files/a.pdf)\n",
    "p/risks/RISK-2.md": "---\nid: RISK-2\ntitle: Hidden\n---\nText\n",
    "p/files/a.pdf": b"%PDF-1.4 " + bytes(50_000),
}
SETTINGS = "as_of: 2026-03-31\naudiences: {client: {}}"
TITLES = ("Late", "Very late")
COMMANDS: dict[str, tuple[str, ...]] = {
    "internal": ("build",),
    "client": ("build", "--audience", "client"),
    "publish": ("publish", "--to", "www/portal"),
    "publish client": ("publish", "--audience", "client", "--to", "www/current"),
}
SIGNALS = (signal.SIGKILL, signal.SIGKILL, signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
_KEPT = {".gitignore"}


def bytes_of(folder: Path) -> Bytes:
    """Files of a folder, by path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


class Scene:
    """The portal with two contents, and what each makes of its sites."""

    def __init__(self, folder: Path, settings: str = SETTINGS) -> None:
        self.root = portal(folder / "portal", FILES, settings)
        self.temporary = folder / "tmp"
        self.temporary.mkdir()
        (self.root / "www" / "releases" / "1").mkdir(parents=True)
        (self.root / "www" / "current").symlink_to("releases/1")
        self.whole: dict[str, list[Bytes]] = {name: [] for name in self.sites}
        self.took: dict[str, float] = {}
        for title in reversed(TITLES):
            self.write(title)
            for name in COMMANDS:
                self.run(name)
            for name, site in self.sites.items():
                self.whole[name].append(bytes_of(site))
        assert all(one != other for one, other in self.whole.values())
        assert self.left_over() == []

    @property
    def sites(self) -> dict[str, Path]:
        """Every site that people read."""
        top = self.root
        return {
            "internal": top / "site",
            "client": top / "site-client",
            "publish": top / "www" / "portal",
            "publish client": top / "www" / "current",
        }

    def write(self, title: str) -> None:
        """Edit the content."""
        text = str(FILES["p/risks/RISK-1.md"]).replace("Late", title)
        (self.root / "content" / "p" / "risks" / "RISK-1.md").write_text(text, encoding="utf-8")

    def run(self, name: str) -> None:
        """A command that has to succeed."""
        start = time.monotonic()
        succeed("pmsite", *COMMANDS[name], cwd=self.root, seconds=300, TMPDIR=str(self.temporary))
        self.took[name] = time.monotonic() - start

    def start(self, name: str) -> subprocess.Popen[str]:
        """A command that something happens to."""
        return subprocess.Popen(
            [BIN / "pmsite", *COMMANDS[name]],
            cwd=self.root,
            env=environment(TMPDIR=str(self.temporary)),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )

    def broken(self) -> list[str]:
        """Sites that are neither the old one nor the new one."""
        return [name for name, site in self.sites.items() if bytes_of(site) not in self.whole[name]]

    def left_over(self, root: Path | None = None) -> list[str]:
        """What no build leaves: beside the sites, below ``.pmsite`` and in the temporary directory."""
        here = root or self.root
        top = {"content", "mkdocs.yml", "site", "site-client", "www", ".pmsite"}
        found = [path.name for path in here.iterdir() if path.name not in top]
        found += [path.name for path in (here / "www").rglob(".*")]
        found += [
            path.relative_to(here).as_posix()
            for path in (here / ".pmsite").rglob(".*")
            if path.name not in _KEPT
        ]
        return sorted([*found, *(f"tmp/{path.name}" for path in self.temporary.iterdir())])


def killed(scene: Scene, chance: random.Random, times: int) -> str:
    """End commands by signals at random moments; how many of them were ended before they were done."""
    ended, forgiven = 0, set[str]()
    for number in range(times):
        name = chance.choice([*COMMANDS, "internal", "client"])
        scene.write(chance.choice(TITLES))
        sent = chance.choice(SIGNALS)
        with scene.start(name) as process:
            time.sleep(scene.took[name] * chance.uniform(0.15, 1.0))
            process.send_signal(sent)
            said = process.communicate(timeout=120)[1]
        ended += process.returncode != 0
        what = f"{number + 1}: {name}, {sent.name}, exit {process.returncode}"
        assert not scene.broken(), f"{what}: {scene.broken()} is not whole"
        assert "Traceback" not in said or process.returncode < 0, f"{what}: {said}"
        if sent is not signal.SIGKILL:
            left = set(scene.left_over()) - forgiven
            assert not left, f"{what}: left over {left}"
        elif chance.random() < 0.2:
            swept(scene, what)
        forgiven = set(scene.left_over())
    swept(scene, "the last one")
    return f"{times} signals, {ended} before the end"


def swept(scene: Scene, what: str) -> None:
    """A build and the publications, each of which sweeps beside its own folder, leave nothing."""
    for name in COMMANDS:
        scene.run(name)
    assert not scene.broken(), what
    assert not scene.left_over(), f"{what}, then built: left over {scene.left_over()}"
