// core/personal-words.ts: classes of personal data in the words people read.
import type { PersonalClassName } from './engine/personal/classes.ts'
import type { Language } from './languages.ts'

/** In English, for the console. */
export const PERSONAL_WORDS: Readonly<Record<PersonalClassName, string>> = {
  PERSON_NAME: 'Names of people',
  EMAIL: 'E-mail addresses',
  PHONE: 'Phone numbers',
  STREET_ADDRESS: 'Street addresses',
  POSTAL_CODE: 'Postal codes',
  GEO_POINT: 'Exact places',
  IP_ADDRESS: 'IP addresses',
  CREDIT_CARD: 'Card numbers',
  DATE_OF_BIRTH: 'Dates of birth',
  DATE_OF_DEATH: 'Dates of death',
  GOV_ID: 'Government ID numbers',
  LICENSE_ID: 'Licence numbers',
  ACCOUNT_ID: 'Account numbers',
  USERNAME: 'User names',
  SECRET: 'Passwords or keys',
  FINANCIAL: 'Money matters of people',
  DEMOGRAPHIC: 'Traits such as race or gender',
  FREE_TEXT: 'Free text that may name people',
}

const SPANISH: Readonly<Record<PersonalClassName, string>> = {
  PERSON_NAME: 'Nombres de personas',
  EMAIL: 'Direcciones de correo electrónico',
  PHONE: 'Números de teléfono',
  STREET_ADDRESS: 'Direcciones postales',
  POSTAL_CODE: 'Códigos postales',
  GEO_POINT: 'Lugares exactos',
  IP_ADDRESS: 'Direcciones IP',
  CREDIT_CARD: 'Números de tarjeta',
  DATE_OF_BIRTH: 'Fechas de nacimiento',
  DATE_OF_DEATH: 'Fechas de fallecimiento',
  GOV_ID: 'Números de documentos oficiales',
  LICENSE_ID: 'Números de licencia o permiso',
  ACCOUNT_ID: 'Números de cuenta',
  USERNAME: 'Nombres de usuario',
  SECRET: 'Contraseñas o claves',
  FINANCIAL: 'Situación económica de las personas',
  DEMOGRAPHIC: 'Rasgos como la raza o el género',
  FREE_TEXT: 'Texto libre que puede nombrar a personas',
}

const WORDS: Readonly<Record<Language, Readonly<Record<PersonalClassName, string>>>> = {
  en: PERSONAL_WORDS,
  es: SPANISH,
}

/** Words for a class; one that a newer portal knows is shown as it is. */
export function personalWordsIn(language: Language): (personalClass: string) => string {
  return (personalClass) => WORDS[language][personalClass as PersonalClassName] ?? personalClass
}

/** In English, for the console. */
export const personalWords = personalWordsIn('en')
