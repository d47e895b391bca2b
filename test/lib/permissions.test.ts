// Who may do what, read from the policies themselves.
import { ofType, type Statement, statements, synthesize } from './both-stages.ts'

const { resources } = synthesize()
const all = statements(resources)
const of = (who: string) => all.filter(({ policy }) => policy.startsWith(`${who}Role`))
const show = ({ policy, actions, resource }: Statement) => `${policy} ${actions.join(',')} on ${resource}`

/** What changes something in S3. */
const WRITES_OBJECTS = /^s3:(Put|Delete|Replicate|Restore|\*)/

test('every function has statements to look at', () => {
  for (const who of ['Api', 'Validate', 'Publish', 'Notify']) expect(of(who).length).toBeGreaterThan(4)
})

test('no action has a wildcard, and nothing but listing streams is allowed everywhere', () => {
  expect(all.filter(({ actions }) => actions.some((action) => action.includes('*'))).map(show)).toEqual([])
  const everywhere = all.filter(({ resource }) => resource === '"*"')
  expect(new Set(everywhere.flatMap(({ actions }) => actions))).toEqual(new Set(['dynamodb:ListStreams']))
})

test('no role comes with a policy of AWS, which would hold more than is needed', () => {
  const managed = ofType(resources, 'AWS::IAM::Role').filter(({ Properties }) => Properties.ManagedPolicyArns)
  expect(managed).toEqual([])
})

test('only publication writes where the public reads', () => {
  const writers = all
    .filter(
      ({ effect, actions, resource }) =>
        effect === 'Allow' && actions.some((action) => WRITES_OBJECTS.test(action)) && /Data|Site/.test(resource),
    )
    .map(({ policy }) => policy.replace(/Role.*/, ''))
  expect(new Set(writers)).toEqual(new Set(['Publish']))
})

test('the API reads public files to restore them, and nothing else of the data and site buckets', () => {
  for (const who of ['Api', 'Validate']) {
    const reaching = of(who).filter(
      ({ actions, resource }) => actions.some((a) => a.startsWith('s3:')) && /Data|Site/.test(resource),
    )
    expect(new Set(reaching.flatMap(({ actions }) => actions))).toEqual(new Set(['s3:GetObject']))
    expect(new Set(reaching.map(({ resource }) => /\/([^"]*)"\]\]\}$/.exec(resource)?.[1]))).toEqual(
      new Set(['files/*']),
    )
  }
})

test('publication reads of the site what it has said of the audit log, and can never remove a day of it', () => {
  const site = of('Publish').filter(({ resource }) => /Site/.test(resource) && /\/[^"]*"\]\]\}$/.test(resource))
  const said = site.map(
    ({ effect, actions, resource }) => `${effect} ${[...actions].sort()} ${/\/([^"]*)"\]\]\}$/.exec(resource)?.[1]}`,
  )
  expect(new Set(said)).toEqual(
    new Set([
      'Allow s3:DeleteObject,s3:PutObject *',
      'Allow s3:GetObject audit/*',
      'Deny s3:DeleteObject,s3:DeleteObjectVersion audit/????-??-??.json',
    ]),
  )
})

/** Prefixes of the incoming bucket in which a function may write. */
const places = [
  { who: 'Api', writes: ['uploads/*', 'comparisons/*', 'promotions/*', 'launch/*'] },
  { who: 'Validate', writes: ['staged/*', 'comparisons/*', 'promotions/*'] },
  { who: 'Publish', writes: [] },
  { who: 'Notify', writes: [] },
]
for (const { who, writes } of places) {
  test(`${who} writes to the incoming bucket ${writes.length ? `under ${writes.join()} only` : 'nowhere'}`, () => {
    const found = of(who)
      .filter(
        ({ actions, resource }) => actions.some((action) => WRITES_OBJECTS.test(action)) && /Incoming/.test(resource),
      )
      .map(({ resource }) => /\/([^"]*)"\]\]\}$/.exec(resource)?.[1])
    expect(new Set(found)).toEqual(new Set(writes))
  })
}

test('nobody deletes from the table but publication and the mails, and those only their own notes', () => {
  const deleting = all.filter(({ actions }) =>
    actions.some((action) => /^dynamodb:(Delete|Update|PartiQL|Batch)/.test(action)),
  )
  expect(new Set(deleting.map(({ policy }) => policy.replace(/Role.*/, '')))).toEqual(new Set(['Publish', 'Notify']))
  for (const { policy, condition } of deleting) {
    const own = policy.startsWith('Publish') ? ['ALARM', 'PUBLICATION'] : ['MAIL#*', 'ALARM']
    expect(condition['ForAllValues:StringLike']['dynamodb:LeadingKeys']).toEqual(own)
    expect(condition.Null).toEqual({ 'dynamodb:LeadingKeys': 'false' })
  }
})

test('validation looks at one dataset at a time, and cannot list them all', () => {
  const listing = all.filter(({ resource }) => resource.includes('/index/byCollection'))
  expect(new Set(listing.map(({ policy }) => policy.replace(/Role.*/, '')))).toEqual(
    new Set(['Api', 'Publish', 'Notify']),
  )
})

test('mails go out in the name of the city only', () => {
  const sending = all.filter(({ actions }) => actions.includes('ses:SendEmail'))
  expect(sending.length).toBe(4)
  for (const { policy, condition } of sending) {
    expect(policy).toMatch(/^(Api|Notify)/) // the API sends invitations, which nobody waits an hour for
    expect(Object.keys(condition.StringEquals)).toEqual(['ses:FromAddress'])
  }
})
