"""Las frases con que los servidores dicen que una carta no llegó, o que tarda. Todas aplanadas (sin acentos).

Vienen de los textos fijos de los programas: Exchange y Microsoft 365, Gmail, Postfix, Exim, qmail, sendmail, Courier,
Domino, GroupWise, y de sus traducciones. Una frase nueva se añade en su lengua.
"""

# «No llegó»: bastan para dar por fallida la dirección que las acompaña, dentro de lo que ya parece una devolución.
FALLO = (
    # inglés
    "could not be delivered", "couldn't be delivered", "cannot be delivered", "can not be delivered", "can't be deliv",
    "was not delivered", "wasn't delivered", "not delivered to", "were not delivered", "not be delivered to",
    "unable to deliver", "not able to deliver", "wasn't able to deliver", "not able to be delivered",
    "unable to be delivered", "could not deliver", "cannot deliver", "failed to deliver", "delivery failed",
    "delivery has failed", "delivery failure", "delivery to the following", "delevery to the following",
    "failed permanently", "address(es) failed", "addresses failed", "address failed", "recipients failed",
    "recipient failed", "failed recipient", "failed address", "fatal error", "delivery problem", "delivery error",
    "had problems", "did not reach", "could not be reached", "did not receive", "error was detected", "error deliv",
    "error has occurred", "error occurred", "errors occurred", "rejected by", "was rejected", "rejected your message",
    "rejected recipient", "recipient address rejected", "failure reasons", "mailbox is full", "mailbox full",
    "over quota", "quota exceeded", "exceeded their quota", "unknown user", "user unknown", "no such user",
    "no such recipient", "no such mailbox", "no mailbox", "user not found", "not found in", "does not exist",
    "doesn't exist", "invalid address", "invalid recipient", "invalid mailbox", "invalid final", "unknown recipient",
    "unknown address", "unknown local", "not a valid", "recipients were affected", "affected recipient",
    "was aborted", "returned to sender", "trouble delivering", "problem delivering", "address not found",
    "message blocked", "message not delivered", "mail not delivered", "wasn't found at", "permanent error",
    "undeliverable", "undelivered", "unreachable", "is unavailable", "delivery attempts", "could not send",
    "unable to send", "was undeliverable", "non-delivery", "non delivery", "is disabled", "is inactive",
    "did not exactly match", "not listed in", "no longer", "has been disabled", "could not be sent", "failed to send",
    "no matches to", "been delivered",
    "was blocked", "blocked by", "were unable", "error-for", "doesn't have a", "attempted to be delivered", "refused",
    "not reachable",
    # español
    "no se pudo entregar", "no se pudo enviar", "no se ha podido entregar", "no se ha podido enviar", "no se entreg",
    "no pudo ser entregad", "no ha podido ser entregad", "no pudieron ser entregad", "no fue entregad",
    "no ha sido entregad", "no se puede entregar", "no puede ser entregad", "no se ha entregado", "no pudo entregar",
    "no se encontr", "no ha llegado", "no llego a", "error al entregar", "error en la entrega", "error de entrega",
    "entrega fallida", "entrega ha fallado", "fallo la entrega", "fallo en la entrega", "fallo al entregar",
    "falla en la entrega", "error permanente", "imposible entregar", "no es posible entregar", "no fue posible entr",
    "no ha sido posible entregar", "no hemos podido entregar", "no pudimos entregar", "problemas al entregar",
    "rechazo el mensaje", "rechazo su mensaje", "ha rechazado", "fue rechazado", "rechazado por", "direccion no enc",
    "mensaje bloqueado", "esta lleno", "esta llena", "buzon lleno", "cuota excedida", "supero su cuota",
    "usuario desconocido", "usuario inexistente", "usuario no existe", "destinatario desconocido", "no existe",
    "destinatario no encontrado", "direccion desconocida", "direcciones fallaron", "siguientes direcciones",
    "siguientes destinatarios", "siguiente direccion", "siguiente destinatario", "destinatarios o grupos",
    "devuelto al remitente", "no se pudo realizar la entrega", "no es valida", "no pudo ser enviado", "no entregado",
    "no disponible", "inaccesible", "no se puede enviar", "no recibieron", "no se puede localizar",
    "no se pudo localizar", "no se ha podido localizar", "problema al entregar", "se bloqueo", "rechazo los mensajes",
    "rechazo tus mensajes", "rechazo sus mensajes", "se ha bloqueado", "ha sido bloquead", "fue bloquead",
    "han fallado",
    "fue devuelto", "ha sido devuelto", "fue rechazad", "ha sido rechazad",
    # portugués, catalán, gallego
    "nao pode ser entregue", "nao foi entregue", "falha na entrega", "nao foi possivel entregar", "nao encontrad",
    "destinatarios ou grupos", "nao conseguiu entregar", "caixa de correio cheia", "nao existe",
    "no s'ha lliurat", "no s'ha trobat", "no es pot lliurar", "non se entregou", "non se atopou",
    "no s'ha pogut lliurar", "no s'ha pogut entregar", "non se puido entregar", "non foi posible entregar",
    # francés
    "n'a pas pu etre", "n'a pu etre", "echec de la remise", "impossible de remettre", "n'a pas ete remis",
    "n'a pas ete distribue", "n'a pas ete delivre", "destinataires ou groupes", "listes de distribution",
    "n'est pas parvenu", "adresse introuvable", "boite pleine", "n'ont pas recu", "n'existe pas",
    # alemán, neerlandés
    "wurde nicht an", "konnte nicht zugestellt", "konnte nicht", "nicht zugestellt", "unzustellbar", "zustellung",
    "fehler bei",
    "empfanger unbekannt", "postfach voll", "niet worden bezorgd", "niet afgeleverd", "kan niet worden",
    # italiano
    "non e stato consegnato", "non e stato trovato", "impossibile consegnare", "impossibile recapitare",
    "non e stato recapitato", "non e stato possibile",
    "recapito non riuscito", "mancata consegna", "non consegnato", "non riuscita", "casella piena",
    # ruso, japonés, chino y coreano: los grandes portales escriben en su lengua
    "не доставлено", "не может быть доставлено", "невозможно доставить", "не удалось доставить", "не было доставлено",
    "недоставлен", "送信できません", "配信できません", "届けることが", "送信に失敗", "送信失敗", "配信に失敗",
    "失敗しました",
    "エラー", "退信", "无法投递", "无法发送", "退回", "未能送达", "전송 실패", "반송", "다음 주소", "수신자",
)  # fmt: skip

