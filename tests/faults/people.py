# SPDX-License-Identifier: Apache-2.0
"""Slips in ownership, people and signatures."""

from __future__ import annotations

import re
from typing import Any

from .tree import (
    BOXES,
    drop,
    fault,
    marks,
    put,
    rows,
    runs,
    said,
    text_of_remarks,
    write,
)


@fault("T1-15")
def direct_becomes_indirect(root: Any) -> bool:
    return any(put(row, "held", "I") for row in rows(root) if said(row, "held") == "D")


@fault("T1-14")
def indirect_becomes_direct(root: Any) -> bool:
    return any(put(row, "held", "D") for row in rows(root) if said(row, "held") == "I")


@fault("T1-15")
def nature_is_lost(root: Any) -> bool:
    return any(drop(row.find(BOXES["nature"])) for row in rows(root) if said(row, "held") == "I")


@fault("BAL-01")
def row_of_a_run_is_of_a_trust(root: Any) -> bool:
    for run in runs(root):
        if len(run) > 2 and put(run[1], "held", "I"):
            nature = run[1].makeelement("natureOfOwnership", {})
            value = nature.makeelement("value", {})
            value.text = "By Jane Roe Trust"
            nature.append(value)
            run[1].find("ownershipNature").append(nature)
            return True
    return False


@fault("T1-17")
def nature_says_nothing(root: Any) -> bool:
    return any(
        put(row, "nature", "Trust") for row in rows(root) if said(row, "held") == "I" and not marks(row, "nature")
    )


@fault("ISS-01.1")
def owner_is_the_issuer(root: Any) -> bool:
    return write(root, "reportingOwner/reportingOwnerId/rptOwnerCik", root.findtext("issuer/issuerCik") or "")


@fault("OWN-04")
def role_is_lost(root: Any) -> bool:
    relation = root.find("reportingOwner/reportingOwnerRelationship")
    for child in list(relation):
        relation.remove(child)
    return True


@fault("OWN-05")
def title_of_an_officer_is_lost(root: Any) -> bool:
    relation = root.find("reportingOwner/reportingOwnerRelationship")
    return relation.findtext("isOfficer") in ("1", "true") and drop(relation.find("officerTitle"))


@fault("REM-02")
def title_sees_no_remarks(root: Any) -> bool:
    title = "reportingOwner/reportingOwnerRelationship/officerTitle"
    return not text_of_remarks(root) and write(root, title, "See Remarks")


@fault("OWN-14.2")
def zip_of_another_coast(root: Any) -> bool:
    state = root.findtext("reportingOwner/reportingOwnerAddress/rptOwnerState")
    return state in ("CA", "WA", "TX") and write(root, "reportingOwner/reportingOwnerAddress/rptOwnerZipCode", "02451")


@fault("OWN-14.1")
def zip_lost_its_zero(root: Any) -> bool:
    state = root.findtext("reportingOwner/reportingOwnerAddress/rptOwnerState")
    return state in ("CA", "MA", "NJ") and write(root, "reportingOwner/reportingOwnerAddress/rptOwnerZipCode", "2451")


@fault("SIG-05.1")
def signed_for_somebody_else(root: Any) -> bool:
    name = "ownerSignature/signatureName"
    whom = re.search(r"(?i)attorney.* for (?!the ).+$", root.findtext(name) or "")
    return bool(whom) and write(root, name, "/s/ Ann Lee, Attorney-in-Fact for Zebulon Quigley")


@fault("SIG-05")
def stranger_signs(root: Any) -> bool:
    alone = len(root.findall("reportingOwner")) == 1
    return alone and write(root, "ownerSignature/signatureName", "/s/ Zebulon Quigley")


@fault("DOC-14")
def period_is_still_to_come(root: Any) -> bool:
    period = root.findtext("periodOfReport") or ""
    return bool(rows(root, "S A P")) and write(root, "periodOfReport", f"{int(period[:4]) + 1}{period[4:8]}01")


@fault("SIG-03")
def signature_sign_is_mistyped(root: Any) -> bool:
    name = root.findtext("ownerSignature/signatureName") or ""
    return name.startswith("/s/") and write(root, "ownerSignature/signatureName", "/a/" + name[3:])


@fault("OWN-08")
def officer_is_a_director_by_title(root: Any) -> bool:
    relation = root.find("reportingOwner/reportingOwnerRelationship")
    return relation.findtext("isOfficer") in ("1", "true") and write(relation, "officerTitle", "Director")


@fault("OWN-05")
def ticked_officer_of_a_fund(root: Any) -> bool:
    relation = root.find("reportingOwner/reportingOwnerRelationship")
    return relation.findtext("isTenPercentOwner") in ("1", "true") and write(relation, "isOfficer", "1")
