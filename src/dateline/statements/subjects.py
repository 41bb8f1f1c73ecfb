"""Who says it: the source of a cue verb, from the dependencies or, beside a quotation, from the order of words.

In: a sentence's parse, a verb, the tokens in quotations. Out: the token that heads the source; its words. Never: a
source inside a quotation.
"""

from __future__ import annotations

from dateline.english.clauses import FINITE, HELPERS, agent, has_that, is_told_passive, undergoer, verb_above
from dateline.english.lexicon import group
from dateline.english.people import bodies, persons
from dateline.language import Sentence, Token
from dateline.statements.attribution import Span, phrase, trimmed
from dateline.statements.lexicon import frames_of, words

SUBJECTS = frozenset({"nsubj", "csubj"})
_RELATIVE = group("relative")
_FARTHEST = 20
"""Words between a quotation and its cue; a name with its apposition or relative clause fits."""


def subject_of(sentence: Sentence, verb: Token, quoted: frozenset[int], depth: int = 4) -> Token | None:
    """Who does what `verb` says: its subject, its agent in the passive, or the subject it shares with its head."""
    kids = [kid for kid in sentence.kids(verb.i) if kid.i not in quoted]
    if is_told_passive(sentence, verb.i):
        return agent(sentence, verb.i)
    cue = resumed(sentence, verb)
    if cue is not None and depth > 0 and cue.i not in quoted:
        return subject_of(sentence, cue, quoted, depth - 1)
    own = own_subject(sentence, verb, kids) or noun_before(sentence, verb)
    own = own or _set_off(sentence, verb) or _parted(sentence, verb)
    if own is not None and verb.dep == "relcl" and own.text.lower() in _RELATIVE:
        noun = sentence.tokens[verb.head]
        issuer = _issuer(sentence, noun, quoted)
        return own if issuer is None or issuer.i == noun.i else issuer
    if own is not None or depth == 0 or verb.head == verb.i or verb.dep == "csubj":
        return own
    head = sentence.tokens[verb.head]
    if verb.dep in {"acl", "relcl"} and head.pos in {"NOUN", "PROPN", "PRON"}:
        return _of_noun(sentence, verb, head, quoted)
    quote = quoting_verb(sentence, verb)
    if quote is not None:
        return undergoer(sentence, quote.i)
    aside = _across_aside(sentence, verb, head)
    if aside is not None:
        return aside if aside.i not in quoted else None
    if verb.dep in {"prep", "pcomp"} or head.pos in {"ADP", "SCONJ", "ADJ"}:
        head = verb_above(sentence, head.i) or head
    if head.pos not in {"VERB", "AUX"}:
        return None
    made = _made_to(sentence, verb, head) or _shown(sentence, verb)
    if made is not None:
        return made if made.i not in quoted else None
    if is_told_passive(sentence, head.i) and (verb.dep != "conj" or verb.tag in FINITE):
        return next((kid for kid in sentence.kids(head.i) if kid.dep == "nsubjpass"), None)
    return subject_of(sentence, head, quoted, depth - 1) if head.i not in quoted else None


def _across_aside(sentence: Sentence, verb: Token, head: Token) -> Token | None:
    """The subject of the sentence, where a participle behind a comma was hung on a clause of time: "Ruiz spoke after he had left, saying …"."""
    if verb.tag != "VBG" or verb.dep != "advcl" or verb.i == 0 or sentence.tokens[verb.i - 1].text not in _PARTING:
        return None
    if head.dep != "advcl" or head.tag not in FINITE or frames_of(head.lemma):
        return None
    if not any(k.dep in {"mark", "advmod"} and k.tag in {"IN", "WRB"} for k in sentence.kids(head.i)):
        return None
    above = sentence.tokens[head.head]
    return next((k for k in sentence.kids(above.i) if k.dep == "nsubj"), None) if above.dep == "ROOT" else None


_PARTING = frozenset({",", "-", "–", "—"})


def own_subject(sentence: Sentence, verb: Token, kids: list[Token]) -> Token | None:
    """The subject among `kids`; of two, the one behind an inverted cue, else the nearest before it."""
    subjects = [kid for kid in kids if kid.dep in SUBJECTS]
    if len(subjects) > 1:
        behind = [kid for kid in subjects if kid.i > verb.i] if is_inverted(sentence, verb) else []
        subjects = behind or [kid for kid in subjects if kid.tag not in {"WP", "WDT"}] or subjects
    return next((kid for kid in reversed(subjects) if kid.i < verb.i), subjects[0]) if subjects else None


