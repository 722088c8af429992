"""Lo que quien escribe ha escrito, sin lo que cita, firma o arrastra. No entiende lo que dice.

Ante la duda conserva: perder una promesa es peor que leer un cargo. La excepción es lo citado: un texto nuestro leído
como si fuera del deudor sería una promesa que nadie hizo.
"""

import re

from buzon.correo.citas.atribuciones import acaba_atribucion, es_ficha_de_notes, presenta_sin_saltar
from buzon.correo.citas.avisos import quitar_aviso_de_externo
from buzon.correo.citas.encabezados import es_encabezado, leer_cabecera, leer_encabezado
from buzon.correo.citas.firmas import cabe_en_firma, empieza_firma, quitar_cola
from buzon.correo.citas.habla import es_frase
from buzon.correo.citas.notas import es_aviso_legal
from buzon.correo.citas.pies import es_enlace_suelto, es_pie
from buzon.correo.citas.renglones import esta_citado, lleva_siglas, partir, siguiente_con_texto
from buzon.correo.citas.separadores import anuncia, anuncia_entre_angulos, es_raya, separa_firma
from buzon.correo.mensaje import Correo

__all__ = ["separar", "texto_nuevo"]
_FIRMA = 12
# Quien llena un correo de rayas no firma debajo de cada una; mirar todas costaría demasiado.
_RAYAS = 50
_DE_MAS = re.compile(r"\n{3,}")


def texto_nuevo(correo: Correo) -> str:
    """Lo que escribió quien envía el correo; su propio nombre ayuda a reconocer la firma."""
    return separar(correo.texto, correo.de.nombre if correo.de else "")


def separar(texto: str, nombre: str = "") -> str:
    """Lo nuevo de un cuerpo llano, con sus párrafos; vacío si no hay nada. Tiempo lineal.

    Args:
        texto: el cuerpo, con las citas marcadas con «>» o presentadas como lo hacen los programas de correo.
        nombre: cómo se llama quien escribe, si se sabe.
    """
    propios = quitar_aviso_de_externo(_Separacion(partir(texto)).hacer())
    return _DE_MAS.sub("\n\n", "\n".join(quitar_cola(propios, nombre))).strip()


