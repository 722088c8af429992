"""Lo que se le dice al titular de a quién se creyó y a quién no."""

from buzon.informes.palabras import enumerar
from buzon.informes.titular.facturas import campos_de_borrador
from buzon.informes.titular.tema import Escritor, Mesa, Texto, texto

_POR_QUE = {
    "gastado": "Ese botón ya hizo lo suyo: cada uno vale una sola vez.",
    "caducado": "Ese botón ha caducado: valía hasta el {hasta}.",
    "antiguo": "Ese botón es de una versión anterior de Buzón, y los de entonces ya no valen.",
    "alterado": "El botón llegó cambiado por el camino y no puedo saber qué decía.",
    "de_cliente": "Ese botón es de los que llevan las cartas a tus clientes: solo vale si lo tocan ellos.",
    "contestada": "Lo que ese botón contestaba ya está decidido.",
}


def _boton(m: Mesa) -> Texto:
    motivo = _POR_QUE[m.dato("estado")].format(hasta=m.dato("hasta"))
    return texto(
        "Ese botón no es para ti" if m.dato("estado") == "de_cliente" else "Ese botón ya no vale",
        f"{motivo} No he cambiado nada.",
        "Si todavía lo quieres, contesta a este correo diciéndolo con palabras, por ejemplo «pagada 123».",
    )


def _factura(m: Mesa) -> Texto:
    borrador = m.c.borradores.get(m.dato("borrador"))
    if borrador is None:
        return texto("Esa factura ya está resuelta", "No tienes que hacer nada.")
    return texto(
        "¿La factura la mandaste tú?",
        "Ha llegado esta factura a tu nombre y no puedo comprobar que la mandaras tú "
        f"({m.dato('motivo')}). No la he registrado.",
        "Si es tuya, toca «Sí» o contesta a este correo; si no, toca «No».",
        campos=campos_de_borrador(m, borrador),
        botones=m.botones(),
        nota="Para no tener que confirmar cada una, mira lo que dice «buzon diagnostico» de la autenticidad.",
    )


def _sellos_falsos(m: Mesa) -> Texto:
    return texto(
        "Alguien está probando botones falsos",
        f"Desde {m.dato('de')} han llegado {m.dato('cuantos')} correos con un botón que yo no hice. Ninguno ha tenido "
        "efecto, y durante un día no miro los que lleguen de ahí.",
        "Si es un cliente tuyo, puede que su programa de correo los estropee: escríbele tú.",
    )


def _con_otros(m: Mesa) -> Texto:
    return texto(
        "No te he hecho caso",
        f"Tu correo «{m.dato('asunto_correo')}» parece una orden, pero iba también a "
        f"{enumerar(m.datos.get('otros') or [])}, así que he entendido que hablabas con ellos. No he cambiado nada.",
        "Si me lo decías a mí, contesta a este correo repitiéndolo.",
        cita=m.dato("texto"),
    )


TEMAS: dict[str, Escritor] = {
    "boton_sin_valor": _boton,
    "sellos_falsos": _sellos_falsos,
    "orden_con_otros": _con_otros,
    "factura_sin_prueba": _factura,
}
