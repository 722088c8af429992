"""Las palabras con que los programas de correo presentan lo citado, por idioma. Solo datos y su plegado.

Fuentes: los textos traducidos de Thunderbird (mailnews.reply_header_*), Roundcube (mailreplyintro), Evolution, Apple
Mail, Gmail, Outlook y Zimbra, tal como aparecen en correos. Primero el español; luego los idiomas con los que un
negocio hispanohablante se cartea y los que salen casi gratis.
"""

import unicodedata

from typing import Literal

Campo = Literal["de", "para", "asunto", "fecha", "cc", "otro"]


def plegar(texto: str) -> str:
    """Minúsculas sin tildes, para comparar palabras escritas con y sin ellas."""
    descompuesto = unicodedata.normalize("NFKD", texto.lower())
    return "".join(letra for letra in descompuesto if not unicodedata.combining(letra))


def _tabla(campos: dict[Campo, str]) -> dict[str, Campo]:
    return {plegar(nombre.strip()): campo for campo, nombres in campos.items() for nombre in nombres.split("|")}


# Nombre de la cabecera citada → qué es.
CAMPOS: dict[str, Campo] = _tabla(
    {
        "de": "de|desde|remitente|enviado por|emisor|from|von|da|mittente|van|från|fra|od|от|від|expéditeur|avsändare"
        "|lähettäjä|feladó|gönderen|kimden|de la|expeditor|nga|odesílatel|от кого|差出人|寄件者|发件人|寄件人|보낸 사람|from (sender)"
        "|nork|igorlea|absender|afzender|nadawca|remetente|kimdən|לאת|מאת|من",
        "para": "para|a|destinatario|destinatarios|to|an|à|pour|aan|till|til|do|кому|до|κому|destinataire|destinatari"
        "|vastaanottaja|címzett|kime|alıcı|către|komu|宛先|收件者|收件人|받는 사람|nori|empfänger|ontvanger|per a|kopie an|al",
        "asunto": "asunto|tema|subject|betreff|objet|sujet|oggetto|assunto|onderwerp|ämne|emne|temat|тема|assumpte"
        "|aihe|tárgy|konu|subiect|předmět|predmet|件名|主题|主旨|제목|gaia|re|título",
        "fecha": "fecha|enviado|enviado el|enviada|enviada el|enviado em|enviada em|fecha de envío|enviado a las|hora"
        "|date|sent|datum|gesendet|gesendet am|envoyé|envoyé le|data|data di invio|inviato|inviato il|verzonden"
        "|verzonden op|skickat|dato|sendt|wysłano|data wysłania|дата|отправлено|надіслано|päivämäärä|lähetetty|dátum"
        "|küldve|elküldve|tarih|gönderildi|gönderilme tarihi|trimis|odesláno|dátum|odoslané|日時|日期|发送时间|傳送時間"
        "|날짜|보낸 날짜|bidalia|enviat|fecha y hora|date d'envoi",
        "cc": "cc|cco|bcc|copia|con copia|con copia a|copie à|copie|kopie|kopia|kopi|kópia|cópia|копия|másolatot kap"
        "|dw|副本|抄送|참조|copia oculta|cci|ccn|ccr|copia per conoscenza|v kopii",
        "otro": "responder a|reply-to|reply to|contestar a|répondre à|antwort an|rispondi a|responder para|responder|adjuntos"
        "|datos adjuntos|attachments|attachment|anlagen|pièces jointes|allegati|anexos|anexo|importancia|importance"
        "|prioridad|priority|priorité|priorität|wichtigkeit|organización|organization|organisation|newsgroups"
        "|resent-from|resent-to|message-id|grupos de noticias|archivos adjuntos|clasificación|sensibilidad"
        "|vervaldatum|bijlage|bijlagen|categorías|x-mailer|referencias|references|in-reply-to",
    }
)

