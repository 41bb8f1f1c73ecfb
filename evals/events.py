"""Events on gold mentions: how far along (MEANTIME), when (MEANTIME), and which are one (ECB+).

In: `meantime_en` and `ecbplus` below the bench folder. Out: F1 of future, negated and possible, accuracy of the day, CoNLL F1 of
coreference, each with its peers. Never: a mention found by ourselves; these figures judge what is said of a given one.

MEANTIME (Minard et al. 2016): mentions whose attribute is annotated; possible = POSSIBLE or PROBABLE. Day: the DATE or creation
time that a TLINK says the event lies in. ECB+ (Cybulska and Vossen 2014): validated sentences, the events of each episode (the
data set's sub-topics) joined apart, singletons kept, one score over all.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from dateline import dates, names
from dateline.english.frames import Frame, frame
from dateline.events.carriers import carrier_of
from dateline.events.join import join
from dateline.events.mentions import mention
from dateline.events.sightings import sightings
from dateline.events.status import judge
from dateline.events.triggers import Trigger
from dateline.events.verb_kinds import kind_of
from dateline.language import Parse, Sentence, Token
from dateline.terms import Article, Dispatch, EventMention, Timex
from evals import Absent, folder
from evals._article import built
from evals._parses import parses_of
from evals.coref import b_cubed, ceaf_e, conll, muc

INSIDE = frozenset({"IS_INCLUDED", "SIMULTANEOUS", "BEGUN_BY", "ENDED_BY"})
DRAWS = 200
"""Bootstrap samples for the 95 per cent interval."""


@dataclass(frozen=True)
class Marked:
    """One document with the gold mentions of events: (id, start, end) in its text."""

    article: Article
    events: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True)
class Place:
    """Where a gold mention stands in a parse."""

    sentence: Sentence
    i: int


def measure(shared: Path) -> dict[str, float]:
    """All figures whose data is there; raises Absent where none is."""
    figures: dict[str, float] = {}
    for part in (meantime, ecb):
        try:
            figures |= part(shared)
        except Absent:
            continue
    if not figures:
        raise Absent(f"no data set 'meantime_en' or 'ecbplus' below {shared}")
    return figures


# Reading ----------------------------------------------------------------------------------------------------------------


def _document(
    root: etree._Element, id: str, *, day: str | None, kept: frozenset[int] | None = None, titled: bool = False
) -> tuple[Article, dict[str, tuple[int, int]]]:
    """The article of a CAT document, a sentence a line, and the offsets of its tokens by id."""
    lines: list[str] = []
    at: dict[str, tuple[int, int]] = {}
    length, sentence = 0, None
    for token in root.iter("token"):
        number = int(token.get("sentence"))
        if kept is not None and number not in kept:
            continue
        glue = "" if sentence is None else "\n" if number != sentence else " "
        lines.append(glue + (token.text or "_"))
        at[token.get("t_id")] = (length + len(glue), length + len(glue) + len(token.text or "_"))
        length, sentence = length + len(lines[-1]), number
    title, _, body = "".join(lines).partition("\n") if titled else ("", "", "".join(lines))
    if titled:  # the builder sets a blank line below the title
        at = {key: (start + (start > len(title)), end + (start > len(title))) for key, (start, end) in at.items()}
    return built(id, title, body, day=day), at


def _places(marked: Marked, parse: Parse) -> dict[str, Place]:
    """The head token of each gold mention."""
    found = {}
    for id, start, end in marked.events:
        for sentence in parse:
            if sentence.start <= start < sentence.end:
                head = head_in(sentence, start, end)
                if head:
                    found[id] = Place(sentence, head.i)
                break
    return found


def head_in(sentence: Sentence, start: int, end: int) -> Token | None:
    """The first token between two offsets that hangs from none of the others; None where no token stands there."""
    inside = [t for t in sentence.tokens if t.start < end and start < t.end]
    numbers = {t.i for t in inside}
    return next((t for t in inside if t.head not in numbers or t.head == t.i), inside[0] if inside else None)


def _trigger(place: Place) -> Trigger:
    token = place.sentence.tokens[place.i]
    carrier = carrier_of(place.sentence, place.i) if token.pos in {"NOUN", "PROPN"} else None
    return Trigger(place.i, token.lemma.lower(), kind_of(place.sentence, place.i), carrier)


def _frame(place: Place) -> Frame:
    return frame(place.sentence, place.i)


def _told(marked: Marked, places: dict[str, Place], timexes: Sequence[Timex]) -> dict[str, EventMention]:
    """Our mention at each gold place."""
    found = {}
    for id, place in places.items():
        others = frozenset(p.i for other, p in places.items() if p.sentence is place.sentence and other != id)
        found[id] = mention(
            marked.article, place.sentence, _trigger(place), _frame(place), timexes, (), others - {place.i}
        )
    return found


# MEANTIME ---------------------------------------------------------------------------------------------------------------


def meantime(shared: Path) -> dict[str, float]:
    """future, negated, possible (F1, with a bootstrap interval), day (accuracy), and the peers' figures."""
    rows: dict[str, list[tuple[bool, bool, bool]]] = {"future": [], "negated": [], "possible": []}
    days: list[tuple[bool, bool]] = []
    read = meantime_documents(shared)
    parsed = parses_of([marked.article for marked, _, _ in read])
    for marked, root, _ in read:
        parse = parsed[marked.article.id]
        places = _places(marked, parse)
        timexes = dates.timexes(marked.article, parse)
        for id, place in places.items():
            _judged(root, id, place, rows)
        days += list(_days(root, _told(marked, places, timexes), timexes, marked.article))
    figures: dict[str, float] = {}
    for name, pairs in rows.items():
        figures[name] = _f1_of([(gold, mine) for gold, mine, _ in pairs])
        figures[f"{name}_tense_only"] = _f1_of([(gold, peer) for gold, _, peer in pairs])
        figures[f"{name}_low"], figures[f"{name}_high"] = _interval([(gold, mine) for gold, mine, _ in pairs])
        figures[f"{name}_n"] = float(sum(gold for gold, _, _ in pairs))
    figures["day"] = sum(mine for mine, _ in days) / (len(days) or 1)
    figures["day_sentence_else_publication"] = sum(peer for _, peer in days) / (len(days) or 1)
    figures["day_n"] = float(len(days))
    return figures


