# SPDX-License-Identifier: Apache-2.0
"""Vesting schedules as data: what vests on which day, read from a draft's words and told in a footnote's."""

from .content import Portion, Schedule, Slip, Step, Tranche
from .reading import portion, steps
from .wording import award_of, sentence

__all__ = ["Portion", "Schedule", "Slip", "Step", "Tranche", "award_of", "portion", "sentence", "steps"]
