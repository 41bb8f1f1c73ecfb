"""Tests for `dateline.tell.brief` and what it is made with."""

import time
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dateline.tell import worth
from dateline.tell.brief import LEAST, MOST, WORDS, Draft, Texts, _Choice, brief
from dateline.tell.fresh import SAME
from dateline.tell.lines import Line, split
from dateline.terms import Change
from dateline.vectors import PLACES, cosine, terms, vectors
from tests.tell.builders import article, cast, dispatch, event, parsed, person, report, statement, timex, when, words

FIRST = article(
    "courier",
    "The council of Velm agreed on Tuesday to build a bridge over the Orla river.",
    "It is to cost 40 million crowns and open in five years.",
    "Mayor Dara Quill called the plan a gift to both banks.",
    day="2030-03-05",
)
COPY = article("herald", *(part.text for part in FIRST.paragraphs), day="2030-03-06")
NEWEST = article(
    "post",
    "Builders halted work on the Orla bridge on Friday after a crane fell into the river.",
    "He said nobody was hurt, but that the opening would slip by a year.",
    "The bridge over the Orla had been agreed by the council of Velm two weeks ago.",
    day="2030-03-22",
)
ALL = [FIRST, COPY, NEWEST]
TWO = [dispatch("d1", "courier", "herald"), dispatch("d2", "post")]


def test_the_newest_state_comes_first() -> None:
    """The first sentence is of the last day's reports."""
    told = brief(ALL, {}, [], TWO, [], cast())
    assert told[0].evidence[0].article == "post"
    assert "crane" in told[0].text


def test_a_dispatch_speaks_once() -> None:
    """A copy's sentences are not told beside its original's; no two sentences say one thing."""
    told = brief(ALL, {}, [], TWO, [], cast())
    assert "herald" not in {line.evidence[0].article for line in told}
    rows = vectors([terms(line.evidence[0].text) for line in told])
    assert all(cosine(a, b) < SAME for i, a in enumerate(rows) for b in rows[:i])


def test_evidence_stays_as_it_stands_and_open_days_are_filled_in() -> None:
    """The words "Tuesday" is told as "Tuesday [5 March 2030]"; the evidence is verbatim."""
    days = [timex(FIRST, "Tuesday", when("2030-03-05")), timex(NEWEST, "Friday", when("2030-03-22"))]
    told = brief(ALL, {}, [], TWO, [], cast(), timexes=days)
    assert any("Friday [22 March 2030]" in line.text for line in told)
    for line in told:
        for proof in line.evidence:
            source = next(one for one in ALL if one.id == proof.article)
            assert source.text[proof.start : proof.end] == proof.text


def test_a_line_that_its_page_cut_off_is_not_told() -> None:
    """A sentence that ends the report in dots is left out; one with its full stop is not."""
    for ending, told in (("...", False), (" of Velm.", True)):
        source = article(
            "post", "A crane fell on Friday.", f"Builders halted work on the bridge{ending}", day="2030-03-22"
        )
        lines = [line.text for line in brief([source], {}, [], [dispatch("d", "post")], [], cast())]
        assert any("halted" in line for line in lines) is told


def test_a_pronoun_is_told_with_its_bearer() -> None:
    """The words "He" is followed by who it is, where the cast knows; where it does not, the sentence is passed over."""
    source = article("post", "Mayor Ivo Hart resigned. He named no reason for leaving the office.", day="2030-03-22")
    who = person("hart", "Ivo Hart", words(source, "Ivo Hart"), words(source, "He"))
    told = [line.text for line in brief([source], {}, [], [dispatch("d", "post")], [], cast(who))]
    assert "He [Hart] named no reason for leaving the office." in told


def test_an_older_line_carries_its_day() -> None:
    """What an older report tells has the day on which it was so; what the newest tells has none."""
    told = {line.evidence[0].article: line.so_on for line in brief(ALL, {}, [], TWO, [], cast())}
    assert told["post"] is None
    assert told["courier"] == FIRST.published


