// local/environment.ts: what the functions are told on one machine, and the secrets that the machine makes for itself.
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Checks } from '../core/checks.ts'
import { localInvitationKey, type StageNotice } from '../core/notice.ts'
import type { City, Settings, StageName } from '../core/settings.ts'
import type { AccessSettings } from '../core/sign-in-rules.ts'
import type { EdgeInvitation } from '../web/edge/viewer-request.ts'
import { BUCKETS, CLIENT_ID, MAX_RECEIVES, REGION, TABLE } from './names.ts'

interface EnvironmentParts {
  readonly credentials: { accessKeyId: string; secretAccessKey: string }
  readonly urls: { portal: string; s3: string; dynamodb: string; sqs: string; oidc: string; mail: string }
  readonly city: City
  readonly checks: Checks
  readonly access: AccessSettings
  readonly stage: StageName
  readonly notice: StageNotice
  /** Absent where everybody gets in. */
  readonly invitation: EdgeInvitation | undefined
  readonly webDir: string
}

/** What the functions are told, as Lambda's environment tells them in AWS, plus where AWS is here. */
export function environmentOf(parts: EnvironmentParts): Record<string, string> {
  const { credentials, urls, city, checks, access, stage, notice, invitation, webDir } = parts
  return {
    AWS_REGION: REGION,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_ENDPOINT_URL_S3: urls.s3,
    AWS_ENDPOINT_URL_DYNAMODB: urls.dynamodb,
    AWS_ENDPOINT_URL_SQS: urls.sqs,
    AWS_ENDPOINT_URL_SESV2: urls.mail,
    POWERTOOLS_LOG_LEVEL: process.env['PLAZA_VERBOSE'] ? 'INFO' : 'ERROR',
    TABLE,
    INCOMING_BUCKET: BUCKETS.incoming,
    DATA_BUCKET: BUCKETS.data,
    SITE_BUCKET: BUCKETS.site,
    PORTAL_URL: urls.portal,
    OIDC_ISSUER: urls.oidc,
    OIDC_JWKS_URL: `${urls.oidc}/jwks`,
    OIDC_CLIENT_ID: CLIENT_ID,
    CITY: JSON.stringify(city),
    CHECKS: JSON.stringify(checks),
    ACCESS: JSON.stringify(access),
    STAGE: stage,
    NOTICE: JSON.stringify(notice),
    ...(invitation ? { INVITATION_KEY: invitation.key, INVITATION_PORTAL: invitation.portal } : {}),
    NOINDEX: 'true',
    WEB_DIR: webDir,
    MAIL_FROM: city.contactEmail,
    MAX_RECEIVES: String(MAX_RECEIVES),
    ENGINE_MEMORY_MEGABYTES: '512',
  }
}

/** Made once, readable by the owner only. */
export async function credentialsIn(dir: string): Promise<{ accessKeyId: string; secretAccessKey: string }> {
  const file = join(dir, 'credentials.json')
  if (!existsSync(file)) {
    const made = {
      accessKeyId: `AKLOCAL${randomBytes(6).toString('hex').toUpperCase()}`,
      secretAccessKey: randomBytes(30).toString('base64url'),
    }
    await writeFile(file, JSON.stringify(made), { mode: 0o600 })
  }
  return JSON.parse(await readFile(file, 'utf8'))
}

/**
 * What invitations are signed with, where the settings ask for them. The key is made once for each round, readable by
 * the owner only; `plaza invite --dir` reads it there.
 */
export async function invitationIn(
  dir: string,
  { portalId, stages }: Pick<Settings, 'portalId' | 'stages'>,
  stage: StageName,
): Promise<EdgeInvitation | undefined> {
  const { invitation } = stages[stage]
  if (!invitation) return undefined
  const file = join(dir, localInvitationKey(invitation))
  if (!existsSync(file)) await writeFile(file, randomBytes(32).toString('hex'), { mode: 0o600 })
  return { key: await readFile(file, 'utf8'), portal: `${portalId}-${stage}` }
}
