"""Words as reported: whole where they can be, cut at constituents where not, refused where they lean on others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.english.lexicon import group
from dateline.english.reported import reported
from dateline.language import Sentence, parser_for
from dateline.text import MOST_WORDS, word_spans
from tests.conftest import reports_in, stories
from tests.english.marked import marked
from tests.strategies import SENTENCES

AT_LENGTH = (
    "of the regional ministry of transport and of the harbour at a long press conference in the capital on Tuesday"
)

LONG_VOTE = (
    "Not one of the forty members of the council of the harbour town of Velm, which was built some ninety years ago by "
    "engineers from Lindholm, >voted< for the bridge, according to a list that the mayor showed to reporters."
)


def kept(text: str) -> str | None:
    """The words that are kept of a sentence for the word between its marks, gaps as "…"."""
    told = marked(text)
    cut = reported(told.sentence, told.i)
    if cut is None:
        return None
    plain, tokens = text.replace(">", "").replace("<", ""), told.sentence.tokens
    return " … ".join(plain[tokens[first].start : tokens[last - 1].end] for first, last in cut.kept)


@pytest.mark.parametrize(
    "text",
    [
        "The mayor >resigned< on Monday.",
        "Marek, who has led Velm for nine years, >resigned< on Monday.",
        "The mayor >resigned< on Monday, officials said.",
    ],
)
def test_a_sentence_that_is_short_enough_stays_whole(text: str) -> None:
    """Nothing is cut of what a reader takes in at once."""
    assert kept(text) == text.replace(">", "").replace("<", "")


@pytest.mark.parametrize(
    ("open_", "told"),
    [
        ("The exchange was >filmed< on Monday.", "The exchange of prisoners was >filmed< on Monday."),
        ("The move >angered< the union on Monday.", "The mayor's move >angered< the union on Monday."),
        ("The claim was >rejected< by the mayor.", "The claim that the mayor lied was >rejected< by the council."),
    ],
)
def test_a_noun_that_takes_up_what_was_told_needs_the_sentence_before(open_: str, told: str) -> None:
    """Which exchange, which move another sentence says."""
    assert kept(open_) is None
    assert kept(told) == told.replace(">", "").replace("<", "")


@pytest.mark.parametrize("label", ["UPDATE: ", "UPDATE - May 30, 5:20 p.m.: "])
def test_a_label_with_its_hour_is_none_of_the_words(label: str) -> None:
    """The stamp of a page that was brought up to date is cut; a clause before a colon stays."""
    assert kept(f"{label}The mayor >resigned< on Monday.") == "The mayor resigned on Monday."
    assert kept("Update the list: the mayor >resigned< on Monday.") == "Update the list: the mayor resigned on Monday."


@pytest.mark.parametrize("leaning", ["But", "Still,", "And yet", "However,", "Indeed,", "Nevertheless,"])
def test_words_that_lean_on_the_sentence_before_are_cut(leaning: str) -> None:
    """The words "but" and "still" at the head say nothing without what stands before them."""
    assert kept(f"{leaning} the mayor >resigned< on Monday.") == "the mayor resigned on Monday."


def test_of_a_long_sentence_what_was_said_is_kept() -> None:
    """Who passes it on, before it or behind, is left out first."""
    assert kept(
        f"Officials {AT_LENGTH} said that the mayor of the little town of Velm had >resigned< over the bridge."
    ) == ("the mayor of the little town of Velm had resigned over the bridge")
    assert kept(
        f"The mayor of Velm had >resigned< over the bridge on Monday, officials {AT_LENGTH} told reporters."
    ) == ("The mayor of Velm had resigned over the bridge on Monday")


def test_of_a_long_sentence_a_clause_behind_a_comma_is_left_out() -> None:
    """What a relative clause adds about something else goes before any of what happened; a gap is marked."""
    assert kept(LONG_VOTE) == (
        "Not one of the forty members of the council of the harbour town of Velm … voted for the bridge, according to a list "
        "that the mayor showed to reporters."
    )


@pytest.mark.parametrize(
    "text",
    [
        "But the mayor did not >resign< on Monday.",
        "Nor did the mayor >resign< on Monday.",
        f"The mayor of Velm did not >resign< over the bridge, officials {AT_LENGTH} told reporters after weeks of rumours.",
        LONG_VOTE,
    ],
)
def test_a_not_is_never_lost(text: str) -> None:
    """However much of a sentence is cut, what it denies stays denied."""
    words = kept(text)
    assert words is not None
    assert re.search(r"\b(not|nor)\b", words, re.IGNORECASE)


@pytest.mark.parametrize("verb", ["denied", "doubted", "did not say", "hoped"])
def test_who_does_more_than_pass_it_on_is_not_left_out(verb: str) -> None:
    """What somebody denied, doubted, did not say or hoped is not shown as if it were so: rather nothing is."""
    text = f"Officials {AT_LENGTH} {verb} that the mayor of the little town of Velm had >resigned< over the bridge on Monday."
    assert kept(text) is None


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("He >resigned< on Monday.", 0),
        ("But their bridge >fell< on Monday.", 1),
        ("On Monday she >resigned< over the bridge.", 2),
    ],
)
def test_a_pronoun_that_can_be_told_is_pointed_at(text: str, pronoun: int) -> None:
    """The token of "he" or "their" is told, so that a name can take its place."""
    told = marked(text)
    cut = reported(told.sentence, told.i)
    assert cut is not None
    assert cut.leans == (pronoun,)


@pytest.mark.parametrize(
    "text",
    [
        "It >resigned< on Monday.",
        "This >ended< the strike on Monday.",
        "“We will not >close< the bridge,” said Marek.",
        "On Monday it >resigned< over the bridge.",
        "The mayor >resigned< over this bridge.",
        "The mayor >resigned< on that day.",
        "The group >resigned< on Monday.",
        "The mayor >used< similar language on Monday.",
    ],
)
def test_words_that_lean_on_what_nobody_can_tell_are_refused(text: str) -> None:
    """Neither "it" nor "this bridge" reads as anything by itself, wherever it stands."""
    assert kept(text) is None


def test_what_cannot_be_cut_to_a_readers_measure_is_refused() -> None:
    """Of an endless clause nothing is shown."""
    assert (
        kept("The mayor >met< the engineers " + " ".join(f"of the council of town{n}" for n in range(12)) + ".") is None
    )


def test_what_is_quoted_is_not_broken_off_after_a_few_words() -> None:
    """A row that says only that somebody was "taken aback" tells nothing; longer words of a quotation may stand without the rest."""
    told = (
        "Jon Hart, the spokesman of the harbour town's mayor, >told< reporters on Monday that he was “taken aback that there was some {more} "
        "operative in the council of Velm who did use the occasion of a feast by the river to find fault with the daughters of the mayor.”"
    )
    assert kept(told.format(more="political")) is None


def test_what_its_sentence_does_not_tell_as_so_carries_nothing() -> None:
    """A clause below what would have been is not shown with it; one below what was is."""
    assert kept("Considering that the feast was >held< in Velm, not thanking the town would have been a shame.") is None
    assert kept("Considering that the feast was >held< in Velm, thanking the town was polite.") is not None


@pytest.mark.parametrize(
    "text",
    [
        "The talks could resume soon, but the rebels >attacked< the town on Monday.",
        "Hart would have died, but the doctor >saved< him on Monday.",
        "The bridge may stay closed for weeks, but workers >opened< one lane on Monday.",
    ],
)
def test_what_is_told_beside_what_is_not_so_stands(text: str) -> None:
    """What is joined to a clause that is left open is told for itself."""
    assert kept(text) is not None


def test_no_mark_stands_alone_behind_a_gap() -> None:
    """Where the end of a sentence is left out, its full stop is."""
    words = kept(
        "The council of the small harbour town of Velm on Monday >closed< the old bridge over the river, which was built by "
        "engineers from Lindholm some ninety years ago and has carried trams, lorries and buses ever since."
    )
    assert words == "The council of the small harbour town of Velm on Monday closed the old bridge over the river"


def test_words_before_the_start_are_not_looked_at() -> None:
    """The agency's opening is no part of the sentence."""
    told = marked("VELM (Newswire) - The mayor >resigned< on Monday.")
    start = next(token.i for token in told.sentence.tokens if token.text == "The")
    cut = reported(told.sentence, told.i, start=start)
    assert cut is not None
    assert cut.kept == ((start, len(told.sentence.tokens)),)


