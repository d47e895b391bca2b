// lib/functions.ts: the four functions: what each is told and everything it may do.
import { Duration, Stack } from 'aws-cdk-lib'
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { Construct } from 'constructs'
import { noticeOf, withoutTexts } from '../core/notice.ts'
import type { City } from '../core/settings.ts'
import type { ApiEnvironment } from '../functions/api/environment.ts'
import type { NotifyEnvironment } from '../functions/notify/environment.ts'
import type { PublishEnvironment } from '../functions/publish/environment.ts'
import type { ValidateEnvironment } from '../functions/validate/environment.ts'
import type { FlowStackProps } from './flow-stack.ts'
import { invitationKeyOf } from './invitation-key.ts'
import {
  allow,
  mayList,
  mayOnlyTouch,
  mayReadItems,
  mayReadTable,
  mayUse,
  mayWriteTable,
  neverRemove,
} from './permissions.ts'
import { bundleOf, PlazaFunction } from './plaza-function.ts'
import type { SignInAddresses } from './sign-in.ts'
import { MAX_RECEIVES, VALIDATION_TIMEOUT } from './storage-stack.ts'

/** Node, the SDK and buffers of uploads take this much of validation's memory; the data engine gets the rest. */
const MEGABYTES_BESIDE_ENGINE = 500

/** Answers requests. Makes upload addresses for the incoming bucket; writes to no other. */
export function apiFunction(scope: Construct, props: FlowStackProps, signIn: SignInAddresses) {
  const { storage, site, bundles, city, checks, access, settings, stage } = props
  return new PlazaFunction<ApiEnvironment>(scope, 'Api', {
    name: 'api',
    description: 'Answers requests under /api/',
    code: bundleOf(bundles, 'api'),
    stage: props,
    memoryMegabytes: 1024, // twice the processor of 512, for the first request after a pause
    timeout: Duration.seconds(28), // the HTTP API gives up at 30
    environment: {
      TABLE: storage.table.tableName,
      INCOMING_BUCKET: storage.incoming.bucketName,
      DATA_BUCKET: storage.data.bucketName,
      PORTAL_URL: site.portalUrl,
      OIDC_ISSUER: signIn.issuer,
      OIDC_JWKS_URL: signIn.jwksUrl,
      OIDC_CLIENT_ID: signIn.clientId,
      ...(signIn.audience ? { OIDC_AUDIENCE: signIn.audience } : {}),
      CITY: JSON.stringify(city),
      CHECKS: JSON.stringify(checks),
      ACCESS: JSON.stringify(access),
      STAGE: stage,
      NOTICE: JSON.stringify(withoutTexts(noticeOf(stage, settings))),
      ...(settings.invitation
        ? { INVITATION_KEY: invitationKeyOf(props.prefix, settings.invitation), INVITATION_PORTAL: props.prefix }
        : {}),
      MAIL_FROM: city.contactEmail,
    },
    permissions: [
      mayReadTable(storage.table),
      mayWriteTable(storage.table),
      mayUse(storage.incoming, 'uploads/', [
        's3:PutObject',
        's3:AbortMultipartUpload',
        's3:ListMultipartUploadParts',
        's3:GetObject', // copies a file that is checked again; hands none out
        's3:GetObjectVersion',
      ]),
      mayUse(storage.incoming, 'staged/', ['s3:GetObject']), // reports, for the people who may see them
      mayUse(storage.incoming, 'comparisons/', ['s3:GetObject', 's3:PutObject']),
      mayUse(storage.incoming, 'promotions/', ['s3:GetObject', 's3:PutObject']), // asks for files of another portal; addresses of what arrived
      mayUse(storage.incoming, 'launch/', ['s3:GetObject', 's3:PutObject']), // the portrait of whoever speaks at the launch
      mayUse(storage.data, 'files/', ['s3:GetObject']), // copies what is restored
      mayList(storage.incoming),
      maySendMail(scope, city),
    ],
  })
}

/** Reads what arrived, writes what it made of it beside it. */
export function validateFunction(scope: Construct, props: FlowStackProps) {
  const { storage, bundles, settings, checks } = props
  const memoryMegabytes = settings.validationMemoryMegabytes
  return new PlazaFunction<ValidateEnvironment>(scope, 'Validate', {
    name: 'validate',
    description: 'Validates an uploaded file',
    code: bundleOf(bundles, 'validate'),
    stage: props,
    memoryMegabytes,
    timeout: VALIDATION_TIMEOUT,
    scratchMegabytes: 10_240, // the file, its other forms, and what the engine spills; billed by the second only
    environment: {
      TABLE: storage.table.tableName,
      INCOMING_BUCKET: storage.incoming.bucketName,
      DATA_BUCKET: storage.data.bucketName,
      CHECKS: JSON.stringify(checks),
      MAX_RECEIVES: String(MAX_RECEIVES),
      ENGINE_MEMORY_MEGABYTES: String(memoryMegabytes - MEGABYTES_BESIDE_ENGINE),
    },
    permissions: [
      mayReadItems(storage.table),
      mayWriteTable(storage.table),
      mayUse(storage.incoming, 'uploads/', ['s3:GetObject', 's3:GetObjectVersion']),
      mayUse(storage.incoming, 'staged/', ['s3:GetObject', 's3:PutObject', 's3:AbortMultipartUpload']),
      mayUse(storage.incoming, 'comparisons/', ['s3:PutObject', 's3:AbortMultipartUpload']),
      mayUse(storage.incoming, 'promotions/', ['s3:GetObject', 's3:PutObject', 's3:AbortMultipartUpload']),
      mayUse(storage.data, 'files/', ['s3:GetObject']), // compares with what is published
      mayList(storage.incoming),
    ],
  })
}

