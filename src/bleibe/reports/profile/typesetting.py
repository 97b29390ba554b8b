"""The process that sets one document: its content as JSON comes in, the PDF goes out."""

import json
import sys
from importlib.resources import as_file, files


def main(template: str, *standards: str) -> None:
    """Set the template with what standard input holds."""
    import typst  # noqa: PLC0415 - only who sets documents needs it

    with (
        as_file(files("bleibe.reports") / "profile" / "document") as folder,
        as_file(files("bleibe.design") / "fonts") as fonts,
    ):
        document = typst.compile(
            str(folder / template),
            root=str(folder),
            font_paths=[str(fonts)],
            ignore_system_fonts=True,
            format="pdf",
            pdf_standards=list(standards),
            sys_inputs=json.load(sys.stdin),
        )
    sys.stdout.buffer.write(document)


if __name__ == "__main__":
    main(*sys.argv[1:])
