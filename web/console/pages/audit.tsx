// web/console/pages/audit.tsx: everything that was done: to search, to check and to take away. With the portal's alarms.
import { useDesk } from '../context.ts'
import { AuditAlarms } from '../parts/audit/alarms.tsx'
import { ChainSection } from '../parts/audit/chain-section.tsx'
import { Entries } from '../parts/audit/entries.tsx'
import { ExportSection } from '../parts/audit/export-section.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { maySeeAudit } from '../rights.ts'
import { hrefOf } from '../router.ts'

export function AuditPage() {
  const { me } = useDesk()
  const crumbs = [{ href: hrefOf({ page: 'home' }), words: 'Datasets' }]
  if (!maySeeAudit(me)) {
    return (
      <>
        <PageHead title="Audit log" crumbs={crumbs} />
        <div class="wrap page-body">
          <div class="empty-state">
            <h2>The audit log is for administrators</h2>
            <p>
              To know what happened to a version, open it from the list of datasets, or ask the open data team. Anybody
              can <a href="/audit/">see and keep the hashes</a> of all entries.
            </p>
          </div>
        </div>
      </>
    )
  }
  return (
    <>
      <PageHead title="Audit log" crumbs={crumbs}>
        <p class="lead">
          Every change and every permission leaves an entry. Each carries the hash of the one before it, and the hashes
          are <a href="/audit/">public</a>.
        </p>
      </PageHead>
      <div class="wrap page-body stack">
        <AuditAlarms />
        <Entries />
        <ChainSection />
        <ExportSection />
      </div>
    </>
  )
}
