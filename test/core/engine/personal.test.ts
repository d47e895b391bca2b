// Personal data, the small rules: values that tell themselves, check digits, names, addresses, headers, masks.
import { isStreetAddress } from '../../../core/engine/personal/addresses.ts'
import {
  holdsCardNumber,
  isFrenchId,
  isGermanTaxId,
  isIban,
  isRoutingNumber,
  isSocialSecurityNumber,
  isSpanishId,
  isVin,
} from '../../../core/engine/personal/checksums.ts'
import { DEFAULT_CLASS_ACTIONS, PERSONAL_CLASSES } from '../../../core/engine/personal/classes.ts'
import { headerOf } from '../../../core/engine/personal/header.ts'
import { maskCell } from '../../../core/engine/personal/mask.ts'
import { whoIsNamed } from '../../../core/engine/personal/person-names.ts'
import { ANY_VALUE, VALUE_PATTERNS } from '../../../core/engine/personal/value-patterns.ts'

const values = [
  { cell: 'write to ada@example.com', gives: ['EMAIL'] },
  { cell: 'call (212) 555-0147 now', gives: ['PHONE'] },
  { cell: '+44 20 7946 0958', gives: ['PHONE'] },
  { cell: '+14155550132', gives: ['PHONE'] },
  { cell: '915 550 123', gives: ['PHONE'] },
  { cell: '01 42 55 50 12', gives: ['PHONE'] },
  { cell: 'tel: 030/2255501', gives: ['PHONE'] },
  { cell: 'DOT-123456-789', gives: [] },
  { cell: 'host 192.168.0.1 is down', gives: ['IP_ADDRESS'] },
  { cell: '2001:db8::1', gives: ['IP_ADDRESS'] },
  { cell: '00:1b:44:11:3a:b7', gives: ['IP_ADDRESS'] },
  { cell: 'as section 3.8.1.1 says', gives: [] },
  { cell: '1.20.10.01.29.01', gives: [] },
  { cell: '12:30:15', gives: [] },
  { cell: 'paid with 4111 1111 1111 1111', gives: ['CREDIT_CARD'] },
  { cell: 'paid with 4111 1111 1111 1112', gives: [] },
  { cell: 'ssn 219-09-9999', gives: ['GOV_ID'] },
  { cell: 'ssn 666-09-9999', gives: [] },
  { cell: 'stock 1005-00-856-6885', gives: [] },
  { cell: '117-1302-01', gives: [] },
  { cell: 'DNI 12345678Z', gives: ['GOV_ID'] },
  { cell: 'DNI 12345678A', gives: [] },
  { cell: 'AB 12 34 56 C', gives: ['GOV_ID'] },
  { cell: 'VIN 1M8GDM9AXKP042788', gives: ['LICENSE_ID'] },
  { cell: 'VIN 1M8GDM9A1KP042788', gives: [] },
  { cell: 'DE89 3704 0044 0532 0130 00', gives: ['ACCOUNT_ID'] },
  { cell: 'key AKIAIOSFODNN7EXAMPLE', gives: ['SECRET'] },
  { cell: '300 MENLO PL (37.875391, -122.271141)', gives: ['GEO_POINT'] },
  { cell: '2015-00004825', gives: [] },
]
for (const { cell, gives } of values) {
  test(`values: "${cell}" is ${gives.join(', ') || 'nothing'}`, () => {
    const found = VALUE_PATTERNS.flatMap(({ class: name, pattern, confirm }) => {
      const match = new RegExp(pattern).exec(cell)
      return match && (confirm?.(match[0]) ?? true) ? [name] : []
    })
    expect([...new Set(found)]).toEqual(gives)
    if (gives.length > 0) expect(new RegExp(ANY_VALUE).test(cell)).toBe(true)
  })
}

const numbers = [
  { check: holdsCardNumber, right: '4111-1111-1111-1111', wrong: '4111-1111-1111-1112' },
  { check: holdsCardNumber, right: '378282246310005', wrong: '1234567890123452' },
  { check: isIban, right: 'ES91 2100 0418 4502 0005 1332', wrong: 'ES91 2100 0418 4502 0005 1333' },
  { check: isRoutingNumber, right: '021000021', wrong: '021000022' },
  { check: isVin, right: '1M8GDM9AXKP042788', wrong: '1M8GDM9AXKP042789' },
  { check: isSpanishId, right: 'X1234567L', wrong: 'X1234567M' },
  { check: isFrenchId, right: '2 55 08 14 168 025 38', wrong: '2 55 08 14 168 025 39' },
  { check: isGermanTaxId, right: '86095742719', wrong: '86095742718' },
  { check: isSocialSecurityNumber, right: '219099999', wrong: '219009999' },
]
for (const { check, right, wrong } of numbers) {
  test(`check digits: ${check.name} of ${right}`, () => expect([check(right), check(wrong)]).toEqual([true, false]))
}

