"""What authors may write, and what they are told when they may not."""

import warnings
from decimal import Decimal

import pytest
from condition_world import QUESTIONS, SYMBOLS, only, seconds
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sciatui.flow.condition.names import FUNCTIONS, QuestionSymbol, Symbols
from sciatui.flow.condition.parse import MOST_NODES, parse_condition, parse_value
from sciatui.flow.condition.reads import size
from sciatui.flow.condition.scan import is_plain, scan
from sciatui.flow.condition.tree import (
    And,
    AnswerTo,
    Arithmetic,
    Asks,
    AtLeast,
    Compare,
    Condition,
    Count,
    Has,
    Is,
    Literally,
    Named,
    NamedNumber,
    Not,
    Or,
    Truth,
)

NUMB = Is("saddle", ("yes",))
LEAK = Is("bladder", ("leak",))

UNDERSTOOD: dict[str, Condition] = {
    "saddle == 'yes'": NUMB,
    '"yes" == saddle': NUMB,
    "  ( saddle=='yes' )\t": NUMB,
    "saddle != 'yes'": Not(NUMB),
    "saddle in ('yes', 'no')": Is("saddle", ("yes", "no")),
    "saddle in ('yes', 'yes')": NUMB,
    "saddle not in ('yes',)": Not(NUMB),
    "not saddle == 'yes'": Not(NUMB),
    "saddle == 'yes' or bladder == 'leak' and True": Or((NUMB, And((LEAK, Truth(value=True))))),
    "any_of(places, 'calf', 'foot')": Has("places", "any_of", ("calf", "foot")),
    "all_of(drawn, 'left')": Has("drawn", "all_of", ("left",)),
    "none_of(places, 'back')": Has("places", "none_of", ("back",)),
    "at_least(2, saddle == 'yes', bladder == 'leak')": AtLeast(2, (NUMB, LEAK)),
    "answered(note)": Asks("note", "answered"),
    "unsure(saddle) and declined(bladder) and asked(born)": And(
        (Asks("saddle", "unsure"), Asks("bladder", "declined"), Asks("born", "asked"))
    ),
    "leg_pain and not flag('infection')": And((Named("value", "leg_pain"), Not(Named("flag", "infection")))),
    'fits("disc")': Named("pattern", "disc"),
    "weeks >= 6": Compare(AnswerTo("weeks"), ">=", Literally(6)),
    "weeks != 6": Not(Compare(AnswerTo("weeks"), "==", Literally(6))),
    "2 <= pain < 7": And((Compare(Literally(2), "<=", AnswerTo("pain")), Compare(AnswerTo("pain"), "<", Literally(7)))),
    "pain in (0, 10)": Or(
        (Compare(AnswerTo("pain"), "==", Literally(0)), Compare(AnswerTo("pain"), "==", Literally(10)))
    ),
    "fever > -0.1": Compare(AnswerTo("fever"), ">", Literally(Decimal("-0.1"))),
    "fever >= hot": Compare(AnswerTo("fever"), ">=", NamedNumber("constant", "hot")),
    "weeks >= long_weeks": Compare(AnswerTo("weeks"), ">=", NamedNumber("constant", "long_weeks")),
    "weeks > long_ago * 2": Compare(
        AnswerTo("weeks"), ">", Arithmetic(NamedNumber("value", "long_ago"), "*", Literally(2))
    ),
    "count(places) == 0": Compare(Count("places"), "==", Literally(0)),
    "start + 1 > pain - worst": Compare(
        Arithmetic(NamedNumber("score", "start"), "+", Literally(1)),
        ">",
        Arithmetic(AnswerTo("pain"), "-", AnswerTo("worst")),
    ),
}

