// test/rehearsal/resources/edge.ts: what a distribution uses: functions, headers, access to buckets, a firewall.
import {
  CloudFrontClient,
  CreateFunctionCommand,
  CreateOriginAccessControlCommand,
  CreateResponseHeadersPolicyCommand,
  DeleteFunctionCommand,
  DeleteOriginAccessControlCommand,
  DeleteResponseHeadersPolicyCommand,
  DescribeFunctionCommand,
  type FunctionConfig,
  GetResponseHeadersPolicyCommand,
  PublishFunctionCommand,
  type ResponseHeadersPolicyConfig,
  UpdateFunctionCommand,
  UpdateOriginAccessControlCommand,
  UpdateResponseHeadersPolicyCommand,
} from '@aws-sdk/client-cloudfront'
import {
  CreateWebACLCommand,
  DeleteWebACLCommand,
  GetWebACLCommand,
  UpdateWebACLCommand,
  WAFV2Client,
} from '@aws-sdk/client-wafv2'
import type { Json } from '../json.ts'
import { clientOf, type Handler, madeUpName, onlyKnown, type Place, picked } from './handler.ts'

export const edgeFunction: Handler = {
  properties: ['AutoPublish', 'FunctionCode', 'FunctionConfig', 'Name', 'Tags'],
  replacedBy: ['Name'],
  async create(properties, place) {
    const { Name, AutoPublish } = properties
    const request = { Name, ...functionOf(properties) }
    const { ETag } = await clientOf(CloudFrontClient, place).send(new CreateFunctionCommand(request))
    if (AutoPublish) await clientOf(CloudFrontClient, place).send(new PublishFunctionCommand({ Name, IfMatch: ETag }))
    const FunctionARN = `arn:aws:cloudfront::${place.account}:function/${Name}`
    return { physicalId: FunctionARN, attributes: { FunctionARN, 'FunctionMetadata.FunctionARN': FunctionARN } }
  },
  async update(_, properties, __, place) {
    const { Name, AutoPublish } = properties
    const cloudfront = clientOf(CloudFrontClient, place)
    const { ETag: IfMatch } = await cloudfront.send(new DescribeFunctionCommand({ Name, Stage: 'DEVELOPMENT' }))
    const { ETag } = await cloudfront.send(new UpdateFunctionCommand({ Name, IfMatch, ...functionOf(properties) }))
    if (AutoPublish) await cloudfront.send(new PublishFunctionCommand({ Name, IfMatch: ETag }))
    return {}
  },
  async remove(_, { Name }, place) {
    const cloudfront = clientOf(CloudFrontClient, place)
    const { ETag: IfMatch } = await cloudfront.send(new DescribeFunctionCommand({ Name, Stage: 'DEVELOPMENT' }))
    await cloudfront.send(new DeleteFunctionCommand({ Name, IfMatch }))
  },
}

function functionOf({ FunctionCode, FunctionConfig }: Json): {
  FunctionCode: Uint8Array
  FunctionConfig: FunctionConfig
} {
  onlyKnown(FunctionConfig, 'FunctionConfig', 'Comment', 'Runtime')
  return { FunctionCode: Buffer.from(FunctionCode), FunctionConfig }
}

export const responseHeadersPolicy: Handler = {
  properties: ['ResponseHeadersPolicyConfig'],
  replacedBy: [],
  async create({ ResponseHeadersPolicyConfig: config }, place) {
    const request = new CreateResponseHeadersPolicyCommand({ ResponseHeadersPolicyConfig: headersOf(config) })
    const { ResponseHeadersPolicy } = await clientOf(CloudFrontClient, place).send(request)
    const { Id } = ResponseHeadersPolicy!
    return { physicalId: Id!, attributes: { Id } }
  },
  async update(Id, { ResponseHeadersPolicyConfig: config }, _, place) {
    const IfMatch = await tagOf(Id, place)
    const request = { Id, IfMatch, ResponseHeadersPolicyConfig: headersOf(config) }
    await clientOf(CloudFrontClient, place).send(new UpdateResponseHeadersPolicyCommand(request))
    return {}
  },
  async remove(Id, _, place) {
    const IfMatch = await tagOf(Id, place)
    await clientOf(CloudFrontClient, place).send(new DeleteResponseHeadersPolicyCommand({ Id, IfMatch }))
  },
}

