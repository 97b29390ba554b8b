"""Rules and facts to try: small trees over few facts, each of one kind."""

from hypothesis import strategies as st

from bleibe.engines.eligibility import parse

NUMBERS, TEXTS, FLAGS, DAYS, LISTS = ("n1", "n2"), ("t1", "t2"), ("f1", "f2"), ("d1",), ("l1",)

WORD = st.sampled_from(["yes", "no", "partly"])
SMALL = st.integers(-2, 2)

LEAVES = st.one_of(
    st.builds(
        lambda name, op, value: {"field": name, "op": op, "value": value},
        st.sampled_from(NUMBERS), st.sampled_from(["at_least", "at_most", "equals"]), SMALL,
    ),
    st.builds(
        lambda name, value: {"field": name, "op": "equals", "value": value},
        st.sampled_from(TEXTS), WORD,
    ),
    st.builds(
        lambda name, value: {"field": name, "op": "one_of", "value": value},
        st.sampled_from(TEXTS), st.lists(WORD, min_size=1, max_size=2),
    ),
    st.builds(lambda name: {"field": name, "op": "is_true"}, st.sampled_from(FLAGS)),
    st.builds(lambda name: {"field": name, "op": "answered"}, st.sampled_from(TEXTS)),
    st.builds(
        lambda op, value: {"field": "d1", "op": op, "value": value},
        st.sampled_from(["before", "after"]), st.sampled_from(["2026-01-02", "2026-01-04"]),
    ),
    st.builds(lambda value: {"field": "l1", "op": "contains", "value": value}, WORD),
    st.just({"judgement": "Reicht das?"}),
    st.just({"evidence": "paper"}),
)  # fmt: skip


def _branches(children):
    return st.one_of(
        st.builds(lambda rules: {"all": rules}, st.lists(children, min_size=1, max_size=3)),
        st.builds(lambda rules: {"any": rules}, st.lists(children, min_size=1, max_size=3)),
        st.builds(lambda rule: {"not": rule}, children),
    )


RULES = st.recursive(LEAVES, _branches, max_leaves=6).map(parse)

UNKNOWN = st.none()
VALUES = {
    **dict.fromkeys(NUMBERS, st.one_of(UNKNOWN, SMALL, st.just("viele"))),
    **dict.fromkeys(TEXTS, st.one_of(UNKNOWN, WORD)),
    **dict.fromkeys(FLAGS, st.one_of(UNKNOWN, st.booleans())),
    "d1": st.one_of(UNKNOWN, st.sampled_from([f"2026-01-0{day}" for day in range(1, 6)])),
    "l1": st.one_of(UNKNOWN, st.lists(WORD, max_size=3)),
    "paper": st.one_of(UNKNOWN, st.just("beschluss.pdf")),
}
FACTS = st.fixed_dictionaries(VALUES)
EVERY_VALUE = {
    **dict.fromkeys(NUMBERS, range(-3, 4)),
    **dict.fromkeys(TEXTS, ("yes", "no", "partly", "else")),
    **dict.fromkeys(FLAGS, (True, False)),
    "d1": [f"2026-01-0{day}" for day in range(1, 6)],
    "l1": [["yes"], ["no"], ["partly"], ["yes", "no"], ["yes", "partly"], ["no", "partly"],
           ["yes", "no", "partly"], ["else"]],
    "paper": ("beschluss.pdf",),
}  # fmt: skip
"""All values that can make a difference to these rules, for trying each."""
