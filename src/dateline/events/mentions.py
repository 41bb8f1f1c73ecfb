"""Mentions: one article's reports of events, each with its trigger, arguments, time, status and words.

In: an article, its parse, its timexes and statements. Out: EventMentions in reading order. Never: another article.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import NamedTuple

from dateline.days import comes_after
from dateline.english.clauses import anchor, is_verb, subject, verb_above
from dateline.english.frames import Frame, frame
from dateline.english.lexicon import group
from dateline.english.quotes import Inside, quotations
from dateline.english.roles import Role, dependents, has_dependent, stands_as
from dateline.english.standing import is_vouched, standing
from dateline.english.words import Kind, is_a
from dateline.events import arguments, derived
from dateline.events.manner import manner
from dateline.events.naming import is_of_a_year, is_told_beside
from dateline.events.news import told_as_just_done, told_as_true_now
from dateline.events.quantities import quantities
from dateline.events.status import Judgement, judge
from dateline.events.tellings import telling
from dateline.events.times import PUTTING_OFF, Tie, dated, ended, tie, timed_without_a_day
from dateline.events.triggers import Trigger, open_triggers, repeats_its_verb, triggers
from dateline.events.upcoming import named_ahead
from dateline.events.where import place as place_of
from dateline.events.wording import what
from dateline.language import Parse, Sentence, Token
from dateline.language.parse import paragraphs
from dateline.status import AHEAD, OVER, PLANNED
from dateline.terms import Article, EventMention, Evidence, Standing, Statement, Status, Telling, Timex, When

LONGEST_SENTENCE = 160
"""Tokens; a longer "sentence" is a list or a page's debris, and is not read for events."""


def mentions(
    article: Article, parse: Parse, timexes: Sequence[Timex], statements: Sequence[Statement]
) -> tuple[EventMention, ...]:
    """The events told in `article`, in reading order."""
    by_start = sorted(timexes, key=_start)
    starts = [timex.start for timex in by_start]
    found: list[EventMention] = []
    said = sorted((s for s in statements if s.article == article.id), key=_start)
    carried = _Carried()
    inside = Inside(quotations(article.text, paragraphs(parse)))
    for position, sentence in enumerate(parse):
        if len(sentence.tokens) > LONGEST_SENTENCE:
            continue
        near = by_start[bisect_right(starts, sentence.start - 1) : bisect_right(starts, sentence.end)]
        here = triggers(sentence)
        quoted = inside.tokens(sentence)
        told_here = len(found)
        for trigger in here:
            others = frozenset(t.i for t in here if t.i != trigger.i)
            read = frame(sentence, trigger.i, quoted=quoted)
            told = mention(article, sentence, trigger, read, near, said, others)
            if trigger.carrier is not None and repeats_its_verb(sentence, trigger):
                carrying = frame(sentence, trigger.carrier, quoted=quoted)
                if carrying.verdict.standing == "planned":  # "will meet for a long session"
                    read, told = carrying, replace(told, standing="planned")
            how = telling(article, sentence, read, position)
            plan = told.standing == "planned" and stands_as(sentence.tokens[anchor(sentence, trigger.i)], ARGUMENTS)
            aside = not plan and (
                _tells_another_day(told, near) or _is_left_open(article, sentence, trigger, told, quoted)
            )
            if (
                _is_told_beside(article, sentence, trigger, told, near)
                or _is_claimed(sentence, trigger, told, how, quoted)
                or (how.nominal and (aside or _only_asks(sentence)))
            ):
                how = replace(how, shown=(), leans=())
            elif how.nominal and (ahead := named_ahead(article, sentence, trigger, told)) is not None:
                how = replace(how, shown=ahead, leans=())
            told = replace(told, telling=how)
            found += derived.split(article, sentence, trigger, told, near)
        carried = _carry_on(sentence, article, found[told_here:], carried)
        found[told_here:] = carried.mentions
        named = frozenset(t.i for t in here) | frozenset(t.carrier for t in here if t.carrier is not None)
        for trigger in open_triggers(sentence, named):
            read = frame(sentence, trigger.i, quoted=quoted)
            told_as_so = read.verdict.standing in OPENLY_TOLD or is_vouched(sentence, read.verdict)
            if read.quoted or not told_as_so:
                continue
            told = mention(article, sentence, trigger, read, near, said, named)
            if told.timex is not None and not told.own_time:
                told = replace(told, when=None, timex=None)
            how = telling(article, sentence, read, position)
            if _is_told_beside(article, sentence, trigger, told, near):
                how = replace(how, shown=(), leans=())
            found.append(replace(told, telling=how, open=True))
    return tuple(found)


