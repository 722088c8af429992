"""Monta una casa: junta carpeta, libro, llave, bandejas y reglas en una `Casa` lista para trabajar."""

from collections.abc import Callable

from buzon.adaptadores.archivo import ArchivoEnDisco
from buzon.adaptadores.dns import ResolutorDns
from buzon.adaptadores.imap import BandejaImap, PlazosImap
from buzon.adaptadores.plantillas_jinja import PlantillasJinja
from buzon.adaptadores.sistema import MarcaDeLectura, RelojFijo, RelojReal, instancia_de, vigia_del_disco
from buzon.adaptadores.smtp import SalidaSmtp
from buzon.adaptadores.taller import Taller, es_corriente
from buzon.correo.entender import Entendido, Saber, entender
from buzon.dominio.reglas import Reglas, Servidor
from buzon.dominio.servidores import ServidorCorreo
from buzon.montaje.carpeta import CasaEnDisco
from buzon.montaje.claves import Claves
from buzon.montaje.examen.relleno import examinar_plantillas
from buzon.montaje.saber import leer_saber
from buzon.puertos import ReglasInvalidas, Reloj
from buzon.vigia.alarmas import empezar_epoca
from buzon.vigia.casa import Casa


def servidor_de(reglas: Servidor) -> ServidorCorreo:
    """Lo que los adaptadores necesitan saber de un servidor."""
    return ServidorCorreo(
        host=reglas.host,
        puerto=reglas.puerto,
        seguridad=reglas.seguridad,
        usuario=reglas.usuario,
        autenticacion=reglas.autenticacion,
        autoridad=reglas.autoridad,
    )


def claves_de(disco: CasaEnDisco, reglas: Reglas) -> Claves:
    """Con qué se entra en los servidores de esas reglas."""
    return Claves(disco.carpeta, disco.datos, reglas)


def bandeja_de(reglas: Reglas, claves: Claves) -> BandejaImap:
    """La bandeja de entrada de unas reglas."""
    imap = reglas.correo.imap
    return BandejaImap(
        servidor_de(imap), claves.de(imap), imap.carpetas, plazos=PlazosImap(), otra_credencial=claves.otra(imap)
    )


def salida_de(reglas: Reglas, claves: Claves) -> SalidaSmtp:
    """La bandeja de salida de unas reglas."""
    smtp = reglas.correo.smtp
    return SalidaSmtp(servidor_de(smtp), claves.de(smtp), otra_credencial=claves.otra(smtp))


def lector_de(reglas: Reglas, saber: Saber) -> Callable[[bytes], Entendido]:
    """Cómo se lee un correo: lo corriente aquí mismo, lo demás en el taller."""
    taller = Taller(reglas)
    return lambda crudo: entender(crudo, saber) if es_corriente(crudo) else taller.abrir(crudo)


def montar(disco: CasaEnDisco, reloj: Reloj | None = None, *, con_examen: bool = False) -> Casa:
    """La casa lista para trabajar, con el libro abierto para escribir.

    `con_examen`: antes se prueban las plantillas del dueño con datos de ejemplo.

    Raises:
        ReglasInvalidas, LibroOcupado, LibroDanado, FalloDefinitivo.
    """
    reglas = disco.leer_reglas()
    if con_examen:
        _plantillas_probadas(disco, reglas)
    saber = leer_saber(reglas)
    es_simulada = isinstance(reloj, RelojFijo)  # con `--ahora` la hora no es la del mundo: ni se comprueba ni se dice
    libro = disco.abrir_libro()
    try:
        claves = claves_de(disco, reglas)
        casa = Casa(
            libro=libro,
            archivo=ArchivoEnDisco(disco.archivo),
            entrada=bandeja_de(reglas, claves),
            salida=salida_de(reglas, claves),
            plantillas=PlantillasJinja(disco.carpetas_de_plantillas()),
            reloj=reloj or RelojReal(reglas.zona),
            reglas=reglas,
            saber=saber,
            llave=disco.leer_llave(),
            abrir_aparte=lector_de(reglas, saber),
            falta_sitio=vigia_del_disco(disco.datos),
            comprueba_reloj=not es_simulada,
            testigo=MarcaDeLectura(disco.datos / "leyendo"),
            avisos_de_fuera=claves.avisos,
            resolutor=ResolutorDns(),
        )
        casa.instancia = None if es_simulada else instancia_de(disco.datos, casa.cartera.casa, casa.ahora())
        if libro.viene_de_respaldo:
            empezar_epoca(casa, f"se puso a mano un respaldo que llega al asiento {libro.numero}")
    except BaseException:
        libro.cerrar()
        raise
    return casa


def _plantillas_probadas(disco: CasaEnDisco, reglas: Reglas) -> PlantillasJinja:
    plantillas = PlantillasJinja(disco.carpetas_de_plantillas())
    if faltas := examinar_plantillas(plantillas, reglas, solo_de=disco.plantillas):
        raise ReglasInvalidas(disco.plantillas, faltas)
    return plantillas


def recargar(casa: Casa, disco: CasaEnDisco) -> None:
    """Cambia las reglas de una casa en marcha, enteras o nada: primero se comprueban, después se ponen.

    Raises:
        ReglasInvalidas: las nuevas, o alguna plantilla probada con datos de ejemplo, están mal; la casa sigue con las
            de antes.
    """
    reglas = disco.leer_reglas()
    plantillas = _plantillas_probadas(disco, reglas)
    saber = leer_saber(reglas)
    claves = claves_de(disco, reglas)
    entrada, salida = bandeja_de(reglas, claves), salida_de(reglas, claves)
    casa.entrada.cerrar()
    casa.salida.cerrar()
    casa.entrada, casa.salida = entrada, salida
    casa.avisos_de_fuera = claves.avisos
    # El buzón puede ser otro: hay que volver a mirar si lo atiende alguien y a leerlo antes de escribir a nadie.
    casa.senalada_en = casa.leido_en = casa.leido_a = None
    casa.plantillas = plantillas
    casa.reglas, casa.saber = reglas, saber
    casa.abrir_aparte = lector_de(reglas, saber)