def test_a_plan_whose_day_has_passed_is_not_told() -> None:
    """A vote set for a day before the newest report is no news any more; one set for a day after it is."""
    source = article("echo", "The council of Velm is to vote on a toll on 9 March.", day="2030-03-05")
    for day, still in (("2030-03-09", False), ("2030-03-29", True)):
        vote = event("vote", report(source, "vote", on=when(day)))
        told = brief([source, NEWEST], {}, [vote], [dispatch("a", "echo"), TWO[1]], [], cast())
        assert any("toll" in line.text for line in told) == still


def test_the_older_side_of_a_change_is_not_told() -> None:
    """What a later report has replaced is not told as the state."""
    before, after = words(FIRST, "a gift to both banks"), words(NEWEST, "slip by a year")
    change = Change("e", "manner", "a gift", "late", when("2030-03-22"), "major", (before, after))
    told = brief(ALL, {}, [], TWO, [], cast(), changes=[change])
    assert not any("gift" in line.text for line in told)
    assert any("gift" in line.text for line in brief(ALL, {}, [], TWO, [], cast()))


def test_what_later_reports_and_passed_days_overtake_is_not_told() -> None:
    """A lower toll of the same thing, a plan for a day before the newest report's, and what is feared until it is counted."""
    old = article(
        "courier",
        "A dam broke above Hask on Monday and killed 12 people in Hask.",
        "The governor will visit Hask on Tuesday.",
        "Farms along the river in Hask were under water.",
        day="2030-03-04",
    )
    new = article(
        "post",
        "The dam that broke above Hask killed 31 people in Hask, the county said.",
        "Soldiers brought water and bread to Hask.",
        day="2030-03-07",
    )
    days = [timex(old, "Tuesday", when("2030-03-05"))]
    two = [dispatch("d1", "courier"), dispatch("d2", "post")]
    told = " ".join(line.text for line in brief([old, new], parsed(old, new), [], two, [], cast(), timexes=days))
    assert "31 people" in told
    assert "under water" in told
    assert "12 people" not in told
    assert "visit" not in told


def test_a_day_in_brackets_stands_behind_its_genitive_and_not_beside_itself() -> None:
    """As in "Monday's [4 March 2030] vote"; a line that gives the day already needs none."""
    one = article(
        "post",
        "Monday's vote in Hask closed the mill for good, the council said.",
        "The council said today (4 March 2030) that the mill in Hask employs 400 people.",
        day="2030-03-04",
    )
    said = [timex(one, "Monday", when("2030-03-04")), timex(one, "today", when("2030-03-04"))]
    told = " ".join(line.text for line in brief([one], {}, [], [dispatch("d", "post")], [], cast(), timexes=said))
    assert "Monday's [4 March 2030] vote" in told
    assert "today (4 March 2030) that" in told


def test_what_was_so_before_something_else_is_not_told() -> None:
    """A sentence in the past perfect leans on another that it does not say; one that tells what happened stands."""
    one = article(
        "post",
        "The council of Hask sold the mill to a bank on Monday.",
        "Neighbours had praised the council for keeping the mill.",
        "The bank paid 40 million crowns for the mill in Hask.",
        day="2030-03-04",
    )
    told = " ".join(line.text for line in brief([one], parsed(one), [], [dispatch("d", "post")], [], cast()))
    assert "40 million" in told
    assert "praised" not in told


def test_what_opens_a_brief_stands_as_its_report_tells_it() -> None:
    """Lines of one report keep its order, whichever was taken first."""
    one = article(
        "post",
        "The harbour board of Hask on Monday, after a meeting of nine hours with the unions of the port and two ministers, agreed to reopen"
        " the northern docks in June.",
        "The board closed the northern docks in Hask in May.",
        "The docks employ 400 people.",
    )
    told = [line.evidence[0].start for line in brief([one], {}, [], [dispatch("d", "post")], [], cast())]
    assert len(told) == 3
    assert told == sorted(told)


