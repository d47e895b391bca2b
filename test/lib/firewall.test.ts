// The web firewall: off unless the city wants one; where it stands, what it blocks and what it keeps to itself.
import { idleCostOf } from '../../cli/cost/idle.ts'
import type { STAGES } from '../../core/settings.ts'
import { FIREWALL_REGION } from '../../lib/firewall.ts'
import { ofType, type Resource, settings, synthesize, templatesIn } from './both-stages.ts'

const { beta, production } = settings.stages
const wanted = { ...settings, stages: { beta, production: { ...production, firewall: true } } }
const without = synthesize()
const made = synthesize(wanted, '--rules')
const [acl] = ofType(made.resources, 'AWS::WAFv2::WebACL')
const distribution = (stage: (typeof STAGES)[number]) =>
  ofType(made.resources, 'AWS::CloudFront::Distribution', stage)[0]!.Properties.DistributionConfig

test('without the setting there is none', () => {
  expect(without.resources.filter(({ Type }) => Type.startsWith('AWS::WAFv2'))).toEqual([])
  expect(JSON.stringify(without.resources)).not.toContain('WebACLId')
})

test('it is in the region where CloudFront looks for it, and the distribution finds it there', () => {
  expect(acl).toMatchObject({ stage: 'production', stack: `${settings.portalId}-production-firewall` })
  expect(acl!.Properties.Scope).toBe('CLOUDFRONT')
  expect(distribution('production').WebACLId).toEqual({
    'Fn::GetStackOutput': expect.objectContaining({ StackName: acl!.stack, Region: FIREWALL_REGION }),
  })
  expect(distribution('beta').WebACLId).toBeUndefined()
})

test('a stage of that very region has it, too', () => {
  const there = { ...production, firewall: true, region: FIREWALL_REGION }
  const { resources } = synthesize({ ...settings, stages: { beta, production: there } })
  expect(ofType(resources, 'AWS::WAFv2::WebACL').length).toBe(1)
})

test('it lets through all but floods and known attacks, and bodies are the business of the API', () => {
  const [flood, common] = acl!.Properties.Rules
  expect(acl!.Properties.DefaultAction).toEqual({ Allow: {} })
  expect(flood.Statement.RateBasedStatement).toEqual({ AggregateKeyType: 'IP', Limit: 5000 })
  expect(flood.Action.Block.CustomResponse).toEqual({ ResponseCode: 429 })
  const { Name, VendorName, RuleActionOverrides } = common.Statement.ManagedRuleGroupStatement
  expect({ Name, VendorName }).toEqual({ Name: 'AWSManagedRulesCommonRuleSet', VendorName: 'AWS' })
  const counted = RuleActionOverrides.map(({ Name: rule }: { Name: string }) => rule)
  expect(counted.every((rule: string) => rule.endsWith('_BODY'))).toBe(true)
})

test('it keeps no sample of requests, which would hold the addresses of readers', () => {
  const { VisibilityConfig, Rules } = acl!.Properties
  for (const config of [VisibilityConfig, ...Rules.map((rule: Resource['Properties']) => rule.VisibilityConfig)]) {
    expect(config.SampledRequestsEnabled).toBe(false)
  }
})

test('it costs what the settings say: 5 dollars and 1 for each of its rules', () => {
  const before = idleCostOf(templatesIn(without.resources)).dollarsPerMonth
  expect(idleCostOf(templatesIn(made.resources)).dollarsPerMonth - before).toBeCloseTo(7, 10)
})

test('the rules then ask for no acceptance, because the finding is gone', () => {
  const both = { beta: { ...beta, firewall: true }, production: { ...production, firewall: true } }
  expect(synthesize({ ...settings, stages: both }, '--rules').stale).toEqual(['-CFR2$'])
})
