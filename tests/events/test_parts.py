"""Parts: what belongs to a happening that a row tells hangs below it, on evidence and on its day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.events.candidates import Candidate
from dateline.events.cores import Compared, Core
from dateline.events.parts import MOST, OF_ONE, OTHER_PART, SURE, hung
from dateline.terms import Article, Event, When
from tests.events.builders import article, candidate, cast, day, story, timex

MONDAY = day("2031-05-12")
CRASH = article("Two trams crashed at the Velm bridge on Monday.", id="a")
TOLL = article("Seven passengers died on Monday.", id="b")
HELD = article("A driver was arrested on Monday.", id="c")


def told(of: Article, word: str, when: When | None = MONDAY, said: str = "Monday") -> Candidate:
    """The candidate that a word of a report makes, on a day."""
    return candidate(of, word, cast([of]), *([timex(of, said, when)] if when else []))


def compared(pool: Sequence[Candidate], near: Mapping[tuple[int, int], float], sure: float = 0.8) -> Compared:
    """Candidates, the first the weightiest, with the chances that two are of one happening."""
    links: list[dict[int, float]] = [{} for _ in pool]
    for (i, j), p in near.items():
        links[i][j] = links[j][i] = p
    return Compared(pool, links, [sure] * len(pool), [0.9 - 0.1 * i for i in range(len(pool))])


def core(*members: Candidate) -> Core:
    """A row told by these, the first its exemplar."""
    return Core(members[0], members, 0.8, 0.5)


def below(made: Sequence[Core]) -> list[tuple[str, str]]:
    """The words that name each part, and those that name its whole."""
    return [
        (one.exemplar.one.mention.trigger.text, one.whole.mention.trigger.text) for one in made if one.whole is not None
    ]


def test_what_may_be_of_a_rows_happening_hangs_below_it() -> None:
    """A toll that opened no row of its own is a part of the crash; the row itself stands."""
    pool = [told(CRASH, "crashed"), told(TOLL, "died")]
    made = hung([core(pool[0])], compared(pool, {(0, 1): OF_ONE}))
    assert below(made) == [("died", "crashed")]
    assert made[0].whole is None


def test_what_is_hardly_of_it_does_not() -> None:
    """Below the chance nothing hangs, be it as sure as it may."""
    pool = [told(CRASH, "crashed"), told(TOLL, "died")]
    assert len(hung([core(pool[0])], compared(pool, {(0, 1): OF_ONE - 0.01}))) == 1


def test_a_part_is_as_good_a_line_as_a_row_nearly() -> None:
    """What is unlikely to be right is no part."""
    pool = [told(CRASH, "crashed"), told(TOLL, "died")]
    assert len(hung([core(pool[0])], compared(pool, {(0, 1): 0.4}, sure=SURE - 0.01))) == 1


def test_a_part_is_of_the_day_of_its_whole() -> None:
    """Of another day, or of none that is known, it is not said to belong to it."""
    tuesday = article("Seven passengers died on Tuesday.", id="b")
    open_day = article("Seven passengers died.", id="b")
    for other in (told(tuesday, "died", day("2031-05-13"), "Tuesday"), told(open_day, "died", None)):
        pool = [told(CRASH, "crashed"), other]
        assert len(hung([core(pool[0])], compared(pool, {(0, 1): 0.4}))) == 1


def test_a_row_that_tells_a_weightier_one_again_hangs_below_it() -> None:
    """By the mean over what both hold: one link among many does not make the two one."""
    again = article("The trams collided at a bridge on Monday.", id="d")
    pool = [told(CRASH, "crashed"), told(again, "collided"), told(HELD, "arrested")]
    rows = [core(pool[0]), core(pool[1])]
    assert below(hung(rows, compared(pool, {(0, 1): OF_ONE}))) == [("collided", "crashed")]
    wide = [core(pool[0], pool[2]), core(pool[1])]
    assert below(hung(wide, compared(pool, {(0, 1): OF_ONE}))) == []


def test_what_one_sentence_tells_of_one_day_is_one_happening() -> None:
    """As in "they crashed … and seven died": the second row is a part of the first though their words have nothing in common."""
    both = article("Two trams crashed at the bridge on Monday and seven passengers died.", id="a")
    pool = [told(both, "crashed"), told(both, "died")]
    assert pool[1].when == MONDAY
    assert below(hung([core(pool[0]), core(pool[1])], compared(pool, {}))) == [("died", "crashed")]


def test_no_part_of_a_part_and_few_below_a_row() -> None:
    """What is nearest to a part hangs below the whole, else stands; below one row hang at most so many."""
    reports = [
        article(f"A {word} was arrested on Monday.", id=f"r{n}")
        for n, word in enumerate(("cook", "nurse", "miner", "baker", "clerk"))
    ]
    pool = [told(CRASH, "crashed"), *(told(one, "arrested") for one in reports)]
    made = hung([core(pool[0])], compared(pool, {(0, n): 0.3 for n in range(1, len(pool))}))
    assert len(below(made)) == MOST
    near = {(0, 1): 0.3, (1, 2): 0.3}
    assert len(below(hung([core(pool[0]), core(pool[1])], compared(pool[:3], near)))) == 1


def test_parts_are_not_told_twice() -> None:
    """Of two places that likely tell one part, only the more telling hangs."""
    pool = [told(CRASH, "crashed"), told(TOLL, "died"), told(HELD, "arrested")]
    alike = {(0, 1): 0.3, (0, 2): 0.3, (1, 2): OTHER_PART}
    assert below(hung([core(pool[0])], compared(pool, alike))) == [("died", "crashed")]
    assert len(below(hung([core(pool[0])], compared(pool, alike | {(1, 2): 0.0})))) == 2


def test_a_part_says_more_than_its_row() -> None:
    """Nearly the same words, as another version of a dispatch has them, hang nowhere; other words of the same do."""
    version = article("Two trams crashed at the old Velm bridge on Monday.", id="b")
    more = article("The trams collided at noon on Monday, says the fire brigade.", id="c")
    pool = [told(CRASH, "crashed"), told(version, "crashed"), told(more, "collided")]
    made = hung([core(pool[0])], compared(pool, {(0, 1): 0.6, (0, 2): 0.3}))
    assert below(made) == [("collided", "crashed")]


def test_the_events_of_a_story_say_whose_part_they_are() -> None:
    """A part is an event with words of its own; what it is part of is a row of the story, and the basis says why."""
    texts = (
        "Gunmen stormed the bank in Velm on Monday.\nPolice arrested two gunmen at the bank on Monday.",
        "Gunmen stormed a bank in Velm on Monday and wounded three guards.",
    )
    reports = [article(text, id=id) for id, text in zip("ab", texts, strict=True)]
    made = story(reports, cast(reports, Velm="place"), [timex(one, "Monday", MONDAY) for one in reports])
    rows: dict[str, Event] = {one.id: one for one in made if one.headline is not None}
    parts = [one for one in rows.values() if one.part_of is not None]
    assert parts
    for part in parts:
        whole = rows[part.part_of or ""]
        assert whole.part_of is None
        assert part.when
        assert whole.when
        assert part.when.start == whole.when.start
        assert "a part" in part.basis
