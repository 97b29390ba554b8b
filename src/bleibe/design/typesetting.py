"""Documents as tagged PDF, PDF/UA-1 and PDF/A-2a in one file, each set in a process of its own."""

import json
import subprocess
import sys
from importlib.resources import as_file, files
from pathlib import Path

STANDARDS = ("ua-1", "a-2a")
SECONDS = 120
"""More than any document takes, on the slowest machine."""


def typeset(template: Path, **content: object) -> bytes:
    """Set a template of ours with its content, accessible and to be kept.

    ``template`` is a Typst file; its folder is all that it may read. Each content is JSON for
    ``sys.inputs``. In a process of its own: what the typesetter keeps of a document goes with
    it, so that a worker that makes forty needs no more memory than for one.
    """
    inputs = {name: json.dumps(value) for name, value in content.items()}
    made = subprocess.run(  # noqa: S603 - our own module, our own templates
        [sys.executable, "-m", __name__, str(template), *STANDARDS],
        input=json.dumps(inputs).encode(),
        capture_output=True,
        check=False,
        timeout=SECONDS,
    )
    if made.returncode:
        raise RuntimeError(made.stderr.decode(errors="replace"))
    return made.stdout


def main(template: str, *standards: str) -> None:
    """Set the template with what standard input holds."""
    import typst  # noqa: PLC0415 - only who sets documents needs it

    with as_file(files("bleibe.design") / "fonts") as fonts:
        document = typst.compile(
            template,
            root=str(Path(template).parent),
            font_paths=[str(fonts)],
            ignore_system_fonts=True,
            format="pdf",
            pdf_standards=list(standards),
            sys_inputs=json.load(sys.stdin),
        )
    sys.stdout.buffer.write(document)


if __name__ == "__main__":
    main(*sys.argv[1:])
