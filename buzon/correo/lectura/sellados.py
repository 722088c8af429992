"""Lo firmado y lo cifrado: de una firma se saca el texto que envuelve; de lo cifrado se dice que lo está.

No comprueba firmas ni descifra nada. Formatos: OpenPGP en el cuerpo (RFC 9580 §7) y CMS, el sobre de S/MIME
(RFC 5652 §5.1 y RFC 8551 §3.5.2), en DER o en BER con longitudes indefinidas, que es como lo escribe OpenSSL al vuelo.
"""

import re

_ABRE = "-----BEGIN PGP SIGNED MESSAGE-----"
_FIRMA = "-----BEGIN PGP SIGNATURE-----"
_CIERRA = "-----END PGP SIGNATURE-----"
_CIFRADO = re.compile(r"\s{0,20}-----BEGIN PGP MESSAGE-----")
CIFRADO = "viene cifrado: no se puede leer sin la clave de quien lo recibe"
# [MS-OXTNEF]: el sobre en que Exchange y Outlook mandan a veces el texto y los adjuntos, que solo ellos abren.
ENVUELTO = "trae un «winmail.dat» de Outlook: lo que va dentro no se lee; que lo reenvíen como texto sin formato"
ILEGIBLES = (CIFRADO, ENVUELTO)

_SECUENCIA, _OCTETOS, _OBJETO = 0x30, 0x04, 0x06
_OCTETOS_COMPUESTOS, _EXPLICITO = 0x24, 0xA0
# 1.2.840.113549.1.7.2, SignedData.
_DATOS_FIRMADOS = bytes.fromhex("2a864886f70d010702")
_HONDURA = 4
_LARGA = 0x80


def es_tipo_cifrado(tipo: str, parametros: str) -> bool:
    """Si un Content-Type es de algo cifrado. `parametros`: la cabecera entera, en minúsculas."""
    if tipo in {"application/pgp-encrypted", "multipart/encrypted"}:
        return True
    return tipo in {"application/pkcs7-mime", "application/x-pkcs7-mime"} and "enveloped-data" in parametros


def es_sobre_de_outlook(tipo: str, nombre: str) -> bool:
    """Si una parte es un sobre TNEF, por su tipo o por el nombre con que siempre llega."""
    return tipo in {"application/ms-tnef", "application/vnd.ms-tnef"} or nombre.lower() == "winmail.dat"


def esta_cifrado(texto: str) -> bool:
    """Si un texto es un mensaje de OpenPGP cifrado."""
    return _CIFRADO.match(texto) is not None


def sin_armadura(texto: str) -> str:
    """El texto de un mensaje firmado con OpenPGP en el propio cuerpo, sin la armadura ni la firma.

    Lo que va delante (un aviso de la lista) y detrás (un pie) se queda.
    """
    antes, abre, resto = texto.partition(_ABRE)
    dentro, firma, cola = resto.partition(_FIRMA)
    if not abre or not firma:
        return texto
    # Tras la cabecera «Hash: …» hay un blanco; y los renglones que empiezan por guion llevan «- » delante.
    _, _, firmado = dentro.partition("\n\n")
    llano = "\n".join(renglon.removeprefix("- ") for renglon in firmado.split("\n"))
    return antes + llano + cola.partition(_CIERRA)[2]


def contenido_firmado(octetos: bytes) -> bytes | None:
    """Los octetos que envuelve una firma CMS, o `None` si no es una firma o no los lleva. Nunca lanza."""
    try:
        dentro = _entrar(octetos, 0)
        marca, inicio, fin = _cabeza(octetos, dentro)
        if marca != _OBJETO or octetos[inicio:fin] != _DATOS_FIRMADOS:
            return None
        firmados = _entrar(octetos, _entrar_en_explicito(octetos, fin))
        encapsulado = _entrar(octetos, _saltar(octetos, _saltar(octetos, firmados)))
        _, _, tras_el_tipo = _cabeza(octetos, encapsulado)
        marca, _, _ = _cabeza(octetos, tras_el_tipo)
        return _juntar(octetos, _entrar_en_explicito(octetos, tras_el_tipo), 0)[0] if marca == _EXPLICITO else None
    except (IndexError, ValueError):
        return None


def _cabeza(octetos: bytes, lugar: int) -> tuple[int, int, int]:
    """La marca de un elemento, dónde empieza su contenido y dónde acaba (-1 si su longitud es indefinida)."""
    marca, largo = octetos[lugar], octetos[lugar + 1]
    inicio = lugar + 2
    if largo == _LARGA:
        return marca, inicio, -1
    if largo > _LARGA:
        cuantos = largo - _LARGA
        largo = int.from_bytes(octetos[inicio : inicio + cuantos], "big")
        inicio += cuantos
    if inicio + largo > len(octetos):
        raise ValueError(lugar)
    return marca, inicio, inicio + largo


def _entrar(octetos: bytes, lugar: int, esperada: int = _SECUENCIA) -> int:
    marca, inicio, _ = _cabeza(octetos, lugar)
    if marca != esperada:
        raise ValueError(lugar)
    return inicio


def _entrar_en_explicito(octetos: bytes, lugar: int) -> int:
    return _entrar(octetos, lugar, _EXPLICITO)


def _saltar(octetos: bytes, lugar: int) -> int:
    """Lo que sigue a un elemento de longitud definida; la versión y los algoritmos siempre lo son."""
    _, _, fin = _cabeza(octetos, lugar)
    if fin < 0:
        raise ValueError(lugar)
    return fin


def _juntar(octetos: bytes, lugar: int, hondura: int) -> tuple[bytes, int]:
    """Los octetos de una cadena, entera o en trozos, y dónde acaba."""
    marca, inicio, fin = _cabeza(octetos, lugar)
    if marca == _OCTETOS and fin >= 0:
        return octetos[inicio:fin], fin
    if marca != _OCTETOS_COMPUESTOS or hondura > _HONDURA:
        raise ValueError(lugar)
    trozos: list[bytes] = []
    while fin < 0 or inicio < fin:
        if fin < 0 and octetos[inicio : inicio + 2] == b"\x00\x00":
            inicio += 2
            break
        trozo, inicio = _juntar(octetos, inicio, hondura + 1)
        trozos.append(trozo)
    return b"".join(trozos), inicio
