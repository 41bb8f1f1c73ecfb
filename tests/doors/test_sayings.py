"""Tests for `dateline.doors.sayings`: what of a person's statements is shown."""

from dateline.doors.sayings import bare, each_once, is_quoted, is_same, names_somebody
from dateline.terms import Evidence, Statement, StatementKind, Words


def said(
    text: str,
    *,
    cue: str | None = None,
    kind: StatementKind = "indirect",
    shown: bool = True,
    article: str = "a",
    at: int = 50,
) -> Statement:
    """A statement at an offset, its cue right before it."""
    start = at - 1 - len(cue) if cue else 0
    words = Evidence(article, start, start + len(cue), cue) if cue else None
    reads = Words(text.strip('"'), (Evidence(article, at, at + len(text), text),)) if shown else None
    return Statement(
        f"{article}{at}{text}", article, at, at + len(text), text, "penn", None, None, words, None, (), kind, False, None,
        (), "as built", shown=reads,
    )  # fmt: skip


def test_what_is_not_shown_is_left_out() -> None:
    """A stance, a silence, a scrap: kept in the reading, not told as said."""
    assert each_once([said("to open the bridge", shown=False)], {"a": 1}) == []


def test_near_copies_are_one_saying() -> None:
    """A word that a house changes makes no second saying; another figure does."""
    one = said("The bridge will open in May after all the delays", article="a")
    other = said("The bridge will open in May after all these delays", article="b")
    figure = said("The bridge will open in May after 14 delays", article="b", at=90)
    assert is_same(one, other)
    assert [same for _, same in each_once([one, other], {"a": 1, "b": 2})] == [[other, one]]
    assert len(each_once([one, figure], {"a": 1, "b": 2})) == 2


def test_the_beginning_of_a_longer_saying_is_shown_with_its_end() -> None:
    """Also where the later report has less of it; two words begin too much."""
    whole = said("The bridge will open, but not before 14 May.", article="a")
    half = said("The bridge will open.", article="b")
    ((shown, same),) = each_once([whole, half], {"a": 1, "b": 2})
    assert (shown, same) == (whole, [half, whole])
    assert len(each_once([said("The bridge", article="b"), whole], {"a": 1, "b": 2})) == 2


def test_the_newest_report_comes_first() -> None:
    """And in it what says much before what says little; the same words are shown once, with all who tell them."""
    old = said('"It opens in May, whatever the guild may say of it."', kind="direct", article="a")
    copy = said('"It opens in May, whatever the guild may say of it"', kind="direct", article="b")
    new = said("the bridge would not open in May after all", cue="said", article="c")
    short = said('"We wait."', kind="direct", article="c", at=5)
    found = each_once([old, copy, short, new], {"a": 1, "b": 2, "c": 3})
    assert [one.text for one, _ in found] == [new.text, short.text, copy.text]
    assert found[-1][1] == [copy, old]


def test_a_pronoun_names_nobody() -> None:
    """Words said by "he" are not shown under that name."""
    assert not names_somebody("He")
    assert names_somebody("the mayor")


def test_words_are_bare() -> None:
    """Marks around them go, and the comma before the last; an apostrophe at the end belongs to a word."""
    assert bare("“We can wait,” ") == "We can wait"
    assert bare("'We can wait,'") == "We can wait"
    assert bare("the dockers'") == "the dockers'"
    assert bare("The bridge is closed,") == "The bridge is closed"


def test_marks_inside_words_stay_in_pairs() -> None:
    """A quotation that ends or begins the words keeps both of its marks, and its comma; a mark whose other one is cut off goes."""
    for words in (
        "The mill “is closed for good,”",
        "“Closed” is what it is",
        '"Closed" and "sold"',
        "“Closed” and “sold”",
    ):
        assert bare(words) == words
    assert bare("“We can wait") == "We can wait"
    assert bare("We can wait,”") == "We can wait"


def test_words_that_are_one_quotation_are_quoted() -> None:
    """From end to end, whatever the clause was that held them."""
    assert is_quoted("“if it rains, the road floods”")
    assert is_quoted('"It floods."')
    assert not is_quoted("The road is “flooded”")
    assert not is_quoted("“The road” and “the bridge”")
