"""The graph as Python sees it.

================== ==================================================================================
module             gives a graph
================== ==================================================================================
``listings``       statements, parties, instruments, topics, documents, events, agenda: typed frames
``answers``        sparql, ask, construct, questions, find, iri, show, rdflib
``proofs``         evidence, passages
``networks``       network, two_mode, ties, dyads, country_years, instrument_years
``analyses``       centrality, brokerage, coalitions, core, links, missing, speakers, timeline, absences
``pages``          explore, note, codebook, plot
``reading``        ``kg.read``: what a loader makes of a text
================== ==================================================================================
"""

from __future__ import annotations

from pathlib import Path

from kg.knowledge.analyses import Analyses
from kg.knowledge.answers import Answers
from kg.knowledge.listings import Listings
from kg.knowledge.networks import Networks
from kg.knowledge.opened import Language
from kg.knowledge.pages import Pages
from kg.knowledge.proofs import Proofs

__all__ = ["KnowledgeGraph", "open"]


class KnowledgeGraph(Listings, Answers, Proofs, Networks, Analyses, Pages):
    """An immutable view of one release, made by :func:`kg.open`; it stays on disk as long as this object lives.

    Frames and networks are new at every call: change them as you like. A graph on a server answers ``sparql``,
    ``ask``, ``construct``, ``find``, ``iri`` and ``rdflib``; the rest needs a release on disk.

    ============ =====================================================================================
    to           use
    ============ =====================================================================================
    list         ``statements`` ``parties`` ``instruments`` ``topics`` ``documents`` ``events`` ``agenda``
    look up      ``find`` ``show`` ``iri``
    check        ``evidence`` ``passages``
    ask          ``questions`` ``sparql`` ``ask`` ``construct`` ``rdflib``
    connect      ``network`` ``two_mode`` ``ties`` ``dyads`` ``country_years`` ``instrument_years``
    analyse      ``centrality`` ``brokerage`` ``coalitions`` ``core`` ``links`` ``missing`` ``speakers``
                 ``timeline`` ``absences``
    look at      ``explore`` ``note`` ``codebook`` ``plot``
    ============ =====================================================================================
    """


def open(
    where: Path | str | None = None, *, language: Language = "fr", timeout: float = 30.0
) -> KnowledgeGraph:
    """A graph that was built, or one on a server.

    Args:
        where: a folder of ``kg build`` or one of its releases, or the address of a SPARQL 1.1 service; by
            default ``$KG_STORE``, else ``build``.
        language: of labels, ``fr`` or ``en``; every method takes another.
        timeout: seconds a server may take to answer.

    Raises:
        StoreError: no graph there: the message says which command makes one.
        UnknownTermError: another language.

    >>> kg.open(folder, language="en")
    KnowledgeGraph('...')
      5 documents, 2,... statements, ... parties, ... instruments, ... topics
      built ... by entente ...
      try  .statements()  .find("corée") ...
    """
    return KnowledgeGraph(where, language=language, timeout=timeout)
