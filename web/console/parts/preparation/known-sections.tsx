// web/console/parts/preparation/known-sections.tsx: what the portal knows already: governance documents, people and departments.
import { dayText, ROLE_WORDS } from '../../../catalog/words.ts'
import type { Preparation } from '../../desk/preparation.ts'
import { DOCUMENT_STATE_WORDS } from '../../preparation-draft.ts'
import { hrefOf } from '../../router.ts'
import { listText } from '../../words.ts'
import { TableScroll } from '../table-scroll.tsx'
import { Section, type SectionProps } from './section.tsx'

export function GovernanceSection({ prep }: Pick<SectionProps, 'prep'>) {
  return (
    <Section
      name="governance"
      prep={prep}
      about="What is settled in writing, signed by the people who answer for it. The texts are written and signed on the page Policies."
    >
      <TableScroll label="Table of governance documents" name="words-table">
        <table class="words">
          <thead>
            <tr>
              <th scope="col">Document</th>
              <th scope="col">State</th>
              <th scope="col">To be looked at again</th>
            </tr>
          </thead>
          <tbody>
            {prep.documents.map((document) => (
              <DocumentRow key={document.id} document={document} />
            ))}
          </tbody>
        </table>
      </TableScroll>
      <p>
        <a href={hrefOf({ page: 'sign-off-policy' })}>Who signs what</a> is settled by the sign-off policy.
      </p>
    </Section>
  )
}

function DocumentRow({
  document: { id, title, state, reviewBy, isReviewLate },
}: {
  document: Preparation['documents'][number]
}) {
  const { words, tone } = DOCUMENT_STATE_WORDS[state]
  return (
    <tr>
      <th scope="row">
        <a href={hrefOf({ page: 'policy', id })}>{title}</a>
      </th>
      <td>
        <span class={`badge ${tone}`}>{words}</span>
      </td>
      <td>
        {reviewBy ? dayText(reviewBy) : <span class="empty">no day yet</span>}
        {isReviewLate && (
          <>
            {' '}
            <span class="badge danger">Late</span>
          </>
        )}
      </td>
    </tr>
  )
}

export function PeopleSection({ prep }: Pick<SectionProps, 'prep'>) {
  return (
    <Section
      name="people"
      prep={prep}
      about="Every department has one contact for its data; every role that signs is held by somebody, and no two of them by the same person."
    >
      <Roles roles={prep.roles} />
      <TableScroll label="Table of departments" name="words-table">
        <table class="words">
          <thead>
            <tr>
              <th scope="col">Department</th>
              <th scope="col">Contact</th>
              <th scope="col">Datasets</th>
              <th scope="col">On the plan</th>
              <th scope="col">Roles that nobody holds there</th>
            </tr>
          </thead>
          <tbody>
            {prep.departments.map((department) => (
              <DepartmentRow key={department.id} department={department} />
            ))}
          </tbody>
        </table>
      </TableScroll>
    </Section>
  )
}

function Roles({ roles }: Pick<Preparation, 'roles'>) {
  return (
    <dl class="role-holders">
      {roles.map(({ role, names }) => (
        <div key={role}>
          <dt>{ROLE_WORDS[role]}</dt>
          <dd>{names.length > 0 ? listText(names) : <span class="badge warn">Nobody</span>}</dd>
        </div>
      ))}
    </dl>
  )
}

function DepartmentRow({ department }: { department: Preparation['departments'][number] }) {
  const { id, name, liaison, deputy, datasets, planEntries, missingRoles } = department
  return (
    <tr>
      <th scope="row">
        <a href={hrefOf({ page: 'department', id })}>{name}</a>
      </th>
      <td>
        {liaison ?? <span class="badge warn">No contact</span>}
        {deputy && <span class="muted"> (deputy: {deputy})</span>}
      </td>
      <td>{datasets}</td>
      <td>{planEntries}</td>
      <td>
        {missingRoles.length > 0 ? (
          listText(missingRoles.map((role) => ROLE_WORDS[role].toLowerCase()))
        ) : (
          <span class="empty">none</span>
        )}
      </td>
    </tr>
  )
}
