"""Las palabras de los robots, aplanadas. Por clases, porque no pesan igual."""

# Con ellas empieza el asunto que pone un programa; una persona que responde lleva «Re:» delante.
ASUNTOS = (
    "respuesta automatica", "autorespuesta", "auto-respuesta", "auto respuesta", "mensaje automatico", "auto:",
    "contestacion automatica", "contestador automatico", "fuera de la oficina", "fuera de oficina",
    "fora de l'oficina", "fora de oficina", "resposta automatica", "automatic reply", "automatic response",
    "auto reply", "autoreply", "auto-reply", "auto response", "autoresponse", "autoresponder", "autorespons",
    "auto-response", "out of office", "out of the office", "ooo:", "away until", "vacation reply",
    "automatically generated", "fora do escritorio", "reponse automatique", "message automatique",
    "absence du bureau", "automatische antwort", "abwesenheit", "autoantwort", "risposta automatica", "fuori sede",
    "fuori ufficio", "automatisch antwoord", "autosvar", "automatiskt svar", "erantzun automatikoa",
    "automaticka odpoved", "acuse automatico",
)  # fmt: skip
# Estas las puede poner también una persona: piden que el cuerpo hable de ausencia.
ASUNTOS_DE_AUSENCIA = (
    "je suis absent", "absent du bureau", "ben afwezig", "afwezig", "ausente", "ausencia", "estoy de vacaciones",
    "de vacaciones", "vacaciones", "no disponible", "away", "i am out of", "on vacation", "em ferias", "en conges",
    "nicht im buro", "atvalinajums", "cerrado por", "licencia",
)  # fmt: skip
# Dentro del asunto, aunque no lo empiecen.
ASUNTOS_DENTRO = (
    "respuesta automatica", "automatic reply", "(out of office)", "(fuera de la oficina)", "autoreply",
    "automatiska atbilde", "auto-reply", "resposta automatica", "ando desconectad",
)  # fmt: skip

# El robot se nombra a sí mismo, o dice que nadie leerá: basta.
CONFESION = (
    "aviso automatico", "solo envio", "no recibe mensajes", "no recibe correos", "exclusivo para la recepcion",
    "unicamente para la recepcion", "notificacion automatica", "respuesta automatica", "mensaje automatico",
    "correo automatico", "email automatico", "autorespuesta", "respuesta autom", "mensaje generado automaticamente",
    "generado de forma automatica", "se ha generado automat", "este mensaje es automatico", "este es un mensaje auto",
    "contestador", "mi robot", "un robot te contest", "mensaje autogenerado", "automatic reply", "automated response",
    "automatic response", "automated message", "automated reply", "this is an automat", "auto-reply", "autoreply",
    "resposta automatica", "mensagem automatica", "reponse automatique", "message automatique",
    "automatische antwort", "automatisch generiert", "automatisch erstellt", "risposta automatica",
    "messaggio automatico", "no es monitoread", "no esta monitoread", "no monitoread", "no es supervisad",
    "no se monitore", "no es atendid", "no esta siendo atendid", "este buzon no", "esta casilla no",
    "este correo no sera leido", "este mensaje no sera", "su mensaje no sera leido", "no sera leido",
    "buzon desatendid", "casilla no", "cuenta no monitoread", "no responda a este", "no responda este",
    "no conteste a este", "por favor no responda", "favor no responder", "favor de no responder",
    "no respondas a este", "not monitored", "unmonitored", "unattended mailbox", "do not reply to this",
    "please do not reply", "no longer in use", "ya no esta en uso", "ya no se utiliza", "ha sido desactivad",
    "fue desactivad", "cuenta deshabilitad",
)  # fmt: skip

# Ausencia. No basta si además se contesta; las de `AUSENCIA_DEBIL` piden compañía: una fecha o un relevo.
AUSENCIA = (
    "je suis absent", "absent du bureau", "ben afwezig", "fuera de la oficina", "fuera de oficina",
    "fuera del despacho", "fuera de mi oficina", "me encuentro fuera", "me encuentro ausente",
    "me encontrare ausente", "estoy de vacaciones", "estare de vacaciones", "me encuentro de vacaciones",
    "periodo de vacaciones", "disfrutando de mis vacaciones", "gozando de mis vacaciones", "goce de vacaciones",
    "no atenderemos correos", "no atenderemos mensajes", "no responderemos correos",
    "gozando de vacaciones", "uso de vacaciones", "haciendo uso de mi", "de vacaciones hasta", "de baja medica",
    "permiso de maternidad", "permiso de paternidad", "incapacidad medica", "permiso prenatal", "post natal",
    "postnatal", "feriado legal", "ando desconectad", "cerrado por vacaciones", "cierre por vacac",
    "me reincorporare", "a mi reincorporacion", "out of office", "out of the office", "on vacation", "annual leave",
    "parental leave", "maternity leave", "away from the office", "i will be away", "returning to the office",
    "em licenca", "de ferias", "em ferias",
    "estou de vacacions", "oporretan", "fora do escritorio", "estarei ausente", "estou ausente",
    "de licencia medica", "fora da oficina", "fora de l'oficina", "en conges", "hors du bureau", "nicht im buro",
    "im urlaub", "fuori ufficio", "fuori sede", "esmu atvalinajuma",
)  # fmt: skip

