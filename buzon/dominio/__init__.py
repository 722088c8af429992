"""Qué es cierto y qué hacer al respecto. Sala pura: ni reloj, ni disco, ni red, ni azar."""
