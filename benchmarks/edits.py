"""Edits of a portal as people make them, drawn at random; some of them leave it as it was, none breaks it."""

import random
import re
import shutil
import subprocess
from pathlib import Path

CONFIGURATIONS = (
    "site_name: Benchmark", "site_name: Another name", "site_name: 项目组合",
)  # fmt: skip
BLOCKS = (
    "{as_of: 2026-06-30, timezone: Asia/Shanghai, language: en}",
    "{as_of: 2026-06-30, timezone: Asia/Shanghai, language: zh}",
    "{as_of: 2026-05-29, timezone: Asia/Shanghai, language: en}",
    "{as_of: 2026-06-30, language: en, risk: {bands: {medium: 4, high: 9, critical: 16}}}",
    "{as_of: 2026-06-30, language: en, fields: {risk: {region: {type: choice, values: [north, south]}}}}",
    (
        "{as_of: 2026-06-30, language: en, kinds: {permit: {prefix: PER, folder: permits, label: {en: Permit}, "
        "states: [open, granted], fields: {until: {type: date}}}}}"
    ),
)
THEMES = ("paragraphs", "facts", "head")
FIELD = re.compile(
    r"^(owner|due|raised|identified|reviewed|created|priority|severity|strategy|submitted|date):",
    re.MULTILINE,
)


