"""El mundo entero, ya montado, con un solo guion de averías; el reloj lo trae quien lo monta."""

from collections.abc import Iterable, Sequence

from buzon.adaptadores.memoria.casillero import Casillero
from buzon.adaptadores.memoria.entrada import EntradaEnMemoria
from buzon.adaptadores.memoria.estante import PlantillasEnMemoria
from buzon.adaptadores.memoria.fallos import Fallos
from buzon.adaptadores.memoria.libro import ArchivoEnMemoria, LibroEnMemoria
from buzon.adaptadores.memoria.resolutor import ResolutorEnMemoria
from buzon.adaptadores.memoria.salida import SalidaEnMemoria
from buzon.puertos import Estado, Reloj


class MundoEnMemoria:
    """Todos los puertos, en memoria. `renacer` hace de nuevo lo que muere con el proceso y conserva lo que no."""

    def __init__(
        self,
        reloj: Reloj,
        *,
        carpetas: Sequence[str] = ("INBOX",),
        plantillas: Iterable[str] = (),
        enviados: str | None = "Enviados",
    ) -> None:
        self.fallos = Fallos()
        self.reloj = reloj
        self.casillero = Casillero(enviados)
        for carpeta in carpetas:
            if carpeta not in self.casillero.carpetas:
                self.casillero.crear_carpeta(carpeta)
        self._carpetas = tuple(carpetas)
        self.entrada = self._abrir_entrada()
        self.salida = SalidaEnMemoria(self.fallos)
        self.libro = LibroEnMemoria(self.fallos)
        self.archivo = ArchivoEnMemoria(self.fallos)
        self.plantillas = PlantillasEnMemoria(plantillas, self.fallos)
        self.resolutor = ResolutorEnMemoria()
        self.anuncios: list[tuple[Estado, str]] = []

    def decir(self, estado: Estado, texto: str = "") -> None:
        """Hace de `Supervisor`: apunta lo anunciado en `anuncios`."""
        self.anuncios.append((estado, texto))

    def renacer(self) -> None:
        """Como si el proceso hubiera muerto y vuelto: nueva bandeja; correo, libro y archivo son los que había."""
        self.fallos.morir_en = None
        self.entrada = self._abrir_entrada()
        self.libro = LibroEnMemoria(self.fallos, self.libro.asientos())

    def _abrir_entrada(self) -> EntradaEnMemoria:
        return EntradaEnMemoria(self.casillero, self.fallos, self._carpetas, duerme=False)
