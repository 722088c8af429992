"""Un lector por formato de extracto bancario."""