REFUSED: list[tuple[str, str, int, str]] = [
    # names and codes
    ("sadle == 'yes'", "E-unknown-id", 1, "Did you mean 'saddle'?"),
    ("xyzzy > 3", "E-unknown-id", 1, "There is no question"),
    ("saddle == 'yes' and kalf", "E-unknown-id", 21, "'kalf'"),
    ("flag('cauda_equin')", "E-unknown-id", 6, "Did you mean 'cauda_equina'?"),
    ("fits('cauda_equina')", "E-unknown-id", 6, "no pattern"),
    ("saddle == 'yess'", "E-code", 11, "Did you mean 'yes'?"),
    ("saddle == 'maybe'", "E-code", 11, "Its choices are 'yes', 'no'."),
    ("saddle == 'Yes, new or changed'", "E-code", 11, "its code is 'yes'"),
    ("saddle == 'not_sure'", "E-code", 11, "unsure(saddle)"),
    ("bladder == 'declined'", "E-code", 12, "declined(bladder)"),
    ("any_of(places, 'none')", "E-code", 16, "count(places) == 0"),
    ("any_of(places, 'calf', 'knee')", "E-code", 24, "'knee'"),
    ("unsure(onset)", "E-code", 8, "never true"),
    ("declined(saddle)", "E-code", 10, "never true"),
    # types
    ("saddle == yes", "E-type", 11, "Write 'yes' in quotes."),
    ("saddle == onset", "E-type", 11, "code in quotes"),
    ("saddle", "E-type", 1, "saddle == 'yes'"),
    ("places", "E-type", 1, "any_of(places, 'back')"),
    ("pain", "E-type", 1, "pain >= …"),
    ("note", "E-type", 1, "answered(note)"),
    ("long_ago", "E-type", 1, "is a number"),
    ("start", "E-type", 1, "start >= …"),
    ("infection", "E-type", 1, "flag('infection')"),
    ("disc", "E-type", 1, "fits('disc')"),
    ("bladder_list == 'leak'", "E-type", 1, "checklist"),
    ("places == 'calf'", "E-type", 1, "any_of(places, …)"),
    ("places != 'calf'", "E-type", 1, "none_of(places, …)"),
    ("places not in ('calf',)", "E-type", 1, "none_of"),
    ("any_of(saddle, 'yes')", "E-type", 8, "saddle in (…)"),
    ("count(saddle) > 1", "E-type", 7, "nothing to count"),
    ("note == 'x'", "E-type", 1, "No condition reads"),
    ("born > 3", "E-type", 1, "no number"),
    ("hobbies == 'chess'", "E-type", 1, "answered(hobbies)"),
    ("places > 2", "E-type", 1, "count(places)"),
    ("saddle > 'yes'", "E-type", 1, "no number"),
    ("pain > 'yes'", "E-type", 8, "neither less nor more"),
    ("pain == 'x'", "E-type", 9, "a number belongs here"),
    ("leg_pain == True", "E-type", 13, "True is not compared"),
    ("leg_pain > 3", "E-type", 1, "true or false"),
    ("at_least(leg_pain, leg_pain)", "E-type", 10, "whole number"),
    ("at_least(True, leg_pain)", "E-type", 10, "whole number"),
    ("'yes'", "E-type", 1, "text by itself"),
    ("7", "E-type", 1, "number by itself"),
    ("pain + 1", "E-type", 1, "number by itself"),
    ("score('start') > 1", "E-type", 1, "by itself"),
    ("len(places) > 1", "E-type", 1, "count(question)"),
    # units and ranges
    ("weeks > days", "E-unit", 9, "in weeks and a number in days"),
    ("weeks + days > 3", "E-unit", 9, "one unit"),
    ("weeks * weeks > 3", "E-unit", 9, "weeks"),
    ("weeks > pain", "E-unit", 9, "without a unit"),
    ("days >= long_weeks", "E-unit", 9, "days"),
    ("pain > 10", "E-range", 8, "No answer that is possible"),
    ("pain == 11", "E-range", 9, "equal"),
    ("10 < worst", "E-range", 6, "makes this < true"),
    ("weeks < 0", "E-range", 9, "min and max"),
    ("count(drawn) >= 3", "E-range", 17, "possible"),
    ("at_least(0, leg_pain)", "E-range", 10, "from 1 to 1"),
    ("at_least(3, leg_pain, leg_pain)", "E-range", 10, "from 1 to 2"),
    ("pain < 10000000000", "E-range", 8, "at most 1000000000"),
    ("fever * fever * fever > 1", "E-size", 17, "28 digits"),
    # what is no expression of this language
    ("", "E-syntax", 1, "nothing here"),
    (" \t ", "E-syntax", 1, "nothing here"),
    ("pain = 5", "E-syntax", 6, "=="),
    ("pain := 5", "E-syntax", 6, "=="),
    ("pain => 5", "E-syntax", 6, ">="),
    ("pain =< 5", "E-syntax", 6, "<="),
    ("pain <> 5", "E-syntax", 6, "!="),
    ("leg_pain && leg_pain", "E-syntax", 10, "Write and."),
    ("leg_pain || leg_pain", "E-syntax", 10, "Write or."),
    ("!leg_pain", "E-syntax", 1, "Write not."),
    ("leg_pain AND leg_pain", "E-syntax", 10, "Write and."),
    ("true", "E-syntax", 1, "Write True."),
    ("pain / 2 > 1", "E-syntax", 6, "Only + - *"),
    ("pain ** 2 > 1", "E-syntax", 6, "Only + - *"),
    ("pain % 2 == 1", "E-syntax", 6, "Only + - *"),
    ("pain // 2 > 1", "E-syntax", 6, "Only + - *"),
    ("pain >> 2", "E-syntax", 6, "Only + - *"),
    ("~pain > 1", "E-syntax", 1, "no meaning"),
    ("leg_pain; leg_pain", "E-syntax", 9, "one expression"),
    ("leg_pain # why", "E-syntax", 10, "comment"),
    ("leg_pain\nor True", "E-syntax", 9, "one line"),
    ("leg_pain\ror True", "E-syntax", 9, "one line"),
    ("leg_pain\\\nor True", "E-syntax", 9, "backslash"),
    ("leg_pain\x00", "E-syntax", 9, "\\x00"),
    ("saddle == “yes”", "E-syntax", 11, "straight quotes"),
    ("saddle == \u2018yes\u2019", "E-syntax", 11, "left single quotation mark"),
    ("s\u0430ddle == 'yes'", "E-syntax", 2, "cyrillic small letter a"),
    ("\uff53addle == 'yes'", "E-syntax", 1, "fullwidth latin small letter s"),
    ("pain > ٣", "E-syntax", 8, "arabic-indic digit three"),
    ("saddle == 'yes\u202e'", "E-syntax", 15, "cannot be seen"),
    ("saddle == '\ud800'", "E-syntax", 12, "cannot be seen"),
    ("saddle == 'yes", "E-syntax", 11, "quote"),
    ("saddle == 'y\\x65s'", "E-syntax", 11, "quote"),
    ("saddle == f'yes'", "E-syntax", 11, "right before a quote"),
    ("saddle == b'yes'", "E-syntax", 11, "right before a quote"),
    ("saddle == '''yes'''", "E-syntax", 13, "side by side"),
    ("saddle == 'y' 'es'", "E-syntax", 15, "side by side"),
    ("saddle 'yes'", "E-syntax", 8, "side by side"),
    ("pain > 5 weeks", "E-syntax", 10, "side by side"),
    ("leg_pain leg_pain", "E-syntax", 10, "side by side"),
    ("leg_pain and", "E-syntax", 10, "missing after 'and'"),
    ("or leg_pain", "E-syntax", 1, "missing before 'or'"),
    ("leg_pain and and leg_pain", "E-syntax", 14, "missing between"),
    ("(leg_pain and)", "E-syntax", 14, "missing between"),
    ("(leg_pain", "E-syntax", 1, "never closed"),
    ("leg_pain)", "E-syntax", 9, "never opened"),
    ("leg_pain,", "E-syntax", 1, "list"),
    ("(leg_pain, leg_pain)", "E-syntax", 1, "list"),
    ("()", "E-syntax", 1, "list"),
    ("(False,)", "E-syntax", 1, "list"),
    ("saddle in ('yes')", "E-syntax", 12, "in ('a', 'b')"),
    ("saddle in bladder", "E-syntax", 11, "list in brackets"),
    ("'e' in 'yes'", "E-syntax", 8, "list in brackets"),
    ("saddle in ()", "E-syntax", 11, "list in brackets"),
    ("1 < pain in (1, 2)", "E-syntax", 1, "stand alone"),
    ("saddle is 'yes'", "E-syntax", 8, "=="),
    ("leg_pain if leg_pain else leg_pain", "E-syntax", 10, "and, or, not"),
    ("lambda: leg_pain", "E-syntax", 1, "means nothing"),
    ("[leg_pain]", "E-syntax", 1, "round brackets"),
    ("{leg_pain}", "E-syntax", 1, "without brackets"),
    ("places[0] == 'calf'", "E-syntax", 7, "round brackets"),
    ("any(x for x in places)", "E-syntax", 7, "means nothing"),
    ("saddle.upper() == 'YES'", "E-syntax", 7, "has parts"),
    ("any_of(*places)", "E-syntax", 8, "star"),
    ("any_of(places, **places)", "E-syntax", 16, "Only + - *"),
    ("any_of(q=places)", "E-syntax", 9, "=="),
    ("__import__('os')", "E-syntax", 1, "no function"),
    ("open('/etc/passwd')", "E-syntax", 1, "no function"),
    ("anyof(places, 'calf')", "E-syntax", 1, "any_of(…)"),
    ("leg_pain(leg_pain)", "E-syntax", 1, "no function"),
    ("(leg_pain)()()", "E-syntax", 1, "Only a function"),
    ("any_of", "E-syntax", 1, "brackets"),
    ("any_of()", "E-syntax", 1, "a question and codes"),
    ("any_of(places)", "E-syntax", 1, "at least one code"),
    ("any_of(leg_pain == 'yes', leg_pain)", "E-syntax", 8, "at_least(1, …)"),
    ("any_of('calf')", "E-syntax", 8, "id of a question"),
    ("count() > 1", "E-syntax", 1, "one question"),
    ("count('places') > 1", "E-syntax", 7, "without quotes"),
    ("answered(saddle, bladder)", "E-syntax", 1, "one question"),
    ("answered('saddle')", "E-syntax", 10, "without quotes"),
    ("flag(infection)", "E-syntax", 1, "flag('infection')"),
    ("flag()", "E-syntax", 1, "in quotes"),
    ("at_least()", "E-syntax", 1, "number and conditions"),
    ("answered(long_weeks)", "E-type", 10, "a constant"),
    # numbers
    ("pain > nan", "E-syntax", 8, "digits"),
    ("pain > inf", "E-syntax", 8, "digits"),
    ("pain > 1e400", "E-syntax", 8, "no number"),
    ("pain > 1e3", "E-syntax", 8, "no number"),
    ("pain > 3j", "E-syntax", 8, "no number"),
    ("pain > 0x1F", "E-syntax", 8, "no number"),
    ("pain > 1_000", "E-syntax", 8, "no number"),
    ("pain > 007", "E-syntax", 8, "no number"),
    ("pain > 1.", "E-syntax", 8, "no number"),
    ("pain > .5", "E-syntax", 8, "digit before"),
    ("pain > 1.23456", "E-syntax", 8, "four decimals"),
    ("-pain > 1", "E-syntax", 1, "0 - …"),
    ("pain > +1", "E-syntax", 8, "Leave it out"),
]