const names = [
  { cell: 'ABBRUZZESE,  WILLIAM J', gives: 'person' },
  { cell: 'Dr. Amy Stone', gives: 'person' },
  { cell: 'ARTHAUD Nathalie', gives: 'person' },
  { cell: 'V. ARTERBERY', gives: 'shaped' },
  { cell: 'SMITH ELECTRIC INC', gives: 'organisation' },
  { cell: 'Panaderias del Sur SL', gives: 'organisation' },
  { cell: 'Jackson Heights', gives: 'place' },
  { cell: 'PART 21 GROUP', gives: 'organisation' },
  { cell: 'Attignat', gives: 'other' },
]
for (const { cell, gives } of names) test(`names: "${cell}" is ${gives}`, () => expect(whoIsNamed(cell)).toBe(gives))

const addresses = [
  '2009 W. 6th St.',
  '10700 block of Burin Avenue',
  '043XX S WOOD ST',
  'SAN PABLO AVE / MARIN AVE',
  '2500 LE CONTE AVE\nBerkeley, CA\n(37.876965, -122.260544)',
  'CARMEN, Nº 26, 4º IZ',
  'Calle Mayor 5',
  '12 bis rue de la Paix',
  'Hauptstraße 5a',
  'P.O. Box 255',
]
for (const cell of addresses) test(`addresses: ${JSON.stringify(cell)}`, () => expect(isStreetAddress(cell)).toBe(true))
test('addresses: goods, names and dates are none', () => {
  const others = [
    'RIFLE,5.56 MILLIMETER',
    'Guns, through 30 mm',
    'Madison Fire Station 14',
    'January, 5',
    'Census Tract 4004',
  ]
  expect(others.filter(isStreetAddress)).toEqual([])
})

const headers = [
  { name: 'BLKADDR', gives: ' block address ' },
  { name: 'CodigoPostal_2', gives: ' postal code ' },
  { name: 'CÓDIGO-POSTAL', gives: ' postal code ' },
  { name: 'Staff Name1', gives: ' staff name ' },
  { name: 'tvpoll_p_PHONE_NO', gives: ' tvpoll p phone number ' },
  { name: 'OWNERADDR', gives: ' owner address ' },
  { name: 'DateOfBirth', gives: ' date of birth ' },
  { name: 'CCNumber', gives: ' cc number ' },
  { name: 'Straße', gives: ' strasse ' },
  { name: 'percentage', gives: ' percentage ' },
]
for (const { name, gives } of headers) test(`headers: ${name}`, () => expect(headerOf(name)).toBe(gives))

const masks = [
  { class: 'EMAIL', cell: 'ada@example.com', gives: 'xxx@xxx.xx' },
  { class: 'PHONE', cell: '(212) 555-0147', gives: '(999) 999-9999' },
  { class: 'PERSON_NAME', cell: 'O’Hara,  Joe', gives: 'Xxx, Xxx' },
  { class: 'STREET_ADDRESS', cell: '12 Elm St', gives: '99 Xxx Xxx' },
  { class: 'SECRET', cell: 'hunter22', gives: '8 characters' },
  { class: 'POSTAL_CODE', cell: 'SW1A 1AA', gives: 'XX9X 9XX' },
] as const
for (const { class: name, cell, gives } of masks) {
  test(`masks: ${name} shows its shape only`, () => expect(maskCell(name, cell)).toBe(gives))
}

test('every class has a default; those that let others act in a name block', () => {
  expect(Object.keys(DEFAULT_CLASS_ACTIONS)).toEqual([...PERSONAL_CLASSES])
  const blocking = PERSONAL_CLASSES.filter((name) => DEFAULT_CLASS_ACTIONS[name] === 'block')
  expect(blocking).toEqual(['CREDIT_CARD', 'GOV_ID', 'ACCOUNT_ID', 'SECRET'])
})