def test_captions_and_lines_without_a_verb_are_not_told() -> None:
    """A line that opens with a day and a colon, and a name with an office, are no sentences of a brief."""
    one = article(
        "post",
        "The dam that broke above Hask killed 31 people in Hask, the county said.",
        "May 21: Soldiers are seen with bread in Hask.",
        "Ida Frost, chief reporter, Hask.",
        day="2030-03-07",
    )
    told = " ".join(line.text for line in brief([one], parsed(one), [], [dispatch("d", "post")], [], cast()))
    assert "31 people" in told
    assert "May 21" not in told
    assert "chief reporter" not in told


def test_nothing_is_left_out_of_what_somebody_said() -> None:
    """A quotation that goes on from the sentence before gets its mark, and keeps its "but"; the report's own line does not."""
    for text, shown in (
        ("But nobody was hurt on the bridge in Velm,” Dara Quill said.", "“But nobody was hurt on the bridge in Velm,” Dara Quill said."),
        ("But nobody was hurt on the bridge in Velm.", "Nobody was hurt on the bridge in Velm."),
    ):  # fmt: skip
        line = Line("post", "d", 0, len(text), text, 0, None, ())
        assert Texts([line], cast(), [])[0] == shown


def test_what_does_not_read_alone_is_not_told() -> None:
    """No question, no talk to the reader, no words without their speaker, no "he" whom nobody names; "but" at the head of a line is left out."""
    source = article(
        "post",
        "Dara Quill opened the bridge over the Orla in Velm.",
        "Did the bridge over the Orla cost too much?",
        "If you cross the Orla by the bridge, bring coins.",
        "\u201cThe bridge over the Orla is too narrow for us.\u201d",
        "He crossed the bridge over the Orla twice.",
        "But the ferry over the Orla in Velm went on for a year.",
        day="2030-03-22",
    )
    told = [line.text for line in brief([source], {}, [], [dispatch("d", "post")], [], cast())]
    assert set(told) == {source.paragraphs[0].text, source.paragraphs[5].text.replace("But the", "The")}


def test_a_brief_has_no_more_than_its_words_and_lines() -> None:
    """Six lines for few dispatches, nine for many, never more than 250 words with what stands in brackets."""
    for many, lines_at_most in ((3, 6), (40, MOST)):
        reports = [
            article(f"p{i}", *(f"Mill {i} {word} sold {i + 3} barges to firm {word} in Velm." for word in NUMBERS[i % 3 :]), day="2030-03-05")
            for i in range(many)
        ]  # fmt: skip
        told = brief(reports, {}, [], [dispatch(one.id) for one in reports], [], cast())
        assert len(told) <= lines_at_most
        assert sum(len(line.text.split()) for line in told) <= WORDS


NUMBERS = "alder birch cedar elm fir hazel larch maple oak pine".split()


def test_those_who_speak_come_last() -> None:
    """What somebody says stands behind what happened."""
    quill = person("quill", "Dara Quill", words(FIRST, "Dara Quill"))
    said = [statement("s", FIRST, "a gift to both banks", "quill")]
    told = brief(ALL, {}, [], TWO, said, cast(quill))
    assert "gift to both banks" in told[-1].text


def test_since_tells_only_what_is_new() -> None:
    """After a day: nothing published up to it, nothing already said by then."""
    told = brief(ALL, {}, [], TWO, [], cast(), since=date(2030, 3, 10))
    assert told
    assert {line.evidence[0].article for line in told} == {"post"}
    assert brief(ALL, {}, [], TWO, [], cast(), since=date(2031, 1, 1)) == ()


def test_the_agencys_opening_is_trimmed() -> None:
    """The words "VELM (Newswire) - " is not part of the sentence."""
    source = article("post", "VELM (Newswire) - Voters in Velm chose a new mayor on Sunday.", day="2030-03-22")
    (line, *_) = brief([source], {}, [], [dispatch("d", "post")], [], cast())
    assert line.text.startswith("Voters in Velm")


