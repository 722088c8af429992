"""Lo que se le dice al titular cuando Buzón deja de escribir a sus clientes por algo que no es de ningún cliente."""

from buzon.informes.servidor import en_llano
from buzon.informes.titular.tema import Escritor, Mesa, Texto, texto


def _corriente(m: Mesa) -> Texto:
    return texto(
        "He parado todos los envíos",
        f"El servidor de correo ha rechazado {m.dato('cuantas')} cartas en una hora por sus normas o por el ritmo, no "
        "porque las direcciones estén mal. Seguir insistiendo haría que tus correos acabaran en la carpeta de spam.",
        "Mira con tu proveedor de correo qué pasa. Cuando esté resuelto, contesta «reanudar todo».",
        cita=en_llano(m.dato("motivo")),
        nota="Mientras tanto sigo leyendo el correo y registrando los pagos.",
    )


def _reloj(m: Mesa) -> Texto:
    return texto(
        "No me fío de la hora de esta máquina",
        f"{m.dato('motivo')}.",
        "No escribo a ningún cliente hasta que la hora cuadre con la del correo que llega: mira el reloj de la "
        "máquina. Si la hora está bien, contesta a este correo con lo que sea y sigo.",
    )


def _restaurado(m: Mesa) -> Texto:
    return texto(
        "El libro viene de una copia de seguridad",
        f"{m.dato('motivo')} Lo que pasó después de esa copia no está en el libro.",
        "Vuelvo a leer el correo desde entonces. A ningún cliente le escribo hasta que me digas que siga: puede que en "
        "ese tiempo ya le escribiera, y no está en el libro.",
        "Mira tu carpeta de enviados. Lo que esté ahí lo encontraré yo y no lo repetiré; si sabes de alguna carta que "
        "no esté, pausa a ese cliente («pausar ACME hasta el viernes»). Después, contesta «reanudar» a este correo.",
        botones=m.botones(),
        nota="Los pagos o las órdenes que me diste por consola después de esa copia, dámelos otra vez.",
    )


TEMAS: dict[str, Escritor] = {
    "corriente_cortada": _corriente,
    "reloj_dudoso": _reloj,
    "libro_restaurado": _restaurado,
}
