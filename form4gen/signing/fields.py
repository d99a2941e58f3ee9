# SPDX-License-Identifier: Apache-2.0
"""Signature fields in a PDF that WeasyPrint lays out, which makes none itself (ISO 32000-1, 12.7.4.5).

The signature page marks the place of each field with an empty <article>, and what only a signing service is to read
with a <blockquote>; no other page has either. WeasyPrint hands over the places and the tags of both.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .adopting import Adopted

_POINTS = 0.75  # of a CSS pixel


def add_fields(signatures: Sequence[Adopted], document: Any, pdf: Any) -> None:
    """Add an empty signature field for each signature, where its page has an anchor of the field's name.

    Raises RuntimeError where WeasyPrint lays out or tags otherwise than this counts on.
    """
    import pydyf

    elements = _tagged(pdf, "/Art")
    places = {name: (page, *box) for page in range(len(document.pages)) for name, box in _anchors(document.pages[page])}
    if len(elements) != len(signatures) or any(signature.field not in places for signature in signatures):
        raise RuntimeError("the places of the signature fields are not where they should be")
    fields = pydyf.Array()
    for signature, element in zip(signatures, elements, strict=True):
        page, left, top, right, bottom = places[signature.field]
        box = [left * _POINTS, (document.pages[page].height - bottom) * _POINTS]
        box += [right * _POINTS, (document.pages[page].height - top) * _POINTS]
        fields.append(_field(pdf, signature, element, page, [round(side, 3) for side in box]).reference)
    pdf.catalog["AcroForm"] = pydyf.Dictionary({"Fields": fields, "SigFlags": 0})
    for element in _tagged(pdf, "/BlockQuote"):
        element["S"], element["ActualText"] = "/NonStruct", pydyf.String("")


def _anchors(page: Any) -> list[tuple[str, tuple[float, float, float, float]]]:
    return [(str(name), tuple(box)) for name, box in page.anchors.items()]


def _tagged(pdf: Any, tag: str) -> list[Any]:
    """The structure elements of a tag, in the order of the document."""
    return [one for one in pdf.objects if isinstance(one, dict) and one.get("S") == tag]


def _field(pdf: Any, signature: Adopted, element: Any, page: int, box: list[float]) -> Any:
    """A widget that is a field, on its page and in the tags."""
    import pydyf

    sheet = _object(pdf, pdf.page_references[page].decode())
    # PDF/A wants an appearance of every widget that has a size (ISO 19005-3, 6.3.3); that of an unsigned one is empty
    empty = pydyf.Stream(extra={"Type": "/XObject", "Subtype": "/Form", "BBox": pydyf.Array([0, 0, *_size(box)])})
    pdf.add_object(empty)
    field = pydyf.Dictionary(
        {
            "Type": "/Annot",
            "Subtype": "/Widget",
            "FT": "/Sig",
            "T": pydyf.String(signature.field),
            "TU": pydyf.String(f"Signature of {signature.name}"),
            "F": 4,
            "P": pdf.page_references[page],
            "Rect": pydyf.Array(box),
            "AP": pydyf.Dictionary({"N": empty.reference}),
        }
    )
    pdf.add_object(field)
    sheet.setdefault("Annots", pydyf.Array()).append(field.reference)
    _tag(pdf, field, element, page)
    return field


def _size(box: list[float]) -> list[float]:
    return [round(box[2] - box[0], 3), round(box[3] - box[1], 3)]


def _tag(pdf: Any, field: Any, element: Any, page: int) -> None:
    """Make the place of a field the element that holds it (ISO 32000-1, 14.7.4.3)."""
    import pydyf

    numbers = _object(pdf, _object(pdf, pdf.catalog["StructTreeRoot"])["ParentTree"])["Nums"]
    field["StructParent"] = max(numbers[::2]) + 1
    numbers.extend([field["StructParent"], element.reference])
    held = pydyf.Dictionary({"Type": "/OBJR", "Obj": field.reference, "Pg": pdf.page_references[page]})
    pdf.add_object(held)
    element["S"] = "/Form"
    element["K"] = held.reference  # not in an array, where pyHanko takes a second signature for a change of the tags


def _object(pdf: Any, reference: Any) -> Any:
    words = reference.decode() if isinstance(reference, bytes) else str(reference)
    return pdf.objects[int(words.split()[0])]
