import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--write-matrix", action="store_true", help="write the matrix of addresses and roles anew"
    )
    parser.addoption(
        "--write-pictures", action="store_true", help="take the pictures of the handbook anew"
    )
