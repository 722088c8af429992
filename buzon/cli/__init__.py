"""La consola: lee los argumentos, llama y escribe. No decide nada."""

from buzon.cli.principal import principal

__all__ = ["principal"]
