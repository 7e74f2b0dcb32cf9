"""Evaluation: claims measured against gold claims of the user's own."""
