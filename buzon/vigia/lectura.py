"""Leer el buzón hasta el final, correo a correo: cada uno, un asiento; ninguno para a los demás."""

from hashlib import sha256

from msgspec.structs import replace

from buzon.correo import casar, lectura
from buzon.correo.adjuntos import papeles_de
from buzon.correo.casar import Lugar
from buzon.dominio.asientos import Causa
from buzon.dominio.entradas import (
    AvisoDePago,
    CarteraRecibida,
    CorreoIlegible,
    CorreoRepetido,
    CorreoSospechoso,
    EntradaDeCorreo,
    ExtractoRecibido,
    FacturaRecibida,
    FacturasSinPrueba,
    Origen,
    RespuestaDeudor,
)
from buzon.dominio.hechos import Documento
from buzon.puertos import CredencialRechazada, FalloDelDisco, FalloPasajero, Marca, Sobre
from buzon.vigia.casa import Casa
from buzon.vigia.certeza import procedencia_de
from buzon.vigia.pruebas import aprovechar

VISTO = "BuzonVisto"
APARTADO = "BuzonApartado"
_TOPE_DE_ESTROPEADOS = 5
# Un correo que ha matado el proceso tantas veces se aparta sin leerlo.
_TOPE_DE_CAIDAS = 3
_RECORTADO = "el correo es demasiado grande y solo he leído el principio: puede faltar algún adjunto"
# Lo que puede acabar en un juzgado se guarda tal como llegó.
_SE_GUARDAN = (FacturaRecibida, CarteraRecibida, RespuestaDeudor, AvisoDePago, ExtractoRecibido)


class DemasiadosEstropeados(RuntimeError):
    """Varios correos seguidos hacen fallar a Buzón: el fallo es suyo, no de los correos."""


def leer(casa: Casa) -> tuple[int, bool]:
    """Atiende todo lo nuevo. Devuelve cuántos correos y si se llegó al final (si no, no se puede enviar)."""
    activada = casa.cartera.activada
    if activada is None:
        raise RuntimeError("la casa no está activada")
    marcas = {carpeta: Marca(validez, uid) for carpeta, (validez, uid) in casa.cartera.marcas.items()}
    atendidos = estropeados = 0
    empezada, hora = casa.cronometro(), casa.ahora()
    casa.ultima_llegada = None
    try:
        for sobre in casa.entrada.novedades(marcas, activada):
            casa.ultima_llegada = max(casa.ultima_llegada or sobre.llegada, sobre.llegada)
            estropeados = estropeados + 1 if atender(casa, sobre) else 0
            atendidos += 1
            if estropeados >= _TOPE_DE_ESTROPEADOS:
                raise DemasiadosEstropeados(f"{estropeados} correos seguidos me han hecho fallar")
            if casa.debe_parar:
                return atendidos, False
    except CredencialRechazada as fallo:
        casa.observar("credencial", f"no puedo entrar en el buzón: {fallo}")
        raise
    except FalloDelDisco as fallo:
        casa.observar("disco", f"no puedo escribir en el disco, y sin apuntarlo no atiendo el correo: {fallo}")
        return atendidos, False
    except FalloPasajero as fallo:
        casa.observar("imap", f"no consigo leer el buzón: {fallo}")
        return atendidos, False
    except (OSError, MemoryError) as fallo:
        # Sin descriptores, sin memoria: le pasa a esta máquina y no a este correo, que se volverá a leer entero.
        casa.observar("recursos", f"esta máquina se queda sin recursos al leer el correo: {fallo or 'memoria'}")
        return atendidos, False
    for clave in ("imap", "credencial", "recursos"):
        casa.superar(clave)
    casa.leido_en, casa.leido_a = empezada, hora
    return atendidos, True


