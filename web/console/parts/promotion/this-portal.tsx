// web/console/parts/promotion/this-portal.tsx: this portal's key, as the other side has to know it.
import { useDesk } from '../../context.ts'
import type { OwnPortal } from '../../desk/promotion.ts'

export function ThisPortal({ own }: { own: OwnPortal }) {
  const { announce } = useDesk()

  async function copy(): Promise<void> {
    await navigator.clipboard.writeText(own.publicKey)
    announce('The public key was copied.')
  }

  return (
    <section class="card" aria-labelledby="this-portal">
      <h2 id="this-portal">This portal</h2>
      <p>
        What it makes is signed with its own key. An administrator of the other portal adds the public key there and
        compares the fingerprint with yours, read out on the telephone or shown in person: that is how they know that a
        bundle comes from here. The public key is no secret.
      </p>
      <dl class="promotion-key">
        <dt>Name</dt>
        <dd>
          {own.name} ({own.stage})
        </dd>
        <dt>Fingerprint</dt>
        <dd>
          <code>{own.fingerprint}</code>
        </dd>
        <dt>Public key</dt>
        <dd>
          <code>{own.publicKey}</code>
        </dd>
      </dl>
      <p class="form-actions">
        <button type="button" class="button quiet" onClick={copy}>
          Copy the public key
        </button>
      </p>
    </section>
  )
}
