// A domain of the city's own: its certificate, found, asked for and waited for; the records shown.
import { covers } from '../../../cli/deploy/aws/certificates.ts'
import { type DomainOrder, type DomainPorts, withDomain } from '../../../cli/deploy/domain.ts'
import { domainRecords, recordLines } from '../../../cli/deploy/domain-records.ts'
import type { Certificate } from '../../../cli/deploy/ports.ts'
import { settings } from './world.ts'

const DOMAIN = 'data.alderbay.example'
const ARN = 'arn:aws:acm:us-east-1:111122223333:certificate/one'
const RECORD = { name: `_x.${DOMAIN}.`, type: 'CNAME', value: '_y.acm-validations.aws.' }
const issued: Certificate = { arn: ARN, domain: DOMAIN, status: 'ISSUED', records: [RECORD] }

function aCity(states: readonly Certificate[], known: readonly Certificate[] = []) {
  const left = [...states]
  const told: string[] = []
  const asked: string[] = []
  const ports: DomainPorts = {
    certificates: {
      covering: async () => known,
      describe: async () => (left.length > 1 ? left.shift()! : left[0]!),
      request: async (domain) => {
        asked.push(domain)
        return ARN
      },
    },
    teller: { say: (text) => void told.push(text), detail: (text) => void told.push(text), finding: () => {} },
    pause: async () => {},
  }
  return { ports, told, asked }
}

const order: DomainOrder = { stage: 'beta', settings, domain: DOMAIN, writes: true, wait: true }

test('without a domain nothing is asked, and the settings stay', async () => {
  const { ports, asked } = aCity([])
  expect(await withDomain({ ...order, domain: undefined }, ports)).toBe(settings)
  expect(asked).toEqual([])
})

test('a certificate that is there is used, and no other stage is touched', async () => {
  const { ports, asked } = aCity([], [issued])
  const { stages } = await withDomain(order, ports)
  expect(stages.beta.domain).toEqual({ name: DOMAIN, certificateArn: ARN })
  expect(stages.production).toBe(settings.stages.production)
  expect(asked).toEqual([])
})

test('a new one is asked for, its record shown, and it is waited for', async () => {
  const pending = { ...issued, status: 'PENDING_VALIDATION' }
  const { ports, told, asked } = aCity([{ ...pending, records: [] }, pending, pending, issued])
  expect((await withDomain(order, ports)).stages.beta.domain?.certificateArn).toBe(ARN)
  expect(asked).toEqual([DOMAIN])
  expect(told).toContain(`_x.${DOMAIN}.  CNAME  _y.acm-validations.aws.`)
  expect(told.at(-1)).toBe(`the certificate of ${DOMAIN} is issued`)
})

test('one that waits already is not asked for again', async () => {
  const pending = { ...issued, status: 'PENDING_VALIDATION' }
  const { ports, asked } = aCity([pending, issued], [pending])
  await withDomain(order, ports)
  expect(asked).toEqual([])
})

test('--no-wait shows the record and says to run it again', async () => {
  const { ports, told } = aCity([{ ...issued, status: 'PENDING_VALIDATION' }])
  await expect(withDomain({ ...order, wait: false }, ports)).rejects.toMatchObject({
    code: 1,
    fix: expect.stringContaining('run the same command again'),
  })
  expect(told.join('\n')).toContain('_y.acm-validations.aws.')
})

test('a refused one says why, such as a CAA record', async () => {
  const pending = { ...issued, status: 'PENDING_VALIDATION' }
  const { ports } = aCity([pending, { ...issued, status: 'FAILED', failure: 'CAA_ERROR' }])
  await expect(withDomain(order, ports)).rejects.toMatchObject({
    message: expect.stringContaining('FAILED (CAA_ERROR)'),
    fix: expect.stringContaining('CAA record'),
  })
})

test('a dry run asks for nothing and leaves the certificate open', async () => {
  const { ports, asked, told } = aCity([])
  const { stages } = await withDomain({ ...order, writes: false }, ports)
  expect(stages.beta.domain).toEqual({ name: DOMAIN })
  expect(asked).toEqual([])
  expect(told.join()).toContain('would be asked for')
})

test('a certificate that the settings name is taken as it is', async () => {
  const domain = { name: DOMAIN, certificateArn: ARN }
  const written = { ...settings, stages: { ...settings.stages, beta: { ...settings.stages.beta, domain } } }
  const { ports } = aCity([])
  expect((await withDomain({ ...order, settings: written, domain: undefined }, ports)).stages.beta.domain).toEqual(
    domain,
  )
  await expect(withDomain({ ...order, settings: written, domain: 'other.example' }, ports)).rejects.toThrow(
    '--domain says other.example, stages.beta.domain.name in the settings says data.alderbay.example',
  )
})

for (const wrong of [
  'https://data.city.example',
  'data.city.example/',
  'localhost',
  'Data.city.example',
  '-a.example',
]) {
  test(`"${wrong}" is no domain`, async () => {
    await expect(withDomain({ ...order, domain: wrong }, aCity([]).ports)).rejects.toThrow('expected a domain')
  })
}

test('a name below a domain is a CNAME; the domain itself may be none', () => {
  expect(recordLines(domainRecords(DOMAIN, 'd1.cloudfront.net'))).toEqual([
    `${DOMAIN}  CNAME  d1.cloudfront.net   (in Route 53 an ALIAS of types A and AAAA instead)`,
  ])
  expect(domainRecords('alderbay.example', 'd1.cloudfront.net').map(({ type }) => type)).toEqual([
    'ALIAS (A)',
    'ALIAS (AAAA)',
  ])
})

test('a certificate with a star covers one label and no more', () => {
  const covered = ['data.city.example', 'city.example', 'a.data.city.example'].map((name) =>
    covers('*.city.example', name),
  )
  expect(covered).toEqual([true, false, false])
  expect(covers(undefined, DOMAIN)).toBe(false)
})
