"""El sello que trae un correo: si prueba algo, o por qué no."""

from datetime import datetime

from msgspec.structs import replace

from buzon.correo.mensaje import Correo
from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.sellos import MALOS_PARA_CERRAR, Papel, Sello, leer_sello, trae_marca


def sello_de(
    c: Cartera, llave: bytes, correo: Correo, papel: Papel, cuando: datetime, *, es_autentico: bool
) -> Sello | None:
    """El sello del asunto con su estado; `None` si no trae ninguno de los suyos.

    Un asunto con un sello del otro papel no es un sello alterado: es un correo reenviado. A quien ha probado varios
    sellos falsos no se le mira ninguno durante un día, salvo que su servidor responda por él: si no, bastaría con
    escribir en su nombre para dejarlo sin botones.
    """
    if not trae_marca(correo.asunto):
        return None
    sello = leer_sello(llave, papel, correo.asunto, cuando.date())
    if sello is None:
        return None
    if sello.estado == "alterado":
        otro = leer_sello(llave, "deudor" if papel == "titular" else "titular", correo.asunto)
        return sello if otro is None or otro.estado == "alterado" else None
    if not es_autentico and c.sellos_falsos(correo.de.correo if correo.de else "", cuando) >= MALOS_PARA_CERRAR:
        return replace(sello, estado="alterado")
    if sello.firma in c.sellos_gastados:
        return replace(sello, estado="gastado")
    return sello
