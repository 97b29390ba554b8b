"""What the conditions of the model programme of 2021 say, written from its announcement alone.

Each row changes the answers of an applicant who has everything; ``judged`` is what people
answered to the question of the condition. M met, N not met, ? needs judgement.
"""

EVERYTHING = {
    "challenge": "Junge ziehen fort.",
    "challenge_integration": "Neue kommen.",
    "will": "Wir wollen.",
    "proof_exists": True,
    "proofs": [{"kind": "resolution"}],
    "resolution_file": {"name": "beschluss.pdf"},
    "support_file": {"name": "schreiben.pdf"},
    "aims_exist": True,
    "first_aims": "Ein Leitbild.",
    "attachment": "staff_unit",
    "lead_named": True,
    "lead_knowledge": "Kennt sich aus.",
    "lead_hours": 20,
    "structures": "Zwei Stellen.",
    "data_periods": ["past", "present", "expected"],
    "data_spaces": ["municipality"],
    "population_past": [{"year": 2010, "people": 9000}],
    "population": 8000,
    "population_expected": [{"year": 2040, "people": 7000}],
    "data_basis": "Es werden weniger.",
    "grw": "yes",
    "special_theme": "Ein eigener Weg.",
    "participation": "Ein Bürgerrat.",
    "policy_fields": ["social"],
    "cross_cutting_fields": ["families"],
    "cross_cutting": "Fünf Ämter.",
    "affected_by": ["out_migration"],
    "affected": "Minus 20 Prozent.",
    "network_partners": ["citizens"],
    "networks": "Ein Bündnis.",
    "cooperation_forms": ["agreements"],
    "cooperation": "Ein Zweckverband.",
    "judged": True,
}
NO_PAPER = {"resolution_file": None, "support_file": None}

ROWS = {
    "awareness": [
        ({}, "M"), ({"judged": False}, "N"), ({"judged": None}, "?"),
        ({"challenge": None}, "?"), ({"challenge_integration": None}, "?"),
    ],
    "will": [
        ({}, "M"), ({"judged": False}, "N"), ({"will": None}, "?"),
        ({"proof_exists": False}, "N"), ({"proof_exists": None}, "?"),
        ({"proofs": None}, "M"), ({"proofs": None, "resolution_file": None}, "M"),
        ({"proofs": None, "support_file": None}, "M"), (NO_PAPER, "M"),
        ({"proofs": None, **NO_PAPER}, "?"),
    ],
    "first_aims": [
        ({}, "M"), ({"judged": False}, "N"), ({"aims_exist": False}, "N"),
        ({"aims_exist": None}, "?"), ({"first_aims": None}, "?"),
    ],
    "structures": [
        ({}, "M"), ({"judged": False}, "N"), ({"structures": None}, "?"),
        ({"attachment": "demography_officer"}, "M"), ({"attachment": "main_office"}, "M"),
        ({"attachment": "comparable"}, "M"), ({"attachment": "none"}, "N"),
        ({"attachment": None}, "?"), ({"lead_named": False}, "N"), ({"lead_named": None}, "?"),
        ({"lead_knowledge": None}, "?"), ({"lead_hours": 1}, "M"), ({"lead_hours": 0}, "N"),
        ({"lead_hours": None}, "?"),
    ],
    "data_basis": [
        ({}, "M"), ({"judged": False}, "N"), ({"data_periods": None}, "?"),
        ({"data_periods": ["present", "expected"]}, "N"),
        ({"data_periods": ["past", "expected"]}, "N"),
        ({"data_periods": ["past", "present"]}, "N"),
        ({"data_spaces": None}, "?"), ({"population_past": None}, "?"),
        ({"population": None}, "?"), ({"population": 1}, "M"), ({"population": 0}, "N"),
        ({"population_expected": None}, "?"), ({"data_basis": None}, "?"),
    ],
    "grw": [
        ({}, "M"), ({"special_theme": None, "judged": False}, "M"),
        ({"grw": "partly"}, "M"), ({"grw": "no"}, "M"),
        ({"grw": "partly", "judged": False}, "N"), ({"grw": "no", "judged": False}, "N"),
        ({"grw": "no", "special_theme": None}, "?"), ({"grw": None}, "?"),
        ({"grw": None, "judged": False}, "?"),
    ],
    "openness": [
        ({}, "M"), ({"judged": False}, "N"), ({"participation": None}, "?"),
    ],
    "cross_cutting": [
        ({}, "M"), ({"judged": False}, "N"), ({"policy_fields": None}, "?"),
        ({"cross_cutting_fields": None}, "?"), ({"cross_cutting": None}, "?"),
    ],
    "affected": [
        ({}, "M"), ({"judged": False}, "N"), ({"affected_by": ["none"]}, "N"),
        ({"affected_by": None}, "?"), ({"affected": None}, "?"),
    ],
    "networks": [
        ({}, "M"), ({"judged": False}, "N"), ({"network_partners": ["none"]}, "N"),
        ({"network_partners": None}, "?"), ({"networks": None}, "?"),
    ],
    "cooperation": [
        ({}, "M"), ({"judged": False}, "N"), ({"cooperation_forms": ["none"]}, "N"),
        ({"cooperation_forms": None}, "?"), ({"cooperation": None}, "?"),
    ],
}  # fmt: skip