# Lo que dice la raya de «mensaje original» o «mensaje reenviado», plegado y sin rayas.
ORIGINALES = frozenset(
    plegar(frase)
    for frase in (
        "mensaje original|mensaje citado|mensaje anterior|correo original|correo electrónico original|mensaje previo"
        "|respuesta original|e-mail original|original message|original email|original mail|original appointment"
        "|reply message|reply above this line|replied message|message d'origine|message original|messaggio originale"
        "|messaggio orginale|mensagem original|ursprüngliche nachricht|ursprungliche nachricht|original-nachricht"
        "|originalnachricht|oorspronkelijk bericht|origineel bericht|ursprungligt meddelande|ursprungsmeddelande"
        "|originalmeddelelse|oprindelig meddelelse|opprinnelig melding|oryginalna wiadomość|wiadomość oryginalna"
        "|wiadomość oryginalna/pierwotna|исходное сообщение|пересылаемое сообщение|оригинальное сообщение"
        "|eredeti üzenet|původní zpráva|alkuperäinen viesti|mesaj original|özgün ileti|orijinal mesaj"
        "|missatge original|jatorrizko mezua|mensaxe orixinal|原始邮件|原始郵件|元のメッセージ|원본 메시지|eredeti levél"
        "|antwort|nachricht|cita original|reenviado por|πρωτότυπο μήνυμα|izvirno sporočilo|původní e-mail|urspr. nachricht"
    ).split("|")
)
REENVIADOS = frozenset(
    plegar(frase)
    for frase in (
        "mensaje reenviado|mensaje remitido|mensaje enviado|correo reenviado|correo electrónico reenviado"
        "|inicio del mensaje reenviado|inicio de mensaje reenviado|comienzo del mensaje reenviado"
        "|forwarded message|forwarded mail|forwarded email|begin forwarded message|begin forwarded e-mail|fwd"
        "|start of forwarded message|message forwarded|forwarded by|message transféré|message réexpédié"
        "|début du message réexpédié|début du message transféré|messaggio inoltrato|inizio messaggio inoltrato"
        "|messaggio inoltrato da|inizio del messaggio inoltrato|mensagem encaminhada|mensagem reencaminhada"
        "|início da mensagem encaminhada|inicio da mensagem reencaminhada|início da mensagem reencaminhada"
        "|weitergeleitete nachricht|weitergeleitete mail|anfang der weitergeleiteten nachricht"
        "|anfang der weitergeleiteten e-mail|beginn der weitergeleiteten nachricht|doorgestuurd bericht"
        "|begin doorgestuurd bericht|doorgezonden bericht|vidarebefordrat meddelande|vidarebefordrat brev"
        "|vidarebefordrat mail|start på vidarebefordrat meddelande|vidaresänt meddelande|videresendt meddelelse"
        "|start på videresendt besked|videresendt besked|videresendt melding|begynnelse på videresendt melding"
        "|välitetty viesti|edelleenlähetetty viesti|välitetty viesti alkaa|przekazana wiadomość|wiadomość przekazana"
        "|początek przekazanej wiadomości|treść przekazanej wiadomości|пересланное сообщение|пересылаемое сообщение"
        "|перенаправленное сообщение|начало переадресованного сообщения|переслане повідомлення|přeposlaná zpráva"
        "|přeposlaný e-mail|začátek přeposlané zprávy|preposlaná správa|posredovano sporočilo|proslijeđena poruka"
        "|továbbított üzenet|továbbított levél|továbbított levél kezdete|mesaj redirecționat|mesajul redirecţionat"
        "|început mesaj redirecționat|iletilmiş mesaj|iletilen ileti|yönlendirilen ileti|iletilmiş ileti başlangıcı"
        "|missatge reenviat|inici del missatge reenviat|mensaxe reenviada|birbidalitako mezua"
        "|转发的邮件|转发邮件信息|轉寄郵件|轉寄的郵件|転送メッセージ|전달된 메일|ההודעה שהועברה|προωθημένο μήνυμα|edasisaadetud kiri"
    ).split("|")
)
# Prefijos de asunto de un reenvío: RFC no los fija; son los de cada traducción de Outlook, Gmail y Apple Mail.
PREFIJOS_DE_REENVIO = frozenset(
    "fwd|fw|rv|rve|renv|reenv|reenviado|tr|i|enc|encam|wg|wtr|vs|vb|vl|doorst|pd|továbbítás|ilt|yml|转发|轉寄|転送|전달|tr|"
    "trs|inoltra|fwd.|transf|переслать|пересл|fyi".split("|")
)
PREFIJOS_DE_RESPUESTA = frozenset(
    "re|r|aw|sv|antw|ref|rif|res|resp|odp|ynt|atb|回复|答复|回覆|ha|vá|vs|re.|respuesta".split("|")
)

# El verbo con que se presenta una cita; la línea acaba en él, o lo lleva dentro y acaba en dos puntos.
VERBOS = frozenset(
    plegar(verbo)
    for verbo in (
        "escribió|ha escrito|escribia|dijo|comentó|puso|va escriure|escribiu|wrote|writes|said|has written"
        "|a écrit|écrivait|ecrivit|ha scritto|scrive|scriveva|escreveu|escreveram|schrieb|schreef|geschreven"
        "|het volgende geschreven|skrev|følgende|napisał|napisała|napisał(a)|napisal(a)|pisze|написал|написала"
        "|написал(а)|пишет|пише|написав|napsal|napsal(a)|napsala|napísal|napísal(a)|írta|a scris|kirjoitti|şunu yazdı|yazdı|şunları yazdı"
        "|写道|寫道|书写|のメール|님이 작성|작성|έγραψε|idatzi du|idatzi zuen|hau idatzi du|viết|đã viết|menulis|כתב|כתבה|كتب|shkroi|je napisao|je napisala|napisao je|je napisal|je napisao/la|rašė|rakstīja"
    ).split("|")
)
