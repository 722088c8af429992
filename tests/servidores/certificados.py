"""Una autoridad propia y certificados para las pruebas de TLS, hechos con `openssl` al momento: nada caduca."""

import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple


class Certificados(NamedTuple):
    """Rutas PEM: la autoridad, y un certificado suyo (con su clave) para `localhost` y 127.0.0.1."""

    autoridad: Path
    certificado: Path
    clave: Path


def hay_openssl() -> bool:
    return shutil.which("openssl") is not None


def emitir(carpeta: Path, nombre: str = "localhost", *, caducado: bool = False) -> Certificados:
    """Crea en `carpeta` una autoridad y un certificado para `nombre` (y 127.0.0.1 si es localhost)."""
    autoridad, clave_ca = carpeta / "ca.pem", carpeta / "ca.key"
    certificado, clave, peticion = carpeta / "cert.pem", carpeta / "cert.key", carpeta / "cert.csr"
    extension = carpeta / "ext.cnf"
    ip = ",IP:127.0.0.1" if nombre == "localhost" else ""
    extension.write_text(f"subjectAltName=DNS:{nombre}{ip}\nauthorityKeyIdentifier=keyid\n")
    _openssl(
        *("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "3"),
        # Python 3.13 comprueba en serio (VERIFY_X509_STRICT): la autoridad ha de decir para qué sirve su clave.
        *("-addext", "keyUsage=critical,keyCertSign,cRLSign", "-subj", "/CN=Autoridad de prueba"),
        *("-keyout", str(clave_ca), "-out", str(autoridad)),
    )
    _openssl(
        *("req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"),
        *("-subj", f"/CN={nombre}", "-keyout", str(clave), "-out", str(peticion)),
    )
    _openssl(
        *("x509", "-req", "-in", str(peticion), "-CA", str(autoridad), "-CAkey", str(clave_ca), "-CAcreateserial"),
        *("-days", "-1" if caducado else "2", "-extfile", str(extension), "-out", str(certificado)),
    )
    return Certificados(autoridad, certificado, clave)


def _openssl(*argumentos: str) -> None:
    subprocess.run(["openssl", *argumentos], check=True, capture_output=True)
