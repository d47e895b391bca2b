// web/catalog/language/sign-off-standard.ts: the texts of the sign-off policy that comes with the portal, in further languages.
import type { Language } from '../../../core/languages.ts'
import type { SignOffPolicy } from '../../../core/sign-off-policy.ts'

/** English text as in core/sign-off-policy.ts and core/checklists.ts -> the same in Spanish. */
const es: Readonly<Record<string, string>> = {
  'The policy that comes with the portal.': 'La política que viene con el portal.',
  Open: 'Abierto',
  'Data about places, services and the city itself. Anybody may use it for anything the licence allows.':
    'Datos sobre lugares, servicios y la propia ciudad. Cualquiera puede usarlos para todo lo que permite la licencia.',
  'Open with conditions': 'Abierto con condiciones',
  'Data that needs care: it may be about persons, or its use is bound to conditions that are published with it.':
    'Datos que requieren cuidado: pueden referirse a personas, o su uso está sujeto a condiciones que se publican con ellos.',
  Restricted: 'Restringido',
  'Data that the city holds but may not publish. It is listed with the reason, so that everybody knows it exists.':
    'Datos que la ciudad tiene pero no puede publicar. Figuran en la lista con el motivo, para que se sepa que existen.',
  'Did you look at the first rows and at the columns of this version?':
    '¿Ha mirado las primeras filas y las columnas de esta versión?',
  'Do the title, the description and the columns say what the data is?':
    '¿Dicen el título, la descripción y las columnas qué son los datos?',
  'Does your department want this to be public, under the licence named?':
    '¿Quiere su departamento que esto sea público, con la licencia indicada?',
  'Can you live with the warnings of the check and with what was decided about them?':
    '¿Acepta los avisos de la comprobación y lo que se decidió sobre ellos?',
  'Did you look at every column marked as data about people, and at every free text?':
    '¿Ha mirado todas las columnas marcadas como datos sobre personas y todos los textos libres?',
  'Is everything redacted that must be, and is it redacted well enough?':
    '¿Está suprimido todo lo que debe estarlo, y lo está lo suficiente?',
  'Is nobody recognisable, not even by joining rows with other public data?':
    '¿Es imposible reconocer a nadie, ni siquiera uniendo filas con otros datos públicos?',
  'Is what is left about people meant to be public, by law or by their consent?':
    '¿Debe ser público, por ley o con su consentimiento, lo que queda sobre personas?',
  'Is there no contract, court order or law that forbids to publish this?':
    '¿Es cierto que ningún contrato, orden judicial o ley prohíbe publicarlo?',
  'Does the city hold the rights that the licence gives away?': '¿Tiene la ciudad los derechos que la licencia cede?',
  'Are the conditions of use, if any, lawful and clear?': '¿Son lícitas y claras las condiciones de uso, si las hay?',
  'Does nothing here help to attack people, buildings, networks or systems?':
    '¿Es cierto que nada de esto ayuda a atacar a personas, edificios, redes o sistemas?',
  'Are there no passwords, keys or internal addresses in it?':
    '¿Está libre de contraseñas, claves y direcciones internas?',
}

/** A policy with its standard texts in a language; what a city wrote stays as it is. */
export function policyIn(language: Language, policy: SignOffPolicy): SignOffPolicy {
  const said = (text: string) => TRANSLATIONS[language]?.get(text) ?? text
  const lists = Object.entries(policy.checklists).map(([role, questions]) => [
    role,
    questions.map((question) => ({ ...question, text: said(question.text) })),
  ])
  return {
    ...policy,
    reason: said(policy.reason),
    rules: policy.rules.map((rule) => ({ ...rule, title: said(rule.title), description: said(rule.description) })),
    checklists: Object.fromEntries(lists) as SignOffPolicy['checklists'],
  }
}

/** Whether a text came with the portal, in this language. */
export function isStandardText(language: Language, text: string): boolean {
  return STANDARD[language].has(text)
}

const TRANSLATIONS: Readonly<Partial<Record<Language, ReadonlyMap<string, string>>>> = {
  es: new Map(Object.entries(es)),
}

const STANDARD: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: new Set(Object.keys(es)),
  es: new Set(Object.values(es)),
}
