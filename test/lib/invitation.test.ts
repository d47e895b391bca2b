// A stage that only invited people see: the function at the edge is before everything, and no template holds the key.

import { DeleteParameterCommand, type PutParameterCommand } from '@aws-sdk/client-ssm'
import { ensureInvitationKey, removeInvitationKey } from '../../cli/deploy/invitation-key.ts'
import { readSettings } from '../../core/settings.ts'
import plazaConfig from '../../plaza.config.ts'
import { MAX_FUNCTION_BYTES } from '../../web/edge/viewer-request.ts'
import { ofType, settings, synthesize } from './both-stages.ts'

const invitation = { mailDomains: ['alderbay.example'] }
const invited = readSettings({
  ...plazaConfig,
  stages: { ...plazaConfig.stages, beta: { ...plazaConfig.stages.beta, invitation } },
})
const { resources } = synthesize(invited)
const REFERENCE = '{{resolve:ssm:/plaza/alder-bay-beta/invitation-key/1}}'

/** Behaviours of the distribution of a stage, with the function that is before each. */
function behaviours(stage: 'beta' | 'production'): { path: string; functions: unknown[] }[] {
  const [distribution] = ofType(resources, 'AWS::CloudFront::Distribution', stage)
  const { DefaultCacheBehavior, CacheBehaviors } = distribution!.Properties.DistributionConfig
  return [{ PathPattern: '*', ...(DefaultCacheBehavior as object) }, ...(CacheBehaviors as object[])].map((one) => {
    const { PathPattern, FunctionAssociations = [] } = one as { PathPattern: string; FunctionAssociations?: unknown[] }
    return { path: PathPattern, functions: FunctionAssociations }
  })
}

test('every behaviour of the stage asks for the invitation, and all with one function', () => {
  const all = behaviours('beta')
  expect(all.length).toBeGreaterThan(10)
  for (const { path, functions } of all) expect([path, functions]).toEqual([path, all[0]!.functions])
  expect(all[0]!.functions).toMatchObject([{ EventType: 'viewer-request' }])
  expect(ofType(resources, 'AWS::CloudFront::Function', 'beta')).toHaveLength(1)
})

test('where everybody gets in, files and the API have no function before them', () => {
  const without = behaviours('production').filter(({ functions }) => functions.length === 0)
  expect(without.map(({ path }) => path).sort()).toEqual(['/api/*', '/files/*'])
})

test('templates name the key, and hold none', () => {
  const [edge] = ofType(resources, 'AWS::CloudFront::Function', 'beta')
  expect(edge!.Properties.FunctionCode).toContain(`const KEY = "${REFERENCE}"`)
  expect(Buffer.byteLength(edge!.Properties.FunctionCode)).toBeLessThan(MAX_FUNCTION_BYTES)
  const api = ofType(resources, 'AWS::Lambda::Function').filter(
    ({ Properties }) => 'INVITATION_KEY' in Properties.Environment.Variables,
  )
  expect(api.map(({ stage, Properties }) => [stage, Properties.Environment.Variables.INVITATION_KEY])).toEqual([
    ['beta', REFERENCE],
  ])
  expect(JSON.stringify(synthesize(settings).resources)).not.toContain('resolve:ssm')
})

/** Parameters in memory. */
function parameters() {
  const kept = new Map<string, string>()
  const send = async (command: DeleteParameterCommand | PutParameterCommand) => {
    const { input } = command as { input: { Name: string; Value?: string } }
    const isThere = kept.has(input.Name)
    if (command instanceof DeleteParameterCommand) {
      if (!isThere) throw Object.assign(new Error('no such parameter'), { name: 'ParameterNotFound' })
      kept.delete(input.Name)
      return {}
    }
    if (isThere) throw Object.assign(new Error('there is one'), { name: 'ParameterAlreadyExists' })
    kept.set(input.Name, input.Value!)
    return { Version: 1 }
  }
  return { kept, ssm: { send } as never }
}

test('the deployment makes the key once, another round makes another, and destroying removes it', async () => {
  const { kept, ssm } = parameters()
  expect(await ensureInvitationKey(ssm, 'alder-bay-beta', invitation)).toBe('made')
  const first = kept.get('/plaza/alder-bay-beta/invitation-key/1')
  expect(first).toMatch(/^[0-9a-f]{64}$/)
  expect(await ensureInvitationKey(ssm, 'alder-bay-beta', invitation)).toBe('there')
  expect(kept.get('/plaza/alder-bay-beta/invitation-key/1')).toBe(first)
  expect(await ensureInvitationKey(ssm, 'alder-bay-beta', { ...invitation, round: 2 })).toBe('made')
  expect(new Set(kept.values()).size).toBe(2)

  await removeInvitationKey(ssm, 'alder-bay-beta', invitation)
  await removeInvitationKey(ssm, 'alder-bay-beta', invitation)
  expect([...kept.keys()]).toEqual(['/plaza/alder-bay-beta/invitation-key/2'])
})