def is_inverted(sentence: Sentence, verb: Token) -> bool:
    """Whether the cue stands right behind a comma or quotation: "…, said the mayor"."""
    return verb.i > 0 and sentence.tokens[verb.i - 1].pos == "PUNCT"


def noun_before(sentence: Sentence, verb: Token) -> Token | None:
    """The noun right before a verb that the parse took for an adjective ("The army confirmed shots fell")."""
    if verb.dep != "amod" or verb.i == 0 or not (verb.tag in FINITE or is_swallowed(sentence, verb)):
        return None
    before = sentence.tokens[verb.i - 1]
    return before if before.pos in {"NOUN", "PROPN", "PRON"} else None


def is_swallowed(sentence: Sentence, verb: Token) -> bool:
    """Whether the parse made one noun phrase of a name, its verb and its object ("Ruiz accused Weber of lying")."""
    if verb.dep != "amod" or verb.tag not in {"VBN", "VBD"} or verb.i == 0:
        return False
    head, before = sentence.tokens[verb.head], sentence.tokens[verb.i - 1]
    return head.dep == "ROOT" and head.pos in {"NOUN", "PROPN"} and head.i > verb.i and before.pos == "PROPN"


def _set_off(sentence: Sentence, verb: Token) -> Token | None:
    """The subject that the parse took for an apposition: "In a note to the paper, a clerk said …".

    An apposition ends with a comma of its own; one that runs into a finite verb is that verb's subject.
    """
    if verb.tag not in FINITE or verb.i == 0:
        return None
    for token in (sentence.tokens[verb.i - 1], *sentence.ancestors(verb.i - 1)):
        own = sentence.subtree(token.i)
        if token.dep in {"appos", "conj"} and min(own) > 0 and sentence.tokens[min(own) - 1].text == ",":
            return token if token.i < verb.i and max(i for i in own if i != verb.i) == verb.i - 1 else None
    return None


def _of_noun(sentence: Sentence, verb: Token, noun: Token, quoted: frozenset[int]) -> Token | None:
    """Who speaks where the parse hangs a verb on a noun: "residents saying …", "the claim made by …"."""
    if noun.i in quoted:
        above = verb_above(sentence, noun.i)
        return subject_of(sentence, above, quoted, 1) if above is not None and above.i not in quoted else None
    if verb.tag == "VBG" and noun.dep == "pobj" and _is_place_of_speech(sentence, noun):  # "at one point calling"
        above = verb_above(sentence, noun.i)
        if above is not None and is_told_passive(sentence, above.i):
            return next((k for k in sentence.kids(above.i) if k.dep == "nsubjpass"), None)
        return None if above is None else subject_of(sentence, above, quoted, 1)
    if verb.tag == "VBG":
        return _issuer(sentence, noun, quoted)
    taken = noun.i < verb.i and (verb.tag in FINITE or _is_bare_past(sentence, verb, noun))
    if verb.dep == "acl" and taken:  # a clause that the parse took for a noun phrase
        return noun
    return agent(sentence, verb.i)


