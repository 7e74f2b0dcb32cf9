"""The built graph over HTTP: a SPARQL endpoint, a page for each thing, and a page to ask. Read-only."""
