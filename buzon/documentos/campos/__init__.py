"""Busca los campos de una factura en texto libre: lo que cuenta el titular o lo que dice un PDF."""
