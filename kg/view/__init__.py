"""The investor network as one HTML page that opens from disk, offline. Here pyvis and jinja2 come in."""
