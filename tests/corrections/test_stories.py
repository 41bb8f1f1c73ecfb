"""Stories: which happenings are one matter, where somebody said so."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from dateline.corrections.stories import stories, told
from dateline.terms import Correction, Independence, State, Story
from tests.corrections.builders import article, articles, correction, episode, words
from tests.tell.builders import when

TEXT = articles(
    article("a", "The bridge of Lindholm was closed.", day="2031-05-01", title="Bridge closed"),
    article("b", "The bridge of Lindholm will reopen.", day="2031-05-02"),
    article("c", "The trial of Ilja Brandt opened.", day="2031-05-03"),
    article("d", "Ilja Brandt was sentenced; his trial is over.", day="2031-05-04", title="Brandt sentenced"),
    article("e", "Engineers looked at the bridge.", day="2031-05-05"),
    article("f", "Bridge and trial: the week in Lindholm.", day="2031-05-06"),
)
ALONE = tuple((id,) for id in sorted(TEXT))
APART = (episode("a", "b"),), (episode("c"), episode("d"))
TOGETHER = ((*APART[0], *APART[1]),)


def members(found: tuple[tuple[object, ...], ...]) -> list[list[list[str]]]:
    """The article ids of each episode of each story."""
    return [[list(one.articles) for one in story] for story in found]  # type: ignore[attr-defined]


def test_without_corrections_nothing_is_touched() -> None:
    """The very stories that were given."""
    assert stories(APART, ALONE, TEXT, [correction("copies", "a", "c")]) is APART


def test_merged_stories_keep_their_episodes() -> None:
    """In the order of their days, whichever was named first."""
    assert stories(APART, ALONE, TEXT, [correction("merge stories", "d", "b")]) == TOGETHER


def test_merging_holds_for_what_comes_later() -> None:
    """What the clustering adds to either story is in the merged one."""
    found = (*APART[:1], (*APART[1], episode("e")))
    assert len(stories(found, ALONE, TEXT, [correction("merge stories", "a", "c")])) == 1


def test_a_split_story_is_two() -> None:
    """Those named leave, the others stay."""
    told = correction("split story", "c", "d", other=["a", "b"])
    assert stories(TOGETHER, ALONE, TEXT, [told]) == APART


def test_a_newcomer_to_a_split_story_goes_with_its_own() -> None:
    """An episode that nobody named goes to the side whose words it has."""
    found = ((*TOGETHER[0], episode("e")),)
    told = correction("split story", "c", "d", other=["a", "b"])
    assert members(stories(found, ALONE, TEXT, [told])) == [[["a", "b"], ["e"]], [["c"], ["d"]]]
    told = correction("split story", "a", "b", other=["c", "d"])
    assert members(stories(found, ALONE, TEXT, [told])) == [[["a", "b"], ["e"]], [["c"], ["d"]]]


def test_an_episode_is_parted_where_both_sides_stand_in_it() -> None:
    """Each piece has an id and a title of its own; what nobody named goes with the words that it shares."""
    told = correction("split story", "d", other=["a"])
    left, right = stories(((episode("a", "c", "d", "e"),),), ALONE, TEXT, [told])
    assert [one.articles for one in (*left, *right)] == [("a", "e"), ("c", "d")]
    assert [one.title for one in (*left, *right)] == ["Bridge closed", "Brandt sentenced"]


def test_an_episode_of_one_side_takes_its_newcomers_along() -> None:
    """What is told in one episode with the named stays with them, whatever its words."""
    told = correction("split story", "d", other=["a"])
    found = ((episode("a"), episode("d", "e")),)
    assert members(stories(found, ALONE, TEXT, [told])) == [[["a"]], [["d", "e"]]]


def test_a_dispatch_is_never_in_two_stories() -> None:
    """Copies leave together; where one is to leave and one to stay, both stay."""
    copies = (("a",), ("b",), ("c", "d"), ("e",), ("f",))
    told = correction("split story", "c", other=["a"])
    assert members(stories(((episode("a"), episode("c", "d")),), copies, TEXT, [told])) == [[["a"]], [["c", "d"]]]
    told = correction("split story", "c", other=["d"])
    assert len(stories(((episode("a"), episode("c", "d")),), copies, TEXT, [told])) == 1


def test_a_split_without_the_other_side_leaves_the_rest() -> None:
    """Where nobody is named to stay, only the named leave."""
    assert members(stories(TOGETHER, ALONE, TEXT, [correction("split story", "c")])) == [[["a", "b"], ["d"]], [["c"]]]


def test_a_split_of_what_is_apart_changes_nothing() -> None:
    """A story that holds one side only is whole."""
    assert stories(APART, ALONE, TEXT, [correction("split story", "c", other=["a"])]) == APART


def test_the_later_wins() -> None:
    """Merged and then split is split, and the other way round."""
    merge = correction("merge stories", "a", "c", when="2031-05-01")
    split = correction("split story", "c", "d", other=["a", "b"], when="2031-05-02")
    assert stories(APART, ALONE, TEXT, [merge, split]) == APART
    assert stories(APART, ALONE, TEXT, [split, merge]) == TOGETHER


def test_the_story_says_what_was_corrected() -> None:
    """One clause a correction that names its reports; none for a merge of reports elsewhere."""
    said = [correction("merge stories", "a", "c"), correction("split story", "e", other=["a"], when="2031-05-15")]
    clause = "merged, corrected by Ada Lind on 2031-05-14: the desk rang the mayor"
    basis = told(story("a", "b", "c"), (), said).independence.basis
    assert basis.startswith(f"as built; {clause}; split, corrected by Ada Lind on 2031-05-15")
    assert told(story("c"), (), said) == story("c")


def story(*ids: str, state: State | None = None) -> Story:
    """The story of these reports."""
    return Story("s", "Bridge closed", ids, (), Independence(1, 1, 1, (), "as built"), (), None, None, (), state=state)


def test_a_title_holds_for_the_story_that_has_the_half_of_its_reports() -> None:
    """The later title wins; another story keeps its own."""
    said = [correction("story title", "a", "b", "c", value=value, when=day) for value, day in (
        ("The bridge", "2031-05-14"), ("Bridge of Lindholm", "2031-05-15"))]  # fmt: skip
    assert told(story("a", "b", "d"), (), said).title == "Bridge of Lindholm"
    assert told(story("a", "d", "e"), (), said).title == "Bridge closed"


def test_of_two_halves_of_a_story_one_keeps_its_title() -> None:
    """That with most of the reports named; of equal halves that with the first of them."""
    said = [correction("story title", "a", "b", value="The bridge")]
    assert told(story("a", "c"), (), said).title == "The bridge"
    assert told(story("b", "d"), (), said).title == "Bridge closed"
    state = [correction("story state", "a", "b", other=[words(TEXT["b"], "will reopen")])]
    here = list(TEXT.values())
    assert told(story("a", "c"), here, state) == story("a", "c")
    found = told(story("b", "d"), here, state).state
    assert found
    assert found.text == "will reopen"


def test_a_state_is_the_words_of_a_report() -> None:
    """With the day of that report; none, where somebody says that none is so; as it was, where the report is not there."""
    shown = words(TEXT["b"], "will reopen")
    said = correction("story state", "a", "b", other=[shown])
    here = list(TEXT.values())
    assert told(story("a", "b"), here, [said]).state == State("will reopen", (shown,), when("2031-05-02"))
    assert told(story("a", "b"), [TEXT["a"]], [said]).state is None
    was = State("was closed", (words(TEXT["a"], "was closed"),), when("2031-05-01"))
    assert told(story("a", "b", state=was), [TEXT["a"]], [said]).state == was
    none = correction("story state", "a", "b", value="unknown")
    assert told(story("a", "b", state=was), here, [none]).state is None


def test_a_state_holds_until_a_later_report_tells_another() -> None:
    """The corrector knew the newest report named, and none of a later day than the correction; both say so."""
    new = State("Bridge and trial", (words(TEXT["f"], "Bridge and trial"),), when("2031-05-06"))
    tries = (
        ("e", "2031-05-14", "Bridge and trial", "a report after 2031-05-05 tells another"),
        ("f", "2031-05-14", "will reopen", "so as of 2031-05-06"),
        ("f", "2031-05-05", "Bridge and trial", "a report after 2031-05-05 tells another"),
    )
    for newest, day, state, says in tries:
        said = correction("story state", "a", newest, other=[words(TEXT["b"], "will reopen")], when=day)
        found = told(story("a", "b", state=new), list(TEXT.values()), [said])
        assert found.state
        assert found.state.text == state
        assert found.independence.basis.endswith(says)


def test_of_reports_of_one_day_the_hour_tells_which_is_later() -> None:
    """Where both hours are known; else only the day counts, as it does where the correction has no hour."""
    new = State("Bridge and trial", (words(TEXT["f"], "Bridge and trial"),), when("2031-05-06"))
    here = (TEXT["a"], TEXT["b"])
    tries = (
        ("2031-05-06T10:00:00Z", "2031-05-06T13:00:00+02:00", "2031-05-14T09:00:00Z", "a report after 2031-05-06, 10:00 UTC tells another"),
        ("2031-05-06T10:00:00Z", "2031-05-06T11:00:00+02:00", "2031-05-14T09:00:00Z", "so as of 2031-05-06, 10:00 UTC"),
        ("2031-05-06T10:00:00Z", "2031-05-06", "2031-05-14T09:00:00Z", "so as of 2031-05-06, 10:00 UTC"),
        ("2031-05-06", "2031-05-06T11:00:00Z", "2031-05-14T09:00:00Z", "so as of 2031-05-06"),
        ("2031-05-06", "2031-05-06T11:00:00Z", "2031-05-06T10:30:00Z", "a report after 2031-05-06, 10:30 UTC tells another"),
        ("2031-05-06", "2031-05-06T11:00:00Z", "2031-05-06", "so as of 2031-05-06"),
    )  # fmt: skip
    for known, later, corrected, says in tries:
        newest, last = (replace(TEXT[id], published=when(at)) for id, at in (("e", known), ("f", later)))
        said = correction("story state", "a", "e", other=[words(TEXT["b"], "will reopen")], when=corrected)
        found = told(story("a", "b", state=new), [*here, newest, last], [said])
        assert found.state
        assert found.state.text == ("will reopen" if says.startswith("so") else "Bridge and trial")
        assert found.independence.basis.endswith(says)


def test_of_two_states_given_the_later_holds_until_a_report_tells_another() -> None:
    """A later report takes the place of the last one, not that of the one before it."""
    new = State("Bridge and trial", (words(TEXT["f"], "Bridge and trial"),), when("2031-05-06"))
    first = correction("story state", "a", "e", other=[words(TEXT["b"], "will reopen")], when="2031-05-14")
    last = correction("story state", "a", "f", other=[words(TEXT["e"], "looked at the bridge")], when="2031-05-15")
    for said, state in (([first, last], "looked at the bridge"), ([first], "Bridge and trial")):
        found = told(story("a", "b", "e", state=new), list(TEXT.values()), said).state
        assert found
        assert found.text == state


def test_as_of_a_day_before_what_was_known_a_state_holds_once_its_words_are_told() -> None:
    """What came out before the report that the corrector knew last is older than the state, and before its own words there is none."""
    was = State("The trial", (words(TEXT["c"], "The trial"),), when("2031-05-03"))
    said = correction("story state", "a", "f", other=[words(TEXT["b"], "will reopen")])
    found = told(story("a", "b", "c", state=was), [TEXT["a"], TEXT["b"], TEXT["c"]], [said]).state
    assert found
    assert found.text == "will reopen"
    assert told(story("a", "c", state=was), [TEXT["a"], TEXT["c"]], [said]).state == was


IDS = st.permutations(sorted(TEXT)).map(lambda ids: ids[:4])
CORRECTIONS = st.lists(
    st.one_of(
        IDS.map(lambda ids: correction("merge stories", *ids[:2])),
        IDS.map(lambda ids: correction("split story", *ids[:2], other=ids[2:])),
        IDS.map(lambda ids: correction("split story", ids[0])),
    ),
    max_size=5,
)
FOUND = (episode("a", "b"), episode("c")), (episode("d"),), (episode("e", "f"),)


@given(CORRECTIONS)
def test_every_article_keeps_one_story(told: list[Correction]) -> None:
    """Whatever is said, no article is lost or told twice, and no dispatch parted."""
    copies = (("a",), ("b",), ("c",), ("d",), ("e", "f"))
    found = stories(FOUND, copies, TEXT, told)
    assert sorted(id for story in found for one in story for id in one.articles) == sorted(TEXT)
    homes = [n for n, story in enumerate(found) for one in story if {"e", "f"} & set(one.articles)]
    assert len(homes) == 1


@given(CORRECTIONS)
def test_the_order_of_the_stories_given_does_not_matter(told: list[Correction]) -> None:
    """The same stories in another order give the same."""
    copies = (("a",), ("b",), ("c",), ("d",), ("e", "f"))
    given_in_order = stories(FOUND, copies, TEXT, told)
    if told:
        assert stories(FOUND[::-1], copies[::-1], TEXT, told) == given_in_order
