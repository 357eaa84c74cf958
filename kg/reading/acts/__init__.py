"""What parties do together: clauses in which someone launches, signs, holds or carries on something.

The wordings of :mod:`kg.reading.relations` need a name on either side. Here a clause is read word
by word: who acts, what the verb and its tense make of it, and each thing the verb takes, named or
only described. Which verbs, tenses and head nouns count is data: ``ontology/patterns/acts-*.yaml``,
read by :mod:`kg.reading.act_words`.

:class:`~kg.reading.acts.reader.ActReader` is the way in. It reads a sentence in this order:

1. ``tokens`` turns it into words and mentions.
2. ``clauses`` walks over them and finds its acts (``act``: a subject, a verb, and a tense, which
   ``clause_tenses`` tells). Who may be the subject is asked of ``subjects``, what a word says of a
   verb of ``verb_words``. ``commands`` reads items of a list, whose subject stands in their lead
   sentence or in the title.
3. ``taken`` gives the things that each verb takes (``thing``), which ``things`` lists. One of them
   is read by ``thing_at``, which knows with ``noun_bounds`` how far its noun phrase goes: ``named``,
   or ``described`` with its ``complements``; in French ``head_first``. ``partners`` are named after
   it, or its own name (``apposed_names``); ``asides`` (a day, a place, companions) may stand before
   it. Names in capitals that end in no known noun are read by ``headless``.
4. ``saying`` makes statements of an act and a thing, if it counts (``counting``): ``standing``
   tells how firmly it stands and since when, ``describing`` what a thing without a name is called,
   ``parties`` for whom leaders act. Of verbs in no list only what lasts counts, and so it is with
   what ``sharing`` finds named in a sentence of several parties.
5. What is said beside the acts is read by modules of their own, most of them through ``beside``:
   ``roles`` ("co-chaired by A"), ``standings`` ("A is a member of"), ``occasions`` and ``sittings``
   (where and when something takes place), ``gatherings`` ("brought together A and B"),
   ``happenings`` (the day and place of what a verb does), ``meetings`` (A met B), ``circle``
   ("our new pact"), ``announced`` (lists after a lead sentence), ``upcoming`` (what comes next, after
   a colon), ``listing`` ("launched the Pact: A, B and C"), ``funding`` (who pays how much for what, with
   ``amounts``), ``owning`` ("A’s Reef Program"), ``presiding`` ("Co-Chairs Ana Reyes and Tom Quill"),
   ``purposes`` ("to build ports in C"), ``provisions`` ("Article V of the Pact"). ``groups`` and
   ``head_first_groups`` make parties of those who act without a name, ``companies`` of those beside whom
   others act; ``headless`` reads names in capitals that no head noun ends. In French ``circumstances``
   tells where and at which meeting something is signed, ``nominal_agents`` who does
   what a noun says, ``there`` who takes part in what "y" means, ``presidencies`` whose presidency it is,
   and ``signatures`` who signs at the foot of a text.
   ``delegations`` tells who is in one, or in attendance.
   What the items of a list are parts of is kept by ``wholes`` and said by ``parts``; ``neighbours``
   reads noun phrases beside names ("the Pact's working groups", "forums, including A").
6. ``hearing`` tells what became of the instruments named, whoever did it ("following the launch of
   the Pact", "under the Dialogue"), ``force`` which texts are in force; ``moods`` reads the words of tense
   before a name.

``title`` reads what a document's title and head say of the text itself, ``title_words`` whether the
title is of such a text at all, ``signers`` who signs it or speaks in it, ``summits`` who is together
in the opening of one that only tells of them, ``masthead`` who publishes it. ``setting`` is what all
of them work with.
"""
