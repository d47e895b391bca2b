// The workflow and the role for GitHub Actions: pinned, no wider than needed, and no narrower than the command asks.
import { readdirSync } from 'node:fs'
import { COMMAND } from '../../../cli/deploy/deploy.ts'
import { read, root } from '../../support/tree.ts'

const workflow = read('.github/workflows/deploy.yml')
const role = read('.github/deploy-role.yml')

/** What each call to AWS needs to be allowed; `undefined` for what only a person does, or needs no permission. */
const ACTIONS: Readonly<Record<string, string | undefined>> = {
  GetCallerIdentity: undefined, // needs no permission
  GetParameter: 'ssm:GetParameter',
  GetServiceQuota: 'servicequotas:GetServiceQuota',
  ListDistributions: 'cloudfront:ListDistributions',
  DescribeStacks: 'cloudformation:DescribeStacks',
  ListStackResources: 'cloudformation:ListStackResources',
  UpdateTerminationProtection: 'cloudformation:UpdateTerminationProtection',
  DeleteStack: 'cloudformation:DeleteStack',
  GetAccount: 'ses:GetAccount',
  GetEmailIdentity: 'ses:GetEmailIdentity',
  DescribeLogGroups: 'logs:DescribeLogGroups',
  GetQueueUrl: 'sqs:GetQueueUrl',
  GetQueueAttributes: 'sqs:GetQueueAttributes',
  GetFunctionConfiguration: 'lambda:GetFunctionConfiguration',
  DescribeUserPoolDomain: 'cognito-idp:DescribeUserPoolDomain',
  AdminGetUser: 'cognito-idp:AdminGetUser',
  Invoke: 'lambda:InvokeFunction',
  Get: 'dynamodb:GetItem',
  DescribeAlarms: 'cloudwatch:DescribeAlarms',
  ListSubscriptionsByTopic: 'sns:ListSubscriptionsByTopic',
  ListCertificates: 'acm:ListCertificates',
  DescribeCertificate: 'acm:DescribeCertificate',
  RequestCertificate: undefined, // a person sets the DNS record with it
  DeleteLogGroup: undefined, // of `destroy`
}
/** Files that only `plaza destroy` uses. */
const OF_DESTROY = ['buckets.ts', 'data-keepers.ts']

const called = readdirSync(`${root}/cli/deploy/aws`)
  .filter((file) => !OF_DESTROY.includes(file))
  .flatMap((file) => {
    const text = read(`cli/deploy/aws/${file}`)
    return [...text.matchAll(/new (\w+)Command\(|for await \([^)]* of paginate(\w+)\(|= paginate(\w+)\(/g)]
  })
  .map(([, command, paginated, page]) => command ?? paginated ?? page ?? '')

test('every call that a deployment makes is allowed to the role, and nothing else is', () => {
  const names = [...new Set(called)].sort()
  expect(names).toEqual(Object.keys(ACTIONS).sort())
  const needed = names.flatMap((name) => ACTIONS[name] ?? [])
  const allowed = [...role.matchAll(/\b([a-z-]+:[A-Z]\w+)\b/g)].map(([, action]) => action!)
  // The CDK's own roles, the condition on GitHub's word, and alarms that publication raised, which are queried.
  const besides = ['sts:AssumeRole', 'sts:AssumeRoleWithWebIdentity', 'dynamodb:Query']
  expect([...new Set(allowed)].sort()).toEqual([...needed, ...besides].sort())
})

test('nobody gets the role but a job of one environment of one repository', () => {
  expect(role).toMatch(
    /token\.actions\.githubusercontent\.com:sub: !Sub 'repo:\$\{Repository\}:environment:\$\{Stage\}'/,
  )
  expect(role).toContain('token.actions.githubusercontent.com:aud: sts.amazonaws.com')
})

test('every action of others is pinned to an exact version', () => {
  const uses = [...workflow.matchAll(/uses: (\S+)/g)].map(([, action]) => action!)
  expect(uses.length).toBeGreaterThan(0)
  expect(uses.filter((action) => !/@v\d+\.\d+\.\d+$/.test(action))).toEqual([])
})

test('jobs may read the code and sign in, and no more; production waits for beta and for its environment', () => {
  expect(workflow).toContain('\npermissions: {}\n')
  const permissions = [...workflow.matchAll(/^ {6}([a-z-]+): (read|write)/gm)].map(
    ([, name, kind]) => `${name}: ${kind}`,
  )
  expect(permissions).toEqual(['contents: read', 'id-token: write', 'contents: read', 'id-token: write'])
  expect(workflow).toMatch(/production:\n\s+needs: beta[\s\S]*environment: production/)
})

test('the workflow and the docs use only options that the command has', () => {
  const said = [workflow, read('docs/deploying.md')].join('\n')
  const options = [...said.matchAll(/plaza(?:\.sh)? deploy \w+((?: --[a-z-]+)*)/g)].flatMap(([, list]) =>
    list!.trim().split(' '),
  )
  const known = Object.keys(COMMAND.options).map((name) => `--${name}`)
  expect(options.filter((option) => option !== '' && !known.includes(option))).toEqual([])
})

test('the docs explain every option of the command', () => {
  const docs = read('docs/deploying.md')
  const missing = Object.keys(COMMAND.options).filter((name) => name !== 'help' && !docs.includes(`\`--${name}`))
  expect(missing).toEqual([])
})
