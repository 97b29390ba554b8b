"""Names and units of the figures in the two reference files with a column per measure.

The files come through the research package gerda, which gives English column names. Labels
and units are ours: those of INKAR (BBSR, edition 2024) and of the Zensus 2022, compared with
the size of the figures. Where the codebook that came with the file says otherwise (GDP in
euros, building permits per 10,000), the size of the figures decided. Where neither settles
what a column holds, the label says so and the unit is empty.
"""

from typing import Final

from kohorte.io.dimensions import Measure

INKAR: Final = {
    "share_65plus": Measure("a_bev65um", "Einwohner 65 Jahre und älter", "Prozent"),
    "median_age": Measure("m_bev_alter", "Durchschnittsalter der Bevölkerung", "Jahre"),
    "share_foreign": Measure("a_ausl_bev", "Ausländeranteil", "Prozent"),
    "share_female": Measure("a_bevf", "Frauenanteil", "Prozent"),
    "gdp_per_capita": Measure("q_bip_ew", "Bruttoinlandsprodukt je Einwohner", "1000 EUR"),
    "share_primary_sector": Measure(
        "a_bws_1sektor", "Anteil der Bruttowertschöpfung im primären Sektor", "Prozent"
    ),
    "share_secondary_sector": Measure(
        "a_bws_2sektor", "Anteil der Bruttowertschöpfung im sekundären Sektor", "Prozent"
    ),
    "share_tertiary_sector": Measure(
        "a_bws_3sektor", "Anteil der Bruttowertschöpfung im tertiären Sektor", "Prozent"
    ),
    "share_micro_enterprises": Measure("a_betr_kleinst", "Anteil Kleinstbetriebe", "Prozent"),
    "share_large_enterprises": Measure("a_betr_groß", "Anteil Großbetriebe", "Prozent"),
    "unemployment_rate": Measure("q_alo", "Arbeitslosenquote", "Prozent"),
    "share_longterm_unemployed": Measure("a_aloLang", "Anteil Langzeitarbeitslose", "Prozent"),
    "youth_unemployment_rate": Measure(
        "q_alo_u25", "Arbeitslosenquote der unter 25-Jährigen", "Prozent"
    ),
    "share_abitur": Measure("a_schul_abi", "Schulabgänger mit Abitur", "Prozent"),
    "share_no_degree": Measure("a_schul_oA", "Schulabgänger ohne Abschluss", "Prozent"),
    "students_per_100": Measure(
        "q_stud_1825", "Studierende je 100 Einwohner von 18 bis unter 25 Jahren", "je 100"
    ),
    "apprentices_per_100": Measure(
        "q_azubi_1525", "Auszubildende je 100 Einwohner von 15 bis unter 25 Jahren", "je 100"
    ),
    "purchasing_power": Measure("q_kaufkraft", "Kaufkraft je Einwohner", "EUR"),
    "share_low_income_hh": Measure(
        "a_hheink_niedrig", "Haushalte mit niedrigem Einkommen", "Prozent"
    ),
    "physician_density": Measure("q_ärzte_bev", "Ärzte je 10.000 Einwohner", "je 10000 EW"),
    "hospital_beds_per_capita": Measure(
        "q_betten_bev", "Krankenhausbetten je 1.000 Einwohner", "je 1000 EW"
    ),
    "gp_density": Measure("q_hausarzt_bev", "Hausärzte je 10.000 Einwohner", "je 10000 EW"),
    "childcare_under3": Measure(
        "a_betr0003_bev0003", "Betreuungsquote der Kinder unter 3 Jahren", "Prozent"
    ),
    "childcare_3to6": Measure(
        "a_betr0306_bev0306", "Betreuungsquote der Kinder von 3 bis unter 6 Jahren", "Prozent"
    ),
    "building_permits_per_capita": Measure(
        "q_gen_wo_ew", "Baugenehmigungen für Wohnungen je 1.000 Einwohner", "je 1000 EW"
    ),
    "rent_level": Measure("m_mietpr", "Angebotsmieten", "EUR je m2"),
    "living_space_per_capita": Measure("q_wofl_bev", "Wohnfläche je Einwohner", "m2"),
    "cars_per_capita": Measure("q_pkw_bev", "Personenkraftwagen je 1.000 Einwohner", "je 1000 EW"),
    "municipal_debt_per_capita": Measure(
        "q_gemschuld_bev", "Kommunale Schulden je Einwohner", "EUR"
    ),
    "tax_revenue_per_capita": Measure("q_gest_bev", "Gemeindliche Steuerkraft je Einwohner", "EUR"),
}

ZENSUS: Final = {
    "population_census22": Measure("population_census22", "Personen", "Anzahl"),
    "share_foreign_census22": Measure("share_foreign_census22", "Ausländeranteil", "Prozent"),
    "share_migration_bg_census22": Measure(
        "share_migration_bg_census22", "Anteil mit Einwanderungsgeschichte", "Prozent"
    ),
    "avg_household_size_census22": Measure(
        "avg_household_size_census22", "Durchschnittliche Haushaltsgröße", "Personen"
    ),
    "share_single_family_census22": Measure(
        "share_single_family_census22", "share_single_family (Bedeutung nicht belegt)", ""
    ),
    "total_dwellings_census22": Measure("total_dwellings_census22", "Wohnungen", "Anzahl"),
    "vacancy_rate_census22": Measure("vacancy_rate_census22", "Leerstandsquote", "Prozent"),
    "share_owner_occupied_census22": Measure(
        "share_owner_occupied_census22", "Eigentümerquote", "Prozent"
    ),
    "avg_rent_per_m2_census22": Measure(
        "avg_rent_per_m2_census22", "Durchschnittliche Nettokaltmiete", "EUR je m2"
    ),
}
