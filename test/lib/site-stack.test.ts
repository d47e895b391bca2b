// What holds for the public address: headers, behaviours, the function at the edge.
import vm from 'node:vm'
import { STAGES } from '../../core/settings.ts'
import { ofType, settings, synthesize } from './both-stages.ts'

const { resources } = synthesize()
const policies = ofType(resources, 'AWS::CloudFront::ResponseHeadersPolicy').map(({ stage, Properties }) => ({
  stage,
  ...Properties.ResponseHeadersPolicyConfig,
}))
const configs = ofType(resources, 'AWS::CloudFront::Distribution').map(({ stage, Properties }) => ({
  stage,
  ...Properties.DistributionConfig,
}))

/** A policy's text; references in it become `{...}`. */
function contentPolicy(policy: (typeof policies)[number]): string {
  const value = policy.SecurityHeadersConfig.ContentSecurityPolicy.ContentSecurityPolicy
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** What one kind of pages may, and no other. */
const exceptions: Readonly<Record<string, string>> = {
  sql: "'wasm-unsafe-eval'",
  embed: 'frame-ancestors *',
}

test('every answer has a content security policy without a loophole, and is https for a year', () => {
  expect(policies.length).toBe(14)
  for (const policy of policies) {
    expect(contentPolicy(policy)).toContain("default-src 'none'")
    const loophole = /unsafe-|https?:(?!\/\/)|\s\*(\s|;|$)/
    expect(contentPolicy(policy).replace(exceptions[policy.Name.split('-').at(-1)!] ?? '', '')).not.toMatch(loophole)
    expect(policy.SecurityHeadersConfig.StrictTransportSecurity.AccessControlMaxAgeSec).toBe(365 * 86_400)
    expect(policy.SecurityHeadersConfig.ContentTypeOptions).toEqual({ Override: true })
    expect(policy.SecurityHeadersConfig.ReferrerPolicy.ReferrerPolicy).toBe('strict-origin-when-cross-origin')
  }
})

test('pages speak to their own origin only; the console also to uploads and sign-in', () => {
  for (const stage of STAGES) {
    const connect = (part: string) => {
      const policy = policies.find(({ Name }) => Name === `${settings.portalId}-${stage}-${part}`)!
      return /connect-src ([^;]*)/.exec(contentPolicy(policy))![1]!
    }
    expect(connect('pages')).toBe("'self'")
    expect(connect('console')).toContain('RegionalDomainName')
    expect(connect('console')).toContain(`https://cognito-idp.${settings.stages[stage].region}.`)
    expect(connect('console')).toContain(`.auth.${settings.stages[stage].region}.amazoncognito.com`)
  }
})

test('files may be read from any origin, and run nothing', () => {
  for (const policy of policies.filter(({ Name }) => Name.endsWith('-files'))) {
    expect(policy.CorsConfig.AccessControlAllowOrigins.Items).toEqual(['*'])
    expect(policy.CorsConfig.AccessControlAllowCredentials).toBe(false)
    expect(contentPolicy(policy)).toBe("default-src 'none'; sandbox")
  }
})

test('search engines stay away from beta, and from the console everywhere', () => {
  const away = policies
    .filter(({ CustomHeadersConfig }) =>
      CustomHeadersConfig?.Items.some(
        ({ Header, Value }: { Header: string; Value: string }) => Header === 'x-robots-tag' && Value === 'noindex',
      ),
    )
    .map(({ Name }) => Name.replace(`${settings.portalId}-`, ''))
  expect(away.sort()).toEqual(
    ['api', 'assets', 'console', 'embed', 'files', 'pages', 'sql']
      .map((part) => `beta-${part}`)
      .concat('production-console'),
  )
})

test('every path has a policy, and no token travels in clear', () => {
  for (const { DefaultCacheBehavior, CacheBehaviors } of configs) {
    for (const behaviour of [DefaultCacheBehavior, ...CacheBehaviors]) {
      expect(behaviour.ResponseHeadersPolicyId).toBeDefined()
      expect(behaviour.ViewerProtocolPolicy).toBe(
        behaviour.PathPattern === '/api/*' ? 'https-only' : 'redirect-to-https',
      )
    }
    expect(CacheBehaviors.map(({ PathPattern }: { PathPattern: string }) => PathPattern)).toEqual([
      ...['/assets', '/console', '/sql', '/en/sql', '/es/sql', '/embed', '/en/embed', '/es/embed'].flatMap((folder) => [
        folder,
        `${folder}/*`,
      ]),
      '/files/*',
      '/api/*',
    ])
  }
})

test('WebAssembly runs on SQL pages only, and other sites frame embedded views only', () => {
  const parts = (fits: (policy: string) => boolean) =>
    policies.filter((policy) => fits(contentPolicy(policy))).map(({ Name }) => Name.split('-').at(-1))
  expect(parts((policy) => policy.includes('wasm-unsafe-eval'))).toEqual(['sql', 'sql'])
  expect(parts((policy) => policy.includes('frame-ancestors *'))).toEqual(['embed', 'embed'])
  for (const { Name, SecurityHeadersConfig } of policies.filter(({ Name }) =>
    /-(pages|sql|embed|console)$/.test(Name),
  )) {
    const frames = SecurityHeadersConfig.FrameOptions?.FrameOption
    expect([Name, frames]).toEqual([Name, Name.endsWith('-embed') ? undefined : 'DENY'])
  }
})

test('every bucket behind the distribution is read with a signature', () => {
  for (const { Origins } of configs) {
    const unsigned = Origins.filter(
      (origin: { OriginAccessControlId?: unknown; CustomOriginConfig?: unknown }) =>
        !origin.OriginAccessControlId && !origin.CustomOriginConfig,
    )
    expect(unsigned).toEqual([])
    expect(Origins.length).toBe(3)
  }
})

test('a missing page has a page; what the API says about a missing thing is left alone', () => {
  for (const { CustomErrorResponses } of configs) {
    const replaced = CustomErrorResponses.filter(
      ({ ResponsePagePath }: { ResponsePagePath?: string }) => ResponsePagePath,
    )
    expect(replaced).toMatchObject([{ ErrorCode: 403, ResponseCode: 404, ResponsePagePath: '/404.html' }])
    expect(CustomErrorResponses).toContainEqual({ ErrorCode: 404, ErrorCachingMinTTL: 0 })
  }
  // S3 says 403 only to those who may not list.
  const readers = ofType(resources, 'AWS::S3::BucketPolicy').flatMap(({ Properties }) =>
    Properties.PolicyDocument.Statement.filter((statement: { Effect: string }) => statement.Effect === 'Allow'),
  )
  expect(new Set(readers.flatMap(({ Action }) => Action))).toEqual(new Set(['s3:GetObject']))
})

test('a refusal of the API is not taken for a missing page', () => {
  for (const { Properties } of ofType(resources, 'AWS::ApiGatewayV2::Integration')) {
    expect(Properties.ResponseParameters['403'].ResponseParameters).toEqual([
      { Destination: 'overwrite:statuscode', Source: '400' },
    ])
  }
})

const addresses = [
  { name: 'the home page', uri: '/', becomes: '/index.html' },
  { name: 'a folder', uri: '/datasets/', becomes: '/datasets/index.html' },
  { name: 'a folder without its slash', uri: '/datasets/street-trees', becomes: '/datasets/street-trees/index.html' },
  { name: 'a file', uri: '/data.json', becomes: '/data.json' },
  { name: 'a file in a hidden folder', uri: '/.well-known/security.txt', becomes: '/.well-known/security.txt' },
  // the dot is in the folder and not in the name
  { name: 'a folder below one with a dot', uri: '/dcat-us/3.0/about', becomes: '/dcat-us/3.0/about/index.html' },
]
const [edge] = ofType(resources, 'AWS::CloudFront::Function', 'production')
for (const { name, uri, becomes } of addresses) {
  test(`at the edge, ${name} is found`, () => {
    const context = vm.createContext({ event: { request: { uri } } })
    expect(vm.runInContext(`${edge!.Properties.FunctionCode}\nhandler(event).uri`, context)).toBe(becomes)
  })
}
