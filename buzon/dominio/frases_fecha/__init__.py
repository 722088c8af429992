"""Cómo se dice una fecha en castellano: un archivo por manera de decirla y una lista que las ordena (`lista`)."""