DONE = "status.performed"
"""The rule by which what was announced is done; of other things announcing tells a plan."""
ARGUMENTS = Role.NOUN_AS_SUBJECT | Role.OBJECT
"""A plan that stands so is what its clause is about: "the round is planned for May 4, he said after Monday's meeting"."""


def _only_asks(sentence: Sentence) -> bool:
    """As in "Harbour crash: what we know": a title that names its matter and asks about it tells nothing of it."""
    root = sentence.root
    asking = [token for token in sentence.tokens if is_a(token, Kind.WHO_OR_WHAT | Kind.WHEN_OR_WHERE)]
    if sentence.part != "title" or not asking:
        return False
    return not is_verb(root) or any(token.head == root.i for token in asking)


def _is_claimed(sentence: Sentence, trigger: Trigger, told: EventMention, how: Telling, quoted: frozenset[int]) -> bool:
    """As in "disputed a report that said she had led the talks": the words that would be shown leave out who says so; not those of what its verb tells to have come about ("officials said a deal had been reached"), nor of a plan."""
    noun = sentence.tokens[anchor(sentence, trigger.i)]
    if told.status not in OVER or trigger.carrier is not None or stands_as(noun, Role.PASSIVE_SUBJECT):
        return False

    def is_shown(token: Token) -> bool:
        return any(words.start <= token.start < words.end for words in how.shown)

    verbs = [
        one
        for one in (sentence.tokens[trigger.i], *sentence.ancestors(trigger.i))
        if is_a(one, Kind.VERB) and is_shown(one)
    ]
    verdict = standing(sentence, verbs[-1].i, quoted=quoted) if verbs else None
    if verdict is None or verdict.standing != "claimed" or verdict.shown_by is None:
        return False
    return verdict.shown_by < verbs[-1].i and not is_shown(sentence.tokens[verdict.shown_by])


def _is_left_open(
    article: Article, sentence: Sentence, trigger: Trigger, told: EventMention, quoted: frozenset[int]
) -> bool:
    """As in "the revised offer may please them": the noun is so, and what the words of its clause tell may be; a day to come is told by any."""
    verb = verb_above(sentence, trigger.i)
    if (
        told.standing != "asserted"
        or told.status in PLANNED
        or verb is None
        or comes_after(told.when, article.published)
    ):
        return False
    return standing(sentence, verb.i, quoted=quoted).rule == MODAL


MODAL = "english.modal"
"""The rule by which "may", "could" or "would" leave open what their clause tells."""


def _tells_another_day(told: EventMention, timexes: Sequence[Timex]) -> bool:
    """As in "who was hurt in Friday's crash died on Sunday": the words of the sentence are of another day than the noun's."""
    if told.when is None or told.timex is None:
        return False
    days = (timex.when for timex in timexes if timex.when and timex.when.first_day == timex.when.last_day)
    return any(not (when.start[:10] <= told.when.end[:10] and told.when.start[:10] <= when.end[:10]) for when in days)


def _is_told_beside(
    article: Article, sentence: Sentence, trigger: Trigger, told: EventMention, timexes: Sequence[Timex]
) -> bool:
    """The words of its sentence tell something else than what lies behind on the day told of it; a plan is told by any words, if not for a year that is only a name."""
    if told.timex is None or not (told.own_time or is_a(sentence.tokens[trigger.i], Kind.NOUN)):
        return False
    timex = next((timex for timex in timexes if timex.start == told.timex.start), None)
    if timex is None:
        return False
    ahead = comes_after(told.when, article.published)
    return is_of_a_year(sentence, trigger, timex) if ahead else is_told_beside(sentence, trigger, timex)


