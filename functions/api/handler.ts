// functions/api/handler.ts: reads the environment, builds the ports once, hands requests to the app.
import { Logger } from '@aws-lambda-powertools/logger'
import { SESv2Client } from '@aws-sdk/client-sesv2'
import { handle } from 'hono/aws-lambda'
import { createStorageClient, createTableClient } from '../../adapters/clients.ts'
import { createDownloadDesk } from '../../adapters/download-desk.ts'
import { faultForLog } from '../../adapters/fault-for-log.ts'
import { createMailer } from '../../adapters/mailer.ts'
import { createObjectStore } from '../../adapters/object-store.ts'
import { outside } from '../../adapters/outside.ts'
import { createRegistry } from '../../adapters/registry.ts'
import { createSignIn } from '../../adapters/sign-in.ts'
import { createAlarms, createTokenUse, readTokenUse } from '../../adapters/table-notes.ts'
import { createUploadDesk } from '../../adapters/upload-desk.ts'
import { checksSchema } from '../../core/checks.ts'
import { stageNoticeSchema } from '../../core/notice.ts'
import { citySchema } from '../../core/settings.ts'
import { accessSettingsSchema } from '../../core/sign-in-rules.ts'
import { createApp } from './app.ts'
import { apiEnvironment } from './environment.ts'

const environment = apiEnvironment.parse(process.env)
const logger = new Logger({ serviceName: 'api' })
const access = accessSettingsSchema.parse(JSON.parse(environment.ACCESS))
const table = createTableClient()
const storage = createStorageClient()

const app = createApp(
  {
    registry: createRegistry(table, environment.TABLE),
    desk: createUploadDesk(storage, environment.INCOMING_BUCKET),
    downloads: createDownloadDesk(storage, environment.INCOMING_BUCKET),
    incoming: createObjectStore(storage, environment.INCOMING_BUCKET),
    data: createObjectStore(storage, environment.DATA_BUCKET),
    alarms: createAlarms(table, environment.TABLE),
    signIn: createSignIn({
      issuer: environment.OIDC_ISSUER,
      jwksUrl: environment.OIDC_JWKS_URL,
      clientId: environment.OIDC_CLIENT_ID,
      vouchesForMail: access.vouchesForMail,
      ...(environment.OIDC_AUDIENCE ? { audience: environment.OIDC_AUDIENCE } : {}),
    }),
    outside,
    access,
    tokenUse: createTokenUse(table, environment.TABLE),
    tokenUses: () => readTokenUse(table, environment.TABLE),
    city: citySchema.parse(JSON.parse(environment.CITY)),
    checks: checksSchema.parse(JSON.parse(environment.CHECKS)),
    portalUrl: environment.PORTAL_URL,
    stage: environment.STAGE,
    notice: stageNoticeSchema.parse(JSON.parse(environment.NOTICE)),
    invitations:
      environment.INVITATION_KEY && environment.INVITATION_PORTAL
        ? { key: environment.INVITATION_KEY, portal: environment.INVITATION_PORTAL }
        : undefined,
    send: createMailer(new SESv2Client({}), environment.MAIL_FROM, (message, error) =>
      logger.error(message, { ...faultForLog(error) }),
    ),
  },
  (error) => logger.error('request failed', { ...faultForLog(error) }),
)

export const handler = handle(app)
