"""Catalogues as files: brought up to date, and what is wrong with one."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from string import Formatter

from babel import Locale
from babel.messages import Catalog, Message, pofile

HEADER = """\
# Texts of pmsite in {name}. `python scripts/messages.py` brings this file up to date.
msgid ""
msgstr ""
"Language: {locale}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {forms}\\n"

"""

Text = str | tuple[str, str]


def updated(
    old: str, wanted: Iterable[Text], contexts: set[tuple[str, str]], locale: str = "zh_Hans_CN"
) -> str:
    """A catalogue with exactly the wanted texts, its translations kept, in the order of the texts."""
    before = read(old, locale)
    after = Catalog(locale=locale, fuzzy=False)
    for text in wanted:
        known = before.get(text[0] if isinstance(text, tuple) else text)
        same = known is not None and known.id == text
        after.add(
            text, known.string if known is not None and same else "", flags=known.flags if known else ()
        )
    for message in before:
        if message.context and (message.context, str(message.id)) in contexts:
            after.add(message.id, message.string, context=message.context, flags=message.flags)
    written = io.BytesIO()
    pofile.write_po(written, after, width=0, no_location=True, omit_header=True, sort_output=True)
    return header(locale) + written.getvalue().decode("utf-8").strip() + "\n"


def header(locale: str = "zh_Hans_CN") -> str:
    """What a language's catalogue begins with: its name, and its rule of plurals."""
    name, forms = Locale.parse(locale).get_language_name("en"), Catalog(locale=locale).plural_forms
    return HEADER.format(name=name, locale=locale, forms=forms)


def read(text: str, locale: str = "zh_Hans_CN") -> Catalog:
    """A catalogue from its file's text."""
    return pofile.read_po(io.BytesIO(text.encode("utf-8")), locale=locale, abort_invalid=True)


def problems(text: str, locale: str = "zh_Hans_CN") -> Iterator[str]:
    """What is wrong with a catalogue's translations."""
    for message in read(text, locale):
        if not message.id:
            continue
        shown = message.id[0] if isinstance(message.id, tuple) else message.id
        translations = _strings(message)
        if not all(translations):
            yield f"untranslated: {shown}"
        elif message.fuzzy:
            yield f"fuzzy: {shown}"
        elif any(placeholders(item) != placeholders(_last(message)) for item in translations):
            yield f"other placeholders: {shown}"


def placeholders(text: str) -> set[str]:
    """Names of the values that are put into a text."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def _strings(message: Message) -> tuple[str, ...]:
    found = message.string
    return tuple(found) if isinstance(found, (tuple, list)) else (str(found),)


def _last(message: Message) -> str:
    """The text, its plural where it has one: it names every value."""
    return str(message.id[-1] if isinstance(message.id, tuple) else message.id)
