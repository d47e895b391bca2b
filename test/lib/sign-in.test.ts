// Where people sign in: the pool with its second factor, the city's provider behind it, or another provider altogether.
import vm from 'node:vm'
import { readSettings, type Settings, type SettingsInput, STAGES, withFirstAdministrator } from '../../core/settings.ts'
import config from '../../plaza.config.ts'
import { ofType, type Resource, settings, synthesize } from './both-stages.ts'

const { resources } = synthesize()
const pools = ofType(resources, 'AWS::Cognito::UserPool')
const clients = (from: readonly Resource[]) => ofType(from, 'AWS::Cognito::UserPoolClient')

test('everybody in the pool has a second factor, from an app', () => {
  expect(pools.length).toBe(2)
  for (const { Properties } of pools) {
    expect(Properties).toMatchObject({ MfaConfiguration: 'ON', EnabledMfas: ['SOFTWARE_TOKEN_MFA'] })
  }
})

test('members sign in by code with PKCE and come back to the console', () => {
  for (const { Properties } of clients(resources)) {
    expect(Properties).toMatchObject({ AllowedOAuthFlows: ['code'], GenerateSecret: false })
    expect(JSON.stringify(Properties.CallbackURLs)).toMatch(/\/console\/"/)
    expect(JSON.stringify(Properties.CallbackURLs)).not.toContain('example.com')
    expect(Properties.AllowedOAuthScopes).not.toContain('aws.cognito.signin.user.admin')
  }
})

test('access tokens end after a quarter of an hour, and what renews them is good for one use in a day', () => {
  for (const { Properties } of clients(resources)) {
    expect(Properties).toMatchObject({
      ...{ AccessTokenValidity: 15, IdTokenValidity: 15, RefreshTokenValidity: 1440 },
      TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'minutes', RefreshToken: 'minutes' },
      RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 30 },
    })
    expect(Properties.ExplicitAuthFlows).not.toContain('ALLOW_REFRESH_TOKEN_AUTH') // Cognito refuses both together
  }
})

test('a mail address counts once its owner has typed the code', () => {
  for (const { Properties } of pools) {
    expect(Properties).toMatchObject({
      AutoVerifiedAttributes: ['email'],
      UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] },
      VerificationMessageTemplate: { DefaultEmailOption: 'CONFIRM_WITH_CODE' },
    })
  }
})

test('roles are in the table: the pool has no groups', () => {
  expect(ofType(resources, 'AWS::Cognito::UserPoolGroup')).toEqual([])
})

test('the first administrator is invited into each pool, and stays when somebody else is named', () => {
  const users = ofType(resources, 'AWS::Cognito::UserPoolUser')
  expect(users.length).toBe(2)
  for (const { Properties, DeletionPolicy } of users) {
    expect(Properties).toMatchObject({
      Username: settings.access.firstAdministrator,
      DesiredDeliveryMediums: ['EMAIL'],
    })
    expect(DeletionPolicy).toBe('Retain')
  }
})

const named = [
  { email: 'ops@alderbay.example', gives: 'ops@alderbay.example' },
  { email: undefined, gives: settings.access.firstAdministrator },
  { email: '', gives: settings.access.firstAdministrator },
]
for (const { email, gives } of named) {
  test(`the deployment names ${email === '' ? 'nobody' : email}: the first administrator is ${gives}`, () => {
    expect(readSettings(withFirstAdministrator(config, email)).access.firstAdministrator).toBe(gives)
  })
}
test('a first administrator who is no mail address stops synth', () => {
  expect(() => readSettings(withFirstAdministrator(config, 'ada'))).toThrow('access.firstAdministrator: ')
})