# «Tarda»: la carta sigue en la cola y el servidor insistirá.
DEMORA = (
    "has been delayed", "have been delayed", "been delayed", "was delayed", "is delayed", "message delayed",
    "warning message only", "is a warning only", "no need to resend", "do not need to resend", "not yet been deliv",
    "not been delivered yet", "will be retried", "will continue trying", "will keep trying", "will retry for",
    "still being retried", "still awaiting delivery", "still undelivered", "delivery incomplete", "will try again",
    "continue to be attempted", "continue to be made", "delivery attempts will continue", "transient non-fatal",
    "temporary problem delivering", "will be reattempted", "continue to try",
    "se ha retrasado", "se ha demorado", "esta demorada", "ha sido retrasad", "esta retrasad", "entrega retrasada",
    "entrega demorada", "aun no se ha entregado", "todavia no se ha entregado", "no es necesario que vuelva a env",
    "seguira intentando", "seguiremos intentando", "volvera a intentar", "volveremos a intentar", "continuara intent",
    "se reintentara", "entrega incompleta", "reintentara", "problema temporal al entregar", "solo una advertencia",
    "no se ha podido entregar todavia", "todavia no se ha podido entregar", "aun no se ha podido entregar",
    "permanece en la cola", "sigue en la cola", "permanece en cola", "sigue en cola",
    "foi adiada", "esta atrasad", "tentara novamente", "continuara tentando", "entrega incompleta",
    "file d'attente", "nouvelles tentatives", "a ete retardee", "a ete differee", "remise differee",
    "remise retardee", "wird weiterhin versucht", "verzogert",
    "e in ritardo", "e stato ritardato", "consegna ritardata",
)  # fmt: skip

# En el asunto: una demora, aunque el cuerpo use palabras de fallo.
ASUNTO_DEMORA = (
    "(delay)", "delayed", "delay notice", "warning: could not", "warning--could not", "warning: message",
    "still being retried", "delivery delay", "message delay", "temporarily", "(retraso)", "(demora)", "retrasad",
    "demorad", "aplazad", "mensaje en cola", "reintentara", "(atraso)", "atrasad", "retarde", "differee", "verzoger",
    "ritardat", "warning from",
    "will retry", "not yet delivered", "aun no entregado",
)  # fmt: skip

