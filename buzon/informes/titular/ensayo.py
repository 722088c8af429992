"""Lo que se le dice al titular cuando un ensayo empieza o termina."""

from buzon.informes.palabras import enumerar
from buzon.informes.titular.tema import Escritor, Mesa, Texto, texto


def _empieza(m: Mesa) -> Texto:
    paradas = m.datos.get("paradas") or []
    return texto(
        "Empieza el ensayo",
        "Desde ahora lo que escribiría a tus clientes, a tu agencia o a tu abogado te llega solo a ti, marcado "
        "[ENSAYO] y con a quién habría ido.",
        f"Estaban a punto de salir y no salen las cartas a {enumerar(paradas)}: si alguna era urgente, escríbele tú."
        if paradas
        else "",
        nota="Para volver a escribir de verdad, pon ensayo = false en [negocio] de reglas.toml.",
    )


def _termina(m: Mesa) -> Texto:
    horas = m.reglas.cobranza.horas_de_veto
    cuantas = int(m.datos.get("cuantas") or 0)
    vistas = "1 carta" if cuantas == 1 else f"{cuantas} cartas"
    return texto(
        "Se acabó el ensayo: desde ahora escribo de verdad",
        f"En el ensayo te enseñé {vistas}. Ninguna le llegó a nadie, así que no cuentan: cada cliente "
        "empieza por la primera carta que le toque, por muy atrasada que esté su factura, y nunca por un último aviso.",
        f"La primera no sale antes de {horas} horas. Si te arrepientes, vuelve a poner ensayo = true en [negocio] de "
        "reglas.toml, o contesta «pausar todo».",
        nota="Los pagos, las promesas y las disputas de tus clientes que llegaron durante el ensayo sí cuentan.",
    )


TEMAS: dict[str, Escritor] = {
    "ensayo_empieza": _empieza,
    "ensayo_termina": _termina,
}