@pytest.mark.parametrize("text", UNDERSTOOD)
def test_a_condition_is_understood(text: str) -> None:
    assert parse_condition(text, SYMBOLS).faults == ()
    assert parse_condition(text, SYMBOLS).tree == UNDERSTOOD[text]


@pytest.mark.parametrize(("text", "rule", "column", "says"), REFUSED)
def test_a_fault_is_named_where_it_stands(text: str, rule: str, column: int, says: str) -> None:
    parsed = parse_condition(text, SYMBOLS)
    fault = only(parsed.faults)
    assert parsed.tree is None
    assert (fault.rule, fault.column) == (rule, column)
    assert says in f"{fault.message} {fault.hint}"


def test_all_faults_of_a_condition_are_told_at_once() -> None:
    parsed = parse_condition("sadle == 'yes' and bladder == 'leek' and weeks > days and pain > 11", SYMBOLS)
    assert [(fault.rule, fault.column) for fault in parsed.faults] == [
        ("E-unknown-id", 1),
        ("E-code", 31),
        ("E-unit", 50),
        ("E-range", 66),
    ]


def test_columns_count_characters_after_letters_of_several_bytes() -> None:
    parsed = parse_condition("  saddle == 'été' or sadle == 'yes'", SYMBOLS)
    assert [fault.column for fault in parsed.faults] == [13, 22]