# El servidor se cansó de insistir sin que nadie dijera que la dirección es mala.
AGOTADO = (
    "retry timeout exceeded", "have been failing for a long time", "in the queue too long", "envelope expired",
    "connection timed out", "operation timed out", "timed out while", "did not accept our requests to connect",
    "could not initiate smtp conversation", "could not find a gateway", "host not reachable", "not responding",
    "message expired", "delivery expired", "delivery time expired", "retry time not reached", "time limit exceeded",
    "message timed out", "unable to deliver message after multiple", "tiempo de espera agotado", "mensaje caducado",
    "ha caducado", "expiro el plazo", "se agoto el tiempo", "tiempo de entrega vencido", "tiempo de entrega agotado",
    "el servidor remoto no responde", "el servidor de destino no responde", "no se pudo conectar con el servidor",
    "was not reachable within", "not delivered within",
    "was aborted after", "all hosts have been failing",
)  # fmt: skip

# El buzón o el usuario no valen, aunque además se agotara la espera.
FIRME = (
    "mailbox is full", "mailbox full", "over quota", "quota exceeded", "user unknown", "unknown user", "no such user",
    "does not exist", "host unknown", "unknown host", "buzon lleno", "esta lleno", "no existe", "usuario desconocido",
)  # fmt: skip

# En el asunto: aviso de devolución.
ASUNTO = (
    "undeliver", "delivery status notif", "delivery failure", "delivery failed", "failure notice", "mail delivery",
    "returned mail", "mail system error", "non-delivery", "non delivery", "failed delivery", "message delivery has",
    "could not be delivered", "couldn't be delivered", "cannot be delivered", "delivery has failed", "not delivered",
    "delivery notification", "delivery report", "failed mail", "mail failed", "mail failure", "email delivery fail",
    "returned to sender", "returned message", "bounce", "mail error", "error sending your mail", "unable to deliver",
    "delivery problem", "message status", "delivery incomplete", "mail could not", "rejected:", "permanent delivery",
    "loop alert", "postmaster notify",
    "blocked by", "delivery error", "nondeliverable", "message rejected", "failed:", "delayed mail",
    "no se puede entregar", "no se pudo entregar", "no se ha podido entregar", "no entregad", "no se entreg",
    "sin entregar:", "correo devuelto", "mensaje devuelto", "devuelto", "error de entrega", "error en la entrega",
    "fallo de entrega",
    "fallo en la entrega", "fallo en el envio", "falla en la entrega", "entrega fallida", "aviso de no entrega",
    "estado de entrega", "estado de la entrega", "estado del envio", "informe de no entrega", "rechazado:", "rebotado",
    "no se puede enviar", "entrega retrasada", "error al enviar", "mensaje rechazado", "correo rechazado",
    "nao entregue", "nao e possivel entregar", "nao foi possivel entregar", "falha na entrega", "no lliurat",
    "no es pot lliurar",
    "non remis", "echec de", "non delivre", "non distribue", "unzustellbar", "nicht zugestellt", "zustellung",
    "onbestelbaar", "recapit", "consegna", "impossibile", "не доставлено", "недоставлен", "送信エラー", "配信エラー",
    "退信", "system returned",
)  # fmt: skip

# En el asunto, un fallo ya consumado: basta si el aviso no trae ni una palabra.
ASUNTO_FALLIDO = (
    "(failure)", "(error)", "(fallo)", "(falha)", "(echec)", "undeliver", "failure notice", "delivery failure",
    "delivery failed", "delivery has failed", "returned mail", "no se puede entregar", "no se pudo entregar",
    "no se ha podido entregar", "correo devuelto", "mensaje devuelto", "nao foi possivel entregar", "unzustellbar",
)  # fmt: skip

# Quien firma un aviso de servidor. Los nombres se comparan enteros con el principio de la parte local.
BUZONES_DE_SERVIDOR = (
    "mailer-daemon", "mailerdaemon", "mailer_daemon", "mail-daemon", "maildaemon", "mdaemon", "postmaster",
    "post_master", "poostmaster", "mail.delivery.system", "mail-delivery", "maildelivery", "bounce", "mailadmin",
    "microsoftexchange", "listserv", "imss", "inetgw", "sysadmin", "mmdf", "uucp", "internet-mail", "delivery",
)  # fmt: skip
NOMBRES_DE_SERVIDOR = (
    "mail delivery", "mailer-daemon", "mailer daemon", "mail deliver system", "system administrator", "postmaster",
    "administrador del sistema", "microsoft outlook", "mail administrator", "interscan", "delivery subsystem",
    "sistema de correo", "sistema de entrega", "administrador de correo", "mail system", "bounce", "microsoft exchange",
)  # fmt: skip
