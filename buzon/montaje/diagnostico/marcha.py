"""Cómo está puesto a trabajar: si ensaya, cuándo da el resumen, hasta cuándo vale el permiso y a qué copia volver."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from buzon.dominio.reglas import Reglas
from buzon.informes.palabras import fecha_corta
from buzon.montaje.carpeta import CasaEnDisco
from buzon.montaje.casa import claves_de
from buzon.montaje.claves import PERMISO
from buzon.montaje.hallazgo import Hallazgo, aviso, bien, mal
from buzon.montaje.restauracion import copias
from buzon.puertos import FalloDefinitivo

_COPIA_VIEJA = timedelta(days=3)
_DIAS = {
    "lun": "lunes", "mar": "martes", "mie": "miércoles", "jue": "jueves", "vie": "viernes", "sab": "sábado",
    "dom": "domingo",
}  # fmt: skip


def mirar_ensayo(reglas: Reglas, ahora: datetime) -> Iterator[Hallazgo]:
    """Si lo que escribe llega a los clientes: quien olvida que ensaya cree que está cobrando."""
    del ahora
    if reglas.negocio.ensayo:
        yield aviso(
            "Ensayo: está puesto; lo que escribe a tus clientes te llega solo a ti, y a ellos nada",
            "cuando te convenza, pon «ensayo = false» en [negocio]: cada cliente empezará por su primera carta",
        )
    else:
        yield bien("Ensayo: quitado; las cartas llegan a tus clientes")


def mirar_resumen(reglas: Reglas, ahora: datetime) -> Iterator[Hallazgo]:
    """Cuándo llega el resumen, en la hora del dueño, y el próximo."""
    local = ahora.astimezone(reglas.zona)
    hora = reglas.resumen.hora
    cuando = "mañana" if local.time() >= hora else "hoy"
    semanal = reglas.resumen.semanal
    informe = "sin informe semanal" if semanal == "no" else f"y el de la semana, los {_DIAS[semanal]}"
    quienes = ", ".join(reglas.negocio.titulares)
    yield bien(
        f"Resumen: cada día a las {hora:%H:%M} de {reglas.negocio.zona_horaria} a {quienes} (el próximo, {cuando}), "
        f"{informe}"
    )


def mirar_permiso(disco: CasaEnDisco, reglas: Reglas, ahora: datetime) -> Iterator[Hallazgo]:
    """De cuándo es cada permiso concedido y hasta cuándo vale, si el proveedor lo dice."""
    claves = claves_de(disco, reglas)
    nombres = {
        nombre
        for servidor in (reglas.correo.imap, reglas.correo.smtp)
        for clase, _, nombre in [servidor.clave.partition(":")]
        if clase == PERMISO
    }
    for nombre in sorted(nombres):
        try:
            guardado = claves.permisos.mirar(nombre)
            con_quien = claves.ficha().nombre
        except FalloDefinitivo:
            continue  # lo cuenta ya la comprobación de las claves
        if guardado is None:
            continue
        dias = (ahora - guardado.concedido).days
        hasta = f"vale hasta el {fecha_corta(guardado.hasta.date())}" if guardado.hasta else "no dice cuándo caduca"
        yield bien(
            f"Permiso de {con_quien}: concedido el {fecha_corta(guardado.concedido.date())} (hace {_cuantos(dias)}), "
            f"renovado el {fecha_corta(guardado.renovado.date())}; {hasta}"
        )


def mirar_respaldo(disco: CasaEnDisco, reglas: Reglas, ahora: datetime) -> Iterator[Hallazgo]:
    """La última copia del libro a la que de verdad se puede volver, leída entera, y de cuándo es."""
    if not disco.tiene_libro():
        return
    try:
        todas = list(copias(disco))
    except OSError as fallo:
        yield mal(f"Respaldos: no se pueden leer: {fallo.strerror}", "ejecútalo con el usuario de la casa")
        return
    buena = next((copia for copia in todas if not copia.problemas), None)
    if not todas and disco.leer_cartera().ultimo_numero <= 1:
        yield bien("Respaldos: la casa es nueva; se copia el libro en la primera vuelta de cada día")
        return
    if buena is None:
        que = f"las {len(todas)} copias del libro están dañadas" if todas else "no hay ninguna copia del libro"
        yield mal(f"Respaldos: {que}", "se hace una en la primera vuelta de cada día: «buzon pasada» y vuelve a mirar")
        return
    hoy = ahora.astimezone(reglas.zona).date()
    edad = hoy - date.fromisoformat(buena.nombre)
    texto = f"Respaldos: se puede volver a la copia del {buena.nombre}, de {_hace(edad.days)}, que está entera"
    if edad > _COPIA_VIEJA:
        yield aviso(texto, "se hace una cada día que Buzón trabaja: mira si «buzon vigilar» está en marcha")
    else:
        yield bien(texto)


def _hace(dias: int) -> str:
    return "hoy" if dias <= 0 else "ayer" if dias == 1 else f"hace {dias} días"


def _cuantos(dias: int) -> str:
    return "1 día" if dias == 1 else f"{dias} días"
