// functions/api/routes/portal.ts: about the portal itself: health, who am I, alarms.
import { createRoute, z } from '@hono/zod-openapi'
import { type Account, DEFAULT_MAIL } from '../../../core/accounts.ts'
import { languagesOf } from '../../../core/languages.ts'
import { type Grant, grantsAt } from '../../../core/members.ts'
import { FREQUENCIES, type IsoTime, type Member } from '../../../core/model.ts'
import { cityNow } from '../city.ts'
import { type Api, json, memberOf, register } from '../edge.ts'
import type { ApiPorts } from '../ports.ts'
import { alarmSchema, memberSchema } from '../schemas.ts'
import { MAX_UPLOAD_BYTES } from '../steps/uploads.ts'

export function portalRoutes(api: Api, ports: ApiPorts): void {
  register(
    api,
    ports,
    createRoute({
      method: 'get',
      path: '/api/v1/health',
      summary: 'Whether the API and its table answer',
      responses: json(200, 'They do', z.object({ status: z.literal('ok') })),
    }),
    async (context) => {
      await ports.registry.sequence()
      return context.json({ status: 'ok' as const }, 200)
    },
  )

  register(
    api,
    ports,
    createRoute({
      method: 'get',
      path: '/api/v1/me',
      summary: 'Who you are here and what forms can offer you',
      responses: json(200, 'You', memberSchema),
    }),
    async (context) => {
      const member = memberOf(context)
      const { id, name, email, roles } = member
      const now = (await cityNow(ports)).city
      const account = await ports.registry.record('account', id)
      const mail = { ...DEFAULT_MAIL, ...account?.mail }
      const city = {
        departments: now.departments,
        topics: now.topics,
        frequencies: [...FREQUENCIES],
        maxUploadBytes: MAX_UPLOAD_BYTES,
        languages: languagesOf(now),
      }
      const held = heldBy(member, account, ports.outside.now())
      const you = { id, name, email, roles: [...roles], grants: held, mail: { ...mail, muted: [...mail.muted] } }
      return context.json({ ...you, city }, 200)
    },
  )

  register(
    api,
    ports,
    createRoute({
      method: 'get',
      path: '/api/v1/alarms',
      summary: 'What a person should look at',
      responses: json(200, 'Alarms that are on', z.object({ alarms: z.array(alarmSchema) })),
    }),
    async (context) => context.json({ alarms: await ports.alarms.list() }, 200),
  )
}

/** Grants that count now, each with its end. A program holds less than its owner, and its token ends by itself. */
function heldBy({ grants, token }: Member, account: Account | undefined, now: IsoTime) {
  const owned: readonly Pick<Grant, 'role' | 'department' | 'expiresAt'>[] = token
    ? grants
    : grantsAt(account?.grants ?? [], now)
  return owned.map(({ role, department, expiresAt }) => ({ role, department, ...(expiresAt ? { expiresAt } : {}) }))
}
