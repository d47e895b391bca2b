// functions/api/routes/feedback.ts: what visitors say, and invitations over HTTP. Forms come here with and without script.
import { createRoute, z } from '@hono/zod-openapi'
import { html } from 'hono/html'
import { problemOf, type Refusal, refuse } from '../../../core/errors.ts'
import type { Feedback } from '../../../core/feedback.ts'
import { VISITOR_PROBLEMS } from '../../../core/feedback-refusals.ts'
import { LANGUAGES, type Language, pathIn } from '../../../core/languages.ts'
import { type Api, type ApiContext, answer, json, jsonBody, memberOf, problem, register } from '../edge.ts'
import type { ApiPorts } from '../ports.ts'
import { recentCalls } from '../recent-calls.ts'
import {
  feedbackChangeSchema,
  feedbackFormSchema,
  feedbackListSchema,
  feedbackSchema,
  invitationMailSchema,
  newFeedbackSchema,
  receivedSchema,
} from '../schemas-feedback.ts'
import { changeFeedback, listFeedback, takeFeedback } from '../steps/feedback.ts'
import { mailInvitation } from '../steps/invitation-mails.ts'

const ALL = '/api/v1/feedback'
const AN_HOUR = 3_600_000
/** Of one caller in an hour: a whole office may sit behind one address. */
const MOST_MESSAGES = 20

const params = z.object({ feedback: z.string().max(80) })
const view = (feedback: Feedback) => feedbackSchema.parse(feedback)

export function feedbackRoutes(api: Api, ports: ApiPorts): void {
  visiting(api, ports)
  reading(api, ports)
  inviting(api, ports)
}

/** A form that a page posts, or JSON that its script sends. */
function formBody<Schema extends z.ZodType>(schema: Schema) {
  const content = {
    'application/json': { schema },
    'application/x-www-form-urlencoded': { schema: feedbackFormSchema },
  }
  return { required: false, content } as const
}

function visiting(api: Api, ports: ApiPorts): void {
  const isAllowed = recentCalls(MOST_MESSAGES, AN_HOUR)
  register(
    api,
    ports,
    createRoute({
      method: 'post',
      path: ALL,
      summary: 'Say what you think of the portal, in its feedback period; a form is answered with a page',
      request: { body: formBody(newFeedbackSchema) },
      responses: json(200, 'It has arrived', receivedSchema),
    }),
    (context) =>
      received(context, ports, newFeedbackSchema, '/beta/thanks/', async (said) => {
        if (!isAllowed(callerOf(context), Date.parse(ports.outside.now()))) return refuse('too-many-requests')
        return takeFeedback(ports, said)
      }),
  )
}

function reading(api: Api, ports: ApiPorts): void {
  register(
    api,
    ports,
    createRoute({
      method: 'get',
      path: ALL,
      summary: 'What visitors said, with how much of it is answered',
      responses: json(200, 'Every message', feedbackListSchema),
    }),
    async (context) => {
      const { feedback: period } = ports.notice
      return context.json(feedbackListSchema.parse({ ...(await listFeedback(ports)), period }), 200)
    },
  )
  register(
    api,
    ports,
    createRoute({
      method: 'patch',
      path: `${ALL}/{feedback}`,
      summary: 'Answer what a visitor said, by mail too; or close it with a reason',
      request: { params, body: jsonBody(feedbackChangeSchema) },
      responses: json(200, 'The message', feedbackSchema),
    }),
    async (context) => {
      const { feedback } = context.req.valid('param')
      return answer(context, await changeFeedback(ports, memberOf(context), feedback, context.req.valid('json')), view)
    },
  )
}

function inviting(api: Api, ports: ApiPorts): void {
  const isAllowed = recentCalls(1, AN_HOUR)
  register(
    api,
    ports,
    createRoute({
      method: 'post',
      path: '/api/v1/invitation-mails',
      summary: 'Have an invitation mailed to an address of the city; the answer does not tell whether it is one',
      request: { body: formBody(invitationMailSchema) },
      responses: json(200, 'If it is an address of the city, a mail is on its way', receivedSchema),
    }),
    (context) =>
      received(context, ports, invitationMailSchema, '/invitation/sent/', ({ email, language }) =>
        mailInvitation(ports, email, language, isAllowed),
      ),
  )
}

/**
 * Reads what came, works, and answers in kind.
 *
 * @param donePath page that a form leads to when all went well, in the city's first language
 */
async function received<Schema extends z.ZodType>(
  context: ApiContext,
  ports: ApiPorts,
  schema: Schema,
  donePath: string,
  work: (said: z.output<Schema>) => Promise<Refusal | undefined>,
): Promise<never> {
  const isForm = (context.req.header('content-type') ?? '').startsWith('application/x-www-form-urlencoded')
  const sent: unknown = isForm ? await context.req.parseBody() : await context.req.json().catch(() => undefined)
  const parsed = schema.safeParse(sent)
  const faults = (parsed.error?.issues ?? []).map((issue) => ({
    where: issue.path.join('.') || 'body',
    expected: issue.message,
  }))
  const refusal = parsed.success
    ? await work(parsed.data)
    : refuse('bad-request', faults.map(({ where, expected }) => `${where}: ${expected}`).join('; '))
  if (!isForm) return (refusal ? problem(refusal, faults) : context.json({ received: true }, 200)) as never
  const language = languageIn(sent)
  if (refusal) return context.html(refusalPage(refusal, language), problemOf(refusal).status as 400) as never
  return context.redirect(pathIn(ports.city, language, donePath), 303) as never
}

function languageIn(sent: unknown): Language {
  const named = (sent as { language?: unknown } | undefined)?.language
  return LANGUAGES.find((language) => language === named) ?? 'en'
}

/** Who asked, by address, for as long as this function lives. */
function callerOf(context: ApiContext): string {
  const hops = (context.req.header('x-forwarded-for') ?? '').split(',').map((hop) => hop.trim())
  return hops.at(-2) ?? hops.at(-1) ?? ''
}

const WORDS = {
  en: { title: 'That did not work', back: 'Go back with the button of your browser: what you wrote is still there.' },
  es: { title: 'No ha funcionado', back: 'Vuelva con el botón de su navegador: lo que escribió sigue ahí.' },
} as const satisfies Record<Language, unknown>

/** For readers without script: the problem as a page. */
function refusalPage(refusal: Refusal, language: Language) {
  const { title, fix } = problemOf(refusal)
  const said = VISITOR_PROBLEMS[language][refusal.code]
  const words = WORDS[language]
  return html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${words.title}</title></head>
<body><main><h1>${words.title}</h1><p>${words.back}</p>${said ? html`<p>${said}</p>` : html`<p lang="en">${title} ${fix}</p>`}</main></body></html>`
}
