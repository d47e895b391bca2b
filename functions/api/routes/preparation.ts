// functions/api/routes/preparation.ts: the preparation and its readiness over HTTP.
import type { Api } from '../edge.ts'
import type { ApiPorts } from '../ports.ts'

export function preparationRoutes(_api: Api, _ports: ApiPorts): void {}
