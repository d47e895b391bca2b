// test/rehearsal/front/control.ts: what a test asks of the rehearsal itself, which AWS would not answer.
import type { Fault } from '../cloudformation/world.ts'
import { strikeClock } from '../lambda/event-sources.ts'
import type { Parts } from './front.ts'
import { type Answered, type Asked, json } from './request.ts'

type Control = (parts: Parts, given: Record<string, string>) => Promise<unknown>

const CONTROLS: Readonly<Record<string, Control>> = {
  /** Lets the next work on a type or a logical id fail: `{ phase, at, message, times }`. */
  fault: async ({ world }, given) => {
    const { phase = 'create', at = '', message = 'a fault that a test asked for', times = '1' } = given
    const fault: Fault = { phase: phase as Fault['phase'], at, message, times: Number(times) }
    world.faults.push(fault)
    return fault
  },
  /** Calls what the rules of the clock call: `{ region, prefix }`. */
  clock: async ({ endpoint, functions }, { region = '', prefix = '' }) => ({
    called: await strikeClock(endpoint, region, prefix, functions),
  }),
  state: async ({ world }) => ({
    stacks: [...world.stacks.alive.values()].map(({ name, region, status, resources }) => ({
      name,
      region,
      status,
      resources: resources.size,
    })),
  }),
}

export async function answerControl(parts: Parts, { path, body }: Asked): Promise<Answered> {
  const control = CONTROLS[path.replace('/_rehearsal/', '')]
  if (!control) return json(404, { known: Object.keys(CONTROLS) })
  return json(200, await control(parts, body.length > 0 ? JSON.parse(body.toString()) : {}))
}
