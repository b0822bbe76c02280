from pmsite.model.figure import Meter, Ref, Score, State, Status, Words
from pmsite.model.figure.line import plain


def test_pieces_are_parted_by_a_space():
    assert (
        plain((Words("Declared"), Status("ok", "On track"), Words("by Li Wei")))
        == "Declared On track by Li Wei"
    )


def test_punctuation_joins_what_it_follows():
    assert plain((Ref("CR-007", "Invoices"), Words(", approved"), Words("."))) == "CR-007 Invoices, approved."


def test_an_opening_bracket_joins_what_follows_it():
    assert plain((Words("("), Ref("M9"), Words(")"))) == "(M9)"


def test_chinese_beside_chinese_has_no_space_but_beside_latin_it_has():
    assert plain((Words("由"), Words("李薇"), Ref("CR-007"))) == "由李薇 CR-007"


def test_every_piece_is_said_in_words():
    said = plain((Score(15, 4, "critical"), State("open", "Open"), Meter(1, 2, label="half")))
    assert said == "15 critical Open half"


def test_an_empty_piece_changes_nothing():
    assert plain((Words("a"), Words(""), Words("b"))).split() == ["a", "b"]


def test_a_full_width_mark_has_its_space_inside():
    assert plain((Ref("CR-003"), Words("、"), Ref("REQ-004"))) == "CR-003、REQ-004"
    assert plain((Words("填报："), Status("ok", "正常"))) == "填报：正常"


def test_what_has_a_mark_of_its_own_stands_apart_in_chinese():
    assert plain((Words("填报："), Status("ok", "正常"), Words("测算："))) == "填报：正常 测算："
    assert plain((State("half", "监控中"), Words("威胁"), Ref("M9"))) == "监控中 威胁 M9"
    assert plain((State("done", "已完成"), Words("，"), Words("已验证"))) == "已完成，已验证"
