"""The graph: a story as RDF under our ontology, written, read and checked. Here RDF begins."""