class Desk:
    """A portal in a folder, and the edits of it."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self.folder, self.chance, self.content = folder, chance, folder / "content"
        self.number = 0

    def edit(self) -> str:
        """One edit; what it was."""
        name = self.chance.choice(KINDS)
        said = getattr(self, name)()
        return f"{name} {said or ''}"

    def records(self, *folders: str) -> list[Path]:
        """Records of some folders, by default of those that people edit most."""
        wanted = folders or ("risks", "issues", "actions", "requirements", "decisions", "meetings", "changes")
        return sorted(path for path in self.content.rglob("*.md") if path.parent.name in wanted)

    def one(self, *folders: str) -> Path:
        """Any of them."""
        return self.chance.choice(self.records(*folders))

    def word(self) -> str:
        """Words as people put in."""
        return self.chance.choice(
            ["gateway", "接口", "acceptance", "验收", "supplier & co", "<b>bold</b>", "T-03"]
        )

    def change(self, path: Path, text: str) -> str:
        """Write a file; its path."""
        path.write_text(text, encoding="utf-8")
        return path.relative_to(self.content).as_posix()

    def body(self) -> str:
        """Something is added to a text."""
        path = self.one()
        more = self.chance.choice(
            [f"{self.word()} and {self.word()}.", f"## {self.word()}", "- [ ] one\n- [x] two"]
        )
        return self.change(path, path.read_text(encoding="utf-8") + f"\n{more}\n")

    def shorter(self) -> str:
        """A text gives way to a word."""
        path = self.one()
        head, _, _ = path.read_text(encoding="utf-8").partition("\n---\n")
        return self.change(path, f"{head}\n---\n\n{self.word()}\n")

    def field(self) -> str:
        """Another owner, or another day."""
        path = self.one("risks", "issues", "actions", "requirements")
        text = path.read_text(encoding="utf-8")
        people = sorted(one.stem for one in (self.content / "people").glob("*.md"))
        if self.chance.choice([True, False]):
            return self.change(path, re.sub(r"(?m)^owner: .*$", f"owner: {self.chance.choice(people)}", text))
        month = self.chance.randint(1, 4)  # before any risk was reviewed
        day = f"2026-0{month}-1{self.chance.randint(0, 9)}"
        return self.change(path, re.sub(r"(?m)^(due|raised|identified|created): .*$", rf"\1: {day}", text))

    def status(self) -> str:
        """A requirement has another state."""
        path = self.one("requirements")
        text = path.read_text(encoding="utf-8")
        state = self.chance.choice(["proposed", "confirmed", "delivered", "accepted"])
        return self.change(path, re.sub(r"(?m)^status: .*$", f"status: {state}", text))

    def score(self) -> str:
        """A risk is more or less likely."""
        path = self.one("risks")
        text = path.read_text(encoding="utf-8")
        return self.change(
            path,
            re.sub(
                r"(?m)^current: \{probability: \d",
                f"current: {{probability: {self.chance.randint(1, 5)}",
                text,
            ),
        )

    def title(self) -> str:
        """A record has another title."""
        path = self.one()
        text = path.read_text(encoding="utf-8")
        title = f"title: {self.word().replace('<b>', '').replace('</b>', '')} {self.chance.randint(1, 99)}"
        return self.change(path, re.sub(r"(?m)^title: .*$", title, text, count=1))

    def name_of_a_person(self) -> str:
        """A person has another name."""
        path = self.one("people")
        text = path.read_text(encoding="utf-8")
        return self.change(
            path, re.sub(r"(?m)^title: .*$", f"title: Some Body{self.chance.randint(1, 9)}", text, count=1)
        )

    def other_name_of_a_person(self) -> str:
        """A person is called otherwise in other languages."""
        path = self.one("people")
        text = re.sub(r"(?m)^names: .*\n", "", path.read_text(encoding="utf-8"))
        names = f"names: {{zh: 某人{self.chance.randint(1, 9)}, en: Any Body{self.chance.randint(1, 9)}}}\n"
        return self.change(path, re.sub(r"(?m)^(title: .*\n)", rf"\g<1>{names}", text, count=1))

    def add(self) -> str:
        """A new record, which names others."""
        self.number += 1
        folder, prefix = self.chance.choice(
            [("risks", "RISK"), ("decisions", "DEC"), ("lessons", "LES"), ("issues", "ISS")]
        )
        path = self.content / "project-0" / folder / f"{prefix}-{900 + self.number}.md"
        path.parent.mkdir(exist_ok=True)
        front = f"id: {path.stem}\ntitle: New {self.word()[:3]}\nowner: person.1"
        return self.change(path, f"---\n{front}\n---\n\n{self.word()} T-02, RISK-001.\n")

    def page(self) -> str:
        """A new page."""
        self.number += 1
        path = self.content / f"page-{self.number}.md"
        return self.change(
            path, f"---\ntitle: Page {self.number}\n---\n\n## {self.word()}\n\nSee [[TERM-001]].\n"
        )

    def unnamed(self, *folders: str) -> Path | None:
        """A record that no other names."""
        texts = {path: path.read_text(encoding="utf-8") for path in self.content.rglob("*.md")}
        found = [
            path
            for path in self.records(*folders)
            if not any(path.stem in text for other, text in texts.items() if other != path)
        ]
        return self.chance.choice(found) if found else None

    def delete(self) -> str:
        """A record goes that no other names."""
        path = self.unnamed("risks", "issues", "lessons", "decisions", "requirements")
        if path is None:
            return "nobody"
        path.unlink()
        return path.name

    def rename(self) -> str:
        """A record that no other names has another id."""
        path = self.unnamed("risks", "issues", "lessons")
        if path is None:
            return "nobody"
        self.number += 1
        new = path.with_name(f"{path.stem.partition('-')[0]}-{700 + self.number}.md")
        new.write_text(path.read_text(encoding="utf-8").replace(path.stem, new.stem), encoding="utf-8")
        path.unlink()
        return f"{path.name} {new.name}"

    def link(self) -> str:
        """A text names two records more."""
        path, other = self.one(), self.one()
        return self.change(
            path, path.read_text(encoding="utf-8") + f"\nAs {other.stem} says, [[TERM-001]].\n"
        )

    def relation(self) -> str:
        """An action is related to another record."""
        path = self.one("actions")
        text = re.sub(r"(?m)^related: .*\n", "", path.read_text(encoding="utf-8"))
        other = self.one("risks", "issues").stem
        return self.change(path, text.replace("status: open\n", f"status: open\nrelated: [{other}]\n", 1))

    def plan(self) -> str:
        """A task takes longer or shorter."""
        path = self.content / "project-0" / "plan.md"
        text = path.read_text(encoding="utf-8")
        return self.change(
            path, re.sub(r"(id: T-20,.*?duration: )\d+d", rf"\g<1>{self.chance.randint(1, 9)}d", text)
        )

    def figure(self) -> str:
        """A text asks for a figure."""
        path = self.one("decisions", "meetings")
        block = self.chance.choice(["register: kind = risk", "count: kind = issue and status = open"])
        return self.change(path, path.read_text(encoding="utf-8") + f"\n```pmsite\n{block}\n```\n")

    def attachment(self) -> str:
        """A text links a file beside it."""
        path = self.one("decisions", "risks")
        file = path.with_name("note.txt")
        file.write_text(self.word(), encoding="utf-8")
        if "note.txt" not in path.read_text(encoding="utf-8"):
            self.change(path, path.read_text(encoding="utf-8") + "\nSee [the note](note.txt).\n")
        return path.name

    def configuration(self) -> str:
        """Another name of the site, and another configuration."""
        file = self.folder / "mkdocs.yml"
        text = file.read_text(encoding="utf-8")
        text = re.sub(r"(?m)^site_name: .*$", self.chance.choice(CONFIGURATIONS), text)
        block = self.chance.choice(BLOCKS)
        file.write_text(
            re.sub(r"(?m)^  - pmsite: .*$", lambda _: f"  - pmsite: {block}", text), encoding="utf-8"
        )
        return block

    def theme(self) -> str:
        """A template of the portal's own comes or goes."""
        own = self.folder / "theme" / "figures"
        if own.exists() and self.chance.choice([True, False]):
            shutil.rmtree(own)
            return "gone"
        own.mkdir(parents=True, exist_ok=True)
        name = self.chance.choice(THEMES)
        shipped = Path(__file__).parents[1] / "theme" / "figures" / f"{name}.html"
        more = f"<!-- {self.chance.randint(1, 9)} -->"
        (own / f"{name}.html").write_text(shipped.read_text(encoding="utf-8") + more, encoding="utf-8")
        return name

    def commit(self) -> None:
        """All of it is committed."""
        run = ["git", "-C", str(self.folder), "-c", "user.name=A", "-c", "user.email=a@example.org"]
        if not (self.folder / ".git").exists():
            (self.folder / ".gitignore").write_text("/.pmsite/\n/site*/\n")
            subprocess.run([*run, "init", "-q"], check=True)  # noqa: S603
        subprocess.run([*run, "add", "-A"], check=True)  # noqa: S603
        subprocess.run([*run, "commit", "-q", "--allow-empty", "-m", "x"], check=True)  # noqa: S603

    def nothing(self) -> None:
        """Nobody edited anything."""


KINDS = tuple(
    "body body body shorter field field field status score title name_of_a_person other_name_of_a_person add page "
    "delete rename link relation plan figure attachment configuration theme commit nothing".split()
)
