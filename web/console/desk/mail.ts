// web/console/desk/mail.ts: stopping mails with the link from one, and whether datasets are kept up, over the API.
import type { z } from '@hono/zod-openapi'
import type * as schemas from '../../../functions/api/schemas-mail.ts'
import { type Api, type Dataset, type ProblemDocument, problemOf } from '../api.ts'

export type Unsubscribed = z.infer<typeof schemas.unsubscribedSchema>
export type UnsubscribeWish = Omit<z.input<typeof schemas.unsubscribeSchema>, 'secret'>
export type Upkeep = z.input<typeof schemas.upkeepSchema>

/** The link is the right: there is nobody signed in. */
export async function unsubscribe(secret: string, wish: UnsubscribeWish): Promise<Unsubscribed | ProblemDocument> {
  try {
    const response = await fetch('/api/v1/mail/unsubscribed', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ secret, ...wish }),
    })
    return (await response.json()) as Unsubscribed | ProblemDocument
  } catch (cause) {
    return problemOf(cause).document
  }
}

export function changeUpkeep(api: Api, datasetId: string, upkeep: Upkeep): Promise<Dataset> {
  return api.call('PUT', `/datasets/${encodeURIComponent(datasetId)}/upkeep`, upkeep)
}
