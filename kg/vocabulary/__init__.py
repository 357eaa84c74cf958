"""Reads ``ontology/``: schema, concept schemes, reference entities, and the lexicon of their names."""

from kg.vocabulary.vocabulary import Vocabulary, load

__all__ = ["Vocabulary", "load"]
