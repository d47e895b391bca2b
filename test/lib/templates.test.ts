// Templates against CloudFormation's resource schemas: by cfn-lint, and by the check that the CDK brings along.
import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { SettingsInput } from '../../core/settings.ts'
import config from '../../plaza.config.ts'
import { findTool } from '../rehearsal/python-tool.ts'
import secondCity from '../support/second-city.ts'
import { read } from '../support/tree.ts'
import { writeTemplates } from './template-files.ts'

/** Carries the schemas of that day: a newer one may know more. */
const LINT = findTool({ name: 'cfn-lint', version: '1.51.0', program: 'cfn-lint' })
const lintTest = 'missing' in LINT ? test.skip : test
if ('missing' in LINT) console.warn(`templates are not linted: ${LINT.missing}`)

interface Accepted {
  readonly rule: string
  readonly reason: string
}

/** What cfn-lint finds and we leave as it is. */
const ACCEPTED: readonly Accepted[] = [
  { rule: 'W3005', reason: 'The CDK writes a DependsOn beside each reference to a role: redundant, and harmless' },
]

const [beta, production] = [config.stages.beta, config.stages.production]
const domain = {
  name: 'data.alderbay.example',
  certificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/0d2c7ab1-54ae-4d0e-9d51-3a4c2f7b6a10',
}
const cases: { name: string; settings: SettingsInput }[] = [
  { name: "the project's own settings", settings: config },
  { name: 'a second city', settings: secondCity },
  {
    name: 'everything that can be switched on',
    settings: {
      ...config,
      stages: {
        beta: {
          ...beta,
          firewall: true,
          invitation: { mailDomains: ['alderbay.example'] },
          notice: { mode: 'acknowledge' },
        },
        production: { ...production, firewall: true, domain, monthlyBudgetDollars: 50 },
      },
    },
  },
]

/** Folders to remove. */
const written: string[] = []
afterAll(() => {
  for (const folder of written) rmSync(folder, { recursive: true, force: true })
})

interface Finding {
  readonly Level: string
  readonly Message: string
  readonly Filename: string
  readonly Rule: { readonly Id: string }
  readonly Location: { readonly Path: readonly (string | number)[] | null }
}

interface Resource {
  readonly Type: string
  readonly Properties: object
}

function lint(files: readonly string[]): Finding[] {
  if ('missing' in LINT) throw new Error(LINT.missing)
  const { stdout, stderr, status } = spawnSync(LINT.program, ['--format', 'json', '--', ...files], { encoding: 'utf8' })
  // 0 nothing, 2 errors, 4 warnings, 8 notes, and their sums; anything else is its own failure
  if (status === null || status % 2 !== 0 || stdout === '') throw new Error(`cfn-lint ended with ${status}: ${stderr}`)
  return JSON.parse(stdout) as Finding[]
}

for (const { name, settings } of cases) {
  const { folder, files } = writeTemplates(settings)
  written.push(folder)

  test(`the CDK's own check of the schemas finds nothing: ${name}`, () => {
    expect(files.length).toBeGreaterThanOrEqual(6)
    const { context } = JSON.parse(read('cdk.json')) as { context: Record<string, unknown> }
    expect(context['@aws-cdk/core:validateAgainstDefaultRules']).toBe(true)
  })

  lintTest(`cfn-lint finds nothing that is not accepted, and everything that is: ${name}`, () => {
    const found = lint(files)
    const strange = found.filter(({ Rule }) => !ACCEPTED.some(({ rule }) => rule === Rule.Id))
    expect(
      strange.map(
        (each) => `${each.Rule.Id} ${basename(each.Filename)} ${each.Location.Path?.join('/')}: ${each.Message}`,
      ),
    ).toEqual([])
    const stale = ACCEPTED.filter(({ rule }) => !found.some(({ Rule }) => Rule.Id === rule))
    expect(stale).toEqual([])
  })
}

lintTest('cfn-lint finds a property that no schema has', () => {
  const sound = join(written[0]!, `${config.portalId}-beta-storage.json`)
  const spoilt = join(written[0]!, 'spoilt.json')
  const template = JSON.parse(readFileSync(sound, 'utf8')) as { Resources: Record<string, Resource> }
  const table = Object.values(template.Resources).find(({ Type }) => Type === 'AWS::DynamoDB::Table')!
  Object.assign(table.Properties, { Colour: 'green' })
  writeFileSync(spoilt, JSON.stringify(template))
  expect(lint([spoilt]).map(({ Rule, Level }) => [Rule.Id, Level])).toContainEqual(['E3002', 'Error'])
})

test("the CDK's own check finds a type of resource that a region lacks", () => {
  const elsewhere: SettingsInput = {
    ...config,
    stages: { ...config.stages, beta: { ...config.stages.beta, region: 'eu-south-2' } },
  }
  expect(() => writeTemplates(elsewhere)).toThrow('AWS::Budgets::Budget')
})
