"""La vida de un libro al azar, contra un modelo: asentar, reabrir, compactar, respaldar, restaurar, cortes a medias."""

import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import mkdtemp

import msgspec
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from buzon.adaptadores.libro_tinydb import LibroTinyDB, respaldar, restaurar, verificar_carpeta
from buzon.adaptadores.memoria.libro import LibroEnMemoria
from buzon.dominio.asientos import Asiento, Causa
from buzon.dominio.hechos import CasaAbierta, LibroRestaurado

LUNES = datetime(2026, 3, 2, tzinfo=UTC)


class VidaDeUnLibro(RuleBasedStateMachine):
    """El de disco y el de memoria dicen siempre lo mismo, huellas incluidas."""

    def __init__(self) -> None:
        super().__init__()
        self.raiz = Path(mkdtemp())
        self.carpeta = self.raiz / "datos"
        self.respaldado: tuple[Path, list[Asiento]] | None = None
        self.dias = 0

    @initialize(texto=st.text(max_size=5))
    def nace(self, texto: str) -> None:
        primero = self.siguiente(1, texto)
        self.modelo = LibroEnMemoria(asientos=[primero])
        self.libro = LibroTinyDB.crear(self.carpeta, primero)

    @staticmethod
    def siguiente(numero: int, texto: str) -> Asiento:
        return Asiento(numero, LUNES + timedelta(minutes=numero), Causa("dia", texto), (CasaAbierta(casa=texto),))

    @rule(texto=st.text(max_size=300), distancia=st.sampled_from([1, 1, 1, 1, 0, 2]))
    def se_asienta(self, texto: str, distancia: int) -> None:
        nuevo = self.siguiente(self.libro.numero + distancia, texto)
        resultados = [intentar(donde.asentar, nuevo) for donde in (self.modelo, self.libro)]
        assert resultados == [distancia == 1] * 2

    @rule()
    def se_compacta(self) -> None:
        self.libro.compactar()

    @rule()
    def se_reabre(self) -> None:
        self.libro.cerrar()
        self.libro = LibroTinyDB.abrir(self.carpeta)
        assert self.libro.avisos == ()

    @rule(cola=st.binary(min_size=1, max_size=30).filter(lambda cola: b"\n" not in cola))
    def se_corta_a_medias(self, cola: bytes) -> None:
        self.libro.cerrar()
        (diario,) = self.carpeta.glob("libro-*.diario")
        with diario.open("ab") as fichero:
            fichero.write(cola)
        self.libro = LibroTinyDB.abrir(self.carpeta)
        assert len(self.libro.avisos) == 1

    @rule()
    def se_respalda(self) -> None:
        self.dias += 1
        copia = respaldar(self.carpeta, date(2026, 3, 2) + timedelta(days=self.dias), generaciones=2)
        self.respaldado = copia, list(self.modelo.asientos())

    @precondition(lambda self: self.respaldado is not None)
    @rule()
    def se_restaura(self) -> None:
        assert self.respaldado is not None
        copia, historia = self.respaldado
        self.libro.cerrar()
        restaurar(self.carpeta, copia, _epoca)
        self.libro = LibroTinyDB.abrir(self.carpeta)
        self.modelo = LibroEnMemoria(asientos=[*historia, _epoca(len(historia) + 1)])

    @invariant()
    def dicen_lo_mismo(self) -> None:
        if not hasattr(self, "libro"):
            return
        esperado = list(self.modelo.asientos())
        assert list(self.libro.asientos()) == esperado
        with LibroTinyDB.leer(self.carpeta) as lector:
            assert list(lector.asientos()) == esperado
        assert verificar_carpeta(self.carpeta) == ()

    def teardown(self) -> None:
        if hasattr(self, "libro"):
            self.libro.cerrar()
        shutil.rmtree(self.raiz)


def _epoca(numero: int) -> Asiento:
    cuando = datetime(2026, 3, 9, 12, tzinfo=UTC)
    return Asiento(numero, cuando, Causa("casa", "restaurado"), (LibroRestaurado(como="la de prueba"),))


def intentar(asentar: Callable[[Asiento], None], nuevo: Asiento) -> bool:
    try:
        asentar(msgspec.structs.replace(nuevo, huella="la que sea"))
    except ValueError:
        return False
    return True


TestVidaDeUnLibro = VidaDeUnLibro.TestCase
TestVidaDeUnLibro.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)