def test_a_question_reads_only_questions_before_it() -> None:
    assert parse_condition("saddle == 'yes'", SYMBOLS, before=1).tree == NUMB
    itself = only(parse_condition("bladder == 'leak'", SYMBOLS, before=1).faults)
    later = only(parse_condition("not answered(weeks)", SYMBOLS, before=1).faults)
    assert (itself.rule, itself.column, later.rule, later.column) == ("E-order", 1, "E-order", 14)
    assert "itself" in itself.message
    assert "later" in later.message


def test_a_name_that_means_two_things_is_refused() -> None:
    twice = SYMBOLS._replace(scores=frozenset({"pain"}))
    fault = only(parse_condition("pain > 3", twice).faults)
    assert fault.rule == "E-duplicate-id"
    assert "question and of a score" in fault.message


def test_a_question_may_be_called_like_a_function() -> None:
    symbols = Symbols({name: QuestionSymbol("scale", 0) for name in FUNCTIONS})
    for name in FUNCTIONS:
        assert parse_condition(f"{name} > 3", symbols).tree == Compare(AnswerTo(name), ">", Literally(3))


def test_a_value_that_was_refused_is_not_complained_of_again() -> None:
    for text in ("broken", "broken and leg_pain", "broken > 3", "not broken"):
        parsed = parse_condition(text, SYMBOLS)
        assert (parsed.tree, parsed.faults) == (None, ())