def test_one_article_none_and_an_empty_one() -> None:
    """A brief of one report works; of none, or of one without text, it is empty."""
    assert brief([NEWEST], {}, [], [], [], cast())
    assert brief([], {}, [], [], [], cast()) == ()
    assert brief([article("void")], {}, [], [], [], cast()) == ()


def test_five_hundred_reports_are_told_in_two_seconds() -> None:
    """Hundreds of long reports take less than two seconds."""
    many = [
        article(f"p{i}", *(f"Report {i} says that stage {i * j % 97} of bridge {j} cost {i + j} crowns." for j in range(25)),
                day=f"2030-03-{i % 28 + 1:02d}")
        for i in range(500)
    ]  # fmt: skip
    start = time.process_time()
    told = brief(many, {}, [], [dispatch(one.id) for one in many], [], cast())
    assert 3 <= len(told) <= MOST
    assert time.process_time() - start < 2 * 2  # of the processor; twice, for a slower one


def test_order_does_not_matter() -> None:
    """Articles and dispatches in any order give the same brief."""
    assert brief(ALL, {}, [], TWO, [], cast()) == brief(ALL[::-1], {}, [], TWO[::-1], [], cast())


@given(st.lists(st.text(alphabet="aé. !?\"”'“\n\t0A。ע🙂\u202e", max_size=60), max_size=4))
def test_any_text_keeps_its_offsets(paragraphs: list[str]) -> None:
    """On any text, evidence is verbatim and a brief has at most nine sentences."""
    source = article("post", *(words.replace("\n", " ") for words in paragraphs), day="2030-03-22")
    told = brief([source], {}, [], [dispatch("d", "post")], [], cast())
    assert len(told) <= MOST
    for line in told:
        (proof,) = line.evidence
        assert source.text[proof.start : proof.end] == proof.text


def test_full_stops_of_abbreviations_end_no_sentence() -> None:
    """The words "Mr. Hart" and "Nov. 11" stay whole."""
    text = "Mr. Hart left on Nov. 11. He will be back! Will he? Yes."
    assert [text[a:b].strip() for a, b in split(text)] == [
        "Mr. Hart left on Nov. 11.",
        "He will be back!",
        "Will he?",
        "Yes.",
    ]


@given(st.data())
def test_lines_are_taken_as_if_each_were_set_beside_all(data: st.DataObject) -> None:
    """Setting only the line that comes first beside what was taken takes what setting all beside it takes."""
    texts = data.draw(st.lists(st.text("abcdef ", min_size=3, max_size=18), min_size=1, max_size=9))
    part = st.floats(0, 1).map(lambda number: round(number, 3))
    chances = data.draw(st.lists(part, min_size=len(texts), max_size=len(texts)))
    worths = data.draw(st.lists(part, min_size=len(texts), max_size=len(texts)))
    rows = vectors([text.split() for text in texts])
    draft = Draft((), rows, chances, worths)
    choice = _Choice(draft, dict(enumerate(texts)), 5, range(len(texts)))  # type: ignore[arg-type]
    taken = [choice.take(range(len(texts)), values, most) for values, most in ((worths, 2), (chances, 9))]
    assert taken == _one_by_one(draft, texts, [(worths, 2), (chances, 9)])


def _one_by_one(draft: Draft, texts: list[str], turns: list[tuple[list[float], int]]) -> list[list[int]]:
    """The best of all that are left, each weighed anew after each that is taken."""
    left = {i: 1.0 for i in range(len(texts)) if draft.chances[i] >= LEAST}
    found: list[list[int]] = []
    for worths, most in turns:
        taken: list[int] = []
        while left and len(taken) < most and sum(map(len, [*found, taken])) < 5:
            best = min(left, key=lambda i: (-round(left[i] * worths[i], PLACES), i))
            taken.append(best)
            del left[best]
            for i in left:
                left[i] *= 1 - worth.chance("same", worth.same_features(draft.vectors[i], draft.vectors[best]))
            left = {i: each for i, each in left.items() if each * draft.chances[i] >= LEAST}
        found.append(taken)
    return found
