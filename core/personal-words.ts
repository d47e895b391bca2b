// core/personal-words.ts: classes of personal data in the words people read.
import type { PersonalClassName } from './engine/personal/classes.ts'

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

/** A class that a newer portal knows is shown as it is. */
export function personalWords(personalClass: string): string {
  return PERSONAL_WORDS[personalClass as PersonalClassName] ?? personalClass
}
