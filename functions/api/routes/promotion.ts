// functions/api/routes/promotion.ts: content from beta to production over HTTP.
import type { Api } from '../edge.ts'
import type { ApiPorts } from '../ports.ts'

export function promotionRoutes(_api: Api, _ports: ApiPorts): void {}
