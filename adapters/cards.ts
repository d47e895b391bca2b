// adapters/cards.ts: share cards as PNG. The same drawing gives the same bytes on every machine: fonts and renderer come with the build.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Where the build put them; see scripts/build-web.ts. They are no public files. */
export const CARD_FOLDER = 'cards'
export const CARD_FILES = ['resvg.wasm', 'regular.ttf', 'bold.ttf'] as const

export type DrawCard = (svg: string) => Promise<Uint8Array>

/**
 * Draws SVG with Public Sans in two weights; other fonts are not there. About 60 ms a card.
 *
 * Loads the renderer (2.5 MB) with the first card only: most publications draw none.
 *
 * @param folder of the built files, as `readAssets` takes it
 */
export function createCardDrawer(folder: string): DrawCard {
  let loading: Promise<DrawCard> | undefined
  return async (svg) => {
    loading ??= load(folder)
    return (await loading)(svg)
  }
}

let started: Promise<void> | undefined

async function load(folder: string): Promise<DrawCard> {
  const { initWasm, Resvg } = await import('@resvg/resvg-wasm')
  const [wasm, ...fonts] = await Promise.all(CARD_FILES.map((file) => readFile(join(folder, CARD_FOLDER, file))))
  // Once in a process: a second start throws.
  started ??= initWasm(wasm!)
  await started
  const font = {
    fontBuffers: fonts.map((bytes) => new Uint8Array(bytes)),
    defaultFontFamily: 'Public Sans',
    loadSystemFonts: false,
  }
  return async (svg) => {
    const drawing = new Resvg(svg, { font })
    const picture = drawing.render()
    const png = Uint8Array.from(picture.asPng())
    // Memory of the renderer is not ours to collect.
    picture.free()
    drawing.free()
    return png
  }
}
