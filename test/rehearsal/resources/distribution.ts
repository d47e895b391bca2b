// test/rehearsal/resources/distribution.ts: the distribution, as the service wants it said: every list with its length.
import { randomUUID } from 'node:crypto'
import {
  CloudFrontClient,
  CreateDistributionWithTagsCommand,
  DeleteDistributionCommand,
  type DistributionConfig,
  GetDistributionConfigCommand,
  UpdateDistributionCommand,
} from '@aws-sdk/client-cloudfront'
import type { Json } from '../json.ts'
import { clientOf, type Handler, onlyKnown } from './handler.ts'

export const distribution: Handler = {
  properties: ['DistributionConfig', 'Tags'],
  replacedBy: [],
  async create({ DistributionConfig, Tags = [] }, place) {
    const config = configOf(DistributionConfig, randomUUID())
    const request = { DistributionConfig: config, Tags: { Items: Tags } }
    const { Distribution } = await clientOf(CloudFrontClient, place).send(
      new CreateDistributionWithTagsCommand({ DistributionConfigWithTags: request }),
    )
    const { Id, DomainName } = Distribution!
    return { physicalId: Id!, attributes: { Id, DomainName } }
  },
  async update(Id, properties, _, place) {
    const cloudfront = clientOf(CloudFrontClient, place)
    const { ETag, DistributionConfig } = await cloudfront.send(new GetDistributionConfigCommand({ Id }))
    const config = configOf(properties.DistributionConfig, DistributionConfig!.CallerReference!)
    await cloudfront.send(new UpdateDistributionCommand({ Id, IfMatch: ETag, DistributionConfig: config }))
    return {}
  },
  async remove(Id, _, place) {
    const cloudfront = clientOf(CloudFrontClient, place)
    const { ETag, DistributionConfig: config } = await cloudfront.send(new GetDistributionConfigCommand({ Id }))
    // The service deletes no distribution that is switched on; CloudFormation switches it off first.
    const off = { Id, IfMatch: ETag, DistributionConfig: { ...config!, Enabled: false } }
    const { ETag: IfMatch } = await cloudfront.send(new UpdateDistributionCommand(off))
    await cloudfront.send(new DeleteDistributionCommand({ Id, IfMatch }))
  },
}

function listed(items: Json[] = []): Json {
  return { Quantity: items.length, Items: items }
}

function configOf(config: Json, CallerReference: string): DistributionConfig {
  const { Aliases, CacheBehaviors = [], Comment = '', CustomErrorResponses = [], Origins, ...rest } = config
  return {
    ...rest,
    CallerReference,
    Comment,
    Aliases: listed(Aliases),
    Origins: listed(Origins.map(originOf)),
    DefaultCacheBehavior: behaviourOf(rest.DefaultCacheBehavior),
    CacheBehaviors: listed(CacheBehaviors.map(behaviourOf)),
    CustomErrorResponses: listed(CustomErrorResponses.map(withTextStatus)),
    ...(rest.ViewerCertificate ? { ViewerCertificate: certificateOf(rest.ViewerCertificate) } : {}),
  }
}

function originOf({ OriginCustomHeaders, CustomOriginConfig, ...origin }: Json): Json {
  onlyKnown(origin, 'an origin', 'Id', 'DomainName', 'S3OriginConfig', 'OriginAccessControlId', 'OriginPath')
  if (!CustomOriginConfig) return { OriginPath: '', ...origin, CustomHeaders: listed(OriginCustomHeaders) }
  const { OriginSSLProtocols, ...custom } = CustomOriginConfig
  const config = { HTTPPort: 80, HTTPSPort: 443, ...custom, OriginSslProtocols: listed(OriginSSLProtocols) }
  return { OriginPath: '', ...origin, CustomHeaders: listed(OriginCustomHeaders), CustomOriginConfig: config }
}

const READ = ['GET', 'HEAD']

function behaviourOf({ AllowedMethods = READ, CachedMethods = READ, FunctionAssociations, ...behaviour }: Json): Json {
  return {
    ...behaviour,
    AllowedMethods: { ...listed(AllowedMethods), CachedMethods: listed(CachedMethods) },
    FunctionAssociations: listed(FunctionAssociations),
  }
}

function withTextStatus({ ResponseCode, ...response }: Json): Json {
  return { ...response, ...(ResponseCode === undefined ? {} : { ResponseCode: String(ResponseCode) }) }
}

function certificateOf({ AcmCertificateArn, SslSupportMethod, ...rest }: Json): Json {
  return { ...rest, ACMCertificateArn: AcmCertificateArn, SSLSupportMethod: SslSupportMethod }
}
