# SPDX-License-Identifier: Apache-2.0
"""Draft SEC ownership filings in YAML, check them, and write the EDGAR XML and the form on paper."""

__version__ = "0.1.0"
