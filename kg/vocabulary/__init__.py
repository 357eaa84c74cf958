"""Reads ``ontology/``: schema, concept schemes, reference entities, and the lexicon of their names."""

from kg.vocabulary.vocabulary import Kind, Membership, Status, Vocabulary, load

__all__ = ["Kind", "Membership", "Status", "Vocabulary", "load"]
