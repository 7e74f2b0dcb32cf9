"""Where companies stand: each connected part as a tree or relaxed, whichever has fewer faults, packed side by side."""

from kg.view.layout.links import Point
from kg.view.layout.place import place, settle, widest_gap

__all__ = ["Point", "place", "settle", "widest_gap"]