AUSENCIA_DEBIL = (
    "acceso a mi correo", "acceso al correo", "fuera de mi puesto", "de licencia", "estoy de baja", "baja por",
    "licencia por", "licencia medica", "dias libres", "no estare disponible", "no me encuentro disponible",
    "no estoy disponible", "sin acceso a", "acceso limitado", "sin conexion", "de viaje", "nuestras oficinas",
    "vuelvo el", "regreso el", "vuelvo a la of", "estare de regreso", "estare de vuelta", "a mi regreso",
    "a mi vuelta", "a la vuelta de", "me reincorporo", "cuando regrese", "cuando vuelva", "retomare actividades",
    "limited access to", "back in the office", "i am away", "i am currently", "will be traveling", "will return on",
    "upon my return", "retornarei", "de vacances", "absent", "absente", "de retour le", "abwesend",
    "wieder erreichbar", "in ferie", "assente", "permaneceremos cerrados", "estaremos cerrados", "on leave",
    "on holiday", "estoy ausente", "estare ausente", "estare fuera", "estoy fuera",
)  # fmt: skip
# Quien atiende mientras: la frase que lo nombra no cuenta como respuesta de la persona.
RELEVO = (
    "en caso de", "en casos", "para temas", "para asuntos", "para cualquier", "para consultas", "para todo lo",
    "para urgencias", "si es urgente", "si su consulta", "si su solicitud", "si se trata", "si tu mensaje",
    "si su mensaje", "urgencia", "escribid", "hablad con", "habla con", "hable con", "fale com",
    "reach out to", "tratarlo con", "llamar al", "avisar a", "acudir a",
    "copiar a", "urgente", "dirigirse", "dirigirse a", "dirijase", "contactar", "contacte", "contacta a",
    "contactate", "comuniquese", "comunicate", "comunicarse", "escribir a", "escriba a", "escribe a", "escribanos",
    "escribile", "favor de", "enviar a", "enviarlas a", "enviarlos a", "enviela", "remitir", "mi companer",
    "mi coleg", "en mi lugar", "en mi ausencia", "mi reemplazo", "me reemplaza", "atendera", "quedara a cargo",
    "a cargo de", "podra", "please contact", "contact", "for urgent", "for immediate", "if you need", "em caso de",
    "favor contatar", "contatar", "en cas d'urgence", "veuillez contacter", "in dringenden", "wenden sie sich",
    "in caso di", "contattare",
)  # fmt: skip

# Acuses de recibo de un sistema de tiques o de un buzón compartido.
ACUSE = (
    "su correo ha ingresado", "su consulta ha ingresado", "ha sido asignada al", "ha sido asignado al",
    "hemos recibido su comunicacion", "hemos recibido tu comunicacion", "confirmamos la recepcion de su",
    "confirmamos la recepcion de tu", "confirmamos recepcion de su", "acusamos recibo", "su mensaje fue entregado a",
    "caso creado", "ticket creado", "su mensaje sera", "tu mensaje sera", "su correo sera", "su solicitud sera",
    "hemos recibido su e-mail", "recibimos tu correo", "we've received your", "thanks for reaching",
    "hemos recibido su mensaje", "hemos recibido tu mensaje", "hemos recibido su solicitud",
    "hemos recibido tu solic", "hemos recibido su correo", "hemos recibido tu correo", "hemos recibido su consulta",
    "hemos recibido tu consulta", "hemos recibido su email", "hemos recibido su peticion", "hemos recibido su requer",
    "hemos recibido correctamente", "recibimos su mensaje", "recibimos tu mensaje", "recibimos su solicitud",
    "recibimos tu solicitud", "recibimos su correo", "recibimos su consulta", "recibimos tu cons",
    "su mensaje ha sido recibido", "tu mensaje ha sido recibido", "su mensaje fue recibido", "su solicitud ha sido",
    "su solicitud fue", "tu solicitud ha sido", "su correo ha sido recibido", "su correo electronico ha sido recib",
    "su caso ha sido", "su requerimiento ha sido", "su consulta ha sido", "se ha creado el ticket", "se ha creado un",
    "se ha generado el ticket", "se ha generado un ticket", "ha sido registrado con el", "ha sido registrada con el",
    "gracias por contactar", "gracias por ponerse en contacto", "gracias por ponerte en contacto",
    "gracias por comunicarse", "gracias por comunicarte", "gracias por escribirnos", "gracias por su mensaje",
    "gracias por tu mensaje", "gracias por su correo", "gracias por tu correo", "thank you for contacting",
    "thank you for your email", "thank you for your message", "thanks for contacting", "we have received your",
    "we received your", "your request has been received", "your ticket", "recebemos sua", "recebemos seu",
    "recebemos a sua", "nous avons bien recu", "wir haben ihre", "abbiamo ricevuto",
)  # fmt: skip
DE_EMPRESA = (
    "el folio", "al caso", "plazo de respuesta", "un analista", "caso creado", "#cas", "radicado", "horario habil",
    "nuestro horario", "se contactara con usted", "se comunicara con usted", "ticket", "terminos de ley",
    "menor tiempo posible", "ya estamos trabajando", "sistema de atencion", "horas habiles", "dias habiles",
    "sera atendid", "lo atendera", "le atendera", "sera respondid", "un asesor", "un agente", "un ejecutivo",
    "nuestro equipo", "tendra respuesta", "tendras noticias", "numero de ticket", "numero de caso",
    "numero de solicitud", "numero de radicado", "numero de seguimiento", "numero de peticion", "ticket #",
    "ticket n", "ticket:", "caso #", "caso n", "ref:_", "orden de llegada", "business days", "our team", "24-48",
    "24 horas", "48 horas", "72 horas", "se ha creado el ticket", "se ha generado el ticket", "your ticket",
    "se ha creado un ticket", "se ha generado un ticket", "ha sido registrado con el", "ha sido registrada con el",
    "[ticket", "horario de atencion", "mesa de ayuda", "case number", "ticket number", "nuestros agentes",
)  # fmt: skip
ATENCION = (
    "le responderemos", "te responderemos", "le contestaremos", "te contestaremos", "a la brevedad",
    "lo antes posible", "a la mayor brevedad", "en breve", "nos pondremos en contacto", "nos comunicaremos",
    "nos contactaremos", "we will get back", "as soon as possible", "o mais breve", "dans les plus brefs",
    "schnellstmoglich",
)  # fmt: skip