OPENLY_TOLD: tuple[Standing, ...] = ("asserted", "planned")
"""What a word that names no kind of happening has to be told as, to tell one."""


class _Carried(NamedTuple):
    """A day of news that following sentences with the same subject go on telling."""

    subject: str | None = None
    near: bool = False
    when: When | None = None
    timex: Evidence | None = None
    mentions: tuple[EventMention, ...] = ()


PRONOUNS = group("told_on")


def _carry_on(sentence: Sentence, article: Article, here: Sequence[EventMention], before: _Carried) -> _Carried:
    """After "the court jailed him on Monday", in "it also fined …", a plain past right after, with the same subject, is of the same day."""
    root = sentence.root
    actor = subject(sentence, root.i)
    if sentence.part == "title":
        return before._replace(mentions=tuple(here))
    named = actor.lemma.lower() if actor is not None else None
    dated = next(
        (m for m in here if m.when and m.trigger.start == root.start and _is_news(m.when, article.published)), None
    )
    if dated is not None and dated.status == "happened":
        return _Carried(named, True, dated.when, dated.timex, tuple(here))
    same = named is not None and ((named in PRONOUNS and before.near) or named == before.subject)
    if before.when is None or not same or not is_a(root, Kind.PAST) or any(m.when for m in here):
        return before._replace(near=same, mentions=tuple(here))
    return before._replace(near=True, mentions=tuple(_on_that_day(m, sentence, before) for m in here))


def _is_news(when: When, published: When | None) -> bool:
    return (
        published is not None
        and when.precision in {"day", "instant"}
        and 0 <= (published.first_day - when.first_day).days <= 1
    )


def _on_that_day(mention: EventMention, sentence: Sentence, before: _Carried) -> EventMention:
    root = sentence.root
    own = mention.trigger.start == root.start or any(
        kid.start == mention.trigger.start for kid in dependents(sentence, root.i, Role.UNDERGOER)
    )
    if not own or mention.status != "happened":
        return mention
    return replace(
        mention,
        when=before.when,
        timex=before.timex,
        basis=f"{mention.basis}; told on from the sentence before, with the same subject",
    )


def _start(record: Timex | Statement) -> int:
    return record.start


def mention(
    article: Article,
    sentence: Sentence,
    trigger: Trigger,
    read: Frame,
    timexes: Sequence[Timex],
    statements: Sequence[Statement],
    others: frozenset[int],
) -> EventMention:
    """The mention of the event that `trigger` names and `read` reads; `others` are the sentence's other triggers."""
    token = sentence.tokens[trigger.i]
    verdict = judge(sentence, read)
    tied = tie(sentence, trigger, timexes, others, article.published)
    if tied is not None and (
        _is_of_the_tale(trigger, token, tied.timex, article.published)
        or _is_of_the_clause(verdict, tied, article.published)
        or _is_of_what_is_done(sentence, token, verdict, tied, article.published)
    ):
        tied = None
    status, why = _against_publication(verdict, tied.timex.when if tied else None, article.published)
    around = arguments.within(sentence, trigger, others)
    place = place_of(sentence, trigger, others)
    if place is None and around is not None:
        place = place_of(sentence, Trigger(around, "", ""))
    return EventMention(
        article=article.id,
        trigger=article.evidence(token.start, token.end),
        lemma=trigger.lemma,
        what=what(sentence, trigger),
        kind=trigger.kind,
        participants=tuple(article.evidence(*span) for span in arguments.participants(sentence, trigger)),
        place=article.evidence(*place) if place and not _is_a_time(place, timexes) else None,
        when=tied.timex.when if tied else _news_day(article, sentence, trigger, status, timexes),
        status=status,
        manner=manner(sentence, trigger),
        quantities=quantities(article, sentence, trigger),
        statement=_statement_around(statements, token.start, token.end),
        evidence=article.evidence(sentence.start, sentence.end),
        timex=article.evidence(tied.timex.start, tied.timex.end) if tied else None,
        within=_words(article, sentence, around),
        standing="asserted" if verdict.rule == DONE and read.verdict.standing == "planned" else read.verdict.standing,
        own_time=tied is not None and tied.own,
        other_time=tied is None and timed_without_a_day(sentence, trigger, timexes, others),
        basis=f"{why}; {tied.basis}" if tied else why,
    )


