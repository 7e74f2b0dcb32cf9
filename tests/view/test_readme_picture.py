"""The picture in the README is made by a script from the bundled articles."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
from pathlib import Path

from tests.gold_claims import ROOT


def test_the_script_makes_the_picture(tmp_path: Path) -> None:
    out = tmp_path / "docs" / "network.png"
    script = ROOT / "tools" / "picture.py"
    subprocess.run(
        [sys.executable, str(script), str(out)], cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)}, check=True
    )
    made = out.read_bytes()
    kept = (ROOT / "docs" / "network.png").read_bytes()
    assert struct.unpack(">II", made[16:24]) == struct.unpack(">II", kept[16:24]) == (1440, 860)
    assert 0.5 < len(made) / len(kept) < 2
