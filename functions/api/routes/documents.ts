// functions/api/routes/documents.ts: what validation wrote about a version: report, numbers, rejected rows, changes.
import { createRoute, z } from '@hono/zod-openapi'
import { isRefusal, refuse } from '../../../core/errors.ts'
import { REJECTED_ROWS_FILE, REVIEW_FILE } from '../../../core/file-names.ts'
import type { Version } from '../../../core/model.ts'
import { type Api, answer, json, onVersion, problem, problemResponse, register } from '../edge.ts'
import type { ApiPorts } from '../ports.ts'
import { comparisonSchema } from '../schemas.ts'
import { changeListKey, readComparison, requestComparison } from '../steps/comparisons.ts'
import { versionParameters } from './versions.ts'

const PATH = '/api/v1/datasets/{id}/versions/{number}'

const DOCUMENTS = [
  { name: 'report', file: REVIEW_FILE, summary: 'What validation found, with everything that staff may see' },
  { name: 'profile', file: 'profile.json', summary: 'Statistics per column and the first rows, as published' },
] as const

export function documentRoutes(api: Api, ports: ApiPorts): void {
  for (const { name, file, summary } of DOCUMENTS) {
    register(
      api,
      ports,
      createRoute({
        method: 'get',
        path: `${PATH}/${name}`,
        summary,
        request: { params: versionParameters },
        responses: json(200, file, z.looseObject({})),
      }),
      (context) => onVersion(context, ports, (version) => staged(ports, version, file, 'application/json', name)),
    )
  }

  register(
    api,
    ports,
    createRoute({
      method: 'get',
      path: `${PATH}/rejected-rows`,
      summary: 'The rows at fault as CSV, with their place in the file and their faults',
      request: { params: versionParameters },
      responses: csv('At most 10,000 rows'),
    }),
    (context) =>
      onVersion(context, ports, (version) =>
        staged(ports, version, REJECTED_ROWS_FILE, 'text/csv; charset=utf-8', 'rejected rows'),
      ),
  )
  comparisons(api, ports)
}

function comparisons(api: Api, ports: ApiPorts): void {
  const path = `${PATH}/changes/{since}`
  const params = versionParameters.extend({ since: z.coerce.number().int().min(1).max(99_999) })
  const ways = [
    { method: 'get', summary: 'What differs from an earlier version, as far as it is known', step: readComparison },
    { method: 'post', summary: 'Ask for the comparison with an earlier version', step: requestComparison },
  ] as const
  for (const { method, summary, step } of ways) {
    const responses = json(200, 'The comparison', comparisonSchema)
    register(api, ports, createRoute({ method, path, summary, request: { params }, responses }), (context) =>
      onVersion(context, ports, async (version, dataset) =>
        answer(context, await step(ports, dataset, version, Number(context.req.param('since'))), (found) => found),
      ),
    )
  }

  register(
    api,
    ports,
    createRoute({
      method: 'get',
      path: `${path}/rows`,
      summary: 'The rows that differ as CSV, once the comparison is ready',
      request: { params },
      responses: csv('At most 100,000 rows'),
    }),
    (context) =>
      onVersion(context, ports, async (version, dataset) => {
        const since = Number(context.req.param('since'))
        // Says why not, where one of the versions is withdrawn.
        const known = await readComparison(ports, dataset, version, since)
        if (isRefusal(known)) return problem(known)
        const key = changeListKey(dataset, version, since)
        return fileAt(ports, key, 'text/csv; charset=utf-8', 'no list of changes yet')
      }),
  )
}

function csv(description: string) {
  return { 200: { description, content: { 'text/csv': { schema: z.string() } } }, default: problemResponse }
}

async function staged(
  ports: ApiPorts,
  version: Version,
  file: string,
  mediaType: string,
  what: string,
): Promise<Response> {
  const prefix = stagedPrefixOf(version)
  if (!prefix) return problem(refuse('not-found', `version ${version.number} has no ${what}`))
  return fileAt(ports, prefix + file, mediaType, `version ${version.number} has no ${what}`)
}

async function fileAt(ports: ApiPorts, key: string, mediaType: string, otherwise: string): Promise<Response> {
  const text = await ports.incoming.readText(key)
  if (text === undefined) return problem(refuse('not-found', otherwise))
  return new Response(text, { status: 200, headers: { 'content-type': mediaType, 'cache-control': 'no-store' } })
}

function stagedPrefixOf(version: Version): string | undefined {
  if ('candidate' in version) return version.candidate.content.stagedPrefix
  return version.status === 'rejected' ? version.stagedPrefix : undefined
}