def atender(casa: Casa, sobre: Sobre) -> bool:
    """Atiende un correo. Devuelve si hubo que apartarlo por un fallo nuestro."""
    huella = sha256(sobre.crudo).hexdigest()
    es_fallo = False
    caidas = casa.testigo.empezar(huella) if casa.testigo else 0
    if huella in casa.cartera.vistos:
        entrada: EntradaDeCorreo = CorreoRepetido(origen=_origen_minimo(sobre, huella))
    elif caidas >= _TOPE_DE_CAIDAS:
        motivo = f"Buzón se cayó {caidas} veces al leerlo"
        entrada, es_fallo = CorreoIlegible(origen=_origen_minimo(sobre, huella), motivo=motivo), True
    else:
        try:
            entrada = _entrada(casa, sobre)
            casa.decidir(_guardar(casa, entrada, sobre.crudo), Causa("correo", huella))
            casa.entrada.acusar(sobre, VISTO)
        except FalloPasajero:
            # El mundo, no el correo: se queda sin ver, volverá a llegar, y no cuenta como una caída suya.
            _acabar(casa)
            raise
        except (OSError, MemoryError):
            # Casi siempre es la máquina, pero pudo ser el correo: cuenta, para que no se intente sin fin.
            raise
        except Exception as fallo:  # noqa: BLE001 - un correo, por raro que sea, no puede parar a los demás
            entrada = CorreoIlegible(origen=_origen_minimo(sobre, huella), motivo=f"{type(fallo).__name__}: {fallo}")
            es_fallo = True
        else:
            _acabar(casa)
            return False
    casa.decidir(entrada, Causa("correo", huella))
    _acabar(casa)
    casa.entrada.acusar(sobre, APARTADO if es_fallo else VISTO)
    return es_fallo


def _acabar(casa: Casa) -> None:
    if casa.testigo:
        casa.testigo.acabar()


def _entrada(casa: Casa, sobre: Sobre) -> EntradaDeCorreo:
    entendido = casa.leer(sobre.crudo)
    if sobre.recortado:
        entendido = replace(entendido, avisos=(_RECORTADO, *entendido.avisos))
    lugar = Lugar(sobre.carpeta, sobre.uidvalidity, sobre.uid)
    correo = entendido.correo
    if correo is None:
        # El taller no pudo con él: se aparta y se avisa.
        origen = _origen_minimo(sobre, sha256(sobre.crudo).hexdigest())
        return CorreoIlegible(origen=origen, motivo="; ".join(entendido.avisos))
    aprovechar(casa, entendido)
    previa = casa.cartera.ids_vistos.get(correo.message_id or "")
    if previa is not None:
        origen = casar.origen_de(correo, entendido, lugar)
        if previa == origen.esencia:
            return CorreoRepetido(origen=origen)
        return CorreoSospechoso(origen=origen, motivo="trae la identidad (Message-ID) de otro correo ya recibido")
    return casar.casar(
        casa.cartera,
        entendido,
        lugar,
        casa.reglas,
        casa.saber,
        casa.llave,
        # Buzón pudo estar parado: un botón tocado a tiempo vale aunque se lea tarde.
        cuando=min(sobre.llegada, casa.ahora()),
        procedencia=procedencia_de(casa, correo, sobre),
    )


def _origen_minimo(sobre: Sobre, huella: str) -> Origen:
    return Origen(huella=huella, carpeta=sobre.carpeta, uidvalidity=sobre.uidvalidity, uid=sobre.uid, clase="ilegible")


def _cabe(casa: Casa, entrada: EntradaDeCorreo, octetos: int) -> bool:
    """Lo del titular, siempre; lo de los demás, hasta su tope del día. Lo que no cabe se atiende igual."""
    es_del_titular = isinstance(entrada, FacturaRecibida | CarteraRecibida) and not isinstance(
        entrada, FacturasSinPrueba
    )
    hoy = casa.ahora().astimezone(casa.reglas.zona).date()
    megas = casa.reglas.confianza.megas_por_remitente
    if casa.acopio.dia is None:
        casa.acopio.recordar(casa.libro.asientos(), casa.archivo.leer, hoy, casa.reglas.zona)
    # Una factura se guarda dos veces: el correo y sus documentos.
    return es_del_titular or casa.acopio.admite(entrada.origen.de or "", 2 * octetos, hoy, megas)


def _guardar(casa: Casa, entrada: EntradaDeCorreo, crudo: bytes) -> EntradaDeCorreo:
    """Deja en el archivo los originales antes de que el libro los nombre."""
    if not isinstance(entrada, _SE_GUARDAN) or not _cabe(casa, entrada, len(crudo)):
        return entrada
    if isinstance(entrada, FacturaRecibida | CarteraRecibida):
        for adjunto in papeles_de(lectura.abrir(crudo)):
            if any(documento.huella == sha256(adjunto.contenido).hexdigest() for documento in entrada.documentos):
                casa.archivo.guardar(adjunto.contenido)
    original = Documento(huella=casa.archivo.guardar(crudo), nombre="correo.eml", tipo="message/rfc822")
    return replace(entrada, origen=replace(entrada.origen, documento=original))
