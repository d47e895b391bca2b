// web/console/parts/promotion/portals.tsx: portals whose bundles and receipts are accepted here.
import { dayText } from '../../../catalog/words.ts'
import { useDesk } from '../../context.ts'
import { endPortal, type Portals, type TrustedPortal } from '../../desk/promotion.ts'
import { Question } from '../people/question.tsx'
import { AddPortal } from './add-portal.tsx'

interface PortalsSectionProps {
  readonly value: Portals
  readonly onChange: (value: Portals) => void
}

export function PortalsSection({ value, onChange }: PortalsSectionProps) {
  const { portals } = value
  const [now, ended] = [portals.filter((one) => !one.ended), portals.filter((one) => one.ended)]
  return (
    <section class="card" aria-labelledby="portals">
      <h2 id="portals" tabIndex={-1}>
        Portals that are trusted here
      </h2>
      <p>Only their bundles and receipts are accepted. Everything else is refused, whoever brings it.</p>
      {now.length === 0 ? (
        <p class="muted">None yet. Add the portal that you work with before you bring its bundle in.</p>
      ) : (
        <ul class="promotion-portals">
          {now.map((portal) => (
            <One key={portal.id} {...{ portal, onChange }} />
          ))}
        </ul>
      )}
      {ended.length > 0 && (
        <details>
          <summary>No longer trusted: {ended.length}</summary>
          <ul class="promotion-portals">
            {ended.map(({ id, name, fingerprint, ended: end }) => (
              <li key={id}>
                <strong>{name}</strong>, until {dayText(end!.at)} <code>{fingerprint}</code>
              </li>
            ))}
          </ul>
        </details>
      )}
      <AddPortal onAdded={onChange} />
    </section>
  )
}

function One({ portal, onChange }: { portal: TrustedPortal; onChange: (value: Portals) => void }) {
  const { api, announce } = useDesk()
  const { id, name, url, fingerprint, trustedAt, trustedBy } = portal
  return (
    <li>
      <p>
        <strong>{name}</strong>
        {url && <> {url}</>}
      </p>
      <p>
        <code>{fingerprint}</code>
      </p>
      <p class="muted">
        Since {dayText(trustedAt)}, added by {trustedBy.name}
      </p>
      <Question
        words="Remove"
        about={name}
        title={`No longer accept bundles of ${name}?`}
        yes="Remove it"
        focusAfter="portals"
        onYes={async () => {
          onChange(await endPortal(api, id))
          announce(`${name} is no longer trusted.`)
        }}
      >
        <p>What was applied stays. What is not applied yet is refused from now on. It can be added again.</p>
      </Question>
    </li>
  )
}
