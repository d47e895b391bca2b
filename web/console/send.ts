// web/console/send.ts: one sending to the storage. XMLHttpRequest, because fetch tells nothing about upload progress.
import type { StorageAnswer } from './storage-words.ts'
import type { Sending } from './upload.ts'

/** @throws the reason of `signal` when it is aborted */
export function send(sending: Sending, signal: AbortSignal): Promise<StorageAnswer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const abort = () => request.abort()
    signal.addEventListener('abort', abort, { once: true })
    request.upload.onprogress = (event) => sending.onProgress(Math.min(event.loaded, sending.body.size))
    request.onload = () => resolve({ status: request.status, text: request.responseText })
    request.onerror = () => resolve({ status: 0, text: '' })
    request.ontimeout = () => resolve({ status: 0, text: '' })
    request.onabort = () => reject(signal.reason)
    request.onloadend = () => signal.removeEventListener('abort', abort)
    request.open(sending.method, sending.url)
    request.send(bodyOf(sending))
  })
}

function bodyOf({ fields, body }: Sending): Blob | FormData {
  if (!fields) return body as Blob
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  // S3 ignores every field after the file.
  form.append('file', body as Blob)
  return form
}
