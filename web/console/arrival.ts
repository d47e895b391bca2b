// web/console/arrival.ts: where the focus goes on the next page of a version: to its state, after a step that led there.

let isWanted = false

/** Called right before going to the page. */
export function arriveAtState(): void {
  isWanted = true
}

/** Whether the page that is there now was arrived at by such a step; asked once. */
export function takeArrival(): boolean {
  const was = isWanted
  isWanted = false
  return was
}
