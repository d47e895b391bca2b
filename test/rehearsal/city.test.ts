// A city deploys beta, then production, from nothing, by the command that it is given: with the very templates that go to
// AWS, against a CloudFormation of our own before Moto's services. docs/rehearsal.md says what this shows, and what not.
import { join } from 'node:path'
import secondCity from '../support/second-city.ts'
import { root } from '../support/tree.ts'
import { settings, withChangedBeta } from './city/city-settings.ts'
import { type Crew, comeIn, publishDataset } from './city/crew.ts'
import { type Look, lookAt, lookByCli } from './city/look.ts'
import { propertiesOf } from './city/properties.ts'
import { documentOf, type Rehearsal, startRehearsal } from './city/rehearsal.ts'
import { type DeployedStage, PARTS, stageAt, touchedSince } from './city/stage.ts'
import type { Json } from './json.ts'
import { MOTO } from './moto.ts'
import { findTool } from './python-tool.ts'

const PORT = 5611
const MOTO_PORT = 5610
const ACCOUNT = '123456789012'
const REGION = settings.stages.beta.region
const [BETA, PRODUCTION] = [`${settings.portalId}-beta`, `${settings.portalId}-production`]

const SECOND_CITY = join(root, 'test', 'support', 'second-city.ts')

/** Their names are names within a role, an API, a pool: two of them may have the same. */
const NAMED_WITHIN = ['AWS::IAM::Policy', 'AWS::ApiGatewayV2::Stage', 'AWS::Cognito::UserPoolUser']

const found = findTool(MOTO)
const suite = 'missing' in found ? describe.skip : describe
if ('missing' in found) console.warn(`the rehearsal is left out: ${found.missing}`)

