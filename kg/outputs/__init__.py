"""Outputs: the folder that a build makes, whole or not at all."""
