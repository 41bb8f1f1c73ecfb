"""The grammar of time in English: which sequences of words point at it.

In: nothing. Out: one compiled pattern over a spelled text (`spelling`), and one a rule. Never: a meaning.

A rule is a regular expression whose words are classes of the lexicon or names of `PARTS`; white space means nothing.
Rules are tried in the order written, so the longer stands before the shorter. No part repeats what may be empty
or nests a repetition in a repetition, so that matching stays linear in the length of the text.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from dateline.dates.spelling import letters

PARTS: Final[dict[str, str]] = {
    "amonth": "(?: month | rare_month )",
    "dayname": "(?: weekday | short_weekday )",
    "ordinal": "(?: ordnum | (?: numword dash? )? ordword )",
    "dom": "(?: day | ordinal )",
    "toyear": "(?: (?: comma | in )? year | comma? of? (?: last | this | next ) unit )",
    "listed": "(?: amonth dom (?: comma dom ) (?: comma dom )? (?: comma dom )? comma? and dom | dom (?: comma dom ) (?: comma dom )? (?: comma dom )? and dom of? amonth )",
    "monthday": "(?: amonth the? dom | the? dom of? amonth )",
    "named": "(?: dayname comma? the? )",
    "till": "(?: dash | to | thru | and )",
    "date": "(?: (?: dayname comma? the? )? monthday toyear? )",
    "figure": "(?: (?: number | day | year | numword ) (?: dash? numword )? (?: dash? magnitude )? (?: and? fraction | and an half )? | fraction )",
    "figures": "(?: figure (?: (?: to | or | dash ) figure )? )",
    "some_": "(?: an? vague of? | some | an magnitude )",
    "count": "(?: (?: figures | some_ ) (?: more | full | adjective )? )",
    "anyunit": "(?: unit | units )",
    "possessive": "(?: apostrophe ess? )",
    "back": "(?: last | past | previous )",
    "shift": "(?: last | past | previous | this | current | next | coming | following )",
    "orso": "(?: or so )",
    "wholeunit": "(?: unit | weekend | quarter )",
}  # fmt: skip

RULES: Final[tuple[tuple[str, str], ...]] = (
    ("iso", "iso"),
    ("slashed", "slashed"),
    ("hyphened", "hyphened | amonth dash day dash year | year dash amonth dash day"),
    ("bracketed", "dayname comma? open monthday toyear? close | monthday toyear? open dayname close | monthday slash dayname | dayname slash monthday"),
    ("listed", "listed toyear?"),
    ("around", "the? (?: unit | weekend ) (?: of | edge ) date"),
    ("span", "date till date | named? dom till named dom of? amonth toyear? | named amonth dom till named dom toyear? | dayname till dayname comma? the? (?: amonth dom till dom | dom till dom of? amonth ) toyear?"),
    ("days", "(?: dayname comma? )? amonth dom (?: dash | to | thru | and ) dom toyear? | dom (?: dash | to | thru | and ) dom of? amonth toyear? | amonth dom dash amonth dom toyear?"),
    ("clock", "(?: (?: year | number ) zone | (?: clock | noon | (?: day | numword ) oclock ) (?: zone | local time )? ) (?: comma? on? (?: date part? | shift? dayname part? | deictic ) | in the part (?: on? (?: dayname | deictic ) )? )?"),
    ("hour_from", "(?: figure | an | half an ) (?: unit | units ) (?: before | after ) (?: noon | clock ) (?: zone | local time )? (?: on? (?: date | shift? dayname | deictic ) )?"),
    ("hour", "(?: day | numword ) in the part"),
    ("named_part", "(?: early | late )? (?: date | shift? dayname | dayname comma? dayname? | deictic ) (?: early | late )? (?: part | parts ) | (?: early | late )? (?: shift | that | same ) part | the (?: next | same | following | previous ) part | the? part of (?: date | dayname | deictic ) | tonight | dawn on? (?: dayname | deictic | date ) | dawn"),
    ("nth_in", "the? (?: ordinal | last ) (?: dayname | unit ) (?: of | in | during ) (?: amonth (?: of | comma )? year | the? shift amonth | amonth | (?: the | the? shift ) unit | year ) | the? ordinal (?: dayname | unit ) the? shift unit | the? ordinal of the? shift unit"),
    ("nth_day", "dayname comma? the ordinal | the ordnum"),
    ("date", "date | day stop amonth year"),
    ("also_day", "named? (?: day | ordnum )"),
    ("month_of", "amonth (?: of | comma | in )? (?: year | numword numword (?: dash numword )? ) | amonth of? (?: last | this | next | that | same ) unit"),
    ("months", "amonth dash amonth year?"),
    ("month", "the? shift amonth | amonth"),
    ("cycle", "the? (?: (?: last | this | next | previous ) unit possessive | year possessive? )? fiscal? dash? (?: ordinal | last ) dash? fiscal? dash? (?: quarter | half | quarters ) (?: of (?: the? fiscal? year | the? (?: last | this | next ) fiscal? unit | the fiscal? unit ) | year | (?: last | this | next ) unit )?"),
    ("coded", "fiscal? qcode (?: of | comma )? (?: fiscal? year )? | year qcode"),
    ("compared", "the? unit dash? (?: ago | later ) (?: quarter | period | half ) | the? unit dash (?: ago | later ) (?: figure units )?"),
    ("report_quarter", "the? (?: latest | same | this | that ) (?: quarter | period ) (?: of? (?: last | this | next ) unit | of? year )? | the (?: quarter | year period | year quarter ) | (?: last | this | next ) unit possessive quarter"),
    ("fiscal", "the? fiscal unit? year | the? (?: shift | full )? fiscal unit | the full unit"),
    ("before_last", "the? wholeunit before last | the? dayname before last | the wholeunit after the? next"),
    ("day_after", "the? unit (?: after | before | following ) deictic"),
    ("day_before", "the (?: unit | part ) (?: before | after )"),
    ("counted_weekdays", "figure weekdays (?: ago | hence | from now | from deictic | later )"),
    ("from_event", "(?: count | an ) anyunit (?: after | before ) (?: the | its | that )? other | the? eve of the? other"),
    ("week_on", "(?: an | figure ) (?: unit | units ) (?: on | from ) dayname | (?: an | figure ) (?: unit | units ) ago on? dayname"),
    ("ago", "(?: count | an ) anyunit orso? (?: ago | hence | from now | from deictic | later ) | anyunit (?: ago | later )"),
    ("in_time", "(?: count | an ) anyunit possessive? time"),
    ("stretch", "(?: the | these | its )? (?: last | past | previous | next | coming | ordinal | early | recent ) (?: figures | vague of? | an? vague of? ) adjective? (?: units | quarters | weekends ) orso? | (?: the | its )? (?: recent | past | last | coming | next | early ) (?: units | quarters )  (?: and units )? | these units | the units ahead | the (?: next | coming | past | last ) unit orso"),
    ("weekday_of", "dayname of? (?: last | this | next ) unit | dayname (?: last | next ) | (?: dayname | deictic ) unit | (?: last | this | next ) unit on? dayname"),
    ("shifted", "(?: the? (?: shift | same | that ) | this (?: past | last | coming ) ) whole? wholeunit"),
    ("weekday", "the? (?: shift | same | that ) dayname | dayname"),
    ("year", "the unit year | year | the? unit numword magnitude (?: and? numword )? | numword numword (?: dash numword )?"),
    ("set", "every (?: another | ordinal | figure )? (?: anyunit | dayname | part | weekend | amonth | season | quarter ) part? | often | weekdays (?: and weekdays )? | times an unit | weekends | per unit | dayname part? (?: and dayname )? parts"),
    ("unit_day", "the day"),
    ("lengths", "figures (?: unit | units ) comma? and? figures (?: unit | units )"),
    ("duration", "(?: the | those | its )? (?: full | adjective )? count dash? anyunit orso? (?: dash? long )? | half dash? an? unit | an unit and an half | half dash unit | (?: an ) (?: full | adjective )? dash? unit (?: or figures )? orso? | units or units | units dash (?: long | old )"),
    ("units", "units | the units"),
    ("narrated", "the day | the (?: unit | weekend )"),
    ("decade", "the? decade | the? decade_word | numword decade_word"),
    ("century", "the? ordinal dash? unit | the? ordinal (?: and | to | dash ) ordinal dash? unit"),
    ("season", "the? shift (?: season | rare_season ) | the? (?: season | rare_season ) (?: of | comma )? year | the? (?: season | rare_season ) (?: of | in )? (?: last | this | next ) unit | the? (?: season | rare_season )"),
    ("holiday", "(?: last | this | next )? holiday (?: comma? (?: of | in )? year | of? (?: last | this | next ) unit )?"),
    ("years", "year dash (?: year | day | number )"),
    ("deictic", "deictic"),
    ("now", "the near future | now | reference | current | recent | the? future | the past | more? (?: reference )"),
    ("moment", "the moment | this (?: other )? moment | the part"),
    ("year_end", "unit dash edge | the unit possessive edge | unit possessive edge"),
    ("edge", "(?: the? very? edge of | the eve of | (?: early | late | later ) (?: in | on | during ) | the? (?: early | late ) | later | the? mid dash? )"),
    ("approx", "(?: approx | more than | at least | up to )"),
)  # fmt: skip

NEVER_FIRST: Final = (
    "other",
    "mark",
    "stop",
    "comma",
    "cue_past",
    "cue_future",
    "of",
    "and",
    "to",
    "or",
    "for",
    "by",
    "open",
    "close",
    "dash",
    "ess",
)
"""Classes with which no rule begins: most words of a text, passed over without trying any rule."""
_NAME: Final = re.compile(r"[a-z_]+")


def _expanded(pattern: str) -> str:
    return _NAME.sub(lambda name: _expanded(PARTS[name[0]]) if name[0] in PARTS else letters()[name[0]], pattern)


@cache
def rules() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each rule's name and its own pattern, in the order in which they are tried."""
    return tuple((name, re.compile("".join(_expanded(pattern).split()))) for name, pattern in RULES)


@cache
def any_rule() -> re.Pattern[str]:
    """All rules as one pattern; the name of its last group is that of the rule that matched."""
    barred = "".join(letters()[kind] for kind in NEVER_FIRST)
    return re.compile(
        f"(?![{barred}])(?:" + "|".join(f"(?P<{name}>{pattern.pattern})" for name, pattern in rules()) + ")"
    )
