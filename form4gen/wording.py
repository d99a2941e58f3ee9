# SPDX-License-Identifier: Apache-2.0
"""Small readers of signatures, remarks, titles and footnotes for the rules on people, notes, texts and amendments.

They take a text as phrases.normal gives it and answer by words alone, in any case of letters.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from .phrases import pattern

PLACEHOLDERS = (
    r"\[(●|•|\*+|_+|\s*|\.{2,}|\?+|x{2,}|tbd|insert\b[^\]]*|date|name|number|amount|price)\]",
    r"_{3,}",
    r"\?{2,}",
    r"\bto be (determined|completed|inserted)\b|\btbd\b",
    r"\$x{2,}|\bx{2,}[/,.]x{2,}|\b20x{2}\b|\bx{4,}\b",
    r"\blorem ipsum\b",
    r"\{\{|\}\}|\{%|%\}|\$\{\w+\}|\{[a-z_][a-z0-9_. ]*\}|<%|%>",
)
_LONGEST = len(" which")
# Each placeholder holds one of these; nearly every text holds none, and is spared seven patterns.
_LEFT_OVER = ("[", "__", "??", "to be ", "tbd", "xx", "lorem", "{", "}", "<%", "%>")
CAPACITY = (
    r"\bby\b|\bits\b|\bfor\b|on behalf of|attorney|\batty|power of|\bpoa\b|authori[sz]ed|signator|trustee|partner"
    r"|member|manager|managing|director|officer|president|secretary|treasurer|counsel|principal|chair|\bc[efo]o\b|\bv\.?p\b"
    r"|executor|custodian"
)
STAND_IN = r"\bby\b|\bfor\b|on behalf of|attorney|\batty|power|\bpoa\b|\bagent\b|trustee|executor|guardian|custodian"
SIGNED_FOR = r"\b(attorney|atty|poa|power)\b.*?\b(for|on behalf of)\b:?.+$|\bon behalf of\b.+$"
ANY_OWNER = "the reporting person owner owners persons each himself herself issuer undersigned all above named filer"
BY_ATTORNEY = r"\battorney|\batty\b|\bpower of attorney|\bpoa\b|\ba\.?i\.?f\b"
ENTITY = (
    r"\b(l\.?l\.?c|l\.?l\.?l?\.?p|l\.?p|inc|corp|corporation|company|ltd|limited|plc|n\.?v|s\.?a|gmbh|a\.?g|trust|fund|funds"
    r"|partners|partnership|holdings?|foundation|ventures|associates|management|capital|investments?|advis[eo]rs|group|bank)\b"
)
TENDERS = r"tender|merger|\boffer|acqui|business combination|change (?:in|of) control|take[- ]?over"
BENEFIT_PLANS = r"401\(?k|\bplan\b|phantom|savings|retirement|stock fund|stock unit"
TRADING_PLANS = r"(?:10b5-?1[\w() -]*|trading|sales?) plan\b"
SWAPS = r"swap|forward|total return|cash[- ]settled|counterpart|notional|collar|equity[- ]linked|derivative"
AMENDS = (
    r"\bamend|\bcorrect|\binadvert|\boriginal|\bpreviously|\bomi(t|ss)|\brestat|\brevis|\berror|\berroneous|\bmista|\bclerical"
    r"|\btypograph|\bmisstat|\bmisreport|form [345] ?/ ?a\b"
)
UNDOES = (
    r"\bto (correct|reverse|offset|back out) (an? |the )?(\w+ )?(error|mistake|duplicat|over-?report)"
    r"|\b(previously|originally) reported (in error|twice|erroneously|by mistake)"
    r"|\b(erroneously|mistakenly|inadvertently) (double[- ]?)?(reported|counted)"
    r" (twice|as (acquired|owned)|in (the|a) prior)"
)
WEIGHTED = r"(?<!volume )(?<!volume-)weighted[- ]average (sales? |purchase |selling |disposition )?price"
IN_LOTS = r"multiple (transactions|trades)|prices ranging|range of prices|at prices (between|from)|separate price"
SURRENDERED = r"(withheld|retained) by the (issuer|company)|(surrendered|tendered|delivered) to the (issuer|company)"
HANDED_OVER = ("withheld", "retained", "surrendered", "tendered", "delivered")  # a text that surrenders holds one
SOLD = (
    r"sold (on|in|into) the (open )?market|sold (by|through) (the |a |his |her |its )?(\w+ )?broker"
    r"|sold to (cover|satisfy|pay)|sales? to cover"
)
ANOTHER_AWARD = (
    r"performance|previously|earlier|prior\b|(another|other|different|additional|separate) (award|grant|tranche)"
    r"|(restricted|deferred) (stock|shares?)\b(?! units?)|exercise price|dividend equivalent"
)
ONE_FOR_ONE = (
    r"\b(one|1)[- ](for|to)[- ](one|1)\b|\b1:1\b"
    r"|(represent\w*|receive|convert\w*|equivalent)\b[^.]{0,90}\b(one|1)( \(1\))? share\b"
)
A_RATIO = (
    r"\bratio|\b0\.\d|\b1:(?!1\b)\d|\b(\d+(\.\d+)?|two|three|four|five|ten|twenty)[- ]for[- ](one|1)\b"
    r"|principal|notional|par value of|(two|three|four|five|six|ten|twenty|\d+) (\w+ ){0,2}shares? (for|per)"
)
SPEAKS_OF_A_RATIO = A_RATIO + r"|\beach\b|\bequal|\brepresents?\b|\bconvert|\binto\b"
ONE_SIDED = (
    r"table (i|1)\b|previously reported|not (a )?derivative|\b(in|for|paid|of) cash\b|\bnet(ted)? (exercise|settle)"
    r"|\bdefer|\bperformance|business combination|\bmerger"
)
HELD_BY = (
    r"^(these |the |such |all |represents )?(the )?(reported )?(shares|securities|units|interests)?( \w+){0,3}? ?"
    r"\b(held|owned)( \w+){0,3}? by\b"
)
FRACTION = r"fraction|dividend|reinvest|drip\b|purchase plan|401\(k\)|in lieu|split|conversion ratio|exchange ratio"
OF_A_PRICE = r"price|consideration|\bvalue|\$|\bno (cash|payment)"
_NONE = r"|applicable|\bn/?a\b|\bnone\b|\bno\b"
INSTEAD = {
    "exercisable": r"vest|exercis|conver|settl|immediate|lapse|effective|\bdate\b|\d{4}" + _NONE,
    "expires": r"expir|settl|terminat|conver|vest|exercis|effective|\bdate\b|\d{4}" + _NONE,
    "price": r"price|consideration|gift|award|grant|conver|exchange|distribut|value|\$|cost|reclass|receiv|paid|merger"
    r"|split|dividend|contribut|transfer|exercis|vest|withh|forfeit|cancel" + _NONE,
    "withheld": OF_A_PRICE,
    "traded": r"price|consideration|value|\$|cost|exchange|contribut|distribut|paid|receiv|merger" + _NONE,
}
SLIPS = {
    "restriced": "restricted",
    "stcok": "stock",
    "inidrect": "indirect",
    "benefically": "beneficially",
    "recieved": "received",
    "pursuent": "pursuant",
    "seperate": "separate",
    "transation": "transaction",
    "common stocks": "common stock",
    "attorny": "attorney",
    "witholding": "withholding",
    "witheld": "withheld",
    "reciept": "receipt",
    "recieve": "receive",
    "cheif": "Chief",
    "comon": "common",
    "benefical": "beneficial",
    "ownersip": "ownership",
    "aquired": "acquired",
    "aquisition": "acquisition",
    "excercise": "exercise",
    "excercised": "exercised",
    "exercisible": "exercisable",
    "exerciseable": "exercisable",
    "resticted": "restricted",
    "restrcited": "restricted",
    "weigthed": "weighted",
    "wieghted": "weighted",
    "averge": "average",
    "purchse": "purchase",
    "trasaction": "transaction",
    "transacation": "transaction",
    "adoped": "adopted",
    "vestting": "vesting",
    "performace": "performance",
    "disclaim's": "disclaims",
    "pecuinary": "pecuniary",
    "trustess": "trustees",
    "secretery": "secretary",
    "presdient": "president",
    "offcer": "officer",
    "disposistion": "disposition",
    "securites": "securities",
    "undertakng": "undertaking",
    "undetakes": "undertakes",
}


@lru_cache(maxsize=8192)
def finds(words: str, text: str, *stems: str) -> str:
    """The first place in the text where a pattern stands, in the text's own letters, "" if none.

    Wherever the pattern stands one of the `stems` does, if there are any; most texts hold none and are spared it.
    """
    small = text.lower()
    if stems and not any(stem in small for stem in stems):
        return ""
    found = pattern(words).search(small)
    if not found:
        return ""
    return text[slice(*found.span())] if len(small) == len(text) else found[0]


@lru_cache(maxsize=1024)
def placeholder(text: str) -> str:
    """What still has to be filled in: `[●]`, `TBD`, `____`, `{{ name }}`; "" where nothing has."""
    small = text.lower()
    if not any(sign in small for sign in _LEFT_OVER):
        return ""
    return next((found for words in PLACEHOLDERS if (found := finds(words, text))), "")


def shown(text: str, most: int = 60) -> str:
    """A text as a message quotes it: its beginning, where it is long."""
    return text if len(text) <= most else text[: most - 4] + " ..."


def plain(name: str) -> str:
    """A name in signs that every page shows and every reader finds: `Muller` for `Müller`, `_` where there is none."""
    signs = (sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))
    return "".join(sign if sign.isascii() and sign.isprintable() else "_" for sign in signs)


def words(name: str) -> set[str]:
    """The words of a name that tell people apart: longer than two letters, in lower case."""
    return {word for word in re.split(r"[^a-z]+", name.lower()) if len(word) > 2}


def footnote_numbers(text: str) -> tuple[int, ...]:
    """The numbers by which a text refers to footnotes: "see footnote (3)", "footnotes 4 and 5"."""
    passages = pattern(r"\bfootnotes? (?:\(?\d{1,2}\)?(?:, and |, | and | or | ?- ?| through )?)+").findall(
        text.lower()
    )
    return tuple(int(number) for passage in passages for number in re.findall(r"\d+", passage))


def price_columns(text: str) -> tuple[str, ...]:
    """The columns of which a text says that the price stands there: "the price reported in Column 4"."""
    return tuple(pattern(r"\bprices? (?:[a-z]+ )?in columns? (\d{1,2})\b").findall(text.lower()))


def is_entity(name: str) -> bool:
    """Whether a name is that of a company, fund or trust, and not of a person."""
    return bool(finds(ENTITY, name))


def without(words: str, text: str) -> str:
    """A text without the places where a pattern stands, in lower case."""
    return pattern(words).sub(" ", text.lower())


def ends_well(text: str) -> bool:
    """Whether a text ends as a sentence does."""
    return text.endswith((".", "!", "?", ":", ";", ")", "]", '"', "'", "*"))


def ends_in_the_middle(text: str) -> bool:
    """Whether a text breaks off: at a comma, a hyphen or a small word that nothing ends with."""
    last = text[-_LONGEST:]  # the whole of a long text would be searched for its end
    return bool(
        finds(r"([,(-]|\b(a|an|and|or|the|of|to|by|for|with|in|on|at|as|is|are|was|were|that|which|its|such))$", last)
    )


def called_wrong(text: str) -> tuple[str, ...]:
    """The numbers of which a text says that they were reported in error: "incorrectly reported as $31.27"."""
    said = pattern(
        r"\b(?:incorrect|erroneous|mistaken|inadvertent|wrong)(?:ly)?,? "
        r"(?:stated|reported|listed|disclosed|shown|said)\b[^.;$]{0,80}?\b(?:as|at|of|to be) \$?(\d[\d,]*(?:\.\d+)?)"
    )
    return tuple(said.findall(text.lower()))