class _Separacion:
    """Un recorrido de arriba abajo que deja en `_propios` los renglones de quien escribe."""

    def __init__(self, renglones: list[str]) -> None:
        self._renglones = renglones
        self._propios: list[str] = []
        self._en_firma = False
        self._rayas = 0
        self._abiertas = _bloques_de_codigo(renglones)

    def hacer(self) -> list[str]:
        """Los renglones propios, en orden, con un blanco donde se quitó algo."""
        lugar = 0
        while lugar < len(self._renglones):
            siguiente = self._paso(lugar)
            if siguiente is None:
                break
            lugar = siguiente
        return self._propios

    def _paso(self, lugar: int) -> int | None:
        """Trata el renglón `lugar` y dice cuál sigue; `None` si desde ahí todo es ajeno."""
        renglon = self._renglones[lugar]
        if lugar in self._abiertas:
            self._propios.append(renglon)
            return lugar + 1
        if anuncia_entre_angulos(renglon):
            return None
        if esta_citado(renglon) or self._citan_con_siglas(lugar):
            self._cortar()
            return lugar + 1
        if anuncia(renglon) or self._empieza_ajeno(lugar):
            return None
        inicio = acaba_atribucion(self._renglones, lugar)
        if inicio is not None:
            self._retirar(lugar - inicio)
            self._cortar()
            siguiente = siguiente_con_texto(self._renglones, lugar + 1)
            cita = siguiente is not None and (
                esta_citado(self._renglones[siguiente]) or self._citan_con_siglas(siguiente)
            )
            return lugar + 1 if cita else None
        if (separa_firma(renglon) and not self._sigue_contando(lugar)) or (
            es_raya(renglon) and self._firma_debajo(lugar)
        ):
            self._en_firma = True
        elif not self._en_firma and not self._es_pie(lugar):
            self._propios.append(renglon)
        return lugar + 1

    def _es_pie(self, lugar: int) -> bool:
        """Un pie, o el enlace que el programa pone debajo."""
        renglon = self._renglones[lugar]
        if es_pie(renglon) or not es_enlace_suelto(renglon):
            return es_pie(renglon)
        encima = next((otro for otro in reversed(self._renglones[max(0, lugar - 3) : lugar]) if otro), "")
        return es_pie(encima)

    def _cortar(self) -> None:
        """Aquí había una cita: lo que sigue vuelve a ser de quien escribe."""
        self._en_firma = False
        if self._propios and self._propios[-1]:
            self._propios.append("")

    def _retirar(self, cuantos: int) -> None:
        """Quita el principio de una atribución partida, que ya se había tomado por propio."""
        if cuantos and not self._en_firma:
            del self._propios[len(self._propios) - cuantos :]

    def _citan_con_siglas(self, lugar: int) -> bool:
        """Las siglas solo son cita si se repiten en el renglón siguiente o el anterior."""
        if not lleva_siglas(self._renglones[lugar]):
            return False
        vecinos = self._renglones[max(0, lugar - 1) : lugar] + self._renglones[lugar + 1 : lugar + 2]
        siglas = self._renglones[lugar].split(">")[0]
        return any(vecino.startswith(siglas + ">") for vecino in vecinos)

    def _empieza_ajeno(self, lugar: int) -> bool:
        """Si desde aquí todo es el mensaje contestado, presentado sin un renglón que lo cierre."""
        return (
            self._empieza_encabezado(lugar)
            or presenta_sin_saltar(self._renglones[lugar])
            or es_ficha_de_notes(self._renglones, lugar)
        )

    def _empieza_encabezado(self, lugar: int) -> bool:
        renglon = self._renglones[lugar]
        if es_raya(renglon):
            siguiente = siguiente_con_texto(self._renglones, lugar + 1, 3)
            return siguiente is not None and self._es_encabezado(siguiente)
        return self._es_encabezado(lugar)

    def _es_encabezado(self, lugar: int) -> bool:
        leida = leer_cabecera(self._renglones[lugar])
        return leida is not None and leida[0] != "otro" and es_encabezado(leer_encabezado(self._renglones, lugar))

    def _sigue_contando(self, lugar: int) -> bool:
        """Si bajo los dos guiones lo que sigue es una frase sobre el caso: hay quien separa así sus asuntos."""
        siguiente = siguiente_con_texto(self._renglones, lugar + 1)
        if siguiente is None:
            return False
        renglon = self._renglones[siguiente]
        parrafo = " ".join(self._renglones[siguiente : siguiente + _FIRMA])
        return es_frase(renglon) and not (cabe_en_firma(renglon) or es_aviso_legal(parrafo) or es_pie(renglon))

    def _firma_debajo(self, lugar: int) -> bool:
        """Tras una raya, unas pocas fichas hasta la cita o el final son la firma."""
        self._rayas += 1
        if self._rayas > _RAYAS or not any(self._propios):
            return False
        debajo: list[str] = []
        for siguiente in range(lugar + 1, min(lugar + 1 + 3 * _FIRMA, len(self._renglones))):
            renglon = self._renglones[siguiente]
            if esta_citado(renglon) or anuncia(renglon) or acaba_atribucion(self._renglones, siguiente) is not None:
                break
            if renglon.strip() and not es_raya(renglon):
                debajo.append(renglon)
        else:
            if lugar + 1 + 3 * _FIRMA < len(self._renglones):
                return False
        if not debajo:
            return True
        return len(debajo) <= _FIRMA and empieza_firma(debajo[0]) and all(cabe_en_firma(r) for r in debajo)


def _bloques_de_codigo(renglones: list[str]) -> frozenset[int]:
    """Los renglones entre vallas ```: lo pegado ahí no se interpreta. Una valla sin cerrar no protege nada."""
    dentro: set[int] = set()
    abierta: int | None = None
    for lugar, renglon in enumerate(renglones):
        if renglon.startswith("```"):
            if abierta is None:
                abierta = lugar
            else:
                dentro.update(range(abierta, lugar + 1))
                abierta = None
    return frozenset(dentro)