/** Runs the code of a trigger as Lambda would. */
function trigger(from: readonly Resource[], id: RegExp) {
  const [found] = ofType(from, 'AWS::Lambda::Function', 'production').filter((one) => id.test(one.id))
  const { Code, Environment } = found!.Properties
  expect(Code.ZipFile.length).toBeLessThan(4096) // CloudFormation takes no more
  type Handler = (event: object) => Promise<{ response?: object }>
  const context = vm.createContext({ exports: {} as { handler?: Handler }, process: { env: Environment.Variables } })
  vm.runInContext(Code.ZipFile, context)
  return async (event: object) => JSON.parse(JSON.stringify(await context['exports'].handler(event)))
}

const claims = [
  {
    user: { email: 'ana@example.org', email_verified: 'true', name: 'Ana' },
    gives: { email: 'ana@example.org', email_verified: true, name: 'Ana' },
  },
  { user: { email: 'ana@example.org' }, gives: { email: 'ana@example.org', email_verified: false } },
  {
    user: { email: 'ana@example.org', email_verified: 'false', 'cognito:user_status': 'EXTERNAL_PROVIDER' },
    gives: { email: 'ana@example.org', email_verified: false },
  },
]
for (const { user, gives } of claims) {
  test(`access tokens say who it is, which Cognito's own do not: ${JSON.stringify(gives)}`, async () => {
    expect(pools[0]!.Properties.LambdaConfig.PreTokenGenerationConfig.LambdaVersion).toBe('V2_0')
    const { response } = await trigger(resources, /TokenClaims/)({ request: { userAttributes: user } })
    expect(response.claimsAndScopeOverrideDetails.accessTokenGeneration.claimsToAddOrOverride).toEqual(gives)
  })
}

const arrivals = [
  { name: 'an address of the city', source: 'PreSignUp_SignUp', email: 'Ana@AlderBay.example', may: true },
  { name: 'another address', source: 'PreSignUp_SignUp', email: 'ana@example.org', may: false },
  {
    name: 'a domain that only ends like the city',
    source: 'PreSignUp_SignUp',
    email: 'ana@notalderbay.example',
    may: false,
  },
  {
    name: 'two signs in an address',
    source: 'PreSignUp_SignUp',
    email: 'ana@example.org@alderbay.example',
    may: false,
  },
  { name: 'no address', source: 'PreSignUp_SignUp', email: undefined, may: false },
  {
    name: 'an outsider whom an administrator puts in',
    source: 'PreSignUp_AdminCreateUser',
    email: 'ana@example.org',
    may: true,
  },
  {
    name: "somebody of the city's provider",
    source: 'PreSignUp_ExternalProvider',
    email: 'ana@example.org',
    may: true,
  },
]
for (const { name, source, email, may } of arrivals) {
  test(`sign-up: ${name} ${may ? 'gets in' : 'is refused'}`, async () => {
    const asked = trigger(resources, /SignUpCheck/)({ triggerSource: source, request: { userAttributes: { email } } })
    if (may) await expect(asked).resolves.toMatchObject({ triggerSource: source })
    else await expect(asked).rejects.toMatchObject({ message: expect.stringContaining('alderbay.example') })
  })
}

const given = (more: Partial<SettingsInput>): Settings => readSettings({ ...config, ...more })

test('a city without mail domains lets nobody sign up alone', () => {
  const closed = synthesize(given({ access: {} }))
  for (const { Properties } of ofType(closed.resources, 'AWS::Cognito::UserPool')) {
    expect(Properties.AdminCreateUserConfig.AllowAdminCreateUserOnly).toBe(true)
  }
  for (const { Properties } of pools) expect(Properties.AdminCreateUserConfig.AllowAdminCreateUserOnly).toBe(false)
})

