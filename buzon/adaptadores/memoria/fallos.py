"""Los fallos que se le piden al mundo en memoria, y el registro de por dónde se pasó."""

from collections import defaultdict, deque


class Fallos:
    """Un guion de averías por punto de paso.

    Puntos: `entrada.novedades`, `entrada.sobre` (antes de cada correo), `entrada.acusar`, `entrada.esperar`,
    `entrada.buscar`, `entrada.archivar`, `salida.conectar`, `salida.cuerpo` (antes de `al_punto`), `salida.punto`
    (tras `al_punto`, sin entregar), `salida.entregada` (ya entregada, antes de responder), `libro.asentar`,
    `libro.asentado` (ya escrito), `archivo.guardar`, `plantillas.escribir`.

    Attributes:
        pasos: los puntos cruzados, en orden. Sirve para repetir un recorrido muriendo en cada uno.
        morir_en: si se pone, el paso número n (desde 1) lanza `error_al_morir`.
    """

    def __init__(self) -> None:
        self.pasos: list[str] = []
        self.morir_en: int | None = None
        self.error_al_morir: BaseException = SystemExit("muerte pedida por la prueba")
        self._guion: defaultdict[str, deque[BaseException | None]] = defaultdict(deque)

    def programar(self, punto: str, *averias: BaseException | None) -> None:
        """En los próximos pasos por `punto`, lanza estas excepciones en orden; `None` deja pasar ese."""
        self._guion[punto].extend(averias)

    def pasar(self, punto: str) -> None:
        """Lo llaman los adaptadores en memoria al cruzar un punto."""
        self.pasos.append(punto)
        if self.morir_en == len(self.pasos):
            raise self.error_al_morir
        averias = self._guion[punto]
        if averias and (averia := averias.popleft()) is not None:
            raise averia
