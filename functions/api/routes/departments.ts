// functions/api/routes/departments.ts: departments over HTTP.
import { createRoute, z } from '@hono/zod-openapi'
import { isInDepartment, mayTouch } from '../../../core/access.ts'
import type { DepartmentRecord } from '../../../core/departments.ts'
import { holdsRole } from '../../../core/members.ts'
import type { Member } from '../../../core/model.ts'
import { type Api, type ApiContext, answer, json, jsonBody, memberOf, problem, register } from '../edge.ts'
import type { ApiPorts } from '../ports.ts'
import { contactsSchema, departmentChangesSchema, departmentSchema, newDepartmentSchema } from '../schemas-people.ts'
import {
  allDepartments,
  candidatesFor,
  changeContacts,
  changeDepartment,
  dissolveDepartment,
  foundDepartment,
} from '../steps/departments.ts'
import { departmentView } from '../views-people.ts'
import { reasonQuery } from './reason-query.ts'

const departmentParameter = z.object({ department: z.string() })

export function departmentRoutes(api: Api, ports: ApiPorts): void {
  reading(api, ports)
  beginningAndEnd(api, ports)
  changing(api, ports)
}

/** How a member sees departments: with counts and history where they belong to it, with candidates where they may change it. */
async function viewFor(ports: ApiPorts, member: Member) {
  const datasets = await ports.registry.datasets()
  const plan = (await ports.registry.records('plan-entry')).filter(({ removed }) => !removed)
  const accounts = await ports.registry.records('account')
  const now = ports.outside.now()
  return (department: DepartmentRecord) => {
    const { id } = department
    const mine = datasets.filter(({ metadata }) => metadata.departmentId === id)
    const counts = {
      datasets: mine.length,
      published: mine.filter(({ publishedVersion }) => publishedVersion !== undefined).length,
      planEntries: plan.filter(({ departmentId }) => departmentId === id).length,
    }
    const mayChange = (['administrator', 'liaison'] as const).some((role) => holdsRole(member, role, id))
    return departmentView(department, member, counts, mayChange ? candidatesFor(accounts, id, now) : undefined)
  }
}

function reading(api: Api, ports: ApiPorts): void {
  register(
    api,
    ports,
    createRoute({
      method: 'get',
      path: '/api/v1/departments',
      summary: 'Departments with their contacts; dissolved ones last, for those who belong to them',
      responses: json(200, 'Departments', z.object({ departments: z.array(departmentSchema) })),
    }),
    async (context) => {
      const member = memberOf(context)
      const view = await viewFor(ports, member)
      const all = await allDepartments(ports)
      const seen = all.filter(({ id, dissolved }) => !dissolved || isInDepartment(member, id))
      return context.json({ departments: seen.map(view) }, 200)
    },
  )
}

function beginningAndEnd(api: Api, ports: ApiPorts): void {
  register(
    api,
    ports,
    createRoute({
      method: 'post',
      path: '/api/v1/departments',
      summary: 'Found a department',
      request: { body: jsonBody(newDepartmentSchema) },
      responses: json(201, 'The department', departmentSchema),
    }),
    async (context) => {
      const member = memberOf(context)
      const founded = await foundDepartment(ports, member, context.req.valid('json'))
      return answer(context, founded, await viewFor(ports, member), 201)
    },
  )

  register(
    api,
    ports,
    createRoute({
      method: 'delete',
      path: '/api/v1/departments/{department}',
      summary: 'Dissolve a department that holds nothing any more',
      request: { params: departmentParameter, query: reasonQuery },
      responses: json(200, 'The department', departmentSchema),
    }),
    async (context) => {
      const member = memberOf(context)
      const { department } = context.req.valid('param')
      const ended = await dissolveDepartment(ports, member, department, context.req.valid('query').reason)
      return answer(context, ended, await viewFor(ports, member))
    },
  )
}

function changing(api: Api, ports: ApiPorts): void {
  register(
    api,
    ports,
    createRoute({
      method: 'patch',
      path: '/api/v1/departments/{department}',
      summary: 'Change what is written about a department',
      request: { params: departmentParameter, body: jsonBody(departmentChangesSchema) },
      responses: json(200, 'The department', departmentSchema),
    }),
    async (context) => {
      const { name, about, website } = context.req.valid('json')
      const wanted = {
        ...(name === undefined ? {} : { name }),
        ...(about === undefined ? {} : { about }),
        ...(website === undefined ? {} : { website }),
      }
      return onDepartment(context, async (id, member) =>
        answer(context, await changeDepartment(ports, member, id, wanted), await viewFor(ports, member)),
      )
    },
  )

  register(
    api,
    ports,
    createRoute({
      method: 'put',
      path: '/api/v1/departments/{department}/contacts',
      summary: 'Name liaison and deputy; they get the role of liaison there where they lack it',
      request: { params: departmentParameter, body: jsonBody(contactsSchema) },
      responses: json(200, 'The department', departmentSchema),
    }),
    async (context) => {
      const contacts = context.req.valid('json')
      return onDepartment(context, async (id, member) =>
        answer(context, await changeContacts(ports, member, id, contacts), await viewFor(ports, member)),
      )
    },
  )
}

/** Work on the department of the address, for those who hold a role of the route there. */
async function onDepartment(
  context: ApiContext,
  work: (id: string, member: Member) => Promise<Response>,
): Promise<never> {
  const member = memberOf(context)
  const id = context.req.param('department') ?? ''
  const refusal = mayTouch(context.get('access'), member, id)
  return (refusal ? problem(refusal) : await work(id, member)) as never
}
