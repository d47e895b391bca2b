// functions/api/routes/feedback.ts: what visitors say, and invitations over HTTP.
import type { Api } from '../edge.ts'
import type { ApiPorts } from '../ports.ts'

export function feedbackRoutes(_api: Api, _ports: ApiPorts): void {}
