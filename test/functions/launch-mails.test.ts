// Mails around the launch: members and partners once, administrators of what leads there.
import type { AuditEntry } from '../../core/audit-model.ts'
import type { Launch } from '../../core/launch.ts'
import { remind } from '../../functions/notify/clock.ts'
import { notify } from '../../functions/notify/notify.ts'
import { aLaunch } from '../support/launch.ts'
import { aMailDesk, aWorld, type MailDesk } from '../support/mails.ts'
import { ada, everybody } from '../support/people.ts'

const AT = '2026-03-02T15:00:00.000Z'
const PARTNERS = ['library@partners.example', ada.email.toUpperCase()]
const launched: Launch = { ...aLaunch({ partners: PARTNERS }), state: 'launched', launchedAt: AT }
const entry = (action: string, detail: AuditEntry['detail'] = {}, by = 'portal'): AuditEntry => ({
  ...{ sequence: 7, at: '2026-03-01T12:00:00.000Z', actor: { id: by, name: by, email: '' }, action },
  ...{ subject: { kind: 'launch', id: 'launch' }, detail, previousHash: '', hash: '' },
})
function aDesk(launch: Launch, spoiled: Parameters<typeof aWorld>[1] = {}): MailDesk {
  const desk = aMailDesk(aWorld('2026-03-01T12:00:00.000Z', spoiled))
  desk.registry.put('launch', launch)
  return desk
}
const figures = { datasets: 12, rows: 3400, departments: 3 }

test('every member and every partner gets one mail, whatever happens twice', async () => {
  const desk = aDesk(launched)
  for (let time = 0; time < 2; time++) await notify(desk.ports, entry('launched', figures))
  const members = everybody.filter(({ grants }) => grants.length > 0).map(({ email }) => email)
  expect(desk.sent.map(({ to }) => to).sort()).toEqual([...members, 'library@partners.example'].sort())
  const partner = desk.sent.find(({ to }) => to === 'library@partners.example')!
  expect(partner.text).toContain('Datasets: 12. Rows of data: 3400. Departments: 3.')
  expect(partner.text).toContain('Conjuntos de datos: 12.')
  expect(partner.text).toContain('https://data.alderbay.example/press/')
  expect(partner.headers).toEqual([])
})

test('who has left, and who wants no such mail, gets none', async () => {
  const mail = { language: 'en' as const, pace: 'at-once' as const, muted: ['published' as const] }
  const disabled = { at: AT, by: { id: 'x', name: 'x', email: '' }, reason: 'left' }
  const desk = aDesk(launched, { leo: { mail }, ines: { disabled } as never })
  await notify(desk.ports, entry('launched', figures))
  expect(desk.taken().filter((line) => /^(leo|ines):/.test(line))).toEqual([])
})

test('nobody hears of a launch that has not happened', async () => {
  const desk = aDesk(aLaunch({ partners: PARTNERS }))
  await notify(desk.ports, entry('launched', figures))
  expect(desk.taken()).toEqual([])
})

test('the other administrators hear of a time that was set, and of an override that waits for one of them', async () => {
  const desk = aDesk(aLaunch())
  await notify(desk.ports, entry('launch-scheduled', {}, 'somebody'))
  expect(desk.taken()).toEqual(['ada: The launch is set for March 2, 2026 at 3:00 PM UTC'])
  await notify(
    desk.ports,
    entry('launch-override-asked', { check: 'restore-drill', reason: 'Next\nweek.' }, 'somebody'),
  )
  expect(desk.sent[0]?.text).toContain('> Next\n> week.')
  desk.taken()
  await notify(desk.ports, {
    ...entry('launch-override-asked', { check: 'contacts', reason: 'Soon.' }, 'ada'),
    sequence: 8,
  })
  expect(desk.taken()).toEqual([])
})

test('administrators get a mail in the day before, once for each time that was set', async () => {
  const by = ['ada', 'root'].map((id) => ({ actor: { id, name: id, email: '' }, at: AT }))
  const overrides = [{ check: 'restore-drill', reason: 'Next week.', by }]
  const desk = aDesk(aLaunch({ overrides }))
  desk.registry.put('attestation', {
    ...{ id: 'help-desk', revision: 1, state: 'met', note: 'Seen.', until: '2026-03-01' },
    ...{ updatedAt: AT, updatedBy: { id: 'ada', name: 'ada', email: '' } },
  })
  desk.at('2026-03-01T14:00:00.000Z')
  await remind(desk.ports)
  expect(desk.taken()).toEqual([])
  desk.at('2026-03-01T15:00:00.000Z')
  await remind(desk.ports)
  expect(desk.sent[0]?.text).toContain('Two administrators let it go on without: restore-drill.')
  expect(desk.sent[0]?.text).toContain('No longer counts, because its day has passed: help-desk.')
  expect(desk.taken()).toEqual(['ada: The launch is on March 2, 2026 at 3:00 PM UTC'])
  await remind(desk.ports)
  expect(desk.taken()).toEqual([])
})
