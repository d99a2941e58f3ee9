# SPDX-License-Identifier: Apache-2.0
"""The profile of a company: its own words for its issuers, people and powers of attorney, against which drafts stand.

It is imported where a profile lies, and only there.
"""

from .content import Issuer, Person, Power, Profile
from .reading import FORMAT, UNSURE, Read, read

__all__ = ["FORMAT", "UNSURE", "Issuer", "Person", "Power", "Profile", "Read", "read"]
