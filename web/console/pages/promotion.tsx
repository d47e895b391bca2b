// web/console/pages/promotion.tsx: content from beta to production: what can go, what arrived, and who is trusted.
import { useDesk } from '../context.ts'
import { bringIn, noteReceipt, portals, promotions } from '../desk/promotion.ts'
import { LaunchTabs } from '../parts/launch/launch-tabs.tsx'
import { Loader, useLoad } from '../parts/load.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { NotForYou } from '../parts/people/not-for-you.tsx'
import { JsonIn } from '../parts/promotion/json-in.tsx'
import { OfferSection } from '../parts/promotion/offer.tsx'
import { PortalsSection } from '../parts/promotion/portals.tsx'
import { PromotionList } from '../parts/promotion/promotion-list.tsx'
import { ThisPortal } from '../parts/promotion/this-portal.tsx'
import { readBundle, readReceipt } from '../promotion-draft.ts'
import { mayPromote } from '../rights-promotion.ts'
import { goTo } from '../router.ts'

const WHY = 'The open data team takes datasets, policies and news from beta to production.'

export function PromotionPage() {
  const { me } = useDesk()
  return mayPromote(me) ? <PromotionDesk /> : <NotForYou title="Promotion" why={WHY} />
}

const LEADS = {
  beta: 'This is beta: choose what goes to production, and make a signed bundle of it. Production takes it in.',
  production: 'This is production: bring in a bundle of beta, read what it would change, and apply it.',
} as const

function PromotionDesk() {
  const { api, settings } = useDesk()
  const known = useLoad(() => portals(api), [api])
  const list = useLoad(() => promotions(api), [api])
  const isProduction = settings.stage === 'production'
  return (
    <>
      <PageHead title="Promotion">
        <p class="lead">{isProduction ? LEADS.production : LEADS.beta}</p>
        <p>
          The same by command, for pipelines: <code>npx plaza promote --from … --to …</code>
        </p>
      </PageHead>
      <div class="wrap page-body">
        <LaunchTabs current="promotion" />
        <div class="stack">
          {isProduction ? <BringIn /> : <OfferSection onMade={list.again} />}
          <section class="card" aria-labelledby="promotions">
            <h2 id="promotions">{isProduction ? 'Bundles that arrived' : 'Bundles that were made'}</h2>
            <Loader load={list} what="the promotions">
              {(value) => <PromotionList list={value} />}
            </Loader>
          </section>
          {!isProduction && <ReceiptIn />}
          <Loader load={known} what="this portal’s key">
            {(value) => (
              <>
                <ThisPortal own={value.own} />
                <PortalsSection value={value} onChange={known.set} />
              </>
            )}
          </Loader>
        </div>
      </div>
    </>
  )
}

function BringIn() {
  const { api, announce } = useDesk()
  return (
    <section class="card" aria-labelledby="bring-in">
      <h2 id="bring-in">Bring a bundle in</h2>
      <p>
        Its signature is checked, each item is compared with what is here, and you see what would change and what would
        break. Nothing is applied before you say so. The same bundle can be brought again at any time.
      </p>
      <JsonIn
        id="bundle"
        what="bundle"
        hint="Or drop the file here, as the other portal made it."
        read={readBundle}
        onValue={async (bundle) => {
          const { id } = await bringIn(api, bundle)
          announce('The bundle was read.')
          goTo({ page: 'promotion-of', id })
        }}
      />
    </section>
  )
}

function ReceiptIn() {
  const { api, announce } = useDesk()
  return (
    <section class="card" aria-labelledby="receipt-in">
      <h2 id="receipt-in">Note a receipt</h2>
      <p>
        Production signs what it has applied. Bring the receipt here, and the audit log of both portals says the same.
      </p>
      <JsonIn
        id="receipt"
        what="receipt"
        hint="Or drop the file here, as production made it."
        read={readReceipt}
        onValue={async (receipt) => {
          const { id } = await noteReceipt(api, receipt)
          announce('The receipt was noted.')
          goTo({ page: 'promotion-of', id })
        }}
      />
    </section>
  )
}
