// local/sqs/server.ts: the SQS protocol over HTTP on loopback: `X-Amz-Target` names the operation, bodies are JSON.
import { randomUUID } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { SqsError } from './error.ts'
import type { Input, Operations } from './operations.ts'

export interface SqsServer {
  listen(port: number, host?: string): Promise<number>
  close(): Promise<void>
}

const TARGET = 'AmazonSQS.'
// A batch of SQS is at most 1 MiB; JSON escapes may make it longer.
const MAX_REQUEST_BYTES = 8 * 2 ** 20

/** @param operationsAt makes the operations once the address is known, since queue URLs carry it */
export function createSqsServer(operationsAt: (baseUrl: string) => Operations): SqsServer {
  let operations: Operations = {}
  const server = http.createServer(async (request, response) => {
    try {
      reply(response, 200, await answer(request, response, operations))
    } catch (error) {
      if (error instanceof SqsError) return refuse(response, 400, `com.amazonaws.sqs#${error.code}`, error.message)
      console.error('sqs:', error)
      refuse(response, 500, 'InternalError', 'The queue server failed; its log says why.')
    }
  })
  return {
    listen: (port, host = '127.0.0.1') =>
      new Promise((resolve, reject) => {
        server.once('error', reject)
        server.listen(port, host, () => {
          const { port: bound } = server.address() as AddressInfo
          operations = operationsAt(`http://${host}:${bound}`)
          resolve(bound)
        })
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function answer(request: http.IncomingMessage, response: http.ServerResponse, operations: Operations) {
  const target = String(request.headers['x-amz-target'] ?? '')
  const operation = target.startsWith(TARGET) ? operations[target.slice(TARGET.length)] : undefined
  const body = await readBody(request)
  if (!operation) {
    throw new SqsError('UnsupportedOperation', `not an operation of this server: ${target || request.url}`)
  }
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  return operation(parse(body), gone.signal)
}

async function readBody(request: http.IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > MAX_REQUEST_BYTES) {
      throw new SqsError('InvalidParameterValue', `The request is longer than ${MAX_REQUEST_BYTES} bytes.`)
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function parse(body: string): Input {
  try {
    return JSON.parse(body || '{}') as Input
  } catch {
    throw new SqsError('InvalidParameterValue', 'The request body is not JSON.')
  }
}

function refuse(response: http.ServerResponse, status: number, type: string, message: string): void {
  reply(response, status, { __type: type, message }, { 'x-amzn-errortype': type })
}

function reply(response: http.ServerResponse, status: number, body: object, headers: http.OutgoingHttpHeaders = {}) {
  if (response.destroyed) return
  response.writeHead(status, {
    'content-type': 'application/x-amz-json-1.0',
    'x-amzn-requestid': randomUUID(),
    ...headers,
  })
  response.end(JSON.stringify(body))
}
