"""Carried out: what an earlier report tells as planned and a later one as done.

In: the events of a story, its articles, parses and dispatches. Out: changes of status, once each, with the words of both. Never: another
thing done by the same verb: the one it befalls must be the same, and nobody else may do it; a thing done before it was planned.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dateline.english.clauses import auxiliaries, conjuncts, doer, is_verb, undergoer
from dateline.english.lexicon import features, group, verbs
from dateline.language import Parse, Sentence
from dateline.status import COMMITTED, DISPUTED, OFF, OVER
from dateline.tell.counts import dated, shown
from dateline.tell.reported import LAST, Wire, stated
from dateline.tell.stance import is_question
from dateline.terms import Article, Change, Dispatch, Event, EventReport, Evidence, When
from dateline.text import plain
from dateline.vectors import terms

REFUSED = OFF & DISPUTED
"""Told as not being so."""
PLANNED = "planned"
"""The standing of what somebody committed is told to intend."""
SHARED = 2
"""Content words that plan and outcome share at least, beside the verb, where they do not name the same people."""


@dataclass(frozen=True, slots=True)
class Step:
    """A place that tells a plan, or that it was carried out: its verb, by head words who does it, whom it befalls and what else."""

    event: str
    report: EventReport
    reported: When | None
    dispatch: str
    lemma: str
    kind: str
    doers: frozenset[str]
    befalls: frozenset[str]
    names: frozenset[str]
    dated: frozenset[str]
    words: frozenset[str] = field(repr=False)
    evidence: Evidence
    not_yet: bool = False
    """Told as not having come about so far: "has not been charged"."""

    @property
    def order(self) -> tuple[str, str, int]:
        """By the clock of reporting, then dispatch, then place."""
        return (self.reported.start if self.reported else LAST), self.dispatch, self.evidence.start


def carried_out(
    events: Sequence[Event], articles: Sequence[Article], parses: Mapping[str, Parse], dispatches: Sequence[Dispatch]
) -> Iterator[Change]:
    """One change for each plan that a later report tells as done, by the plan's first words and the outcome's."""
    plans, done = steps(events, articles, parses, dispatches)
    by_lemma: dict[str, list[Step]] = {}
    for step in done:
        by_lemma.setdefault(step.lemma, []).append(step)
    told: set[tuple[str, frozenset[str]]] = set()
    for plan in plans:
        near = by_lemma.get(plan.lemma, [])
        if is_question(plan.evidence.text) or any(_same(plan, step) for step in near if step.dispatch == plan.dispatch):
            continue
        best = min((step for step in near if is_outcome(plan, step)), key=_order, default=None)
        key = plan.kind or plan.lemma, (best.befalls or best.doers) if best else frozenset()
        if best is None or best.reported is None or key in told:
            continue
        told.add(key)
        statuses = plan.report.status, best.report.status
        yield Change(plan.event, "status", *statuses, best.reported, "major", (plan.evidence, best.evidence))


def steps(
    events: Sequence[Event], articles: Sequence[Article], parses: Mapping[str, Parse], dispatches: Sequence[Dispatch]
) -> tuple[list[Step], list[Step]]:
    """What is planned and what is done, each in the order in which it was reported."""
    wire = Wire.read(dispatches, articles)
    by_id = {article.id: article for article in articles}
    plans: list[Step] = []
    done: list[Step] = []
    for event in events:
        for report in event.reports:
            if (
                report.status not in COMMITTED | OVER | REFUSED
                or report.standing == "not told"
                or (report.status in COMMITTED and report.standing != PLANNED)
                or report.article not in parses
            ):
                continue
            if wire.origin.get(wire.dispatch(report.article), report.article) != report.article:
                continue
            step = _step(event, report, by_id[report.article], parses[report.article], wire)
            if step is not None and (report.status not in REFUSED or step.not_yet):
                (done if report.status in OVER else plans).append(step)
    return sorted(plans, key=_order), sorted(done, key=_order)


def _order(step: Step) -> tuple[str, str, int]:
    return step.order


def are_of_others(one: EventReport, other: EventReport, parses: Mapping[str, Parse], *, one_day: bool) -> bool:
    """Whether the clauses of the two say that others do it, or that it befalls others; of `one_day` the latter may have two names."""
    mine, theirs = _parties(one, parses), _parties(other, parses)
    if mine[0] and theirs[0] and mine[0].isdisjoint(theirs[0]):
        return True
    known = one_day and not mine[0].isdisjoint(theirs[0])
    return bool(mine[1] and theirs[1]) and mine[1].isdisjoint(theirs[1]) and not known


def _parties(report: EventReport, parses: Mapping[str, Parse]) -> tuple[frozenset[str], frozenset[str]]:
    """The heads of who does it, and of whom it befalls; none for a noun."""
    found = _at(parses[report.article], report.trigger.start) if report.article in parses else None
    if found is None or not is_verb(found[0].tokens[found[1]]):
        return frozenset(), frozenset()
    sentence, i = found
    does, suffers = doer(sentence, i), undergoer(sentence, i)
    return (
        frozenset() if does is None else _heads(sentence, does.i),
        frozenset() if suffers is None else _heads(sentence, suffers.i),
    )


def _step(event: Event, report: EventReport, article: Article, parse: Parse, wire: Wire) -> Step | None:
    found = _at(parse, report.trigger.start)
    if found is None:
        return None
    sentence, i = found
    if not is_verb(sentence.tokens[i]) or sentence.tokens[i].lemma.lower() in group("light") | verbs("saying"):
        return None
    dispatch = wire.dispatch(report.article)
    does, suffers = doer(sentence, i), undergoer(sentence, i)
    start, end = shown(sentence, i)
    whom = frozenset() if suffers is None else _heads(sentence, suffers.i)
    whole = terms(plain(article.text[sentence.start : sentence.end]))
    names = {
        sentence.tokens[j].text.lower()
        for name in sentence.names
        if name.label in {"PERSON", "ORG", "GPE"}
        for j in range(name.first, name.last)
    }
    return Step(
        event=event.id,
        report=report,
        reported=wire.first.get(dispatch, report.reported),
        dispatch=dispatch,
        lemma=sentence.tokens[i].lemma.lower(),
        kind=features(sentence.tokens[i].lemma.lower(), "verb").get("kind", ""),
        doers=frozenset() if does is None else _heads(sentence, does.i),
        befalls=whom,
        names=frozenset(names),
        dated=dated(sentence),
        words=frozenset(whole) - {sentence.tokens[i].lemma.lower()},
        evidence=article.evidence(start, end),
        not_yet=any(aux.text.lower() in group("so_far") for aux in auxiliaries(sentence, i)),
    )


def _heads(sentence: Sentence, i: int) -> frozenset[str]:
    """The head words of a phrase and of what is joined to it, pronouns left out."""
    return frozenset(
        one.lemma.lower()
        for one in conjuncts(sentence, i)
        if one.pos in {"NOUN", "PROPN"} and one.lemma.lower() not in group("vague_heads")
    )


def _at(parse: Parse, start: int) -> tuple[Sentence, int] | None:
    """The sentence that holds the offset, and the token that begins there."""
    at = bisect_right(parse, start, key=_start) - 1
    for sentence in reversed(parse[max(0, at - 1) : at + 1]):
        for token in sentence.tokens:
            if token.start == start:
                return sentence, token.i
    return None


def _start(sentence: Sentence) -> int:
    return sentence.start


def is_outcome(plan: Step, step: Step) -> bool:
    """Whether `step` tells as done what `plan` told as planned."""
    return plan.dispatch != step.dispatch and _in_order(plan, step) and _same(plan, step)


def _same(plan: Step, step: Step) -> bool:
    """Both tell the same done to the same, by the same."""
    if plan.befalls and step.befalls and plan.befalls.isdisjoint(step.befalls):
        return False
    if plan.doers and step.doers and plan.doers.isdisjoint(step.doers):
        return False
    whom, who = plan.befalls & step.befalls, plan.doers & step.doers
    shared = (plan.words & step.words) - plan.doers - plan.befalls
    if plan.befalls or step.befalls:
        return bool(whom) and (bool(who) or bool(plan.names & step.names) or len(shared) >= SHARED)
    return bool(who) and (bool(shared) or _one_day(plan, step))


def _one_day(plan: Step, step: Step) -> bool:
    """Both name the same day."""
    mine, theirs = plan.report.when, step.report.when
    return (
        mine is not None
        and theirs is not None
        and mine.start[:10] == theirs.start[:10]
        and mine.first_day == mine.last_day
    )


def _in_order(plan: Step, step: Step) -> bool:
    """The plan was reported before the outcome or on its day, and the outcome is not told of a day before the plan was."""
    if plan.reported is None or step.reported is None or step.reported.last_day < plan.reported.first_day:
        return False
    same_day = plan.reported.start[:10] == step.reported.start[:10]
    if same_day and not any(one.report.when is not None and stated(one.report) for one in (plan, step)):
        return False
    if plan.not_yet and step.reported.start[:10] <= plan.reported.end[:10]:
        return False
    if plan.reported.precision == step.reported.precision == "instant" and step.reported.start < plan.reported.start:
        return False
    when = step.report.when
    own = when is not None and stated(step.report)
    if not own and any(year.isdigit() and int(year) < plan.reported.first_day.year for year in step.dated):
        return False
    return when is None or when.last_day >= plan.reported.first_day
