"""Lo que las reglas dicen del negocio: vale como reglas, y quizá no es lo que el dueño quería."""

from collections.abc import Iterator
from datetime import datetime

from buzon.dominio.monedas import MONEDA_DEL_PAIS
from buzon.dominio.reglas import Reglas
from buzon.montaje.esquema import ejemplo_de
from buzon.montaje.hallazgo import Hallazgo, aviso, bien

_DIAS = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")


def mirar_ejemplo(reglas: Reglas, ahora: datetime) -> Iterator[Hallazgo]:
    """Si queda algo del negocio de ejemplo: sus cartas pedirían pagar a una cuenta que no es la tuya."""
    del ahora
    cambiar = [
        clave
        for clave, valor, muestra in (
            ("[negocio] nombre", reglas.negocio.nombre, ejemplo_de(("negocio", "nombre"))),
            ("[negocio] id_fiscal", reglas.negocio.id_fiscal, ejemplo_de(("negocio", "id_fiscal"))),
            ("[negocio] titulares", list(reglas.negocio.titulares), ejemplo_de(("negocio", "titulares"))),
            ("[correo] direccion", reglas.correo.direccion, ejemplo_de(("correo", "direccion"))),
            ("[agencia] correo", reglas.agencia and reglas.agencia.correo, ejemplo_de(("agencia", "correo"))),
        )
        if valor == muestra
    ]
    if ejemplo_de(("medios_de_pago", 0, "texto")) in [medio.texto for medio in reglas.medios_de_pago]:
        cambiar.append("[[medios_de_pago]] texto")
    if cambiar:
        yield aviso(f"Ejemplo: siguen siendo las del ejemplo {', '.join(cambiar)}", "pon las tuyas en reglas.toml")


def mirar_zona(reglas: Reglas, ahora: datetime) -> Iterator[Hallazgo]:
    """Qué hora cree Buzón que es para el dueño, y si sabe los festivos de su país."""
    local = ahora.astimezone(reglas.zona)
    yield bien(f"Zona: en {reglas.negocio.zona_horaria} son las {local:%H:%M} del {_DIAS[local.weekday()]}")
    if reglas.cobranza.festivos and not _tiene_festivos(reglas.negocio.pais):
        yield aviso(
            f"Festivos: no conozco los de «{reglas.negocio.pais}»",
            "se escribirá también los festivos; pausa esos días con la orden «pausar todo hasta …»",
        )


def _tiene_festivos(pais: str) -> bool:
    from holidays import list_supported_countries  # noqa: PLC0415 - import pesado

    return pais in list_supported_countries(include_aliases=True)


def mirar_identidad(reglas: Reglas, ahora: datetime) -> Iterator[Hallazgo]:
    """Moneda de otro país, y un número fiscal cuyo dígito no cuadra: casi siempre son descuidos."""
    del ahora
    negocio = reglas.negocio
    suya = MONEDA_DEL_PAIS.get(negocio.pais)
    if suya and suya != negocio.moneda:
        yield aviso(f"Moneda: cobras en {negocio.moneda} y la de {negocio.pais} es {suya}", "si es así, nada que hacer")
    if negocio.id_fiscal and not _cuadra(negocio.pais, negocio.id_fiscal):
        yield aviso(
            f"Número fiscal: el dígito de control de «{negocio.id_fiscal}» no cuadra para {negocio.pais}",
            "revisa [negocio] id_fiscal; sale en todas las cartas",
        )


def _cuadra(pais: str, numero: str) -> bool:
    """También es cierto si no se sabe comprobar."""
    from stdnum import get_cc_module  # noqa: PLC0415 - import pesado

    modulo = get_cc_module(pais.lower(), "vat")
    return modulo is None or bool(modulo.is_valid(numero))


def mirar_pagos(reglas: Reglas, ahora: datetime) -> Iterator[Hallazgo]:
    """Si las cartas dicen cómo pagar."""
    del ahora
    if reglas.medios_de_pago:
        yield bien(f"Medios de pago: {', '.join(medio.tipo for medio in reglas.medios_de_pago)}")
    else:
        yield aviso(
            "Medios de pago: no hay ninguno, y tus cartas no dicen a los clientes cómo pagarte",
            "añade una sección [[medios_de_pago]] con tipo y texto",
        )


def mirar_agencia(reglas: Reglas, ahora: datetime) -> Iterator[Hallazgo]:
    """Si hay agencia, cuándo se la llama."""
    del ahora
    entregas = [etapa for etapa in reglas.etapas if etapa.cc]
    if reglas.agencia and entregas:
        cuando = entregas[0].dias
        yield bien(f"Agencia: {reglas.agencia.nombre} ({reglas.agencia.correo}), a los {cuando} días del vencimiento")
        if reglas.agencia.contrato_fecha is None:
            yield aviso(
                "Agencia: no dices de cuándo es tu contrato con ella, y le das datos de tus clientes",
                "si lo hay, pon su fecha en [agencia] contrato_fecha: se cita al encargarle cada caso. En España es el "
                "de encargado del tratamiento (RGPD, art. 28)",
            )
    elif reglas.agencia:
        yield aviso(
            f"Agencia: {reglas.agencia.nombre} está en las reglas y ninguna etapa la llama",
            'añade a la última etapa: cc = ["agencia"]',
        )
    else:
        yield bien(f"Agencia: no tienes; la secuencia termina en «{reglas.etapas[-1].nombre}»")
