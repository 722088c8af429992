"""Qué norma rige con los clientes de cada país, de dónde sale y qué se aparta el dueño de ella, en frases para él."""

from collections.abc import Iterable, Iterator
from typing import get_args

from buzon.dominio.paises.norma import IGNORABLES, OTROS, Norma, Tipo
from buzon.dominio.paises.vigor import norma_de, rige
from buzon.dominio.reglas import Reglas
from buzon.informes.palabras import enumerar, fecha_corta

AVISO = "No es consejo legal: son resúmenes con su fuente; compruébalos con quien sepa."
_CLASES: dict[Tipo, str] = {"empresa": "empresas", "consumidor": "consumidores"}
_ORDEN = ("baja", "media", "alta")
_DIAS = {"lun": "lunes", "mar": "martes", "mie": "miércoles", "jue": "jueves", "vie": "viernes", "sab": "sábado"}


def paises_en_uso(reglas: Reglas) -> tuple[str, ...]:
    """El país del negocio y los de las fichas de sus clientes, sin repetir."""
    todos = (reglas.negocio.pais, *(ficha.pais for ficha in reglas.deudores if ficha.pais))
    return tuple(dict.fromkeys(pais.upper() for pais in todos))


def frases_de_paises(reglas: Reglas, de_clientes: Iterable[str] = ()) -> Iterator[str]:
    """Una frase por país en uso y clase de cliente: qué rige, de dónde sale y cuánto se fía Buzón de ello.

    `de_clientes`: los países de los clientes registrados, que no están en las reglas.
    """
    for pais in dict.fromkeys((*paises_en_uso(reglas), *de_clientes)):
        norma = norma_de(reglas, pais)
        if norma is None:
            continue
        for tipo in _clases_en_uso(reglas):
            yield f"{_nombre(norma, pais)}, {_CLASES[tipo]}: {_lo_que_rige(reglas, norma, tipo)}"
    if reglas.pais.ignorar:
        yield f"Apartado por ti: {enumerar(reglas.pais.ignorar)}, porque «{reglas.pais.motivo}»"


def _clases_en_uso(reglas: Reglas) -> tuple[Tipo, ...]:
    if reglas.negocio.clientes and not any(ficha.tipo for ficha in reglas.deudores):
        return ("empresa",) if reglas.negocio.clientes == "empresas" else ("consumidor",)
    return get_args(Tipo)


def _nombre(norma: Norma, pais: str) -> str:
    return f"{pais} (sin norma propia)" if norma.pais == OTROS else norma.nombre


def _lo_que_rige(reglas: Reglas, norma: Norma, tipo: Tipo) -> str:
    rigen = [clave for clave in IGNORABLES if rige(reglas, norma, tipo, clave)]
    partes = [texto for clave in rigen if (texto := _en_palabras(norma, clave))]
    if tipo not in norma.agencia_cc:
        partes.append("la agencia, nunca en copia")
    if not partes:
        return f"ninguna norma de días ni horas ({norma.ley}{_leida(norma)}); valen las tuyas"
    return f"{'; '.join(partes)} [{_procedencia(norma, rigen)}]"


def _en_palabras(norma: Norma, clave: str) -> str:
    textos = {
        "dias": f"de {_DIAS.get(norma.dias[0], norma.dias[0])} a {_DIAS.get(norma.dias[-1], norma.dias[-1])}"
        if norma.dias
        else "",
        "horas": _horas(norma),
        "feriados": "sin festivos" if norma.feriados else "",
        "max_por_semana": f"{norma.max_por_semana} a la semana como mucho",
        "min_dias_entre": f"{norma.min_dias_entre} días entre cartas",
    }
    return textos.get(clave, "")


def _horas(norma: Norma) -> str:
    tramos: dict[str, list[str]] = {}
    for franja in norma.horas:
        tramos.setdefault(f"{franja.desde:%H:%M}–{franja.hasta:%H:%M}", []).append(franja.dia)
    corriente = max(tramos, key=lambda tramo: len(tramos[tramo]), default="")
    otros = [f"{_DIAS.get(dias[0], 'domingo')} {tramo}" for tramo, dias in tramos.items() if tramo != corriente]
    return ", ".join([corriente, *otros])


def _leida(norma: Norma) -> str:
    """De cuándo es lo que se sabe del país, si no rige nada que lo diga."""
    vistas = [suya.verificado_el for _, suya in norma.procedencias if suya.verificado_el]
    return f"; recogido el {fecha_corta(max(vistas))}" if vistas else "; sin verificar"


def _procedencia(norma: Norma, rigen: list[str]) -> str:
    """La norma, cuándo se recogió y la menor de las confianzas; cada valor tiene las suyas en su archivo."""
    suyas = [suya for clave in rigen if (suya := norma.procedencia(clave))]
    vistas = [suya.verificado_el for suya in suyas if suya.verificado_el]
    partes = [norma.ley, f"recogido el {fecha_corta(min(vistas))}" if vistas else "sin verificar"]
    if vistas and len(vistas) < len(suyas):
        partes.append("en parte sin verificar")
    partes.append(f"confianza {min((suya.confianza for suya in suyas), key=_ORDEN.index, default='baja')}")
    if any(not suya.obliga for suya in suyas):
        partes.append("por prudencia" if all(not suya.obliga for suya in suyas) else "en parte por prudencia")
    return "; ".join(partes)