async function tagOf(Id: string, place: Place): Promise<string | undefined> {
  const { ETag } = await clientOf(CloudFrontClient, place).send(new GetResponseHeadersPolicyCommand({ Id }))
  return ETag
}

function headersOf({
  CorsConfig,
  CustomHeadersConfig,
  RemoveHeadersConfig,
  ...config
}: Json): ResponseHeadersPolicyConfig {
  onlyKnown(config, 'ResponseHeadersPolicyConfig', 'Name', 'Comment', 'SecurityHeadersConfig')
  return {
    ...config,
    ...(CorsConfig ? { CorsConfig: withLengths(CorsConfig) } : {}),
    ...(CustomHeadersConfig ? { CustomHeadersConfig: withLength(CustomHeadersConfig) } : {}),
    ...(RemoveHeadersConfig ? { RemoveHeadersConfig: withLength(RemoveHeadersConfig) } : {}),
  }
}

function withLength({ Items }: Json): Json {
  return { Quantity: Items.length, Items }
}

function withLengths(config: Json): Json {
  return Object.fromEntries(
    Object.entries<Json>(config).map(([name, value]) => [name, value?.Items ? withLength(value) : value]),
  )
}

export const originAccessControl: Handler = {
  properties: ['OriginAccessControlConfig'],
  replacedBy: [],
  async create({ OriginAccessControlConfig }, place) {
    const request = new CreateOriginAccessControlCommand({ OriginAccessControlConfig })
    const { OriginAccessControl } = await clientOf(CloudFrontClient, place).send(request)
    const { Id } = OriginAccessControl!
    return { physicalId: Id!, attributes: { Id } }
  },
  async update(Id, { OriginAccessControlConfig }, _, place) {
    await clientOf(CloudFrontClient, place).send(
      new UpdateOriginAccessControlCommand({ Id, OriginAccessControlConfig }),
    )
    return {}
  },
  async remove(Id, _, place) {
    await clientOf(CloudFrontClient, place).send(new DeleteOriginAccessControlCommand({ Id }))
  },
}

const FIREWALL = ['DefaultAction', 'Description', 'Rules', 'Scope', 'VisibilityConfig']

export const firewall: Handler = {
  properties: ['Name', 'Tags', ...FIREWALL],
  replacedBy: ['Name', 'Scope'],
  async create(properties, place) {
    const Name = properties.Name ?? madeUpName(place, 128)
    const request = { Name, Tags: properties.Tags, ...picked(properties, ...FIREWALL) } as Json
    const { Summary } = await clientOf(WAFV2Client, place).send(new CreateWebACLCommand(request))
    const { Id, ARN } = Summary!
    return { physicalId: `${Name}|${Id}|${properties.Scope}`, attributes: { Id, Arn: ARN } }
  },
  async update(physicalId, properties, _, place) {
    const { waf, named, LockToken } = await found(physicalId, place)
    await waf.send(new UpdateWebACLCommand({ ...named, LockToken, ...picked(properties, ...FIREWALL) } as Json))
    return {}
  },
  async remove(physicalId, _, place) {
    const { waf, named, LockToken } = await found(physicalId, place)
    await waf.send(new DeleteWebACLCommand({ ...named, LockToken }))
  },
}

async function found(physicalId: string, place: Place) {
  const [Name, Id, Scope] = physicalId.split('|')
  const named = { Name: Name!, Id: Id!, Scope: Scope as 'CLOUDFRONT' }
  const waf = clientOf(WAFV2Client, place)
  const { LockToken } = await waf.send(new GetWebACLCommand(named))
  return { waf, named, LockToken: LockToken! }
}
