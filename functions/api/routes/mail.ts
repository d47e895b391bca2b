// functions/api/routes/mail.ts: mails: stop them with the link in each, over HTTP.
import { createRoute, type z } from '@hono/zod-openapi'
import { type Api, answer, json, register } from '../edge.ts'
import type { ApiPorts } from '../ports.ts'
import { oneClickSchema, unsubscribedSchema, unsubscribeQuerySchema, unsubscribeSchema } from '../schemas-mail.ts'
import { type Unsubscribed, unsubscribe } from '../steps/mail.ts'

/** Mail programs post a form to the address with the secret in it (RFC 8058); the console sends JSON. */
export function mailRoutes(api: Api, ports: ApiPorts): void {
  const view = ({ topics, muted }: Unsubscribed) => ({ topics: [...topics], muted: [...muted] })
  register(
    api,
    ports,
    createRoute({
      method: 'post',
      path: '/api/v1/mail/unsubscribed',
      summary: 'Stop mails about a topic, with the link from a mail',
      request: {
        query: unsubscribeQuerySchema,
        body: {
          required: false,
          content: {
            'application/json': { schema: unsubscribeSchema },
            'application/x-www-form-urlencoded': { schema: oneClickSchema },
          },
        },
      },
      responses: json(200, 'What does not come any more', unsubscribedSchema),
    }),
    async (context) => {
      // Empty when a mail program has posted its form.
      const { secret = '', topics, undo } = context.req.valid('json') as z.infer<typeof unsubscribeSchema>
      const fromAddress = context.req.valid('query').secret
      return answer(context, await unsubscribe(ports, fromAddress ?? secret, { topics, undo }), view)
    },
  )
}
