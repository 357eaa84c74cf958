"""What parties do together: clauses in which someone launches, signs, holds or carries on something.

The wordings of :mod:`kg.reading.relations` need a name on either side. Here a clause is read word
by word: who acts, what the verb and its tense make of it, and each thing the verb takes, named or
only described. Which verbs, tenses and head nouns count is data: ``ontology/patterns/acts-*.yaml``.
"""
