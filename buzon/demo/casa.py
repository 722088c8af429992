"""La casa de la demostración en disco: sus reglas y la clave de los servidores embebidos."""

from pathlib import Path

from buzon.demo import negocio
from buzon.demo.servidores import ServidoresDemo
from buzon.montaje.carpeta import CasaEnDisco


def preparar_casa(carpeta: Path, servidores: ServidoresDemo) -> CasaEnDisco:
    """Escribe en `carpeta` una casa que habla con esos servidores. El libro lo estrena quien la abra."""
    (carpeta / "credenciales").mkdir(parents=True, mode=0o700)
    reglas = negocio.REGLAS.format(
        titular=negocio.TITULAR,
        cobros=negocio.COBROS,
        facturas=negocio.FACTURAS,
        autenticador=negocio.AUTENTICADOR,
        agencia=negocio.AGENCIA,
        imap=servidores.imap_puerto,
        smtp=servidores.smtp_puerto,
    )
    (carpeta / "reglas.toml").write_text(reglas, encoding="utf-8")
    clave = carpeta / "credenciales" / "demo"
    clave.touch(mode=0o600)
    clave.write_text(negocio.CLAVE, encoding="utf-8")
    return CasaEnDisco(carpeta)
