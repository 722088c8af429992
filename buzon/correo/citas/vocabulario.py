"""Las palabras con que los programas de correo presentan lo citado, por idioma. Solo datos.

Fuentes: los textos traducidos de Thunderbird (mailnews.reply_header_*), Roundcube (mailreplyintro), Evolution, Apple
Mail, Gmail, Outlook y Zimbra, tal como aparecen en correos. Primero el español; luego los idiomas con los que un
negocio hispanohablante se cartea y los que salen casi gratis.
"""

from typing import Literal

from buzon.correo.citas.listas import frases

Campo = Literal["de", "para", "asunto", "fecha", "cc", "otro"]

_CAMPOS: tuple[tuple[Campo, str], ...] = (
    (
        "de",
        """
        de|desde|remitente|enviado por|emisor|from|von|da|mittente|van|från|fra|od|от|від|от кого|expéditeur|avsändare
        lähettäjä|feladó|gönderen|kimden|expeditor|de la|odesílatel|odosielateľ|absender|afzender|nadawca|remetente
        nork|igorlea|expeditorul|отправитель|від кого
        差出人|送信元|寄件者|发件人|寄件人|보낸 사람|מאת|من|από|saatja|frá|šalje|pošiljatelj
        """,
    ),
    (
        "para",
        """
        para|a|al|destinatario|destinatarios|per a|to|an|empfänger|à|pour|destinataire|destinatari|aan|ontvanger|till
        til|do|кому|vastaanottaja|címzett|kime|alıcı|către|komu|nori
        宛先|收件者|收件人|받는 사람|אל|إلى|προς|saaja|prima|destinatarul|pre|adresat
        """,
    ),
    (
        "asunto",
        """
        asunto|tema|título|subject|betreff|objet|sujet|oggetto|assunto|onderwerp|ämne|emne|temat|тема|assumpte|aihe
        tárgy|konu|subiect|předmět|predmet|gaia|re|件名|主题|主旨|제목|נושא|الموضوع|θέμα|efni|zadeva|naslov|subiectul
        """,
    ),
    (
        "fecha",
        """
        fecha|fecha y hora|fecha de envío|enviado|enviado el|enviado a las|enviada|enviada el|enviado em|enviada em
        enviat|enviat el|hora|data|data de envio|date|date d'envoi
        sent|datum|gesendet|gesendet am|envoyé|envoyé le
        data di invio|inviato|inviato il|verzonden|verzonden op|skickat|dato|sendt|wysłano|data wysłania|дата
        отправлено|надіслано|päivämäärä|päiväys|lähetetty|dátum|küldve|elküldve|tarih|gönderildi|gönderilme tarihi
        trimis|odesláno|odoslané|bidalia|日時|日期|发送时间|傳送時間|날짜|보낸 날짜|תאריך|التاريخ|ημερομηνία
        poslano|dată
        """,
    ),
    (
        "cc",
        """
        cc|cco|bcc|cci|ccn|ccr|copia|con copia|con copia a|copia oculta|copie à|kopie|kopie an|kopia|kopi|kópia|cópia
        copia per conoscenza|копия|másolatot kap|dw|v kopii|副本|抄送|참조|עותק|κοιν.
        """,
    ),
    (
        "otro",
        """
        responder a|responder|contestar a|reply-to|reply to|répondre à|antwort an|rispondi a|responder para|adjuntos
        datos adjuntos|archivos adjuntos|attachments|attachment|anlagen|pièces jointes|allegati|anexos|anexo|bijlage
        bijlagen|importancia|importance|prioridad|priority|priorité|priorität|wichtigkeit|sensibilidad|clasificación
        categorías|organización|organization|organisation|newsgroups|grupos de noticias|resent-from|resent-to
        message-id|x-mailer|references|referencias|in-reply-to
        """,
    ),
)

# Nombre de la cabecera citada, plegado → qué es.
CAMPOS: dict[str, Campo] = {nombre: campo for campo, nombres in _CAMPOS for nombre in frases(nombres)}

# Lo que dice la raya de «mensaje original», sin las rayas.
ORIGINALES = frases(
    """
    mensaje original|mensaje citado|mensaje anterior|mensaje previo|correo original|correo electrónico original
    respuesta original|e-mail original|cita original|missatge original|mensaxe orixinal|jatorrizko mezua
    original message|original email|original mail|original appointment|reply message|replied message
    message d'origine|message original|messaggio originale|messaggio orginale|mensagem original
    ursprüngliche nachricht|urspr. nachricht|original-nachricht|originalnachricht|oorspronkelijk bericht
    origineel bericht|ursprungligt meddelande|ursprungsmeddelande|originalmeddelelse|oprindelig meddelelse
    opprinnelig melding|oryginalna wiadomość|wiadomość oryginalna|исходное сообщение|оригинальное сообщение
    eredeti üzenet|eredeti levél|původní zpráva|původní e-mail|alkuperäinen viesti|mesaj original|özgün ileti
    escriba su respuesta por encima de esta línea|responda por encima de esta línea|reply above this line
    please type your reply above this line
    orijinal mesaj|izvirno sporočilo|πρωτότυπο μήνυμα|原始邮件|原始郵件|元のメッセージ|원본 메시지
    """
)

