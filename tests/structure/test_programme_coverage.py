"""The page that ties each statement of the sources to what fulfils it is what the package says.

``--write-matrix`` writes it.
"""

from source import ROOT

from bleibe.programmes.package import PACKAGES, coverage, read_package
from bleibe.programmes.package.coverage_page import coverage_page

PAGE = ROOT / "docs" / "entwicklung" / "coverage.md"


def test_the_report_is_current(request):
    page = coverage_page(read_package(PACKAGES / "zwk-2021"))
    if request.config.getoption("--write-matrix"):
        PAGE.write_text(page, encoding="utf-8")

    assert PAGE.read_text(encoding="utf-8") == page


def test_the_report_names_every_statement():
    text = PAGE.read_text(encoding="utf-8")
    statements = [each.statement.id for each in coverage(read_package(PACKAGES / "zwk-2021"))]

    assert len(statements) == 84
    assert [each for each in statements if f"| {each} |" not in text] == []
    assert "84 von 84" in text