@cache
def example_sentences() -> tuple[Sentence, ...]:
    """Sentences of our examples and of the strategies, parsed."""
    parser = parser_for("en")
    assert parser is not None
    texts = [
        line for folder in stories() for path in reports_in(folder)[:4] for line in _lines(path.read_text("utf-8"))
    ]
    return tuple(one for parse in parser.parse([*SENTENCES, *texts]) for one in parse)


def _lines(text: str) -> Iterator[str]:
    for line in re.sub(r"<[^>]*>", "\n", text).split("\n"):
        if 40 < len(line.strip()) < 600:
            yield line.strip()


@settings(deadline=None)
@given(st.data())
def test_what_is_kept_lies_inside_in_order_and_holds_the_predicate(data: st.DataObject) -> None:
    """For any word of any sentence: ranges inside, apart and in order; the predicate among them; at most so many words; every "not" of its clause."""
    sentence = data.draw(st.sampled_from(example_sentences()))
    i = data.draw(st.integers(0, len(sentence.tokens) - 1))
    cut = reported(sentence, i)
    if cut is None:
        return
    ends = [end for span in cut.kept for end in span]
    assert ends == sorted(ends)
    assert len(set(ends)) == len(ends)
    assert ends[0] >= 0
    assert ends[-1] <= len(sentence.tokens)
    inside = {j for first, last in cut.kept for j in range(first, last)}
    assert i in inside
    assert len(word_spans(" ".join(sentence.tokens[j].text for j in sorted(inside)))) <= MOST_WORDS
    assert {kid.i for kid in sentence.kids(i) if kid.dep == "neg"} <= inside
    first = next(j for j in sorted(inside) if sentence.tokens[j].dep != "punct")
    opening = sentence.tokens[first].text.lower()
    assert opening not in group("open_pronouns") - group("resolvable")
    assert set(cut.leans) <= inside
    assert all(sentence.tokens[j].text.lower() in group("resolvable") for j in cut.leans)


