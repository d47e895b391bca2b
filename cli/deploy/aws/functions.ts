// cli/deploy/aws/functions.ts: calls a function of a deployed portal and waits for its answer.
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda'
import type { Functions } from '../ports.ts'

/** A minute more than publication may run. A second attempt by the client would start a second run. */
const ANSWER_MILLISECONDS = 16 * 60_000

export function createFunctions(region: string): Functions {
  const client = new LambdaClient({ region, maxAttempts: 1, requestHandler: { requestTimeout: ANSWER_MILLISECONDS } })
  return {
    async invoke(name, event) {
      const { Payload, FunctionError } = await client.send(
        new InvokeCommand({ FunctionName: name, Payload: Buffer.from(JSON.stringify(event)) }),
      )
      const text = Payload ? Buffer.from(Payload).toString('utf8') : 'null'
      const answer: unknown = JSON.parse(text || 'null')
      if (FunctionError) throw new Error(`the function ${name} failed: ${faultIn(answer, text)}`)
      return answer
    },
  }
}

function faultIn(answer: unknown, text: string): string {
  const { errorMessage } = (answer ?? {}) as { errorMessage?: string }
  return errorMessage ?? text.slice(0, 300)
}
