"""Los que tocan el mundo. No se conocen entre sí."""