def test_the_expression_of_a_value_may_be_a_number() -> None:
    number = parse_value("weeks * 2 + 1", SYMBOLS)
    assert (number.type.kind, number.type.unit, number.type.whole, number.type.decimals) == ("number", "weeks", 5, 0)
    assert parse_value("saddle == 'yes'", SYMBOLS).type.kind == "boolean"
    assert only(parse_value("'yes'", SYMBOLS).faults).rule == "E-type"
    assert parse_value("pain +", SYMBOLS).type.kind == "broken"


def test_decimals_come_from_the_authors_digits() -> None:
    tree = parse_condition("fever == 0.1", SYMBOLS).tree
    assert isinstance(tree, Compare)
    assert repr(tree.right) == "Literally(value=Decimal('0.1'))"


# ------------------------------------------------------------------------------------------------ whatever is typed

WORDS = st.sampled_from(
    [
        *QUESTIONS, *FUNCTIONS, "'yes'", "'leak'", '"calf"', "leg_pain", "start", "long_weeks", "and", "or", "not",
        "in", "==", "!=", "<", ">=", "(", ")", "(", ")", ",", "+", "-", "*", "1", "2.5", "True", "is", "if", "lambda",
        "1e9", "'", "f'x'", "**", "é", "[", ".", "\n", "\x00", "“", "=", "not in", "flag('infection')", "fits('disc')",
        " ",
    ]
)  # fmt: skip


def changed(text: str, at: int, word: str, cut: int) -> str:
    """Put a word into a text that is understood, and take some characters out."""
    place = at % (len(text) + 1)
    return f"{text[:place]} {word} {text[place + cut :]}"


SLIP = st.builds(changed, st.sampled_from(list(UNDERSTOOD)), st.integers(0, 80), WORDS, st.integers(0, 8))
SOUP = st.lists(WORDS, max_size=30).map(" ".join) | st.lists(WORDS, max_size=30).map("".join) | SLIP
ANYTHING = st.text(st.characters() | st.characters(categories=["Cs"]), max_size=200)


@given(text=SOUP | ANYTHING)
@settings(max_examples=600)
@example("'\ud800' == saddle")
@example("1or 2")
@example("0_0")
@example("saddle in('yes',)and leg_pain")
def test_whatever_is_written_gives_a_tree_or_faults_and_soon(text: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        parsed = parse_condition(text, SYMBOLS)
        value = parse_value(text, SYMBOLS)
    assert seconds(text) < 0.05
    assert parsed.tree is None or parsed.faults == ()
    assert all(1 <= fault.column <= max(len(text), 1) for fault in parsed.faults + value.faults)
    assert parsed.tree is None or size(parsed.tree) <= MOST_NODES


@given(text=SOUP)
@settings(max_examples=300)
def test_the_quick_way_lets_nothing_through_that_a_close_look_refuses(text: str) -> None:
    if parse_condition(text, SYMBOLS).tree is not None:
        assert scan(text) == ()


@pytest.mark.parametrize("text", UNDERSTOOD)
def test_what_authors_write_every_day_takes_the_quick_way(text: str) -> None:
    assert is_plain(text)
