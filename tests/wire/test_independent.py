"""How many voices there are, and on whom they rest."""

from __future__ import annotations

from dataclasses import replace

from dateline.terms import Cast, Entity, Evidence, Statement
from dateline.wire import dispatches, independence, verdict
from tests.wire.build import FERRY, FERRY_ANEW, HARVEST, article

CALDER = Entity("e1", "Ines Calder", "person", (), (), None, (Evidence("a", 0, 1, "P"),), "named")


def said(article: str, speaker: str | None, *, words: str | None = None) -> Statement:
    return Statement(
        f"s-{article}", article, 0, 4, "text", speaker, words, None, None, None, (), "direct", False, None, (), "a test"
    )


def test_copies_count_once_and_shared_sources_are_named() -> None:
    """Three reports, two dispatches, one source behind both."""
    articles = [article("a", FERRY, publisher="Post"), article("b", FERRY, publisher="Echo"), article("c", FERRY_ANEW)]
    told = dispatches(articles, [("a", "b"), ("c",)])
    found = independence(articles, told, [said("b", "e1"), said("c", "e1"), said("c", None)], Cast((CALDER,)))
    assert (found.reports, found.dispatches, found.owners, found.rests_on) == (3, 2, 2, ("e1",))
    assert found.basis.startswith("3 reports come from 2 dispatches; ")
    assert found.basis.endswith("Ines Calder is the only source in all 2.")
    assert "counting each dispatch whose owner is not known (1) as one" in found.basis


def test_one_dispatch_rests_on_nobody_else() -> None:
    """A single voice is not said to rest on its source."""
    articles = [article("a", FERRY, publisher="Post")]
    found = independence(articles, dispatches(articles, [("a",)]), [said("a", "e1")], Cast((CALDER,)))
    assert (found.rests_on, found.basis) == ((), "1 report comes from 1 dispatch; 1 owner.")


def test_dispatches_of_other_stories_do_not_count() -> None:
    """Only those that have a report in the story."""
    articles = [article("a", FERRY, publisher="Post"), article("b", HARVEST, publisher="Echo")]
    found = independence(articles[:1], dispatches(articles, [("a",), ("b",)]), [], Cast(()))
    assert (found.reports, found.dispatches, found.owners) == (1, 1, 1)


def test_quoted_in_all_is_not_what_all_rest_on() -> None:
    """Where another source is heard beside the one whom all quote, reports do not rest on that one alone."""
    articles = [article("a", FERRY, publisher="Post"), article("c", FERRY_ANEW)]
    told = dispatches(articles, [("a",), ("c",)])
    heard = [said("a", "e1"), said("c", "e1"), said("c", None, words="a spokesman")]
    found = independence(articles, told, heard, Cast((CALDER,)))
    assert (found.rests_on, found.quoted_in_all) == ((), ("e1",))
    assert found.basis.endswith("Ines Calder is quoted in all 2.")


def test_a_long_run_is_not_independent() -> None:
    """A report that ends on a passage of another one is a dispatch of its own and no independent voice; a quotation is nobody's."""
    passage = " ".join(f"the crew of boat {i} had left the harbour before the tide turned" for i in range(4))
    one, other = article("a", f"{FERRY}\n{passage}."), article("b", f"{HARVEST}\n{passage}.")
    assert (verdict(one, other).answer, verdict(one, one).answer) == ("shares", "copy")
    found = independence([one, other], dispatches([one, other], [("a",), ("b",)]), [], Cast(()))
    assert found.dispatches == 1
    assert "2 dispatches; 1 of them independent" in found.basis
    quoting = article("a", f"{FERRY}\n“{passage}.”"), article("b", f"{HARVEST}\n“{passage}.”")
    assert verdict(*quoting).answer == "apart"
    assert independence(quoting, dispatches(quoting, [("a",), ("b",)]), [], Cast(())).dispatches == 2


def test_what_cannot_be_compared_is_no_independent_voice() -> None:
    """Who knows whether the report in another language is a translation, or what a report without words would have told; it is said."""
    home = [article("a", FERRY), article("b", HARVEST)]
    foreign = replace(article("c", FERRY_ANEW), language="es")
    bare = article("d", "", title="Ferry aground")
    articles = [*home, foreign, bare]
    found = independence(articles, dispatches(articles, [(one.id,) for one in articles]), [], Cast(()))
    assert found.dispatches == 2
    assert (
        "; 1 of them cannot be compared with the others (in another language: es) and is not counted as independent"
        in found.basis
    )
    assert (
        "; 1 of them cannot be compared with the others (no words of its own) and is not counted as independent"
        in found.basis
    )


def test_one_text_alone_is_one_voice() -> None:
    """Whatever it is."""
    for one in (article("a", "", title="Ferry aground"), replace(article("a", FERRY), language="th")):
        found = independence([one], dispatches([one], [("a",)]), [], Cast(()))
        assert (found.dispatches, "compared" in found.basis) == (1, False)