/** The only function that writes where the public reads. */
export function publishFunction(scope: Construct, props: FlowStackProps, signIn: SignInAddresses) {
  const { storage, site, bundles, city, settings, stage } = props
  return new PlazaFunction<PublishEnvironment>(scope, 'Publish', {
    name: 'publish',
    description: 'Makes the site match the table',
    code: bundleOf(bundles, 'publish'),
    stage: props,
    memoryMegabytes: 1769, // one whole processor: pages are rendered and files are hashed
    timeout: Duration.minutes(15), // the first run after a restore writes everything
    environment: {
      TABLE: storage.table.tableName,
      INCOMING_BUCKET: storage.incoming.bucketName,
      DATA_BUCKET: storage.data.bucketName,
      SITE_BUCKET: site.site.bucketName,
      PORTAL_URL: site.portalUrl,
      OIDC_ISSUER: signIn.issuer,
      OIDC_CLIENT_ID: signIn.clientId,
      ...(signIn.audience ? { OIDC_AUDIENCE: signIn.audience } : {}),
      ...(signIn.scope ? { OIDC_SCOPE: signIn.scope } : {}),
      CITY: JSON.stringify(city),
      STAGE: stage,
      NOTICE: JSON.stringify(noticeOf(stage, settings)),
      WEB_DIR: 'web', // beside the code, see scripts/bundle.ts
      DISTRIBUTION_ID: site.distribution.distributionId,
      NOINDEX: settings.noindex ? 'true' : 'false',
    },
    permissions: [
      mayReadTable(storage.table),
      mayWriteTable(storage.table),
      mayOnlyTouch(storage.table, ['dynamodb:DeleteItem'], ['ALARM', 'PUBLICATION']),
      mayUse(storage.incoming, 'staged/', ['s3:GetObject']),
      mayUse(storage.incoming, 'promotions/', ['s3:GetObject']),
      mayUse(storage.incoming, 'launch/', ['s3:GetObject']),
      mayUse(storage.data, 'files/', ['s3:GetObject', 's3:PutObject', 's3:DeleteObject']),
      mayUse(storage.data, 'publication/', ['s3:GetObject', 's3:PutObject']), // what it keeps between runs; nobody else reads it
      mayUse(site.site, '', ['s3:PutObject', 's3:DeleteObject']),
      mayUse(site.site, 'audit/', ['s3:GetObject']), // what it has published of the audit log is the measure of the table
      neverRemove(site.site, 'audit/????-??-??.json'),
      mayList(storage.incoming),
      mayList(storage.data),
      mayList(site.site),
      allow(['cloudfront:CreateInvalidation'], [site.distribution.distributionArn]),
    ],
  })
}

/** Sends mails in the city's name, each once. */
export function notifyFunction(scope: Construct, props: FlowStackProps) {
  const { storage, site, bundles, city } = props
  return new PlazaFunction<NotifyEnvironment>(scope, 'Notify', {
    name: 'notify',
    description: 'Mails the people whom a change or a day concerns',
    code: bundleOf(bundles, 'notify'),
    stage: props,
    memoryMegabytes: 512,
    timeout: Duration.minutes(5), // the clock reads every dataset, and a new account may send one mail a second
    environment: {
      TABLE: storage.table.tableName,
      PORTAL_URL: site.portalUrl,
      MAIL_FROM: city.contactEmail,
      CITY: JSON.stringify(city),
    },
    permissions: [
      mayReadTable(storage.table),
      // Deletes what waited for a daily mail that is out, claims on mails that did not go out, and alarms that are over.
      mayOnlyTouch(storage.table, ['dynamodb:PutItem', 'dynamodb:DeleteItem'], ['MAIL#*', 'ALARM']),
      maySendMail(scope, city),
    ],
  })
}

/** By the sender and not by the identity: the city may have verified the address or its whole domain. */
function maySendMail(scope: Construct, { contactEmail }: City): PolicyStatement {
  const statement = allow(['ses:SendEmail'], [Stack.of(scope).formatArn({ service: 'ses', resource: 'identity/*' })])
  statement.addCondition('StringEquals', { 'ses:FromAddress': contactEmail })
  return statement
}
