# SPDX-License-Identifier: Apache-2.0
"""Says in English what a schema refuses: the rules XSD-*, and a message for each of libxml2's complaints.

What a box takes stands in the schema itself, as the documentation of its type, and is read there with xmlschema.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from lxml import etree

from ..rule import ERROR, Cite, Rule, declare


class Complaint(NamedTuple):
    """What libxml2 refuses: the getpath of the element, its words and its name for the fault.

    `structural` is a fault of what stands where (missing, unexpected, out of order), else it is one of a value.
    """

    element_path: str
    message: str
    type_name: str
    structural: bool


_SPECIFICATION = Cite(
    "EDGAR Ownership XML Technical Specification v5.5",
    "https://www.sec.gov/files/edgar/filer-information/specifications/ownershipxmltechspec-v5-5.zip",
)


def _declared(id: str, title: str, why: str) -> Rule:
    return declare(id, ERROR, title, why, kind="edgar", cite=_SPECIFICATION, room="schema")


ROOT = _declared(
    "XSD-ROOT",
    "The document is an ownershipDocument.",
    "EDGAR takes Forms 3, 4 and 5 as one XML element of this name, without a namespace, and suspends anything else.",
)
MISSING = _declared(
    "XSD-MISSING",
    "Every element that the form demands is there.",
    "EDGAR checks the document against the schema first, and suspends it where a mandatory element is missing.",
)
UNEXPECTED = _declared(
    "XSD-UNEXPECTED",
    "Every element is one that the form knows, in its order and no more often than it may.",
    "The schema fixes order and number: 30 rows in a table, 10 reporting owners, 99 footnotes. What is too many goes "
    "into a second filing.",
)
ATTRIBUTE = _declared(
    "XSD-ATTRIBUTE",
    "Footnotes and footnote marks have an id, and nothing else has an attribute.",
    "The id ties a mark to its footnote; the schema knows no other attribute.",
)
CONTENT = _declared(
    "XSD-CONTENT",
    "Text and elements stand only where the form has room for them.",
    "An element holds either text or other elements; a footnote is plain text without markup.",
)
LENGTH = _declared(
    "XSD-LENGTH",
    "A text is as long as its box allows.",
    "EDGAR counts every character, blanks included, and suspends a document with a text too long or too short.",
)
CHOICE = _declared(
    "XSD-CHOICE",
    "A code is one of those that its box lists.",
    "The lists are part of the schema and change with it: since X0609 a state box takes no country.",
)
VALUE = _declared(
    "XSD-VALUE",
    "A number, date, flag or name is written as its box demands.",
    "The schema knows one spelling: plain decimals, dates as YYYY-MM-DD, flags as 1, 0, true or false.",
)

_BY_FAULT = {
    "CVC_ELT_1": ROOT,
    "ELEMENT_CONTENT": UNEXPECTED,  # or MISSING: libxml2 has one name for both
    "CVC_COMPLEX_TYPE_3_2_1": ATTRIBUTE,
    "CVC_COMPLEX_TYPE_3_2_2": ATTRIBUTE,
    "CVC_COMPLEX_TYPE_4": ATTRIBUTE,
    "CVC_COMPLEX_TYPE_2_1": CONTENT,
    "CVC_COMPLEX_TYPE_2_2": CONTENT,
    "CVC_COMPLEX_TYPE_2_3": CONTENT,
    "CVC_TYPE_3_1_1": CONTENT,
    "CVC_TYPE_3_1_2": CONTENT,
    "CVC_ELT_3_1": CONTENT,
    "CVC_LENGTH_VALID": LENGTH,
    "CVC_MINLENGTH_VALID": LENGTH,
    "CVC_MAXLENGTH_VALID": LENGTH,
    "CVC_ENUMERATION_VALID": CHOICE,
}
_BUILT_IN = {"date": "a day of the calendar, as YYYY-MM-DD", "boolean": "1, 0, true or false, in lower case"}


def is_structural(type_name: str) -> bool:
    """Whether a fault, by libxml2's name, is one of what stands where; else it is one of a value."""
    return _rule_of(type_name) not in (LENGTH, CHOICE, VALUE)


def _rule_of(type_name: str) -> Rule:
    return _BY_FAULT.get(type_name.removeprefix("SCHEMAV_"), VALUE)


def explained(complaint: Complaint, element: etree._Element, schema: Any) -> tuple[Rule, str, str]:
    """The rule, the message and the path of the element where it is told."""
    rule = _rule_of(complaint.type_name)
    tag, here = _name(element), complaint.element_path
    attribute = re.search(r"attribute '([^']*)'", complaint.message)
    if rule is UNEXPECTED:
        return _misplaced(complaint, element, schema)
    if rule is ROOT:
        return rule, f"the document is {element.tag}; EDGAR takes an ownershipDocument without a namespace", here
    if rule is ATTRIBUTE:
        name = attribute[1] if attribute else ""
        lacks = complaint.type_name.endswith("TYPE_4")
        return rule, f"{tag} lacks its {name}" if lacks else f"{tag} takes no attribute {name}", here
    if rule is CONTENT:
        return rule, f"{tag} takes {_room(complaint.type_name)}", here
    takes = _takes(element, attribute[1] if attribute else "", schema)
    if not takes:
        return rule, f"{tag}: {_cleaned(complaint.message)}", here
    text = str(element.get(attribute[1], "") if attribute else element.xpath("string()"))
    box = f"the {attribute[1]} of {tag}" if attribute else tag
    return rule, f"{box} takes {takes}; {_has(rule, text)}", here


