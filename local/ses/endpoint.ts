// local/ses/endpoint.ts: SendEmail of SES v2 over HTTP on loopback; mails go to the outbox folder, nowhere else.
import { randomUUID } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { readMail } from './mail.ts'
import { openOutbox } from './outbox.ts'

export interface MailEndpoint {
  /** Answers one request, so that another server can pass on what is not its own. */
  handle(request: http.IncomingMessage, response: http.ServerResponse): Promise<void>
  /** Serves on a port of its own. @returns the port, which matters when 0 was asked for */
  listen(port: number, host?: string): Promise<number>
  close(): Promise<void>
}

const PATH = '/v2/email/outbound-emails'
// 40 MB is the limit of SES for a message; base64 inside JSON makes it longer by a third.
const MAX_REQUEST_BYTES = 56 * 2 ** 20

/** @param options.dir the outbox folder; read it with `listMails` */
export function createMail(options: { readonly dir: string }): MailEndpoint {
  const outbox = openOutbox(options.dir)

  async function handle(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    try {
      if (request.method !== 'POST' || request.url?.split('?')[0] !== PATH) {
        request.resume()
        return refuse(response, 404, 'NotFoundException', `not served: ${request.method} ${request.url}`)
      }
      const input = await readJson(request)
      const reading = readMail(input, randomUUID(), new Date().toISOString())
      if ('refused' in reading) return refuse(response, 400, 'BadRequestException', reading.refused)
      outbox.keep(reading.mail)
      reply(response, 200, { MessageId: reading.mail.id })
    } catch (error) {
      console.error('mail:', error)
      refuse(response, 500, 'InternalFailure', 'The mail endpoint failed; its log says why.')
    }
  }

  const server = http.createServer(handle)
  return {
    handle,
    listen: (port, host = '127.0.0.1') =>
      new Promise((resolve, reject) => {
        server.once('error', reject)
        server.listen(port, host, () => resolve((server.address() as AddressInfo).port))
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** @returns nothing when the body is too long or no JSON, which `readMail` then refuses */
async function readJson(request: http.IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > MAX_REQUEST_BYTES) return undefined
    chunks.push(chunk)
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'))
  } catch {
    return undefined
  }
}

function refuse(response: http.ServerResponse, status: number, type: string, message: string): void {
  reply(response, status, { message }, { 'x-amzn-errortype': type })
}

function reply(response: http.ServerResponse, status: number, body: object, headers: http.OutgoingHttpHeaders = {}) {
  if (response.destroyed) return
  response.writeHead(status, {
    'content-type': 'application/json',
    'x-amzn-requestid': randomUUID(),
    ...headers,
  })
  response.end(JSON.stringify(body))
}
