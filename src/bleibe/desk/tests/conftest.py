from bleibe.parties.tests.conftest import (  # noqa: F401 - the same personas
    anna,
    bert,
    clara,
    emil,
    grosshausen,
    musterstadt,
    office,
    olga,
    operator,
    places,
)