def _name(element: etree._Element) -> str:
    parent = element.getparent()
    return str(parent.tag if element.tag == "value" and parent is not None else element.tag)


def _room(type_name: str) -> str:
    if type_name.endswith("TYPE_2_1"):
        return "neither text nor elements, only its id"
    if type_name.endswith("TYPE_2_3"):
        return "elements alone, and no text beside them"
    return "text alone, and no element or markup in it"


def _has(rule: Rule, text: str) -> str:
    if rule is LENGTH:  # the number alone: one of these boxes is the access code, which is never shown
        return f"this has {len(text)}"
    bare = " ".join(text.split())
    if not bare:
        return "this holds blanks alone" if text else "this is empty"
    padded = " with blanks around it" if text != text.strip() else ""
    return f"this says `{bare if len(bare) <= 60 else bare[:57] + '...'}`{padded}"


def _cleaned(message: str) -> str:
    said = re.sub(r"^Element '[^']*'(, attribute '[^']*')?: (\[facet '\w+'\] )?", "", message)
    return re.sub(r"an element of the set \{.*", "one of the values that the schema lists", said)


def _declaration(element: etree._Element, schema: Any) -> Any:
    """The schema's declaration of an element by its place, None where it has none."""
    tags = [element.tag, *(above.tag for above in element.iterancestors())]
    found = schema.elements.get("ownershipDocument") if tags.pop() == "ownershipDocument" else None
    while found is not None and tags:
        tag = tags.pop()
        found = next((child for child in _children(found) if child.name == tag), None)
    return found


def _children(declaration: Any) -> list[Any]:
    return list(declaration.type.content.iter_elements()) if declaration.type.has_complex_content() else []


def _takes(element: etree._Element, attribute: str, schema: Any) -> str:
    found = _declaration(element, schema)
    if found is None or (attribute and attribute not in found.attributes):
        return ""
    kind = found.attributes[attribute].type if attribute else found.type
    if kind.name and kind.local_name in _BUILT_IN:
        return _BUILT_IN[kind.local_name]
    lines = kind.annotation.documentation if kind.annotation is not None else []
    return " ".join(str(lines[0].text).split()) if lines else ""


def _misplaced(complaint: Complaint, element: etree._Element, schema: Any) -> tuple[Rule, str, str]:
    lacking = complaint.message.partition(":")[2].strip().startswith("Missing child")
    holder = element if lacking else element.getparent()
    found = _declaration(holder, schema) if holder is not None else None
    if holder is None or found is None:
        return UNEXPECTED, f"{element.tag}: {_cleaned(complaint.message)}", complaint.element_path
    wanted = re.findall(r"[\w.-]+", complaint.message.partition("Expected is")[2].partition("(")[2])
    needed = list(dict.fromkeys(child.name for child in _children(found) if child.name in wanted and child.min_occurs))
    if lacking:
        return MISSING, f"{_name(holder)} has no {' or '.join(needed or wanted)}", complaint.element_path
    if excess := _excess(element, holder, found):
        return UNEXPECTED, excess, complaint.element_path
    if needed and not any(holder.find(name) is not None for name in needed):
        above = complaint.element_path.rpartition("/")[0]
        return MISSING, f"{_name(holder)} has no {' or '.join(needed)}", above
    later = [name for name in needed if next(element.itersiblings(name), None) is not None]
    before = f"; {' or '.join(later)} comes first" if later else ""
    return UNEXPECTED, f"{element.tag} stands in the wrong place of {_name(holder)}{before}", complaint.element_path


def _excess(element: etree._Element, holder: etree._Element, found: Any) -> str:
    """What is one too many: a stranger, a row past the last, a second of what stands once; "" if nothing is."""
    tag, above, group = element.tag, _name(holder), found.type.content
    declared = [child for child in _children(found) if child.name == tag]
    if not declared:
        return f"{above} has no box {tag} under this form and schema version"
    parts = sum(isinstance(child.tag, str) for child in holder)
    if group.model == "choice" and group.max_occurs < parts:
        what = "rows" if group.max_occurs > 1 else "of " + " and ".join(child.name for child in _children(found))
        return f"{above} takes at most {group.max_occurs} {what}; this has {parts}"
    most, times = sum(child.max_occurs for child in declared), len(holder.findall(str(tag)))
    if times > most:
        return f"{above} takes {tag} at most {'once' if most == 1 else f'{most} times'}; this has {times}"
    return ""
