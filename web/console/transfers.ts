// web/console/transfers.ts: the uploads under way in this tab. They go on while the person looks at other pages.
import { type Api, problemOf, type UploadAddress } from './api.ts'
import { type Samples, withSample } from './progress.ts'
import { send } from './send.ts'
import { transfer } from './upload.ts'

export type TransferState =
  | { readonly state: 'sending'; readonly samples: Samples }
  /** Everything was sent; the parts are being put together. */
  | { readonly state: 'joining' }
  | { readonly state: 'sent' }
  | { readonly state: 'stopped'; readonly title: string; readonly fix: string; readonly canResume: boolean }

export interface Transfers {
  /** Sends a file for a version that awaits it; without an address fresh ones are asked for. */
  start(datasetId: string, number: number, file: File, address?: UploadAddress): void
  /** Goes on with a stopped upload; the file is still at hand. */
  resume(datasetId: string, number: number): void
  stop(datasetId: string, number: number): void
  stateOf(datasetId: string, number: number): TransferState | undefined
  /** @returns a function that ends the subscription */
  subscribe(listener: () => void): () => void
}

interface Running {
  readonly file: File
  readonly controller: AbortController
  state: TransferState
}

/** Often enough to look alive; each one draws the panel again. */
const TELL_EVERY_MILLISECONDS = 200

export function createTransfers(api: Api): Transfers {
  const all = new Map<string, Running>()
  const listeners = new Set<() => void>()

  function tell(running: Running, state: TransferState): void {
    running.state = state
    watchLeaving([...all.values()].some(({ state }) => state.state === 'sending' || state.state === 'joining'))
    for (const listener of listeners) listener()
  }

  async function run(running: Running, datasetId: string, number: number, given?: UploadAddress): Promise<void> {
    const { file, controller } = running
    const { signal } = controller
    tell(running, { state: 'sending', samples: [] })
    try {
      const address = given ?? (await api.uploadAddress(datasetId, number))
      const renew = () => api.uploadAddress(datasetId, number)
      const onProgress = samplesTo((samples) => tell(running, { state: 'sending', samples }), signal)
      const done = await transfer(file, address, { send, pause, renew, onProgress }, signal)
      if (done.outcome === 'stopped') {
        const { title, fix, remedy } = done.why
        return tell(running, { state: 'stopped', title, fix, canResume: remedy !== 'stop' })
      }
      if (address.method === 'parts') {
        tell(running, { state: 'joining' })
        await api.completeUpload(datasetId, number)
      }
      tell(running, { state: 'sent' })
    } catch (cause) {
      if (signal.aborted) return
      const { title, fix } = problemOf(cause).document
      tell(running, { state: 'stopped', title, fix: `${fix} Press Resume to go on.`, canResume: true })
    }
  }

  const keyOf = (datasetId: string, number: number) => `${datasetId}/${number}`
  function start(datasetId: string, number: number, file: File, address?: UploadAddress): void {
    const key = keyOf(datasetId, number)
    all.get(key)?.controller.abort()
    const running: Running = { file, controller: new AbortController(), state: { state: 'sending', samples: [] } }
    all.set(key, running)
    void run(running, datasetId, number, address)
  }

  return {
    start,
    resume(datasetId, number) {
      const stopped = all.get(keyOf(datasetId, number))
      if (stopped) start(datasetId, number, stopped.file)
    },
    stop(datasetId, number) {
      const running = all.get(keyOf(datasetId, number))
      if (!running) return
      running.controller.abort()
      all.delete(keyOf(datasetId, number))
      tell(running, running.state)
    },
    stateOf: (datasetId, number) => all.get(keyOf(datasetId, number))?.state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** Collects samples and passes them on now and then. */
function samplesTo(pass: (samples: Samples) => void, signal: AbortSignal): (bytes: number) => void {
  let samples: Samples = []
  let toldAt = Number.NEGATIVE_INFINITY
  return (bytes) => {
    const at = performance.now()
    if (signal.aborted || at - toldAt < TELL_EVERY_MILLISECONDS) return
    samples = withSample(samples, at, bytes)
    toldAt = at
    pass(samples)
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

/** While something is being sent, the browser asks before it closes the page. */
function watchLeaving(isBusy: boolean): void {
  if (isBusy) addEventListener('beforeunload', askBeforeLeaving)
  else removeEventListener('beforeunload', askBeforeLeaving)
}

function askBeforeLeaving(event: BeforeUnloadEvent): void {
  event.preventDefault()
}