def test_a_word_that_leans_goes_only_where_it_joins() -> None:
    """Without "so" before a sentence, with the "so" of "so far"."""
    assert kept("So the council >closed< the bridge in May.") == "the council closed the bridge in May."
    assert kept("So far the council has >closed< two bridges.") == "So far the council has closed two bridges."


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Two days later, the mayor >resigned< over the bridge.", "the mayor resigned over the bridge."),
        ("The next day the mayor >resigned< over the bridge.", "the mayor resigned over the bridge."),
        ("On the following Monday, the mayor >resigned< in Velm.", "the mayor resigned in Velm."),
        ("Later, the mayor >resigned< in Velm.", "the mayor resigned in Velm."),
        ("After the vote, the mayor >resigned<.", "After the vote, the mayor resigned."),
        ("The day after the vote, the mayor >resigned<.", "The day after the vote, the mayor resigned."),
        ("Earlier this week, the mayor >resigned<.", "Earlier this week, the mayor resigned."),
        ("Before Monday, the mayor >resigned<.", "Before Monday, the mayor resigned."),
        ("The same council >closed< the bridge in May.", "The same council closed the bridge in May."),
    ],
)
def test_a_time_counted_from_another_sentence_is_left_off_at_the_head(text: str, shown: str) -> None:
    """Words such as "two days later" say nothing without what was before; what the sentence itself counts from stays."""
    assert kept(text) == shown


def test_a_label_before_a_sentence_is_none_of_its_words() -> None:
    """The word "UPDATE" says what the sentence is, not what happened."""
    assert kept("UPDATE: The mayor >resigned< on Monday.") == "The mayor resigned on Monday."
    assert kept("Velm: The mayor >resigned< on Monday.") == "Velm: The mayor resigned on Monday."


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("About 7 p.m., police >said<.", False),
        ("Marek >said<, drawing cries from the benches.", False),
        ("Marek >said< at the end of a long letter to the guild.", False),
        ("Council will close the bridge, mayor >says<", True),
        ("The spokeswoman was >asked< on Tuesday whether the bridge was open.", False),
        ("The spokeswoman was >asked< on Tuesday to comment on the bridge.", False),
    ],
)
def test_a_word_that_only_passes_on_or_asks_is_shown_by_no_words(text: str, title: bool) -> None:
    """Who said it, with nothing said beside it, or with all of it before it in a headline; a question tells nothing that happened."""
    told = marked(text)
    sentence = replace(told.sentence, part="title") if title else told.sentence
    assert reported(sentence, told.i) is None


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "The mayor was >asked< to resign over the bridge on Tuesday.",
            "The mayor was asked to resign over the bridge on Tuesday.",
        ),
        ("The mayor >said< on Tuesday that she would resign.", "The mayor said on Tuesday that she would resign."),
    ],
)
def test_what_is_said_or_asked_for_is_shown(text: str, shown: str) -> None:
    """A saying with what was said, and a request, tell something."""
    assert kept(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("On Monday our camera >captured< the fall of the bridge.", None),
        ("On Monday I >visited< the bridge in Velm.", None),
        ("The mayor >opened< a museum of World War I in Velm.", "The mayor opened a museum of World War I in Velm."),
        ("“We told our members,” said Marek, who >closed< the bridge.", None),
        (
            "Marek said that “we have lost our bridge” and >resigned< on Monday.",
            "Marek said that “we have lost our bridge” and resigned on Monday.",
        ),
    ],
)
def test_a_report_that_speaks_of_itself_is_not_shown(text: str, shown: str | None) -> None:
    """No other could print "our camera"; what somebody is quoted with may say "we", but not at the head."""
    assert kept(text) == shown
