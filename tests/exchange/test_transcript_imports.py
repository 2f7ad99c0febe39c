from __future__ import annotations

import subprocess
import sys


def test_plain_text_needs_none_of_the_heavy_readers() -> None:
    code = "import sys, coder.exchange.transcript_file; print({'lxml', 'regex', 'yaml'} & set(sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "set()\n"
