"""Lo que se le dice al titular de las tandas, las llamadas, la agencia, el abogado y lo que ya no se cobra."""

from buzon.informes.titular.tema import Escritor, Mesa, Texto, texto


def _tanda(m: Mesa) -> Texto:
    cuantas = int(m.datos.get("cuantas") or 0)
    lista = [(str(quien), str(que)) for quien, que in m.datos.get("lista") or []]
    resto = f"Y {cuantas - len(lista)} más." if cuantas > len(lista) else ""
    return texto(
        f"Hoy tocan {cuantas} cartas a la vez: ¿salen?",
        "Son muchas más de lo corriente, así que no he mandado ninguna. Pasa cuando se cambian las reglas, cuando se "
        "carga una cartera de golpe o cuando he estado parado. Cada cliente recibiría una sola carta, la que le toca.",
        f"De a poco quiere decir: hasta {m.dato('al_dia')} al día, hasta acabar.",
        resto,
        campos=lista,
        botones=m.botones(),
        nota="Hasta que contestes, a estos clientes no les escribo. Cuántas son muchas lo dice preguntar_desde, en "
        "reglas.toml.",
    )


TEMAS: dict[str, Escritor] = {"tanda": _tanda}