def _is_a_time(place: tuple[int, int], timexes: Sequence[Timex]) -> bool:
    """As in "on Feb 20", which the parser takes for a name: no day is a place."""
    return any(timex.start < place[1] and place[0] < timex.end for timex in timexes)


def _words(article: Article, sentence: Sentence, i: int | None) -> Evidence | None:
    return None if i is None else article.evidence(sentence.tokens[i].start, sentence.tokens[i].end)


def _statement_around(statements: Sequence[Statement], start: int, end: int) -> str | None:
    """The innermost statement that the trigger stands in."""
    around = [s for s in statements if s.start <= start and end <= s.end]
    return min(around, key=_length).id if around else None


def _length(statement: Statement) -> tuple[int, int]:
    return statement.end - statement.start, statement.start


def _news_day(
    article: Article, sentence: Sentence, trigger: Trigger, status: Status, timexes: Sequence[Timex]
) -> When | None:
    """The report's day for what it tells without one, as true now or as just done; None for what lies further back."""
    published = article.published
    if status not in OVER or published is None or published.precision not in {"day", "instant"}:
        return None
    if ended(sentence, timexes):
        return None
    day = published.start[:10]
    if told_as_just_done(sentence, trigger, dated(timexes, sentence)):
        before = (published.first_day - timedelta(days=1)).isoformat()
        return When(day, day, "day", "told as just done in a report of that day", ((before, before),))
    if told_as_true_now(sentence, trigger):
        return When(day, day, "day", "told in the present in a report of that day")
    return None


def _is_of_the_tale(trigger: Trigger, token: Token, timex: Timex, published: When | None) -> bool:
    """As in "they lost the next night", "a rival in the vote on June 3, said no": a simple past cannot lie after its report, unless it gives a plan its day, or invites to it."""
    if not is_a(token, Kind.PAST) or token.lemma in PUTTING_OFF or trigger.kind == "invitation":
        return False
    return comes_after(timex.when, published)


def _is_of_the_clause(verdict: Judgement, tied: Tie, published: When | None) -> bool:
    """As in "the proposed merger was approved last month": the past day is the approval's, not that of the plan."""
    when = tied.timex.when
    if tied.own or verdict.status not in AHEAD or when is None or published is None:
        return False
    return when.last_day < published.first_day


def _is_of_what_is_done(
    sentence: Sentence, token: Token, verdict: Judgement, tied: Tie, published: When | None
) -> bool:
    """As in "she arrived on Sunday and will meet the mayor", in a report of Sunday: today stands with what is over, and is not the plan's."""
    when = tied.timex.when
    if tied.own or verdict.status not in AHEAD or when is None or published is None or comes_after(when, published):
        return False
    at = next((one.i for one in sentence.tokens if one.start >= tied.timex.start), token.i)
    verb = verb_above(sentence, at)
    if verb is None or verb.i == token.i:
        return False
    if not stands_as(token, Role.CONJUNCT) and _shares_clause(sentence, token, verb):
        # the day is of the plan's own verb; of one that is announced it is when that was done
        return not is_verb(token) and is_a(verb, Kind.PAST) and verb.lemma in group("announcing")
    return is_a(verb, Kind.PAST) or has_dependent(sentence, verb.i, Role.AUXILIARY, Kind.PAST)


def _shares_clause(sentence: Sentence, token: Token, verb: Token) -> bool:
    """Verb `verb` stands above the token, with no clause between that has a subject of its own: not "said on Sunday that it will accept a settlement"."""
    if verb.i not in {above.i for above in sentence.ancestors(token.i)}:
        return False
    while token.i != verb.i:
        if stands_as(token, Role.FULL_COMPLEMENT):
            return False
        token = sentence.tokens[token.head]
    return True


def _against_publication(verdict: Judgement, when: When | None, published: When | None) -> tuple[Status, str]:
    """What lies after the day of publication has not happened, whatever the tense."""
    if verdict.status in OVER and published is not None and comes_after(when, published):
        return "scheduled", f"its day lies after the report of {published.end[:10]}"
    return verdict.status, verdict.why