def meantime_documents(shared: Path) -> list[tuple[Marked, etree._Element, dict[str, tuple[int, int]]]]:
    """Each document, its annotation, and the offsets of its tokens by id."""
    files = sorted(folder(shared, "meantime_en").glob("intra-doc_annotation/*/*.xml"))
    if not files:
        raise Absent("meantime_en holds no documents")
    return [_meantime_document(path) for path in files]


def _meantime_document(path: Path) -> tuple[Marked, etree._Element, dict[str, tuple[int, int]]]:
    root = etree.parse(str(path)).getroot()
    created = next(
        (t.get("value") for t in root.iter("TIMEX3") if t.get("functionInDocument") == "CREATION_TIME"), None
    )
    day = created[:10] if created and len(created) >= 10 else None
    article, at = _document(root, path.stem, day=day, kept=_without_stamp(root), titled=True)
    events = []
    for markable in root.iter("EVENT_MENTION"):
        spans = [at[a.get("t_id")] for a in markable.iter("token_anchor") if a.get("t_id") in at]
        if spans:
            events.append((markable.get("m_id"), spans[0][0], spans[-1][1]))
    return Marked(article, tuple(events)), root, at


def _without_stamp(root: etree._Element) -> frozenset[int]:
    """The sentences but the line that holds nothing but the day of publication, which is no part of the story."""
    created = {
        anchor.get("t_id")
        for markable in root.iter("TIMEX3")
        if markable.get("functionInDocument") == "CREATION_TIME"
        for anchor in markable.iter("token_anchor")
    }
    sentences: dict[int, set[str]] = {}
    for token in root.iter("token"):
        sentences.setdefault(int(token.get("sentence")), set()).add(token.get("t_id"))
    return frozenset(number for number, tokens in sentences.items() if not tokens <= created)