const saml = { kind: 'saml', name: 'CityStaff', metadataUrl: 'https://login.alderbay.example/saml' } as const
const oidc = {
  kind: 'oidc',
  name: 'CityStaff',
  issuer: 'https://login.alderbay.example',
  clientId: 'plaza',
  clientSecretName: 'plaza/city-staff',
  vouchesForMail: false,
} as const
for (const federation of [saml, oidc]) {
  test(`${federation.kind} behind the pool: its people come in beside the pool's own, and no secret is in a template`, async () => {
    const found = synthesize(given({ signIn: { kind: 'cognito', federation } })).resources
    const [provider] = ofType(found, 'AWS::Cognito::UserPoolIdentityProvider', 'production')
    expect(provider!.Properties).toMatchObject({
      ProviderName: 'CityStaff',
      ProviderType: federation.kind.toUpperCase(),
    })
    for (const { Properties } of clients(found)) {
      expect(Properties.SupportedIdentityProviders[0]).toBe('COGNITO')
      expect(Properties.SupportedIdentityProviders).toHaveLength(2)
    }
    const secret = provider!.Properties.ProviderDetails.client_secret
    expect(secret).toBe(
      federation.kind === 'oidc' ? '{{resolve:secretsmanager:plaza/city-staff:SecretString:::}}' : undefined,
    )
    expect(ofType(found, 'AWS::Cognito::UserPoolUser')).toEqual([]) // the first administrator comes from there, too
    const user = { email: 'ana@example.org', 'cognito:user_status': 'EXTERNAL_PROVIDER' }
    const { response } = await trigger(found, /TokenClaims/)({ request: { userAttributes: user } })
    const { email_verified } = response.claimsAndScopeOverrideDetails.accessTokenGeneration.claimsToAddOrOverride
    expect(email_verified).toBe(federation.kind === 'saml')
  })
}

test("another provider altogether: no pool, its addresses in the functions' environment and in the console's policy", () => {
  const signIn = {
    kind: 'oidc',
    issuer: 'https://login.alderbay.example/city',
    jwksUrl: 'https://login.alderbay.example/keys',
    clientId: 'plaza',
    audience: 'plaza-api',
    origins: ['https://tokens.alderbay.example'],
  } satisfies SettingsInput['signIn']
  const { resources: found, outputs } = synthesize(given({ signIn }))
  expect(found.filter(({ Type }) => Type.startsWith('AWS::Cognito::'))).toEqual([])
  for (const stage of STAGES) {
    expect(Object.keys(outputs[stage])).not.toContain('UserPoolId')
    const told = (id: string) =>
      ofType(found, 'AWS::Lambda::Function', stage).find((one) => one.id.startsWith(id))!.Properties.Environment
        .Variables
    expect(told('Api')).toMatchObject({
      ...{ OIDC_ISSUER: signIn.issuer, OIDC_JWKS_URL: signIn.jwksUrl },
      ...{ OIDC_CLIENT_ID: 'plaza', OIDC_AUDIENCE: 'plaza-api' },
    })
    expect(told('Publish')).toMatchObject({ OIDC_ISSUER: signIn.issuer, OIDC_CLIENT_ID: 'plaza' })
  }
  const policies = JSON.stringify(ofType(found, 'AWS::CloudFront::ResponseHeadersPolicy'))
  expect(policies).toContain('https://login.alderbay.example https://tokens.alderbay.example')
})

const spoiled: { where: string; signIn: object }[] = [
  {
    where: 'signIn.issuer',
    signIn: { kind: 'oidc', issuer: 'http://login.example', jwksUrl: 'https://a.example', clientId: 'x' },
  },
  {
    where: 'signIn.origins.0',
    signIn: {
      kind: 'oidc',
      issuer: 'https://a.example',
      jwksUrl: 'https://a.example',
      clientId: 'x',
      origins: ['https://a.example/path'],
    },
  },
  {
    where: 'signIn.federation.clientSecretName',
    signIn: { kind: 'cognito', federation: { ...oidc, clientSecretName: undefined } },
  },
  { where: 'signIn.federation.name', signIn: { kind: 'cognito', federation: { ...saml, name: '1' } } },
]
for (const { where, signIn } of spoiled) {
  test(`settings: a fault in ${where} is named by its path`, () => {
    expect(() => readSettings({ ...config, signIn })).toThrow(`${where}: `)
  })
}
