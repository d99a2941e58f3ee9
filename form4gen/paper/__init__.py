# SPDX-License-Identifier: Apache-2.0
"""The form on paper: a filing as the HTML page that EDGAR shows of it, and that page as a PDF on Letter landscape."""

from .form import html, made_of
from .printing import Enclosed, NoPango, enclosing, pdf

__all__ = ["Enclosed", "NoPango", "enclosing", "html", "made_of", "pdf"]
