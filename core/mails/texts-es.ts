// core/mails/texts-es.ts: the mails in Spanish.
import type { MailWords } from './kinds.ts'
import { LAUNCH_NOTICES_ES } from './texts-launch.ts'

export const SPANISH: MailWords = {
  locale: 'es-US',
  hello: 'Hola, {name}:',
  open: 'Ábralo aquí: {link}',
  because: {
    duty: 'Recibe este correo porque alguien espera algo de usted o porque trata de su acceso. No se puede desactivar.',
    published: 'Recibe este correo porque trabaja con los datos de los que trata.',
    freshness: 'Recibe este correo porque se ocupa de los datos de los que trata.',
    plans: 'Recibe este correo porque es el contacto para el plan de un departamento.',
    policies: 'Recibe este correo porque se ocupa de las políticas de la ciudad.',
  },
  stop: 'No recibir más correos sobre esto: {link}',
  choose: 'Idioma, resumen diario y temas: {link}',
  digest: { subject: '{count} mensajes de {portal}', lines: ['Esto es lo que ha pasado, en un solo correo.'] },
  everyDepartment: 'todos los departamentos',
  frequencies: {
    continual: 'de forma continua',
    daily: 'cada día',
    weekly: 'cada semana',
    monthly: 'cada mes',
    quarterly: 'cada trimestre',
    biannually: 'dos veces al año',
    annually: 'cada año',
  },
  roles: {
    administrator: 'administración',
    liaison: 'enlace del departamento',
    deputy: 'suplente del enlace',
    publisher: 'publicación',
    'privacy-reviewer': 'revisión de privacidad',
    'legal-reviewer': 'revisión jurídica',
    'security-reviewer': 'revisión de seguridad',
  },
  notices: {
    ...LAUNCH_NOTICES_ES,
    'version-rejected': {
      subject: 'No aceptado: {title}, versión {number}',
      lines: [
        'Su archivo {filename} no fue aceptado.',
        '{reason}',
        'La página de la versión muestra lo que se encontró y lo que usted puede decidir.',
      ],
    },
    'version-in-review': {
      subject: 'En revisión: {title}, versión {number}',
      lines: ['Su archivo {filename} pasó la comprobación y espera las firmas.'],
    },
    'review-asked': {
      subject: 'Para revisar hasta el {due|day}: {title}, versión {number}',
      lines: [
        'Una versión de «{title}» ({department|department}) espera su firma ({role|role}).',
        'Fírmela o devuélvala hasta el {due|day}.',
      ],
    },
    'review-delegated': {
      subject: 'Le encargan una revisión: {title}, versión {number}',
      lines: [
        '{by} le pide que revise «{title}» ({role|role}).',
        '{note|quote}',
        'Fírmela o devuélvala hasta el {due|day}.',
      ],
    },
    'review-due': {
      subject: 'Vence el {due|day}: revisión de {title}, versión {number}',
      lines: ['«{title}» todavía espera su firma ({role|role}). El plazo termina el {due|day}.'],
    },
    'review-overdue': {
      subject: 'Con retraso: revisión de {title}, versión {number}',
      lines: ['«{title}» espera su firma ({role|role}). El plazo terminó el {due|day}.'],
    },
    'review-deputy': {
      subject: 'Puede firmar en suplencia: {title}, versión {number}',
      lines: [
        'La firma de {role|role} vencía el {due|day} y no se ha dado.',
        'Con su función ({deputy|role}) puede ahora firmar o devolver «{title}» en su lugar.',
      ],
    },
    'version-returned': {
      subject: 'Devuelto: {title}, versión {number}',
      lines: [
        '{by} devolvió su versión:',
        '{note|quote}',
        'En detalle:\n{remarks|quote}',
        'Corríjala y haga que se compruebe de nuevo, o empiece una versión nueva.',
      ],
    },
    'version-commented': {
      subject: 'Comentario sobre {title}, versión {number}',
      lines: ['{by} escribió sobre «{title}»:', '{text|quote}', 'Trata de: {about}'],
    },
    'version-published': {
      subject: 'Publicado: {title}, versión {number}',
      lines: ['Su versión ya es pública.'],
    },
    'department-published': {
      subject: 'Ya es público: {title}, versión {number}',
      lines: ['Un conjunto de datos de {department|department} tiene una nueva versión pública: «{title}».'],
    },
    'version-withdrawn': {
      subject: 'Retirado: {title}, versión {number}',
      lines: ['{by} retiró la versión {number} de «{title}». Ya no es pública.', '{reason|quote}'],
    },

    'person-invited': {
      subject: 'Invitación a {portal}',
      lines: [
        '{by} le invita a trabajar en {portal}: {grants|grants}.',
        '{note|quote}',
        'Inicie sesión con esta dirección de correo, {email}, hasta el {expires|day}. Allí le espera aquello a lo que se le invita.',
      ],
    },
    'access-requested': {
      subject: '{by} pide acceso: {role|role}',
      lines: ['{by} ({email}) pide acceso ({role|role}, {department|department}):', '{reason|quote}'],
    },
    'access-granted': {
      subject: 'Acceso concedido: {role|role}, {department|department}',
      lines: ['Se le concedió lo que pidió.', 'Termina el {expires|day}.', '{note|quote}'],
    },
    'access-narrowed': {
      subject: 'Acceso concedido: {role|role}, {department|department}',
      lines: [
        'Pidió: {askedRole|role}, {askedDepartment|department}. Se le concedió menos: {role|role}, {department|department}.',
        'Termina el {expires|day}.',
        '{note|quote}',
      ],
    },
    'access-refused': {
      subject: 'Su petición de acceso fue denegada',
      lines: [
        'Pidió: {role|role}, {department|department}. {by} lo denegó:',
        '{note|quote}',
        'Si falta algo, pida acceso de nuevo y diga qué ha cambiado.',
      ],
    },
    'grant-given': {
      subject: 'Nueva función: {role|role}, {department|department}',
      lines: [
        '{by} le dio una función: {role|role}, {department|department}.',
        'Termina el {expires|day}.',
        '{note|quote}',
      ],
    },
    'grant-revoked': {
      subject: 'Función terminada: {role|role}, {department|department}',
      lines: ['{by} puso fin a su función: {role|role}, {department|department}.', '{reason|quote}'],
    },
    'grant-expiring': {
      subject: 'Su función ({role|role}) termina el {expires|day}',
      lines: [
        'Tiene esta función hasta el {expires|day}: {role|role}, {department|department}.',
        'Si después la sigue necesitando, pídala de nuevo o escriba al equipo de datos abiertos: {contact}.',
      ],
    },
    'account-disabled': {
      subject: 'Su cuenta fue desactivada',
      lines: [
        'Ya no puede iniciar sesión en {portal}.',
        '{reason|quote}',
        'Si es un error, escriba al equipo de datos abiertos: {contact}.',
      ],
    },
    'account-enabled': {
      subject: 'Su cuenta vuelve a funcionar',
      lines: ['Puede iniciar sesión de nuevo en {portal}.'],
    },
    'work-handed-over': {
      subject: 'Se hace cargo del trabajo de {person}',
      lines: ['{by} le encargó el trabajo de {person}. Desde ahora los correos sobre él le llegan a usted.'],
    },
    'token-expiring': {
      subject: 'Su clave de API «{token}» termina el {expires|day}',
      lines: [
        'La clave «{token}» ({prefix}…) funciona hasta el {expires|day}. Después se para lo que la usa.',
        'Cree una nueva en “My account” y póngala en su lugar.',
      ],
    },
    'token-revoked': {
      subject: 'Su clave de API «{token}» fue revocada',
      lines: ['{by} revocó la clave «{token}» ({prefix}…). Lo que la usa ya no funciona.'],
    },
    'contact-named': {
      subject: 'Es contacto de {department|department}',
      lines: [
        '{by} le nombró contacto ({part|role}) de {department|department}. Su nombre y su dirección figuran en el directorio público.',
        '{note|quote}',
      ],
    },

    'standing-asked': {
      subject: 'Piden una aprobación permanente: {title}',
      lines: [
        '{by} pide que las próximas versiones de «{title}» se publiquen sin revisión mientras nada cambie en ellas.',
        '{reason|quote}',
        'Hace falta su consentimiento ({role|role}). Terminaría el {expires|day}.',
      ],
    },
    'standing-active': {
      subject: 'La aprobación permanente vale: {title}',
      lines: [
        'Todos consintieron. Las versiones de «{title}» como se aprobaron se publican sin revisión hasta el {expires|day}.',
      ],
    },
    'standing-lapsed': {
      subject: 'La aprobación permanente caducó: {title}',
      lines: [
        'Una nueva versión de «{title}» difiere de lo aprobado; por eso se revisa, igual que las siguientes.',
        '{why|quote}',
      ],
    },
    'standing-ended': {
      subject: 'La aprobación permanente terminó: {title}',
      lines: [
        '{by} puso fin a la aprobación permanente de «{title}». Las nuevas versiones se revisan otra vez.',
        '{why|quote}',
      ],
    },
    'standing-expiring': {
      subject: 'La aprobación permanente de {title} termina el {expires|day}',
      lines: [
        'Las versiones de «{title}» se publican sin revisión hasta el {expires|day}.',
        'Pida a tiempo una nueva aprobación si debe seguir así.',
      ],
    },

    'policy-proposed': {
      subject: 'Para firmar: {title}',
      lines: [
        '{by} propone un nuevo texto de la política «{title}». Hace falta su firma ({role|role}).',
        '{summary|quote}',
      ],
    },
    'policy-returned': {
      subject: 'Devuelta: {title}',
      lines: ['{by} devolvió su texto de la política «{title}»:', '{note|quote}'],
    },
    'policy-approved': {
      subject: 'Firmada por todos: {title}',
      lines: ['Todos firmaron la política «{title}». Vale desde el {effective|day} y es pública.'],
    },
    'policy-review-near': {
      subject: 'Para revisar hasta el {reviewBy|day}: {title}',
      lines: [
        'La política «{title}» debe revisarse hasta el {reviewBy|day}. ¿Sigue siendo cierta? Empiece un texto nuevo o confírmela.',
      ],
    },
    'plan-review-near': {
      subject: 'El plan debe revisarse hasta el {reviewBy|day}',
      lines: [
        'El balance de {year} dice que el plan se revisa hasta el {reviewBy|day}. ¿Siguen siendo ciertas sus fechas, y falta algo?',
      ],
    },
    'yearly-review-near': {
      subject: 'El próximo balance anual debe estar listo el {reviewBy|day}',
      lines: [
        'El balance de {year} dice que el próximo está listo el {reviewBy|day}. La mayoría de sus cifras se recogen solas; empiécelo en la consola.',
      ],
    },

    'plan-late': {
      subject: 'Con retraso en el plan: {title}',
      lines: [
        '«{title}» de {department|department} estaba previsto para el {planned|day} y aún no es público.',
        'Termínelo o póngale una fecha nueva: el plan es público.',
      ],
    },

    'freshness-due': {
      subject: 'Toca una nueva versión: {title}',
      lines: [
        '«{title}» se renueva {frequency|frequency}. Su versión más nueva es del {published|day}; la siguiente tocaba el {due|day}.',
        'Desde el {overdue|day} su página dirá que va con retraso.',
      ],
    },
    'freshness-overdue': {
      subject: 'Con retraso: {title}',
      lines: [
        '«{title}» de {department|department} debía renovarse hasta el {due|day}. Su página dice que va con retraso.',
        'Haga que se renueve. Si está en pausa o ha terminado, dígalo en la consola, con el motivo.',
      ],
    },
    'freshness-escalated': {
      subject: 'Un mes de retraso: {title}',
      lines: [
        '«{title}» de {department|department} debía renovarse hasta el {due|day}. Quien publica y su departamento lo saben.',
        'Acuerde con ellos qué pasa con él.',
      ],
    },
  },
}
