"""Statements as a graph: RDF, the release on disk, tables, queries, exports, differences and checks."""
