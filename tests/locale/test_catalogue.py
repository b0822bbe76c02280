"""The Chinese catalogue is whole, and says what content-model.md says."""

import importlib.util
import re
from pathlib import Path

import pytest
from babel.messages import pofile

from pmsite.locale.texts import texts
from pmsite.model.settings import Settings
from pmsite.records._catalogue import catalogue
from pmsite.views._labels import named

ROOT = Path(__file__).resolve().parents[2]
PO = ROOT / "pmsite" / "locale" / "zh" / "LC_MESSAGES" / "pmsite.po"

_DEFINED = {
    "risk.status": "identified 已识别, assessed 已评估, response_planned 应对已计划, monitoring 监控中, "
    "accepted 已接受, occurred 已发生, closed 已关闭, cancelled 已取消",
    "risk.strategy": "avoid 规避, transfer 转移, mitigate 减轻, accept 接受, escalate 上报, exploit 开拓, "
    "share 分享, enhance 提高",
    "issue.status": "open 待确认, confirmed 已确认, in_progress 处理中, resolved 已解决, closed 已关闭, "
    "cancelled 已取消",
    "change.status": "draft 待提交, submitted 已提交, analysing 影响分析, in_review 评审中, approved 批准, "
    "conditional 有条件批准, returned 退回, rejected 否决, deferred 暂缓, withdrawn 撤回, "
    "implementing 实施中, verified 已验证, baselined 已纳入基线, closed 已关闭",
    "action.status": "open 待办, in_progress 进行中, blocked 受阻, done 已完成, verified 已验证, "
    "cancelled 已取消, overdue 逾期",
    "milestone.status": "planned 计划, on_track 正常, at_risk 有风险, delayed 延期, achieved 已达成, "
    "achieved_late 延期达成, overdue 逾期未完成",
    "requirement.status": "proposed 提议, confirmed 已确认, delivered 已交付, accepted 已验收, rejected 否决",
    "feedback.status": "answered 已答复",
    "assumption.status": "valid 成立, invalid 不成立",
    "decision.status": "proposed 提议, accepted 采纳, rejected 否决, deprecated 废弃, superseded 被取代",
    "document.status": "draft 草稿, in_review 审核中, approved 已批准, published 已发布, superseded 已替代, "
    "obsolete 作废, review_due 待复审",
    "project.status": "not_started 未开始, on_track 正常, at_risk 有风险, off_track 偏离, finished 已完成, "
    "discontinued 已终止",
    "document": "author 编制, reviewer 审核, approver 批准, confidentiality 密级",
    "document.revisions": "version 版本号, date 修订日期, type 修订类型, summary 修订内容, by 修订人",
    "risk": "owner 风险责任人, trigger 触发条件, contingency 应急计划, inherent 固有风险, proximity 临近性",
    "field": "deliverables 可交付成果, tolerances 容许偏差, pv 计划价值, ev 挣值, ac 实际成本, bac 完工预算, "
    "eac 完工估算",
}
"""Labels of content-model.md by context."""
LABELS = [
    (context, *pair.split(" ")) for context, pairs in _DEFINED.items() for pair in pairs.split(", ") if pair
]
CHINESE = r"[㐀-鿿]"


@pytest.fixture(scope="module")
def messages():
    spec = importlib.util.spec_from_file_location("messages", ROOT / "scripts" / "messages.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def entries():
    with PO.open("rb") as file:
        return [message for message in pofile.read_po(file) if message.id]


def _texts(message):
    return message.string if isinstance(message.string, (tuple, list)) else (message.string,)


def test_the_catalogue_is_up_to_date_and_whole(messages, capsys):
    assert messages.main(["--check"]) == 0, capsys.readouterr().out


def test_an_untranslated_a_fuzzy_and_a_wrongly_filled_message_are_found(messages):
    text = messages.header() + (
        'msgid "One"\nmsgstr ""\n\n#, fuzzy\nmsgid "Two"\nmsgstr "二"\n\nmsgid "{n} of {all}"\nmsgstr "{n}"\n'
    )
    assert list(messages.problems(text)) == [
        "untranslated: One",
        "fuzzy: Two",
        "other placeholders: {n} of {all}",
    ]


def test_a_message_that_nobody_says_goes_and_a_new_one_comes_untranslated(messages):
    text = messages.header() + 'msgid "Gone"\nmsgstr "去"\n\nmsgid "Kept"\nmsgstr "留"\n'
    after = messages.updated(text, ["Kept", "New"], set())
    assert {message.id: message.string for message in messages.read(after) if message.id} == {
        "Kept": "留",
        "New": "",
    }
    assert messages.updated(after, ["New", "Kept"], set()) == after


def test_a_catalogue_of_another_language_has_its_rule_of_plurals(messages):
    made = messages.updated(messages.header("de"), ["New", ("{n} risk", "{n} risks")], set(), "de")
    assert made.startswith("# Texts of pmsite in German.")
    assert "Plural-Forms: nplurals=2; plural=(n != 1);" in made
    assert list(messages.problems(made, "de")) == ["untranslated: New", "untranslated: {n} risk"]


@pytest.mark.parametrize(("context", "name", "label"), LABELS, ids=str)
def test_a_label_is_the_one_of_the_content_model(context, name, label):
    general = "status" if context.endswith(".status") else "field"
    assert named(name, texts("zh"), context, general) == label


def test_every_state_of_every_kind_has_a_chinese_label():
    for kind in catalogue(Settings()):
        for state in kind.states:
            assert re.search(CHINESE, named(state, texts("zh"), f"{kind.name}.status", "status")), (
                kind,
                state,
            )


def test_each_message_has_one_form_and_no_half_width_mark_beside_chinese(entries):
    for message in entries:
        for text in _texts(message):
            assert not re.search(rf"{CHINESE}\s*[,;:?!]|[,;:?!]\s*{CHINESE}|{CHINESE}\.(?!\w)", text), text
            assert not re.search(rf"{CHINESE} [0-9（“]|[0-9）”] {CHINESE}", text), text


def test_a_number_stands_beside_chinese_without_a_space(entries):
    for message in entries:
        for text in _texts(message):
            numbers = r"\{(?:n|all|days|done|open|closed|late|kept|due|reached|shown|count)\}"
            assert not re.search(rf"{CHINESE} {numbers}|{numbers} {CHINESE}", text), text


def test_no_message_names_a_value_twice_or_leaves_a_brace_open(entries, messages):
    for message in entries:
        for text in _texts(message):
            assert text.count("{") == text.count("}") == len(re.findall(r"\{\w+\}", text)), text