# Una persona que contesta de verdad. Raíces: cada una sale en cartas de deudores y nunca en avisos de ausencia.
NEGOCIO = (
    "cheque", "dejarle", "paso a ", "dinero", "cumplir", "no voy a poder", "no puedo", "no podre", "no podemos",
    "efectivo", " pagar", "el pago", "un pago", "su pago", "mi pago", "no encontr", "le respondo manana", "llameme",
    "llamame", "le marco", "te marco", "arreglamos", "conversamos", "me equivo", "se equivoc", "no le debo",
    "no debemos", "no debo", "te pago", "le pago", "les pago", "lo pago", "la pago", "pagare", "pagaremos", "pagamos",
    "pague ", "ya pag", "transferencia", "transferi", "transfiero", "transferire", "deposit", "consign", "abon",
    "giro", "cancel", "adjunt", "comprobante", "la factura esta", "la factura no", "su factura", "tu factura",
    "esta factura", "esa factura", "necesito", "necesitamos", "cotizar", "les cuento", "te cuento", "le cuento",
    "te confirmo", "le confirmo", "les confirmo", "confirmo que", "quedamos en", "de acuerdo", "no recibi ",
    "no recibimos", "no he recibido", "no hemos recib", "no corresponde", "reclam", "cuota", "plazo", "saldo",
    "me reboto", "reenvi", "me pueden", "me puede ", "podrian", "podrias", "podria ", "pueden env", "puede env",
    "revis", "programado", "programamos", "sin falta", "al banco",
    "el banco", "la proxima semana les", "manana les", "manana te", "manana le",
    "el lunes te", "el lunes les", "el lunes le", "el viernes te", "el viernes les", "te aviso", "le aviso", "lo veo",
    "lo miro", "lo vemos", "te llamo", "le llamo", "hablamos", "espero tu", "espero su", "quedo atent", "will pay",
    "we paid", "attached", "invoice is", "vou pagar", "paguei",
)  # fmt: skip

# Lo que solo dice quien paga o se niega, en primera persona: nuestra carta citada nunca lo trae.
COMPROMISO = (
    "ya pague ", "ya pagamos", "ya lo pague", "ya lo pagamos", "ya la pague", "ya la pagamos", "ya hice", "ya hicimos",
    "hice la transferencia", "hicimos la transferencia", "transferi ", "transferimos", "deposite ", "depositamos",
    "abonamos", "consignamos", "pagaremos", "pagare ", "te pago", "le pago", "les pago", "lo pago", "la pago",
    "lo pagamos", "la pagamos", "se lo pago", "no debemos", "no le debo", "no les debo", "no te debo",
    "no reconozco", "no reconocemos", "no recibi ", "no recibimos", "no hemos recibido", "no he recibido",
    "no voy a poder", "no podemos pagar", "no puedo pagar", "adjunto comprobante", "adjunto el comprobante",
    "adjuntamos comprobante", "adjuntamos el comprobante", "we paid", "we have paid", "i paid", "we will pay",
    "i will pay", "ja pagamos", "ja paguei", "vou pagar", "vamos pagar",
)  # fmt: skip