suite('a city', () => {
  let rehearsal: Rehearsal
  let look: Look
  let beta: DeployedStage
  let production: DeployedStage

  beforeAll(async () => {
    rehearsal = await startRehearsal(PORT, MOTO_PORT)
    look = lookAt(rehearsal, REGION)
    process.env['PLAZA_REHEARSAL'] = rehearsal.url
    await import('./reroute.mjs' as string) // so that this suite, too, finds the portal by its public name
    // A person does this once, by a link in a mail.
    await look('sesv2', 'create-email-identity', { EmailIdentity: settings.city.contactEmail })
  })
  afterAll(() => rehearsal?.stop())

  const deploy = async (stage: string, environment: NodeJS.ProcessEnv = {}) =>
    documentOf(await rehearsal.plaza(['deploy', stage, '--yes', '--json'], environment))

  const expected = (prefix: string, isKept: boolean) => {
    const { logRetentionDays, validationMemoryMegabytes } = settings.stages[isKept ? 'production' : 'beta']
    return { prefix, account: ACCOUNT, isKept, logRetentionDays, validationMemoryMegabytes }
  }
  const notAsWanted = async (stage: DeployedStage, prefix: string, isKept: boolean) => {
    // Production by the AWS CLI, a witness of its own; beta by the SDK, which is a hundred times as fast.
    const witness = isKept ? lookByCli(rehearsal, REGION) : look
    const asked = await propertiesOf(witness, stage, expected(prefix, isKept))
    expect(asked.length).toBeGreaterThan(60)
    return asked.filter(({ found: is, wanted }) => JSON.stringify(is) !== JSON.stringify(wanted))
  }

  test('a deployment that fails in the middle says where and why, and what was finished stays', async () => {
    const message = 'Your account must be verified before you can add new CloudFront resources.'
    await rehearsal.control('fault', { phase: 'create', at: 'AWS::CloudFront::Distribution', message })
    const { code, err } = await rehearsal.plaza(['deploy', 'beta', '--yes'])
    expect(code).toBe(1)
    expect(err).toContain(message)
    expect(err).toContain('CloudFront::Distribution')
    const { stacks } = await rehearsal.control('state')
    expect(stacks.map(({ name, status }: Json) => [name, status])).toEqual([
      ['CDKToolkit', 'CREATE_COMPLETE'],
      [`${BETA}-storage`, 'CREATE_COMPLETE'],
      [`${BETA}-site`, 'ROLLBACK_COMPLETE'],
    ])
  })

  test('the same command finishes it, makes nothing twice, and finds the portal well at its public address', async () => {
    const before = await look('cloudformation', 'describe-stack-events', { StackName: `${BETA}-storage` })
    const document = await deploy('beta')
    expect(document.outcome).toBe('deployed')
    expect(document.smoke.length).toBeGreaterThan(4)
    expect(document.smoke.filter(({ isWell }: Json) => !isWell)).toEqual([])
    const after = await look('cloudformation', 'describe-stack-events', { StackName: `${BETA}-storage` })
    expect(after.StackEvents.length).toBe(before.StackEvents.length)
    beta = await stageAt(look, BETA)
  })

  test('beta is as it should be', async () => expect(await notAsWanted(beta, BETA, false)).toEqual([]))

  test('a second deployment changes nothing', async () => {
    const document = await deploy('beta')
    expect(document.changes.filter(({ changes }: Json) => changes?.length > 0)).toEqual([])
    expect((await stageAt(look, BETA)).events.length).toBe(beta.events.length)
  })

  test('CloudFormation agrees that the deployed templates change nothing', async () => {
    for (const part of PARTS) {
      const StackName = `${BETA}-${part}`
      const named = { StackName, ChangeSetName: 'nothing' }
      await look('cloudformation', 'create-change-set', {
        ...named,
        UsePreviousTemplate: true,
        ChangeSetType: 'UPDATE',
        Tags: tagsOf(beta, StackName),
      })
      const set = await look('cloudformation', 'describe-change-set', named)
      expect([StackName, set.Status, set.Changes ?? []]).toEqual([StackName, 'FAILED', []])
    }
  })

  test('production comes beside it, as it should be, and beta is left alone', async () => {
    expect((await deploy('production')).outcome).toBe('deployed')
    production = await stageAt(look, PRODUCTION)
    expect(await notAsWanted(production, PRODUCTION, true)).toEqual([])
    expect((await stageAt(look, BETA)).events.length).toBe(beta.events.length)
    const shared = [...production.resources]
      .filter(([type]) => !NAMED_WITHIN.includes(type))
      .flatMap(([type, ids]) => ids.filter((id) => beta.resources.get(type)?.includes(id)))
    expect(shared).toEqual([])
  })

  test('a changed setting changes only what it should', async () => {
    await deploy('beta', { PLAZA_SETTINGS: withChangedBeta({ logRetentionDays: 30 }) })
    const after = await stageAt(look, BETA)
    expect(touchedSince(beta, after)).toEqual(['AWS::Logs::LogGroup'])
    const { logGroups } = await look('logs', 'describe-log-groups', { logGroupNamePrefix: `/plaza/${BETA}/` })
    expect(new Set(logGroups.map(({ retentionInDays }: Json) => retentionInDays))).toEqual(new Set([30]))
    beta = after
  })

  test('pages, headers and refusals are those of the templates', async () => {
    const url = beta.outputs['PortalUrl']!
    const home = await fetch(`${url}/`)
    expect([home.status, home.headers.get('x-robots-tag')]).toEqual([200, 'noindex'])
    expect(home.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(home.headers.get('strict-transport-security')).toContain('max-age=31536000')
    expect((await fetch(`${url}/datasets`)).status).toBe(200) // the function at the edge finds its index page
    const missing = await fetch(`${url}/datasets/nothing-of-the-kind/`)
    expect([missing.status, missing.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8'])
    expect((await fetch(`${url}/`, { method: 'DELETE' })).status).toBe(403)
    // A 403 would be taken for a missing page: the API's refusals leave as 400.
    const refused = await fetch(`${url}/api/v1/datasets`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    })
    expect([refused.status, (await refused.json()).code]).toEqual([401, 'not-signed-in'])
    expect((await fetch(`${production.outputs['PortalUrl']}/`)).headers.get('x-robots-tag')).toBeNull()
  })

  describe('with people and data', () => {
    let crew: Crew
    const datasets: { id: string; slug: string }[] = []

    test('people sign in by the pool, upload, sign off, and three datasets are public', async () => {
      crew = await comeIn(look, beta, ['ada', 'ines', 'leo', 'priya', 'lars', 'sofia'])
      for (const [index, title] of ['Street Trees', 'Park Benches', 'Playgrounds'].entries()) {
        datasets.push(
          await publishDataset(crew, beta.outputs['PortalUrl']!, title, `name,count\noak,${index}\nash,9\nelm,7\n`),
        )
      }
      const url = beta.outputs['PortalUrl']!
      for (const { slug } of datasets) {
        expect([slug, (await fetch(`${url}/datasets/${slug}/`)).status]).toEqual([slug, 200])
        const part = await fetch(`${url}/files/${slug}/latest.csv`, { headers: { range: 'bytes=0-9' } })
        expect([part.status, await part.text()]).toEqual([206, 'name,count'])
        // A page of any origin may read files in ranges.
        const headers = { origin: 'https://elsewhere.example', 'access-control-request-method': 'GET' }
        const asking = { ...headers, 'access-control-request-headers': 'range' }
        const may = await fetch(`${url}/files/${slug}/latest.csv`, { method: 'OPTIONS', headers: asking })
        expect([may.status, may.headers.get('access-control-allow-origin')]).toEqual([200, '*'])
      }
    })

    test('three datasets are promoted to production by the command, and a second time changes nothing', async () => {
      const there = await comeIn(look, production, ['ada'])
      const [from, to] = [crew.get('ada')!, there.get('ada')!]
      for (const [accepting, shown] of [
        [to, from],
        [from, to],
      ] as const) {
        const { name, publicKey, url, fingerprint } = (await shown.must('GET', '/promotion/portals')).own
        await accepting.must('POST', '/promotion/portals', { name, publicKey, url, fingerprint })
      }
      const urls = ['--from', beta.outputs['PortalUrl']!, '--to', production.outputs['PortalUrl']!]
      const promote = () =>
        rehearsal.plaza(
          ['promote', ...urls, '--datasets', datasets.map(({ slug }) => slug).join(','), '--yes', '--json'],
          {
            PLAZA_FROM_TOKEN: from.token,
            PLAZA_TO_TOKEN: to.token,
          },
        )
      const first = documentOf(await promote())
      expect(first.outcome).toBe('applied')
      for (const { id } of datasets) {
        const [here, origin] = await Promise.all(
          [to, from].map((client) => client.must('GET', `/datasets/${id}/versions/1`)),
        )
        expect([here.signature, here.files]).toEqual([origin.signature, origin.files])
      }
      expect(documentOf(await promote()).outcome).toBe('nothing-to-do')
    })
  })

  test('a second city deploys by its settings alone, beside the first, in its own language and colours', async () => {
    const environment = { PLAZA_SETTINGS: SECOND_CITY }
    const document = await deploy('beta', environment)
    expect([document.outcome, document.region]).toEqual(['deployed', secondCity.stages.beta.region])
    const home = await fetch(`${document.outputs.PortalUrl}/`)
    const page = await home.text()
    expect(page).toContain('<html lang="es"')
    expect(page).toContain(secondCity.city.portalName)
    expect(page).toContain('Valdeluz Abierta está en pruebas hasta el verano.')
    expect(await stylesOf(document.outputs.PortalUrl, page)).toContain(secondCity.city.brand)
    expect((await stageAt(look, BETA)).events.length).toBe(beta.events.length)
    const second = await stageAt(lookAt(rehearsal, document.region), `${secondCity.portalId}-beta`)
    expect(second.stacks.map(({ StackStatus }) => StackStatus)).toEqual(PARTS.map(() => 'CREATE_COMPLETE'))
    expect((await rehearsal.plaza(['destroy', 'beta', '--yes'], environment)).code).toBe(0)
  })

  test('a stage for invited people is closed at the edge, its key is in no template, and an invitation opens it', async () => {
    const environment = { PLAZA_SETTINGS: withChangedBeta({ invitation: { mailDomains: [] } }) }
    const document = await deploy('beta', environment)
    expect(document.smoke.filter(({ isWell }: Json) => !isWell)).toEqual([])
    const url = document.outputs.PortalUrl
    expect((await fetch(`${url}/datasets/`, { redirect: 'manual' })).status).toBe(302)
    expect((await fetch(`${url}/data.json`)).status).toBe(401)
    const { Parameters } = await look('ssm', 'describe-parameters')
    const name = Parameters.map(({ Name }: Json) => Name).find((one: string) => one.includes('invitation-key'))
    const { Parameter } = await look('ssm', 'get-parameter', { Name: name })
    for (const part of PARTS) {
      const { TemplateBody } = await look('cloudformation', 'get-template', { StackName: `${BETA}-${part}` })
      expect([part, JSON.stringify(TemplateBody).includes(Parameter.Value)]).toEqual([part, false])
    }

    const { link } = documentOf(await rehearsal.plaza(['invite', 'beta', '--json'], environment))
    const [cookie] = (await fetch(link, { redirect: 'manual' })).headers.getSetCookie()
    const headers = { cookie: cookie!.split(';')[0]! }
    expect((await fetch(`${url}/data.json`, { headers })).status).toBe(200)
  })

  test('destroying beta leaves nothing of it; production is refused, and keeps what must be kept', async () => {
    expect((await rehearsal.plaza(['destroy', 'beta', '--yes', '--json'])).code).toBe(0)
    const refused = await rehearsal.plaza(['destroy', 'production', '--yes'])
    expect(refused.code).not.toBe(0)
    expect(refused.err).toContain(settings.city.name)
    await rehearsal.plaza(['destroy', 'production', '--yes', '--city', settings.city.name, '--json'])
    const { stacks } = await rehearsal.control('state')
    expect(new Set(stacks.map(({ name }: Json) => name))).toEqual(new Set(['CDKToolkit']))
    expect(await leftOver()).toEqual({
      buckets: ['DataBucket', 'IncomingBucket', 'SiteBucket'].map((name) => production.outputs[name]).sort(),
      tables: [production.outputs['TableName']],
      pools: [production.outputs['UserPoolId']],
      functions: [],
      queues: [],
      logs: [],
      distributions: [],
      alarms: [],
      rules: [],
    })
  })

  async function leftOver(): Promise<Json> {
    const [
      { Buckets },
      { TableNames },
      { UserPools },
      { Functions },
      { QueueUrls = [] },
      { logGroups },
      { DistributionList },
      { MetricAlarms },
      { Rules },
    ] = await Promise.all([
      look('s3api', 'list-buckets'),
      look('dynamodb', 'list-tables'),
      look('cognito-idp', 'list-user-pools', { MaxResults: 20 }),
      look('lambda', 'list-functions'),
      look('sqs', 'list-queues'),
      look('logs', 'describe-log-groups'),
      look('cloudfront', 'list-distributions'),
      look('cloudwatch', 'describe-alarms'),
      look('events', 'list-rules'),
    ])
    const buckets = Buckets.map(({ Name }: Json) => Name).filter((name: string) => !name.startsWith('cdk-'))
    return {
      buckets: buckets.sort(),
      tables: TableNames,
      pools: UserPools.map(({ Id }: Json) => Id),
      functions: Functions,
      queues: QueueUrls,
      logs: logGroups,
      distributions: DistributionList?.Items ?? [],
      alarms: MetricAlarms,
      rules: Rules,
    }
  }
})

/** Everything that the style sheets of a page say. */
async function stylesOf(portal: string, page: string): Promise<string> {
  const links = [...page.matchAll(/<link[^>]+rel="?stylesheet"?[^>]*href="?([^"\s>]+)/g)].map(([, link]) => link!)
  const sheets = await Promise.all(links.map(async (link) => (await fetch(new URL(link, portal))).text()))
  return sheets.join('\n')
}

function tagsOf({ stacks }: DeployedStage, name: string): Json {
  return stacks.find(({ StackName }) => StackName === name).Tags
}