def _is_place_of_speech(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun behind a preposition is a thing by which or at which somebody else speaks: "caught on a microphone calling it …"."""
    low = noun.lemma.lower()
    if low in words("mute.txt"):
        return True
    someone = low in persons() | bodies() | words("vehicles.txt") | words("tellers.txt")
    above = verb_above(sentence, noun.i)
    return noun.tag == "NN" and not someone and above is not None and is_told_passive(sentence, above.i)


def _is_bare_past(sentence: Sentence, verb: Token, noun: Token) -> bool:
    """Whether a participle behind "Ana Ruiz, the mayor, …" is its finite verb: the phrase has no other."""
    bare = noun.dep == "ROOT" and noun.pos == "PROPN" and sentence.tokens[verb.i - 1].text == ","
    return bare and verb.tag == "VBN" and agent(sentence, verb.i) is None


def _parted(sentence: Sentence, verb: Token) -> Token | None:
    """The subject that the parse gave to a clause between: "Ana Ruiz, whose firm built it, said it was safe"."""
    if verb.tag not in FINITE or verb.dep != "ROOT" or verb.i == 0 or sentence.tokens[verb.i - 1].text != ",":
        return None
    between = next((k for k in sentence.kids(verb.i) if k.dep == "ccomp" and k.i < verb.i), None)
    subject = between and next((k for k in sentence.kids(between.i) if k.dep == "nsubj"), None)
    if between is None or subject is None or sentence.tokens[subject.i + 1].text != ",":
        return None
    relative = any(sentence.tokens[i].tag in {"WP", "WP$", "WDT"} for i in range(subject.i + 1, between.i))
    return subject if relative else None


def _made_to(sentence: Sentence, verb: Token, head: Token) -> Token | None:
    """Who speaks of whom another verb says that they were made to: Berg in "the report led Berg to conclude that …"."""
    if verb.dep != "xcomp" or verb.tag != "VB" or head.lemma.lower() not in words("causes.txt"):
        return None
    return next((k for k in sentence.kids(head.i) if k.dep == "dobj" and head.i < k.i < verb.i), None)


def _shown(sentence: Sentence, verb: Token) -> Token | None:
    """Who speaks in what is shown: Berg in "the film uses footage of Berg saying …"."""
    before = sentence.tokens[verb.i - 1] if verb.i else verb
    above = sentence.tokens[before.head]
    if verb.tag != "VBG" or before.pos != "PROPN" or before.dep != "pobj" or above.text.lower() != "of":
        return None
    return before if sentence.tokens[above.head].dep == "dobj" else None


def _issuer(sentence: Sentence, noun: Token, quoted: frozenset[int]) -> Token | None:
    """The noun itself ("residents saying …"), or whoever put out a statement, letter or tweet "saying …"."""
    if noun.lemma.lower() not in words("vehicles.txt") or noun.dep not in {"dobj", "pobj"}:
        return noun
    verb = verb_above(sentence, noun.i)
    own = None if verb is None or is_told_passive(sentence, verb.i) else subject_of(sentence, verb, quoted, 1)
    return own or noun


def quoting_verb(sentence: Sentence, verb: Token) -> Token | None:
    """The verb "quote" above "as saying"."""
    if verb.dep not in {"pcomp", "prep", "advcl"} or verb.tag != "VBG":
        return None
    above = verb_above(sentence, verb.i)
    return above if above is not None and above.lemma.lower() in {"quote", "cite"} else None


def as_saying(sentence: Sentence, verb: Token) -> Token | None:
    """The verb of saying below "quote": "quoted her as saying"."""
    if verb.lemma.lower() not in {"quote", "cite"}:
        return None
    below = (k for prep in sentence.kids(verb.i) if prep.text.lower() == "as" for k in sentence.kids(prep.i))
    return next((k for k in below if k.tag == "VBG"), None)


def beside(sentence: Sentence, verb: Token, quoted: frozenset[int]) -> Span | None:
    """The words between a quotation and its cue, or after the cue, where the parse gives the cue no subject.

    "…,” Ana Ruiz, a driver, said"; "…,” said Ana Ruiz." Only right beside a quotation, and only with a name or noun.
    """
    before = verb.i
    while before > 0 and before - 1 not in quoted and verb.i - before < _FARTHEST:
        before -= 1
    if before > 0 and before - 1 in quoted and before < verb.i:
        return nominal(sentence, range(before, verb.i))
    if verb.i > 0 and verb.i - 1 in quoted and verb.tag in FINITE and verb.i + 1 < len(sentence.tokens):
        after = verb.i + 1
        while (
            after < len(sentence.tokens)
            and after not in quoted
            and sentence.tokens[after].text not in {".", ",", ":", ";"}
        ):
            after += 1
        return nominal(sentence, range(verb.i + 1, min(after, verb.i + _FARTHEST)))
    return None


def nominal(sentence: Sentence, run: range) -> Span | None:
    """The run as a span, if it holds a name, noun or pronoun and no other verb but participles."""
    tokens = [sentence.tokens[i] for i in run]
    if not any(t.pos in {"PROPN", "NOUN", "PRON"} for t in tokens):
        return None
    if any(t.pos == "VERB" and t.tag not in {"VBG", "VBN"} and t.dep != "relcl" for t in tokens):
        return None
    return trimmed(sentence, run)


def source_span(sentence: Sentence, subject: Token, verb: Token) -> Span | None:
    """The words of a source: the phrase `subject` heads, without the branch in which the cue itself stands."""
    branch: set[int] = set()
    below = verb
    while below.head != below.i and below.head != subject.i:
        below = sentence.tokens[below.head]
    if below.head == subject.i:
        branch = set(sentence.subtree(below.i))
    if subject.dep == "compound":  # of the noun phrase that swallowed the verb
        return trimmed(sentence, _name_up_to(sentence, subject))
    return _past_hyphen(sentence, phrase(sentence, subject.i, without=branch | _set_apart(sentence, subject)))


def _set_apart(sentence: Sentence, subject: Token) -> set[int]:
    """How or where the source spoke, between commas behind it: "the president, without offering specifics, said"; not "a clerk, of Dorn"."""
    apart: set[int] = set()
    for kid in sentence.kids(subject.i):
        if kid.dep == "prep" and kid.i > subject.i and kid.text.lower() != "of":
            inside = sentence.subtree(kid.i)
            if sentence.tokens[min(inside) - 1].text == ",":
                apart |= set(range(min(inside) - 1, max(inside) + 1))
    return apart


def _past_hyphen(sentence: Sentence, span: Span | None) -> Span | None:
    """A source that the parse ended at a hyphen goes on to the end of its nouns: "port co-founder Ezra Lund"."""
    span = _before_hyphen(sentence, span)
    token = next((t for t in sentence.tokens if span is not None and t.start == span[1]), None)
    if span is None or token is None or token.text not in {"-", "‑"}:
        return span
    end = span[1]
    for after in sentence.tokens[token.i :]:
        if after.pos not in {"NOUN", "PROPN", "ADJ"} and after.i != token.i:
            break
        end = after.end
    return span[0], end


def _before_hyphen(sentence: Sentence, span: Span | None) -> Span | None:
    """A source that the parse began behind a hyphen, or with it, with the word before: "Wal-Mart"."""
    first = next((t for t in sentence.tokens if span is not None and t.start == span[0]), None)
    hyphen = first if first is None or first.text == "-" or first.i == 0 else sentence.tokens[first.i - 1]
    if span is None or hyphen is None or hyphen.text != "-" or hyphen.i == 0:
        return span
    before, after = sentence.tokens[hyphen.i - 1], sentence.tokens[min(hyphen.i + 1, len(sentence.tokens) - 1)]
    joined = before.end == hyphen.start and after.start == hyphen.end and before.text[0].isupper()
    return (before.start, span[1]) if joined else span


def _name_up_to(sentence: Sentence, last: Token) -> range:
    """The words of one name and its titles that end with `last`."""
    first = last.i
    while first > 0 and sentence.tokens[first - 1].pos == "PROPN":
        first -= 1
    return range(first, last.i + 1)


def resumed(sentence: Sentence, verb: Token) -> Token | None:
    """The cue whose subject goes on in `verb`, though the parse joined it to what is said: "said it was over and urged …".

    So where what is said is what someone or something is, and the second verb is a cue of the first one's tense.
    """
    clause = sentence.tokens[verb.head]
    cue = sentence.tokens[clause.head]
    said = clause.dep in {"ccomp", "relcl"} or (clause.dep == "advcl" and has_that(sentence, clause.i))
    if verb.dep != "conj" or clause.lemma.lower() != "be" or not said or cue.i >= clause.i:
        return None
    if verb.tag not in FINITE or verb.tag != _tense(sentence, cue) or not frames_of(verb.lemma):
        return None
    if any(k.dep in SUBJECTS for k in sentence.kids(verb.i)):
        return None
    return cue if any(frame.complement == "clause" for frame in frames_of(cue.lemma)) else None


def _tense(sentence: Sentence, cue: Token) -> str:
    """The tag of a cue; of one that heads its sentence without an auxiliary, a participle is a past tense mistaken."""
    bare = cue.tag == "VBN" and cue.dep == "ROOT" and not any(k.dep in HELPERS for k in sentence.kids(cue.i))
    return "VBD" if bare else cue.tag


def told_by(sentence: Sentence, verb: Token, subject: Token | None, quoted: frozenset[int]) -> Token | None:
    """Who stands behind a pronoun in a report of speech that goes on: "The port said it was aware but declined …"."""
    top = verb
    while top.dep == "conj" and top.head != top.i:
        top = sentence.tokens[top.head]
    cue = sentence.tokens[top.head]
    if subject is None or subject.pos != "PRON" or top.i == verb.i or top.dep != "ccomp":
        return subject
    if not any(frame.complement == "clause" and frame.family == "speech" for frame in frames_of(cue.lemma)):
        return subject
    return subject_of(sentence, cue, quoted) or subject


def stands_for(sentence: Sentence, subject: Token | None, verb: Token) -> Span | None:
    """What a relative pronoun stands for: the phrase that the relative clause of `verb` belongs to."""
    if subject is None or subject.text.lower() not in _RELATIVE:
        return None
    clause = next((one for one in (verb, *sentence.ancestors(verb.i)) if one.dep == "relcl"), None)
    return None if clause is None else phrase(sentence, clause.head, without=set(sentence.subtree(clause.i)))
