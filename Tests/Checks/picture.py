"""Makes docs/page-one.png: the first screen of the public scorecard of the demonstration.

Needs chromium-headless-shell (Debian) and pillow (PyPI). Sixteen colours are enough for the page and
keep the picture small.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).parents[2]


def main():
    page = ROOT / "reports/2025-09/public/scorecard.html"
    target = ROOT / "docs/page-one.png"
    with tempfile.TemporaryDirectory() as folder:
        shot = Path(folder) / "page.png"
        subprocess.run(
            [
                "chromium-headless-shell", "--no-sandbox", "--hide-scrollbars",
                "--window-size=1000,1400", f"--screenshot={shot}", page.as_uri(),
            ],
            check=True,
            stderr=subprocess.DEVNULL,
        )
        picture = Image.open(shot).convert("RGB")
        picture.quantize(16, dither=Image.Dither.NONE).save(target, optimize=True)
    size = target.stat().st_size
    print(f"{target.relative_to(ROOT)}: {size} bytes")
    return 0 if size < 100_000 else 1


if __name__ == "__main__":
    sys.exit(main())
