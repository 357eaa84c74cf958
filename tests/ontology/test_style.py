"""The ontology keeps its own style."""

from __future__ import annotations

import shutil
from pathlib import Path

from kg.graph.validation import check_ontology
from kg.resources import ontology_folder


def test_the_ontology_keeps_its_style():
    assert check_ontology() == []


def test_a_fault_is_found_where_it_is(tmp_path: Path):
    folder = tmp_path / "ontology"
    for part in ("", "schemes"):
        (folder / part).mkdir(exist_ok=True, parents=True)
    shutil.copy(ontology_folder() / "style.ttl", folder)
    text = (ontology_folder() / "schemes" / "forces.ttl").read_text("utf-8")
    wrong = text.replace('skos:prefLabel "politique"@fr', 'skos:prefLabel "contraignant"@fr')
    assert wrong != text
    (folder / "schemes" / "forces.ttl").write_text(wrong, "utf-8")
    found = check_ontology(folder, language="fr")
    assert {f.check for f in found} == {"concept-name"}
    assert {f.where for f in found} == {"https://w3id.org/entente/scheme/forces"}
    assert found[0].message.startswith("Deux concepts d’un même schéma n’ont pas le même nom. (https://")
