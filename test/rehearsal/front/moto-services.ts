// test/rehearsal/front/moto-services.ts: hands a request on to Moto, whose services do what CloudFormation is to cause.
import http from 'node:http'
import { buffer } from 'node:stream/consumers'
import type { Answered, Asked } from './request.ts'

/** One connection for many requests: Moto answers most of them in a few milliseconds. */
const agent = new http.Agent({ keepAlive: true, maxSockets: 32 })

export async function askMoto(moto: URL, { method, target, headers, body }: Asked): Promise<Answered> {
  const { 'x-rehearsal-host': _, 'content-length': __, 'transfer-encoding': ___, ...rest } = headers
  return new Promise((resolve, reject) => {
    const request = http.request(
      {
        agent,
        host: moto.hostname,
        port: moto.port,
        method,
        path: target,
        headers: { ...rest, host: moto.host, 'content-length': String(body.length) },
      },
      async (response) => {
        const given = await buffer(response)
        const { 'transfer-encoding': ____, 'content-length': length, connection: _____, ...kept } = response.headers
        // Of a HEAD the length is all there is.
        const headers = { ...kept, ...(method === 'HEAD' && length ? { 'content-length': length } : {}) }
        resolve({ status: response.statusCode!, headers: headers as Answered['headers'], body: given })
      },
    )
    request.on('error', reject)
    request.end(body)
  })
}
