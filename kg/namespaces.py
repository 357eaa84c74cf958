"""IRIs of every term the code uses; written by scripts/generate-namespaces, never by hand."""

from __future__ import annotations

BASE = "https://w3id.org/entente/"
EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"
PREFIXES = {
    "dcterms": "http://purl.org/dc/terms/",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "ent": "https://w3id.org/entente/ns#",
    "id": "https://w3id.org/entente/id/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "scheme": "https://w3id.org/entente/scheme/",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "vann": "http://purl.org/vocab/vann/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


class _ENT:
    """Terms of <https://w3id.org/entente/ns#>."""

    Action = "https://w3id.org/entente/ns#Action"
    Activity = "https://w3id.org/entente/ns#Activity"
    Agreement = "https://w3id.org/entente/ns#Agreement"
    Document = "https://w3id.org/entente/ns#Document"
    Grouping = "https://w3id.org/entente/ns#Grouping"
    Instrument = "https://w3id.org/entente/ns#Instrument"
    Meeting = "https://w3id.org/entente/ns#Meeting"
    Organisation = "https://w3id.org/entente/ns#Organisation"
    Party = "https://w3id.org/entente/ns#Party"
    Passage = "https://w3id.org/entente/ns#Passage"
    Person = "https://w3id.org/entente/ns#Person"
    Place = "https://w3id.org/entente/ns#Place"
    Region = "https://w3id.org/entente/ns#Region"
    Statement = "https://w3id.org/entente/ns#Statement"
    Territory = "https://w3id.org/entente/ns#Territory"
    Topic = "https://w3id.org/entente/ns#Topic"
    adjective = "https://w3id.org/entente/ns#adjective"
    adoptionDate = "https://w3id.org/entente/ns#adoptionDate"
    adopts = "https://w3id.org/entente/ns#adopts"
    attends = "https://w3id.org/entente/ns#attends"
    chairs = "https://w3id.org/entente/ns#chairs"
    coChairs = "https://w3id.org/entente/ns#coChairs"
    concerns = "https://w3id.org/entente/ns#concerns"
    conclusionDate = "https://w3id.org/entente/ns#conclusionDate"
    conducts = "https://w3id.org/entente/ns#conducts"
    confidence = "https://w3id.org/entente/ns#confidence"
    covers = "https://w3id.org/entente/ns#covers"
    date = "https://w3id.org/entente/ns#date"
    defaultForce = "https://w3id.org/entente/ns#defaultForce"
    denotesClass = "https://w3id.org/entente/ns#denotesClass"
    entryIntoForceDate = "https://w3id.org/entente/ns#entryIntoForceDate"
    establishmentDate = "https://w3id.org/entente/ns#establishmentDate"
    extractor = "https://w3id.org/entente/ns#extractor"
    figure = "https://w3id.org/entente/ns#figure"
    formationRule = "https://w3id.org/entente/ns#formationRule"
    funds = "https://w3id.org/entente/ns#funds"
    genre = "https://w3id.org/entente/ns#genre"
    hasEvidence = "https://w3id.org/entente/ns#hasEvidence"
    hasForce = "https://w3id.org/entente/ns#hasForce"
    hasFormation = "https://w3id.org/entente/ns#hasFormation"
    hasKind = "https://w3id.org/entente/ns#hasKind"
    hasLadder = "https://w3id.org/entente/ns#hasLadder"
    hasReview = "https://w3id.org/entente/ns#hasReview"
    hasSpeaker = "https://w3id.org/entente/ns#hasSpeaker"
    hasStatus = "https://w3id.org/entente/ns#hasStatus"
    headNoun = "https://w3id.org/entente/ns#headNoun"
    holdsFrom = "https://w3id.org/entente/ns#holdsFrom"
    holdsTo = "https://w3id.org/entente/ns#holdsTo"
    hosts = "https://w3id.org/entente/ns#hosts"
    isBasedOn = "https://w3id.org/entente/ns#isBasedOn"
    isBroadTerm = "https://w3id.org/entente/ns#isBroadTerm"
    isDerived = "https://w3id.org/entente/ns#isDerived"
    isFlag = "https://w3id.org/entente/ns#isFlag"
    isForceDerived = "https://w3id.org/entente/ns#isForceDerived"
    isLocatedIn = "https://w3id.org/entente/ns#isLocatedIn"
    isMandatedBy = "https://w3id.org/entente/ns#isMandatedBy"
    isMemberOf = "https://w3id.org/entente/ns#isMemberOf"
    isPartOf = "https://w3id.org/entente/ns#isPartOf"
    isPartyTo = "https://w3id.org/entente/ns#isPartyTo"
    isProvisional = "https://w3id.org/entente/ns#isProvisional"
    isPublishedBy = "https://w3id.org/entente/ns#isPublishedBy"
    isStatedIn = "https://w3id.org/entente/ns#isStatedIn"
    iso2 = "https://w3id.org/entente/ns#iso2"
    iso3 = "https://w3id.org/entente/ns#iso3"
    key = "https://w3id.org/entente/ns#key"
    launchDate = "https://w3id.org/entente/ns#launchDate"
    launches = "https://w3id.org/entente/ns#launches"
    leads = "https://w3id.org/entente/ns#leads"
    meetingDate = "https://w3id.org/entente/ns#meetingDate"
    memberFrom = "https://w3id.org/entente/ns#memberFrom"
    memberTo = "https://w3id.org/entente/ns#memberTo"
    method = "https://w3id.org/entente/ns#method"
    organises = "https://w3id.org/entente/ns#organises"
    participatesIn = "https://w3id.org/entente/ns#participatesIn"
    periodCovered = "https://w3id.org/entente/ns#periodCovered"
    publicationDate = "https://w3id.org/entente/ns#publicationDate"
    rank = "https://w3id.org/entente/ns#rank"
    relation = "https://w3id.org/entente/ns#relation"
    sha256 = "https://w3id.org/entente/ns#sha256"
    signatureDate = "https://w3id.org/entente/ns#signatureDate"
    speaksFor = "https://w3id.org/entente/ns#speaksFor"
    supports = "https://w3id.org/entente/ns#supports"
    timetable = "https://w3id.org/entente/ns#timetable"
    when = "https://w3id.org/entente/ns#when"

    def __str__(self) -> str:
        return "https://w3id.org/entente/ns#"


ENT = _ENT()


class _DCTERMS:
    """Terms of <http://purl.org/dc/terms/>."""

    created = "http://purl.org/dc/terms/created"
    date = "http://purl.org/dc/terms/date"
    identifier = "http://purl.org/dc/terms/identifier"
    isReplacedBy = "http://purl.org/dc/terms/isReplacedBy"
    language = "http://purl.org/dc/terms/language"
    license = "http://purl.org/dc/terms/license"
    publisher = "http://purl.org/dc/terms/publisher"
    replaces = "http://purl.org/dc/terms/replaces"
    source = "http://purl.org/dc/terms/source"
    title = "http://purl.org/dc/terms/title"

    def __str__(self) -> str:
        return "http://purl.org/dc/terms/"


DCTERMS = _DCTERMS()


class _OA:
    """Terms of <http://www.w3.org/ns/oa#>."""

    SpecificResource = "http://www.w3.org/ns/oa#SpecificResource"
    TextPositionSelector = "http://www.w3.org/ns/oa#TextPositionSelector"
    TextQuoteSelector = "http://www.w3.org/ns/oa#TextQuoteSelector"
    end = "http://www.w3.org/ns/oa#end"
    exact = "http://www.w3.org/ns/oa#exact"
    hasSelector = "http://www.w3.org/ns/oa#hasSelector"
    hasSource = "http://www.w3.org/ns/oa#hasSource"
    start = "http://www.w3.org/ns/oa#start"

    def __str__(self) -> str:
        return "http://www.w3.org/ns/oa#"


OA = _OA()


class _ORG:
    """Terms of <http://www.w3.org/ns/org#>."""

    Membership = "http://www.w3.org/ns/org#Membership"
    member = "http://www.w3.org/ns/org#member"
    organization = "http://www.w3.org/ns/org#organization"

    def __str__(self) -> str:
        return "http://www.w3.org/ns/org#"


ORG = _ORG()


class _OWL:
    """Terms of <http://www.w3.org/2002/07/owl#>."""

    Class = "http://www.w3.org/2002/07/owl#Class"
    DatatypeProperty = "http://www.w3.org/2002/07/owl#DatatypeProperty"
    ObjectProperty = "http://www.w3.org/2002/07/owl#ObjectProperty"
    Ontology = "http://www.w3.org/2002/07/owl#Ontology"
    deprecated = "http://www.w3.org/2002/07/owl#deprecated"
    versionInfo = "http://www.w3.org/2002/07/owl#versionInfo"

    def __str__(self) -> str:
        return "http://www.w3.org/2002/07/owl#"


OWL = _OWL()


class _PROV:
    """Terms of <http://www.w3.org/ns/prov#>."""

    Activity = "http://www.w3.org/ns/prov#Activity"
    Entity = "http://www.w3.org/ns/prov#Entity"
    SoftwareAgent = "http://www.w3.org/ns/prov#SoftwareAgent"
    used = "http://www.w3.org/ns/prov#used"
    wasAssociatedWith = "http://www.w3.org/ns/prov#wasAssociatedWith"
    wasDerivedFrom = "http://www.w3.org/ns/prov#wasDerivedFrom"
    wasGeneratedBy = "http://www.w3.org/ns/prov#wasGeneratedBy"

    def __str__(self) -> str:
        return "http://www.w3.org/ns/prov#"


PROV = _PROV()


class _RDF:
    """Terms of <http://www.w3.org/1999/02/22-rdf-syntax-ns#>."""

    Statement = "http://www.w3.org/1999/02/22-rdf-syntax-ns#Statement"
    object = "http://www.w3.org/1999/02/22-rdf-syntax-ns#object"
    predicate = "http://www.w3.org/1999/02/22-rdf-syntax-ns#predicate"
    subject = "http://www.w3.org/1999/02/22-rdf-syntax-ns#subject"
    type = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

    def __str__(self) -> str:
        return "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


RDF = _RDF()


class _RDFS:
    """Terms of <http://www.w3.org/2000/01/rdf-schema#>."""

    label = "http://www.w3.org/2000/01/rdf-schema#label"
    subClassOf = "http://www.w3.org/2000/01/rdf-schema#subClassOf"
    subPropertyOf = "http://www.w3.org/2000/01/rdf-schema#subPropertyOf"

    def __str__(self) -> str:
        return "http://www.w3.org/2000/01/rdf-schema#"


RDFS = _RDFS()


class _SKOS:
    """Terms of <http://www.w3.org/2004/02/skos/core#>."""

    Concept = "http://www.w3.org/2004/02/skos/core#Concept"
    ConceptScheme = "http://www.w3.org/2004/02/skos/core#ConceptScheme"
    altLabel = "http://www.w3.org/2004/02/skos/core#altLabel"
    broader = "http://www.w3.org/2004/02/skos/core#broader"
    definition = "http://www.w3.org/2004/02/skos/core#definition"
    editorialNote = "http://www.w3.org/2004/02/skos/core#editorialNote"
    exactMatch = "http://www.w3.org/2004/02/skos/core#exactMatch"
    example = "http://www.w3.org/2004/02/skos/core#example"
    hiddenLabel = "http://www.w3.org/2004/02/skos/core#hiddenLabel"
    inScheme = "http://www.w3.org/2004/02/skos/core#inScheme"
    notation = "http://www.w3.org/2004/02/skos/core#notation"
    note = "http://www.w3.org/2004/02/skos/core#note"
    prefLabel = "http://www.w3.org/2004/02/skos/core#prefLabel"

    def __str__(self) -> str:
        return "http://www.w3.org/2004/02/skos/core#"


SKOS = _SKOS()


class _XSD:
    """Terms of <http://www.w3.org/2001/XMLSchema#>."""

    anyURI = "http://www.w3.org/2001/XMLSchema#anyURI"
    boolean = "http://www.w3.org/2001/XMLSchema#boolean"
    date = "http://www.w3.org/2001/XMLSchema#date"
    decimal = "http://www.w3.org/2001/XMLSchema#decimal"
    integer = "http://www.w3.org/2001/XMLSchema#integer"
    nonNegativeInteger = "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"
    string = "http://www.w3.org/2001/XMLSchema#string"

    def __str__(self) -> str:
        return "http://www.w3.org/2001/XMLSchema#"


XSD = _XSD()