def _judged(root: etree._Element, id: str, place: Place, rows: dict[str, list[tuple[bool, bool, bool]]]) -> None:
    """Adds (gold, ours, tense rule) for each attribute that the mention's annotation settles."""
    gold = next(m for m in root.iter("EVENT_MENTION") if m.get("m_id") == id)
    verdict = judge(place.sentence, _frame(place))
    kids = list(place.sentence.kids(place.i))
    modal = any(k.tag == "MD" for k in kids)
    if gold.get("time") in {"FUTURE", "NON_FUTURE"}:
        rows["future"].append(
            (gold.get("time") == "FUTURE", verdict.time == "future", modal or any(k.tag == "TO" for k in kids))
        )
    if gold.get("polarity") in {"POS", "NEG"}:
        rows["negated"].append((gold.get("polarity") == "NEG", verdict.negated, any(k.dep == "neg" for k in kids)))
    if gold.get("certainty") in {"CERTAIN", "POSSIBLE", "PROBABLE"}:
        rows["possible"].append((gold.get("certainty") != "CERTAIN", not verdict.certain, modal))


def _days(
    root: etree._Element, told: dict[str, EventMention], timexes: Sequence[Timex], article: Article
) -> Iterator[tuple[bool, bool]]:
    """(ours is right, the peer is right) for each mention that the gold ties to a day."""
    values = {t.get("m_id"): t.get("value") for t in root.iter("TIMEX3") if t.get("type") == "DATE"}
    gold: dict[str, str] = {}
    for link in root.iter("TLINK"):
        ends = (link.find("source"), link.find("target"))
        if ends[0] is None or ends[1] is None:
            continue
        source, target = ends[0].get("m_id"), ends[1].get("m_id")
        if link.get("reltype") in INSIDE and source in told and len(values.get(target) or "") == 10:
            gold.setdefault(source, values[target])
        if link.get("reltype") == "INCLUDES" and target in told and len(values.get(source) or "") == 10:
            gold.setdefault(target, values[source])
    published = article.published.start if article.published else None
    for id, day in gold.items():
        mine = told[id]
        near = [
            t.when.start[:10]
            for t in timexes
            if t.when and mine.evidence.start <= t.start < mine.evidence.end and t.when.precision == "day"
        ]
        yield (
            bool(mine.when and mine.when.start[:10] == day == mine.when.end[:10]),
            (near[0] if near else published) == day,
        )


def _f1_of(pairs: Sequence[tuple[bool, bool]]) -> float:
    both = sum(gold and mine for gold, mine in pairs)
    total = sum(gold for gold, _ in pairs) + sum(mine for _, mine in pairs)
    return 2 * both / total if total else 0.0


def _interval(pairs: Sequence[tuple[bool, bool]]) -> tuple[float, float]:
    """The 95 per cent bootstrap interval of F1, with a fixed seed."""
    dice = random.Random(7)
    scores = sorted(_f1_of(dice.choices(pairs, k=len(pairs))) for _ in range(DRAWS)) if pairs else [0.0]
    return scores[int(0.025 * len(scores))], scores[min(int(0.975 * len(scores)), len(scores) - 1)]


# ECB+ -------------------------------------------------------------------------------------------------------------------


