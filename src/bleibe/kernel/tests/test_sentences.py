from bleibe.kernel.sentences import all_sentences, sentence


def test_a_sentence_is_filled_and_lists_are_joined():
    said = sentence("columns_missing", columns=["year", "persons"], found=("area",))
    assert said == "Es fehlen die Spalten year, persons. Gefunden: area."


def test_a_refusal_that_nobody_put_into_words_is_named_by_its_code():
    assert "unheard_of" not in all_sentences()
    assert "„unheard_of“" in sentence("unheard_of", why=1)
