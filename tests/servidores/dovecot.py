"""Un Dovecot de verdad, arrancado por la propia prueba como usuario sin privilegios y en un puerto libre.

Sirve la sintaxis 2.3 (Debian 12) y la 2.4 (Debian 13), según `dovecot --version`. Cualquier usuario entra con la
clave `demo`, así que cada prueba estrena buzón con solo estrenar nombre.
"""

import grp
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Self

from servidores.certificados import Certificados

CLAVE = "demo"
_ARRANQUE = 10.0


def hay_dovecot() -> bool:
    return shutil.which("dovecot", path=_RUTAS) is not None


_RUTAS = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"])


class Dovecot:
    """Se usa con `with`. `puerto` habla IMAP en claro; `puerto_tls`, IMAPS, si se le dieron certificados."""

    def __init__(self, certificados: Certificados | None = None, permisos: tuple[str, str] | None = None) -> None:
        """`permisos`: dónde se pregunta si un token vale, y el certificado de quien contesta (solo con la 2.3)."""
        self._permisos = permisos
        self._binario = shutil.which("dovecot", path=_RUTAS) or "dovecot"
        self._certificados = certificados
        # imap-login no corre como root: si lo somos, se baja a nobody.
        self._quien = pwd.getpwnam("nobody") if os.geteuid() == 0 else pwd.getpwuid(os.geteuid())
        self._carpeta = Path(tempfile.mkdtemp(prefix="buzon-dovecot-"))
        self.puerto, self.puerto_tls = _puerto_libre(), _puerto_libre()
        self._proceso: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        for nombre in ("run", "state", "mail", "tls"):
            (self._carpeta / nombre).mkdir()
        if self._certificados is not None:
            for origen in (self._certificados.certificado, self._certificados.clave):
                shutil.copy(origen, self._carpeta / "tls" / origen.name)
        if self._permisos is not None:
            self._preguntar_por_los_tokens(*self._permisos)
        conf = self._carpeta / "dovecot.conf"
        conf.write_text(self._configuracion())
        otro = None
        if os.geteuid() == 0:
            otro = self._quien
            for ruta in (self._carpeta, *self._carpeta.rglob("*")):
                os.chown(ruta, otro.pw_uid, otro.pw_gid)
        self._proceso = subprocess.Popen(
            [self._binario, "-F", "-c", str(conf)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            cwd=self._carpeta,
            user=otro and otro.pw_uid,
            group=otro and otro.pw_gid,
            extra_groups=None if otro is None else [],
        )
        try:
            self._esperar_arranque(self._proceso)
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        if self._proceso is not None:
            self._proceso.terminate()
            self._proceso.wait(10)
            if self._proceso.stderr is not None:
                self._proceso.stderr.close()
        shutil.rmtree(self._carpeta, ignore_errors=True)

    def registro(self) -> str:
        archivo = self._carpeta / "dovecot.log"
        return archivo.read_text(errors="replace") if archivo.exists() else ""

    def _esperar_arranque(self, proceso: "subprocess.Popen[bytes]") -> None:
        fin = time.monotonic() + _ARRANQUE
        while time.monotonic() < fin:
            if proceso.poll() is not None:
                quejas = proceso.stderr.read().decode(errors="replace") if proceso.stderr else ""
                raise RuntimeError(f"Dovecot no arrancó: {quejas}\n{self.registro()}")
            try:
                with socket.create_connection(("127.0.0.1", self.puerto), timeout=1) as enchufe:
                    if enchufe.recv(64).startswith(b"* OK"):
                        return
            except OSError:
                time.sleep(0.02)
        raise TimeoutError(f"Dovecot no contestó: {self.registro()}")

    def _preguntar_por_los_tokens(self, donde: str, autoridad: str) -> None:
        """Dovecot pregunta al servidor de permisos por cada token (https://doc.dovecot.org/2.3, «OAuth2 Database»)."""
        shutil.copy(autoridad, self._carpeta / "tls" / "permisos.pem")
        (self._carpeta / "oauth2.conf").write_text(
            f"introspection_mode = post\nintrospection_url = {donde}\nusername_attribute = email\n"
            "username_format = %u\nactive_attribute = active\nactive_value = true\n"
            f"tls_ca_cert_file = {self._carpeta}/tls/permisos.pem\n"
        )

    def _configuracion(self) -> str:
        version = subprocess.run([self._binario, "--version"], check=True, capture_output=True, text=True).stdout
        es_nuevo = tuple(int(parte) for parte in version.split()[0].split(".")[:2]) >= (2, 4)
        plantilla = _CONF_24 if es_nuevo else _CONF_23
        conf = plantilla + _COMUN
        if self._permisos is not None:
            conf = conf.replace("plain login", "plain login xoauth2 oauthbearer") + _CON_PERMISOS
        tls = self._certificados
        if tls is None:
            conf += "ssl = no\n"
        else:
            cert, clave = (self._carpeta / "tls" / ruta.name for ruta in (tls.certificado, tls.clave))
            claves = (
                ("ssl_server_cert_file = ", "ssl_server_key_file = ") if es_nuevo else ("ssl_cert = <", "ssl_key = <")
            )
            conf += f"ssl = yes\n{claves[0]}{cert}\n{claves[1]}{clave}\n"
        cambios = {
            "@B@": str(self._carpeta),
            "@U@": self._quien.pw_name,
            "@G@": grp.getgrgid(self._quien.pw_gid).gr_name,
            "@UID@": str(self._quien.pw_uid),
            "@GID@": str(self._quien.pw_gid),
            "@IMAP@": str(self.puerto),
            "@IMAPS@": str(self.puerto_tls if tls else 0),
        }
        for marca, valor in cambios.items():
            conf = conf.replace(marca, valor)
        return conf


def _puerto_libre() -> int:
    with socket.create_server(("127.0.0.1", 0)) as enchufe:
        puerto: int = enchufe.getsockname()[1]
        return puerto


_CONF_23 = """
disable_plaintext_auth = no
mail_location = maildir:@B@/mail/%u
mail_home = @B@/mail/%u
mail_max_userip_connections = 100
passdb {
  driver = static
  args = password=demo
}
userdb {
  driver = static
  args = uid=@UID@ gid=@GID@ home=@B@/mail/%u
}
"""
_CONF_24 = """dovecot_config_version = 2.4.0
dovecot_storage_version = 2.4.0
auth_allow_cleartext = yes
mail_uid = @U@
mail_gid = @G@
mail_driver = maildir
mail_home = @B@/mail/%{user}
mail_path = ~/Maildir
passdb static {
  password = demo
}
userdb static {
}
"""
_CON_PERMISOS = """
passdb {
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = @B@/oauth2.conf
}
"""
_COMUN = """
base_dir = @B@/run
state_dir = @B@/state
log_path = @B@/dovecot.log
protocols = imap
listen = 127.0.0.1
auth_mechanisms = plain login
auth_failure_delay = 0
default_internal_user = @U@
default_internal_group = @G@
default_login_user = @U@
first_valid_uid = 0
first_valid_gid = 0
service anvil {
  chroot =
}
service imap-login {
  chroot =
  process_min_avail = 1
  inet_listener imap {
    port = @IMAP@
  }
  inet_listener imaps {
    port = @IMAPS@
    ssl = yes
  }
}
namespace inbox {
  inbox = yes
  separator = /
  mailbox Sent {
    special_use = \\Sent
    auto = subscribe
  }
}
"""
