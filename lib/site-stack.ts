// lib/site-stack.ts: what the public sees: one address for pages, files and the API. Publication can make the pages anew.
import { readFileSync } from 'node:fs'
import { Annotations, CfnOutput, Duration, Stack } from 'aws-cdk-lib'
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager'
import {
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  type ErrorResponse,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  OriginRequestPolicy,
  PriceClass,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront'
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins'
import { Bucket } from 'aws-cdk-lib/aws-s3'
import type { Construct } from 'constructs'
import { COMMON_HEADERS, FILE_HEADERS, PAGE_HEADERS, PAGE_POLICY, SPECIAL_PAGES } from '../web/edge/headers.ts'
import { viewerRequestCode } from '../web/edge/viewer-request.ts'
import { FrontDoor } from './front-door.ts'
import { invitationKeyOf } from './invitation-key.ts'
import { ownDomain } from './own-domain.ts'
import { PrivateBucket } from './private-bucket.ts'
import { responseHeaders } from './response-headers.ts'
import { signInOrigins } from './sign-in.ts'
import { type StageProps, stackProps } from './stage-props.ts'
import type { StorageStack } from './storage-stack.ts'

export interface SiteStackProps extends StageProps {
  readonly storage: StorageStack
  /** Of the web ACL before the distribution, where the city wants one. */
  readonly firewallArn?: string
}

/**
 * S3 answers 403 for a missing object when the reader may not list the bucket. CloudFront replaces a status on every
 * path, so 404 stays free for the API's own answers; its 403 is dealt with in lib/api-routes.ts.
 */
const MISSING: ErrorResponse = {
  httpStatus: 403,
  responseHttpStatus: 404,
  responsePagePath: '/404.html',
  ttl: Duration.seconds(10), // a page published a moment ago should not stay missing
}
/** CloudFront keeps errors for 10 s even where caching is off, and would give one caller's answer to another. */
const NEVER_KEPT: readonly ErrorResponse[] = [400, 404, 405, 500, 502, 503, 504].map((httpStatus) => ({
  httpStatus,
  ttl: Duration.seconds(0),
}))

/** What the CDK points out, and why it is as it should be. */
const WARNINGS = [
  [
    '@aws-cdk/aws-cloudfront-origins:updateImportedBucketPolicyOac',
    'The policy of the data bucket is in the storage stack',
  ],
  [
    '@aws-cdk/aws-cloudfront:minimumProtocolVersionWithoutCertificate',
    "CloudFront's own certificate has a fixed minimum; the setting is for a domain of the city's own",
  ],
] as const

const WITHOUT_CERTIFICATE =
  'The domain is left out: its certificate is in no settings. `plaza deploy` finds or asks for it; `cdk deploy` would take the domain away'

export class SiteStack extends Stack {
  readonly site: Bucket
  readonly distribution: Distribution
  readonly frontDoor: FrontDoor
  /** Public address of the portal, without a slash at the end. */
  readonly portalUrl: string

  constructor(scope: Construct, id: string, props: SiteStackProps) {
    super(scope, id, stackProps(props, 'site', 'public address'))
    const { settings } = props
    this.frontDoor = new FrontDoor(this, 'FrontDoor', props)
    this.site = new PrivateBucket(this, 'Site', {
      retain: settings.retain,
      lifecycleRules: [{ id: 'replaced', noncurrentVersionExpiration: Duration.days(30) }],
    })
    this.distribution = this.#distribution(props)
    for (const [warning, answer] of WARNINGS) Annotations.of(this.distribution).acknowledgeWarning(warning, answer)
    if (settings.domain && !ownDomain(settings))
      Annotations.of(this).addWarningV2('plaza:domainWithoutCertificate', WITHOUT_CERTIFICATE)
    this.portalUrl = `https://${ownDomain(settings)?.name ?? this.distribution.domainName}`

    new CfnOutput(this, 'PortalUrl', { value: this.portalUrl })
    new CfnOutput(this, 'SiteBucket', { value: this.site.bucketName })
    new CfnOutput(this, 'DistributionId', { value: this.distribution.distributionId })
    new CfnOutput(this, 'DistributionDomain', { value: this.distribution.domainName })
  }

  #distribution(props: SiteStackProps): Distribution {
    const { prefix, settings } = props
    const domain = ownDomain(settings)
    const viewer = this.#viewerRequest(props)
    const pages = this.#pages(prefix, settings.noindex, viewer)
    // Where only invited people get in, nothing is left out of the question; else files and API need no function.
    const guarded = settings.invitation ? { functionAssociations: pages.functionAssociations! } : {}
    return new Distribution(this, 'Distribution', {
      comment: prefix,
      defaultRootObject: 'index.html',
      defaultBehavior: pages,
      additionalBehaviors: {
        ...this.#specialPages(props, pages),
        '/files/*': { ...this.#files(props), ...guarded },
        '/api/*': { ...this.#api(prefix, settings.noindex), ...guarded },
      },
      errorResponses: [MISSING, ...NEVER_KEPT],
      httpVersion: HttpVersion.HTTP2_AND_3,
      ...(props.firewallArn ? { webAclId: props.firewallArn } : {}),
      priceClass: PriceClass.PRICE_CLASS_100, // a city's readers are mostly near the city
      // Takes effect with a domain of the city's own; CloudFront's shared certificate has a fixed minimum.
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      ...(domain
        ? {
            domainNames: [domain.name],
            certificate: Certificate.fromCertificateArn(this, 'Certificate', domain.certificateArn),
          }
        : {}),
    })
  }

  /** Runs at the edge before the cache: makes addresses clean, and asks for the invitation where one is needed. */
  #viewerRequest({ prefix, settings }: SiteStackProps): EdgeFunction {
    const { invitation } = settings
    const edge = invitation && { key: invitationKeyOf(prefix, invitation), portal: prefix }
    // Names at the edge belong to the whole account: without the prefix a second portal could not be deployed.
    return new EdgeFunction(this, 'CleanUrl', {
      functionName: `${prefix}-clean-url`,
      comment: 'An address without a file name means its index page',
      runtime: FunctionRuntime.JS_2_0,
      code: FunctionCode.fromInline(viewerRequestCode((file) => readFileSync(file, 'utf8'), edge)),
    })
  }

  #pages(prefix: string, noindex: boolean, viewer: EdgeFunction): BehaviorOptions {
    return {
      origin: S3BucketOrigin.withOriginAccessControl(this.site),
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
      cachePolicy: CachePolicy.CACHING_OPTIMIZED, // publication says with each object how long it may be kept
      compress: true,
      functionAssociations: [{ function: viewer, eventType: FunctionEventType.VIEWER_REQUEST }],
      responseHeadersPolicy: responseHeaders(this, 'PageHeaders', {
        name: `${prefix}-pages`,
        headers: { ...PAGE_HEADERS, 'content-security-policy': PAGE_POLICY },
        noindex,
      }),
    }
  }

  /** The folders whose headers differ; the rest is as with every page. */
  #specialPages({ prefix, settings, storage, signIn }: SiteStackProps, pages: BehaviorOptions) {
    const origins = [`https://${storage.incoming.bucketRegionalDomainName}`, ...signInOrigins(this, prefix, signIn)]
    const behaviours = SPECIAL_PAGES.flatMap(({ part, folders, headers }) => {
      const responseHeadersPolicy = responseHeaders(this, `${part[0]!.toUpperCase()}${part.slice(1)}Headers`, {
        name: `${prefix}-${part}`,
        headers: headers(origins),
        noindex: settings.noindex || part === 'console', // in production too: nobody looks for the staff entrance
      })
      return folders
        .flatMap((folder) => [folder, `${folder}/*`])
        .map((path): [string, BehaviorOptions] => [path, { ...pages, responseHeadersPolicy }])
    })
    return Object.fromEntries(behaviours)
  }

  #files({ prefix, settings, storage }: SiteStackProps): BehaviorOptions {
    // By its attributes: its policy belongs to the storage stack, and to change it from here would be a cycle.
    const data = Bucket.fromBucketAttributes(this, 'Data', {
      bucketArn: storage.data.bucketArn,
      bucketRegionalDomainName: storage.data.bucketRegionalDomainName,
      region: this.region,
    })
    return {
      origin: S3BucketOrigin.withOriginAccessControl(data),
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      allowedMethods: AllowedMethods.ALLOW_GET_HEAD_OPTIONS,
      cachePolicy: CachePolicy.CACHING_OPTIMIZED,
      originRequestPolicy: OriginRequestPolicy.CORS_S3_ORIGIN, // S3 answers the preflight of another origin's page
      compress: true,
      responseHeadersPolicy: responseHeaders(this, 'FileHeaders', {
        name: `${prefix}-files`,
        headers: FILE_HEADERS,
        noindex: settings.noindex,
      }),
    }
  }

  #api(prefix: string, noindex: boolean): BehaviorOptions {
    return {
      origin: new HttpOrigin(this.frontDoor.domainName),
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY, // a redirect would come after the token was sent in clear
      allowedMethods: AllowedMethods.ALLOW_ALL,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      responseHeadersPolicy: responseHeaders(this, 'ApiHeaders', {
        name: `${prefix}-api`,
        headers: { ...COMMON_HEADERS, 'content-security-policy': PAGE_POLICY },
        noindex,
      }),
    }
  }
}
