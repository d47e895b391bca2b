// functions/api/routes/yearly-reviews.ts: yearly reviews over HTTP.
import type { Api } from '../edge.ts'
import type { ApiPorts } from '../ports.ts'

export function yearlyReviewsRoutes(_api: Api, _ports: ApiPorts): void {}
