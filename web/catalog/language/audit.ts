// web/catalog/language/audit.ts: the page about the audit log, in each language.
import type { Language } from '../../../core/languages.ts'

const en = {
  title: 'Audit log',
  description: (city: string) => `How anybody can check that the audit log of ${city} was not rewritten.`,
  lead: 'Every step a dataset takes, every sign-off and every permission leaves an entry. Once its day is over, nobody can change one without being noticed, and you can check that.',
  how: 'How it works',
  chain:
    'Each entry says who did what, when and from where, with the old and the new value. It also carries a hash: a number of 64 digits made from all that it says and from the hash of the entry before it. Whoever changes one entry has to change all that follow.',
  published:
    "What entries say is for the city's administrators, because they name people. Their hashes are public. The hashes of a day are written to a file when the day is over (by the clock of Greenwich, UTC), and that file is never written again. From then on the city itself could not change an entry of that day without the file showing it.",
  check: 'Check it yourself',
  keepCopy: 'Keep a copy of the',
  listOfDays: 'list of days',
  rewritten: 'If a line of it ever changes, the log was rewritten: tell us, and the public.',
  keepList: 'Keep the list',
  lines: "Each line names a day, the number of its last entry, the hash of that entry, and the MD5 of the day's file.",
  dayFile: 'The file,',
  dayFileHolds: 'holds the hash of every entry of that day.',
  auditors:
    'Whoever may read the entries (administrators, and auditors to whom the city gives an export) compares them with the public files. The command recomputes every hash and names the first entry that was changed, removed or put in.',
  checkExport: 'Check an export',
  days: 'Days',
  noDays: 'No day with entries is over yet: the first file comes tomorrow.',
  lastDays: (shown: string, all: string) => `The last ${shown} of ${all} days.`,
  columns: { day: 'Day', entries: 'Entries', last: 'Last entry', hash: 'Its hash' },
  soFar: (entry: string) => `So far: entry ${entry}, hash`,
  inFile: 'It is in the',
  today: 'file of today',
  untilOver: 'which changes until the day is over.',
  questions: 'Questions',
  ask: 'About the log, or about an entry that concerns you:',
}

const es: typeof en = {
  title: 'Registro de auditoría',
  description: (city) => `Cómo puede comprobar cualquiera que nadie ha reescrito el registro de auditoría de ${city}.`,
  lead: 'Cada paso de un conjunto de datos, cada firma y cada permiso deja una anotación. Cuando acaba el día, nadie puede cambiar una anotación sin que se note, y usted puede comprobarlo.',
  how: 'Cómo funciona',
  chain:
    'Cada anotación dice quién hizo qué, cuándo y desde dónde, con el valor anterior y el nuevo. Lleva además un resumen criptográfico (hash): un número de 64 dígitos calculado con todo lo que dice y con el hash de la anotación anterior. Quien cambie una anotación tiene que cambiar todas las siguientes.',
  published:
    'Lo que dicen las anotaciones es para los administradores de la ciudad, porque nombran a personas. Sus hashes son públicos. Los hashes de un día se escriben en un archivo cuando el día acaba (según la hora de Greenwich, UTC), y ese archivo no se vuelve a escribir. Desde entonces ni la propia ciudad podría cambiar una anotación de ese día sin que el archivo lo mostrara.',
  check: 'Compruébelo usted',
  keepCopy: 'Guarde una copia de la',
  listOfDays: 'lista de días',
  rewritten: 'Si alguna vez cambia una de sus líneas, alguien ha reescrito el registro: díganoslo, y dígaselo a todos.',
  keepList: 'Guardar la lista',
  lines:
    'Cada línea indica un día, el número de su última anotación, el hash de esa anotación y el MD5 del archivo del día.',
  dayFile: 'El archivo,',
  dayFileHolds: 'contiene el hash de cada anotación de ese día.',
  auditors:
    'Quienes pueden leer las anotaciones (administradores, y auditores a quienes la ciudad da una exportación) las comparan con los archivos públicos. La orden calcula de nuevo cada hash y nombra la primera anotación que se cambió, se quitó o se añadió.',
  checkExport: 'Comprobar una exportación',
  days: 'Días',
  noDays: 'Todavía no ha acabado ningún día con anotaciones: el primer archivo llega mañana.',
  lastDays: (shown, all) => `Los últimos ${shown} de ${all} días.`,
  columns: { day: 'Día', entries: 'Anotaciones', last: 'Última anotación', hash: 'Su hash' },
  soFar: (entry) => `Hasta ahora: anotación ${entry}, hash`,
  inFile: 'Está en el',
  today: 'archivo de hoy',
  untilOver: 'que cambia hasta que acaba el día.',
  questions: 'Preguntas',
  ask: 'Sobre el registro, o sobre una anotación que le concierne:',
}

export const auditWords: Readonly<Record<Language, typeof en>> = { en, es }