# Lo que dice la raya, o la frase de Apple Mail, de «mensaje reenviado».
REENVIADOS = frases(
    """
    mensaje reenviado|mensaje remitido|correo reenviado|correo electrónico reenviado|inicio del mensaje reenviado
    inicio de mensaje reenviado|comienzo del mensaje reenviado|missatge reenviat|inici del missatge reenviat
    mensaxe reenviada|birbidalitako mezua|forwarded message|forwarded mail|forwarded email|begin forwarded message
    begin forwarded e-mail|start of forwarded message|message forwarded|message transféré|message réexpédié
    début du message réexpédié|début du message transféré|messaggio inoltrato|inizio messaggio inoltrato
    inizio del messaggio inoltrato|mensagem encaminhada|mensagem reencaminhada|início da mensagem encaminhada
    início da mensagem reencaminhada|weitergeleitete nachricht|weitergeleitete mail
    anfang der weitergeleiteten nachricht|anfang der weitergeleiteten e-mail|beginn der weitergeleiteten nachricht
    doorgestuurd bericht|begin doorgestuurd bericht|doorgezonden bericht|vidarebefordrat meddelande
    vidarebefordrat brev|vidarebefordrat mail|vidaresänt meddelande|start på vidarebefordrat meddelande
    videresendt meddelelse|videresendt besked|videresendt melding|start på videresendt besked
    begynnelse på videresendt melding|välitetty viesti|välitetty viesti alkaa|edelleenlähetetty viesti
    przekazana wiadomość|wiadomość przekazana|początek przekazanej wiadomości|treść przekazanej wiadomości
    пересланное сообщение|пересылаемое сообщение|перенаправленное сообщение|начало переадресованного сообщения
    переслане повідомлення|přeposlaná zpráva|přeposlaný e-mail|začátek přeposlané zprávy|preposlaná správa
    začiatok preposlanej správy|posredovano sporočilo|proslijeđena poruka|továbbított üzenet|továbbított levél
    továbbított levél kezdete|mesaj redirecționat|început mesaj redirecționat|iletilmiş mesaj|iletilen ileti
    yönlendirilen ileti|iletilmiş ileti başlangıcı|edasisaadetud kiri|προωθημένο μήνυμα
    message transmis|začátek přeposílané zprávy|započni proslijeđenu poruku|początek przekazywanej wiadomości
    începe mesajul redirecționat|vidarebefordrat mejl|ileti başlangıcı|початок листа, що пересилається
    перенаправлене повідомлення|välitetty viesti / fwd.msg|preposlaná správa --- forwarded message
    メッセージを転送|wiadomość przesłana dalej
    转发的邮件|转发邮件信息|轉寄郵件|轉寄的郵件|転送メッセージ|전달된 메일|הודעה שהועברה
    """
)

# Prefijos de asunto; RFC 5322 §3.6.5 solo conoce «Re:». Los demás son los de cada traducción de Outlook y Gmail.
PREFIJOS_DE_REENVIO = frases(
    "fwd|fw|rv|rve|renv|reenv|reenviado|tr|trs|transf|i|inoltra|enc|encam|wg|wtr|vb|vl|vs|doorst|pd|továbbítás|ilt|yml"
    "|пересл|fyi|redir|videresend|转发|轉寄|転送|전달"
)
PREFIJOS_DE_RESPUESTA = frases("re|r|ref|rif|res|resp|respuesta|aw|antw|sv|odp|ynt|atb|ha|vá|回复|答复|回覆|ответ")

# El verbo con que se presenta una cita y que cierra la línea (o va seguido solo de la fecha).
VERBOS_FINALES = frases(
    """
    escribió lo siguiente|escribió|ha escrito|escribía|dijo|comentó|va escriure|ha escrit|escribiu
    idatzi du|idatzi zuen|hau idatzi du
    wrote|writes|said|has written|a écrit|écrivait|ha scritto|scrive|scriveva|escreveu|escreveram
    """
)
# Los de idiomas que ponen el nombre detrás del verbo: «Am 4.5.26 um 9:02 schrieb Ana:».
VERBOS = frases(
    """
    schrieb|schreef|geschreven|het volgende geschreven|skrev|følgende|napisał|napisała|napisał(a)|pisze
    написал|написала|написал(а)|пишет|написав|пише|napsal|napsala|napsal(a)|napísal|napísal(a)|írta|a scris
    kirjoitti|yazdı|şunu yazdı|şunları yazdı|έγραψε|je napisao|je napisala|je napisao/la|je napisal|napisao je
    rašė|rakstīja|đã viết|menulis|כתב|כתבה|كتب|작성
    """
)
