// test/support/fake-portal.ts: a portal that answers requests as a test tells it to, and remembers what it was asked.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Asked {
  readonly method: string
  readonly path: string
  // biome-ignore lint/suspicious/noExplicitAny: whatever the test sends
  readonly body: any
}

/** What a portal answers to a request; undefined: there is no such route. */
export type Answers = (asked: Asked, count: number) => { status?: number; body: object } | undefined

export class FakePortal {
  readonly asked: Asked[] = []
  readonly token: string
  answers: Answers = () => undefined
  private server: Server | undefined

  constructor(token: string) {
    this.token = token
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server!.address() as AddressInfo).port}`
  }

  get log(): string[] {
    return this.asked.map(({ method, path }) => `${method} ${path}`)
  }

  async start(): Promise<void> {
    this.server = createServer(async (request, response) => {
      let text = ''
      for await (const chunk of request) text += chunk
      const path = (request.url ?? '').replace('/api/v1', '')
      const asked = { method: request.method ?? '', path, body: text ? JSON.parse(text) : {} }
      this.asked.push(asked)
      const isKnown = request.headers.authorization === `Bearer ${this.token}`
      const refusal = { status: 403, body: { code: 'not-for-tokens', title: 'Not for you.', fix: 'Ask.' } }
      const count = this.log.filter((line) => line === `${asked.method} ${path}`).length
      const { status = 200, body } = (isKnown ? this.answers(asked, count) : refusal) ?? { status: 404, body: {} }
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(JSON.stringify(body))
    })
    await new Promise<void>((ready) => this.server!.listen(0, '127.0.0.1', ready))
  }

  stop(): void {
    this.server?.close()
  }
}
