// core/engine/personal/classes.ts: the classes of personal data and what happens to each when the settings say nothing.

/** In the order in which a column lists them. */
export const PERSONAL_CLASSES = [
  'PERSON_NAME',
  'EMAIL',
  'PHONE',
  'STREET_ADDRESS',
  'POSTAL_CODE',
  'GEO_POINT',
  'IP_ADDRESS',
  'CREDIT_CARD',
  'DATE_OF_BIRTH',
  'DATE_OF_DEATH',
  'GOV_ID',
  'LICENSE_ID',
  'ACCOUNT_ID',
  'USERNAME',
  'SECRET',
  'FINANCIAL',
  'DEMOGRAPHIC',
  'FREE_TEXT',
] as const

export type PersonalClassName = (typeof PERSONAL_CLASSES)[number]

/** `block` keeps a version back, `accept` sends it to the privacy reviewer, `ignore` says nothing. */
export type ClassAction = 'block' | 'accept' | 'ignore'

/** Whoever has one of the blocking ones can act in a person's name; the rest may lawfully be public. */
export const DEFAULT_CLASS_ACTIONS: Readonly<Record<PersonalClassName, ClassAction>> = {
  PERSON_NAME: 'accept',
  EMAIL: 'accept',
  PHONE: 'accept',
  STREET_ADDRESS: 'accept',
  POSTAL_CODE: 'accept',
  GEO_POINT: 'accept',
  IP_ADDRESS: 'accept',
  CREDIT_CARD: 'block',
  DATE_OF_BIRTH: 'accept',
  DATE_OF_DEATH: 'accept',
  GOV_ID: 'block',
  LICENSE_ID: 'accept',
  ACCOUNT_ID: 'block',
  USERNAME: 'accept',
  SECRET: 'block',
  FINANCIAL: 'accept',
  DEMOGRAPHIC: 'accept',
  FREE_TEXT: 'accept',
}

/** Whether a class blocks a version unless the city or the publisher says otherwise. */
export function isBlocking(name: string): boolean {
  return DEFAULT_CLASS_ACTIONS[name as PersonalClassName] === 'block'
}
