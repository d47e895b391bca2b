// functions/api/routes/launch.ts: the launch over HTTP.
import type { Api } from '../edge.ts'
import type { ApiPorts } from '../ports.ts'

export function launchRoutes(_api: Api, _ports: ApiPorts): void {}
