// web/console/parts/audit/alarms.tsx: what the portal wants a person to look at.
import { useDesk } from '../../context.ts'
import { timeText } from '../../words.ts'
import { Loader, useLoad } from '../load.tsx'

export function AuditAlarms() {
  const { api } = useDesk()
  const alarms = useLoad(() => api.alarms(), [])
  return (
    <section aria-labelledby="alarms-heading">
      <h2 id="alarms-heading">Alarms</h2>
      <Loader load={alarms} what="the alarms">
        {(all) =>
          all.length === 0 ? (
            <p>None. The portal is well.</p>
          ) : (
            all.map(({ name, at, message }) => (
              <div key={name} class="alert danger">
                <p>
                  <strong>{name}</strong>, since {timeText(at)}
                </p>
                <p>{message}</p>
              </div>
            ))
          )
        }
      </Loader>
    </section>
  )
}