def ecb(shared: Path) -> dict[str, float]:
    """ecb_conll and its parts, and those of the peer that joins the same lemma in the same episode."""
    read = ecb_documents(shared)
    parsed = parses_of([marked.article for marked, _, _ in read])
    gold: dict[Hashable, Hashable] = {}
    mine: dict[Hashable, Hashable] = {}
    lemma: dict[Hashable, Hashable] = {}
    for episode in sorted({name for _, _, name in read}):
        documents = [(marked, chains) for marked, chains, name in read if name == episode]
        _episode(episode, documents, parsed, gold, mine, lemma)
    peers = {"": mine, "_lemma": lemma}
    figures = {f"ecb_conll{name}": conll(gold, answer) for name, answer in peers.items()}
    for name, answer in peers.items():
        figures |= {
            f"ecb_muc{name}": muc(gold, answer),
            f"ecb_b3{name}": b_cubed(gold, answer),
            f"ecb_ceafe{name}": ceaf_e(gold, answer),
        }
    return figures


def ecb_documents(shared: Path) -> list[tuple[Marked, dict[str, str], str]]:
    """Each document's validated sentences, the chain of each event mention, and its episode."""
    home = folder(shared, "ecbplus")
    sentences = _validated(home)
    read = [found for path in sorted(home.glob("ECB+/*/*.xml")) if (found := _ecb_document(path, sentences))]
    if not read:
        raise Absent("ecbplus holds no documents")
    return read


def _validated(home: Path) -> dict[str, frozenset[int]]:
    """Document → the numbers of its validated sentences."""
    found: dict[str, set[int]] = {}
    with (home / "ECBplus_coreference_sentences.csv").open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            found.setdefault(f"{row['Topic']}_{row['File']}", set()).add(int(row["Sentence Number"]))
    return {name: frozenset(numbers) for name, numbers in found.items()}


def _ecb_document(path: Path, sentences: dict[str, frozenset[int]]) -> tuple[Marked, dict[str, str], str] | None:
    kept = sentences.get(path.stem)
    if not kept:
        return None
    root = etree.parse(str(path)).getroot()
    article, at = _document(root, path.stem, day=None, kept=kept)
    chains: dict[str, str] = {}
    for relation in root.iter("CROSS_DOC_COREF", "INTRA_DOC_COREF"):
        name = relation.get("note") if relation.tag == "CROSS_DOC_COREF" else f"{path.stem} {relation.get('r_id')}"
        chains |= {source.get("m_id"): name for source in relation.iter("source")}
    events = []
    for markable in root.find("Markables"):
        spans = [at[a.get("t_id")] for a in markable.iter("token_anchor") if a.get("t_id") in at]
        if spans and markable.tag.removeprefix("NEG_").startswith("ACTION_"):
            events.append((markable.get("m_id"), spans[0][0], spans[-1][1]))
    episode = f"{path.parent.name} {'ecbplus' if path.stem.endswith('ecbplus') else 'ecb'}"
    return Marked(article, tuple(events)), chains, episode


def _episode(
    episode: str,
    documents: Sequence[tuple[Marked, dict[str, str]]],
    parsed: dict[str, Parse],
    gold: dict[Hashable, Hashable],
    mine: dict[Hashable, Hashable],
    lemma: dict[Hashable, Hashable],
) -> None:
    """Adds the chains of one episode's mentions: the key's, ours and the peer's."""
    articles = [marked.article for marked, _ in documents]
    cast = names.cast(articles, {a.id: names.mentions(a, parsed[a.id]) for a in articles})
    dispatches = [Dispatch(a.id, (a.id,), a.id, None, (), (), ()) for a in articles]
    told: dict[tuple[str, int], tuple[str, str]] = {}
    mentions = []
    for marked, chains in documents:
        id = marked.article.id
        places = _places(marked, parsed[id])
        timexes = dates.timexes(marked.article, parsed[id])
        for event, one in _told(marked, places, timexes).items():
            key = (id, event)
            gold[key] = chains.get(event, key)
            lemma[key] = mine[key] = (episode, one.lemma)
            told[(id, one.trigger.start)] = key
            mentions.append(one)
    for number, members in enumerate(join(sightings(articles, mentions, cast, dispatches))):
        for member in members:
            mine[told[(member.mention.article, member.mention.trigger.start)]] = (episode, number)
