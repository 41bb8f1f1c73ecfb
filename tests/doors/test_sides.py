"""What a side of a conflict says, and where marks stand round it."""

from __future__ import annotations

from dateline.doors.sides import DIFFER, over, told
from dateline.terms import Conflict, Evidence, Side
from tests.tell.builders import article, statement, words

TEXT = article(
    "post", "The bridge fell and 9 people died.", "“We closed it,” Penn said. Hart denied that it was closed."
)


def side(value: str, cited: Evidence) -> Side:
    """A side with the words in which it stands."""
    return Side(value, None, ("d",), (cited,))


def test_words_cited_stand_in_marks() -> None:
    """A report's own words as it has them; what is said of them in other words has none."""
    cited = words(TEXT, "The bridge fell and 9 people died")
    whole = told(side(cited.text, cited))
    assert (whole.value, whole.quoted, whole.words) == (cited.text, True, "")
    figure = told(side("9 dead", cited))
    assert (figure.value, figure.quoted, figure.words, figure.words_quoted) == ("9 dead", False, cited.text, True)


def test_under_a_name_marks_stand_round_what_the_report_quotes() -> None:
    """What the reporter tells in other words is not put into somebody's mouth, as in "who said what"."""
    own, told_of = words(TEXT, "We closed it"), words(TEXT, "denied that it was closed")
    said = (
        statement("s1", TEXT, "We closed it", "penn", kind="direct"),
        statement("s2", TEXT, "that it was closed", "hart", kind="denial"),
    )
    assert told(side(own.text, own), "Orla Penn", said).quoted
    assert not told(side(told_of.text, told_of), "Ivo Hart", said).quoted
    assert told(side(told_of.text, told_of)).quoted


def test_marks_in_the_words_stay_whole() -> None:
    """Marks round all of it go, a mark with its other one stays, and one that is cut off has its other one."""
    both, cut = words(TEXT, "“We closed it,” Penn said"), words(TEXT, "said. Hart")
    assert told(side(both.text, both)).value == "“We closed it,” Penn said"
    assert told(side("“We closed it,”", cut)).value == "We closed it"
    assert told(side("said: “We closed", cut)).value == "said: “We closed”"


def test_a_heading_that_a_side_says_is_not_said_twice() -> None:
    """Over the sides stands what it is about, unless one of them says just that."""
    one, other = words(TEXT, "The bridge fell and 9 people died"), words(TEXT, "Hart denied that it was closed")
    clash = Conflict("e", "quantity", (side("9 dead", one), side("closed", other)))
    assert over("The bridge at Lowmere falls", clash) == "The bridge at Lowmere falls"
    assert over("The  bridge fell and 9 people died", clash) == DIFFER
    whole = words(TEXT, "The bridge fell and 9 people died.")
    ended = Conflict("e", "quantity", (side("9 dead", whole), side("closed", other)))
    assert over("The bridge fell and 9 people died", ended) == DIFFER


def test_a_value_says_where_it_stands() -> None:
    """Also where that is not the first of its words."""
    first, second = words(TEXT, "The bridge fell and 9 people died"), words(TEXT, "We closed it")
    assert told(Side("We closed it", None, ("d",), (first, second))).cited == second
    assert told(side("9 dead", first)).cited is None
