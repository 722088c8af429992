"""La cadena de huellas: la escribe el libro y la comprueba cualquiera, también sin Buzón."""

import json
from datetime import datetime, timedelta, timezone
from hashlib import sha256

import pytest

from buzon.dominio.asientos import Asiento, Causa
from buzon.dominio.cadena import descifrar, encadenar, huella_de
from buzon.dominio.hechos import CasaAbierta, FalloObservado

CUANDO = datetime(2026, 12, 1, 10, tzinfo=timezone(timedelta(hours=-3)))


def _asiento(numero: int = 1, texto: str = "ñandú «bien»", cuando: datetime = CUANDO) -> Asiento:
    return Asiento(numero, cuando, Causa("casa"), (CasaAbierta(casa="c"), FalloObservado(clave="imap", texto=texto)))


def test_la_huella_se_rehace_con_cualquier_programa_que_sepa_json_y_sha256() -> None:
    documento = encadenar(_asiento(), "0" * 64)
    leido = json.loads(json.dumps(documento))
    huella = leido.pop("huella")
    a_mano = json.dumps(leido, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
    assert huella == sha256(a_mano).hexdigest() == huella_de(documento)


def test_cambiar_una_letra_cambia_la_huella_y_la_del_siguiente() -> None:
    uno, otro = encadenar(_asiento(), ""), encadenar(_asiento(texto="otra cosa"), "")
    assert uno["huella"] != otro["huella"]
    assert encadenar(_asiento(2), uno["huella"])["huella"] != encadenar(_asiento(2), otro["huella"])["huella"]


def test_lo_encadenado_se_vuelve_a_leer_igual_y_en_utc() -> None:
    documento = encadenar(_asiento(), "previa")
    leido = descifrar(json.dumps(documento).encode())
    assert leido.hechos == _asiento().hechos
    assert leido.cuando == CUANDO
    assert leido.cuando.utcoffset() == timedelta(0)
    assert leido.anterior == "previa"


def test_lo_que_no_se_podria_leer_de_vuelta_no_se_escribe() -> None:
    with pytest.raises(ValueError, match="zona"):
        encadenar(_asiento(cuando=CUANDO.replace(tzinfo=None)), "")
    with pytest.raises(ValueError, match="no se puede escribir"):
        encadenar(_asiento(texto="medio\ud800"), "")
