// functions/api/routes/launch.ts: the launch over HTTP.
import { createRoute, z } from '@hono/zod-openapi'
import { isRefusal } from '../../../core/errors.ts'
import type { Launch } from '../../../core/launch.ts'
import { type Api, type ApiContext, json, jsonBody, memberOf, problem, register } from '../edge.ts'
import type { ApiPorts } from '../ports.ts'
import {
  launchChangeSchema,
  launchSchema,
  launchTimeSchema,
  overrideSchema,
  portraitSchema,
} from '../schemas-launch.ts'
import {
  dropLaunchTime,
  type Gated,
  overrideCheck,
  readLaunch,
  reviseLaunch,
  setLaunchTime,
  setPortrait,
  takeOverrideBack,
} from '../steps/launch.ts'
import { launchView } from '../steps/launch-view.ts'

const PATH = '/api/v1/launch'
const TIME = `${PATH}/time`
const OVERRIDE = `${PATH}/overrides/{check}`
const params = z.object({ check: z.string().max(80) })
const launch = (description: string) => json(200, description, launchSchema)

export function launchRoutes(api: Api, ports: ApiPorts): void {
  contents(api, ports)
  time(api, ports)
  overrides(api, ports)
}

async function shown(context: ApiContext, ports: ApiPorts, value: Launch | Gated): Promise<never> {
  if (isRefusal(value)) return problem(value, 'faults' in value ? [...(value.faults ?? [])] : undefined) as never
  return context.json(await launchView(ports, memberOf(context), value), 200) as never
}

function contents(api: Api, ports: ApiPorts): void {
  register(
    api,
    ports,
    createRoute({
      method: 'get',
      path: PATH,
      summary: 'The launch: its texts, its time, its state',
      responses: launch('The launch'),
    }),
    async (context) => shown(context, ports, await readLaunch(ports)),
  )
  register(
    api,
    ports,
    createRoute({
      method: 'patch',
      path: PATH,
      summary: 'Write what the city says at its launch; production only',
      request: { body: jsonBody(launchChangeSchema) },
      responses: launch('The launch as it is now'),
    }),
    async (context) => {
      const { revision, ...change } = context.req.valid('json')
      return shown(context, ports, await reviseLaunch(ports, memberOf(context), revision, given(change)))
    },
  )
  register(
    api,
    ports,
    createRoute({
      method: 'put',
      path: `${PATH}/portrait`,
      summary: 'The portrait beside the statement; place, time and camera are taken out of the file',
      request: { body: jsonBody(portraitSchema) },
      responses: launch('The launch as it is now'),
    }),
    async (context) => {
      const { revision, picture, alt } = context.req.valid('json')
      return shown(context, ports, await setPortrait(ports, memberOf(context), revision, picture, alt))
    },
  )
}

function time(api: Api, ports: ApiPorts): void {
  register(
    api,
    ports,
    createRoute({
      method: 'put',
      path: TIME,
      summary: 'Launch at a time, or now; refused while a required check of readiness is red',
      request: { body: jsonBody(launchTimeSchema) },
      responses: launch('The launch; publication lets the public in within a minute of its time'),
    }),
    async (context) => {
      const { at, confirm } = context.req.valid('json')
      return shown(context, ports, await setLaunchTime(ports, memberOf(context), at, confirm))
    },
  )
  register(
    api,
    ports,
    createRoute({
      method: 'delete',
      path: TIME,
      summary: 'Call off a launch that was set for a time',
      responses: launch('The launch'),
    }),
    async (context) => shown(context, ports, await dropLaunchTime(ports, memberOf(context))),
  )
}

function overrides(api: Api, ports: ApiPorts): void {
  register(
    api,
    ports,
    createRoute({
      method: 'put',
      path: OVERRIDE,
      summary: 'Let the launch go on without a check; counts when a second administrator makes the same call',
      request: { params, body: jsonBody(overrideSchema) },
      responses: launch('The launch'),
    }),
    async (context) => {
      const { check } = context.req.valid('param')
      const { reason = '' } = context.req.valid('json')
      return shown(context, ports, await overrideCheck(ports, memberOf(context), check, reason))
    },
  )
  register(
    api,
    ports,
    createRoute({
      method: 'delete',
      path: OVERRIDE,
      summary: 'Take an override back',
      request: { params },
      responses: launch('The launch'),
    }),
    async (context) =>
      shown(context, ports, await takeOverrideBack(ports, memberOf(context), context.req.valid('param').check)),
  )
}

/** Without what was left out: it stays as it is. */
function given<T extends object>(change: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as never
}
