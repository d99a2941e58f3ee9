# SPDX-License-Identifier: Apache-2.0
"""Writes the PDFs that .ci/validate looks at: each sample as draft, as published and to be signed, and a full form."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(CHECKOUT / "tests"))

from test_paper import page_of  # noqa: E402
from test_pdf import large  # noqa: E402
from test_samples import DAYS, FAULTY, SAMPLES  # noqa: E402

from form4gen import corridor, draft, paper  # noqa: E402
from form4gen.filed import as_filed, judged_version  # noqa: E402


def main(target: Path) -> None:
    """Write form/*.pdf and signature/*.pdf below a folder."""
    for kind in ("draft", "form", "signature"):
        (target / kind).mkdir(parents=True)
    for name, day in DAYS.items():
        source, today = SAMPLES / name / "draft.yaml", date.fromisoformat(day)
        (copy := target / "draft" / f"{name}.yaml").write_bytes(source.read_bytes())
        corridor.build([copy], target / "form", today=today, only=frozenset({"pdf"}), unchecked=True)
        read, _ = draft.read(source.read_bytes(), str(source))
        assert read
        version = judged_version(read.filing)
        page = paper.html(as_filed(read.filing, version, True), version=version)
        (target / "form" / f"{name}-published.pdf").write_bytes(paper.pdf(page))
        for esign in ("", "adobe") if name != FAULTY else ():
            only = frozenset({"signature"})
            corridor.build([copy], target / "signature" / esign, today=today, asked_day=today, only=only, esign=esign)
    for stamped in (target / "signature" / "adobe").glob("*.pdf"):
        stamped.rename(target / "signature" / f"adobe-{stamped.name}")
    (target / "form" / "full.pdf").write_bytes(paper.pdf(page_of(large(), stamp="NOT CHECKED", source="form4gen")))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
