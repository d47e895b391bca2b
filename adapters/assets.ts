// adapters/assets.ts: the built style sheets and scripts, from the folder that `scripts/build-web.ts` wrote.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** `manifest.json` of the build: logical name -> public address. */
export type AssetManifest = Readonly<
  Record<string, { address: string; file: string; mediaType: string; contentEncoding?: string }>
>

export async function readAssets(folder: string): Promise<{
  addresses: Record<string, string>
  files: { key: string; body: Uint8Array; mediaType: string; contentEncoding?: string }[]
  manifest: string
}> {
  const manifest = await readFile(join(folder, 'manifest.json'), 'utf8')
  const entries = Object.entries(JSON.parse(manifest) as AssetManifest)
  const addresses = Object.fromEntries(entries.map(([name, { address }]) => [name, address]))
  const files = await Promise.all(
    entries.map(async ([, { address, file, mediaType, contentEncoding }]) => ({
      key: address.slice(1),
      body: new Uint8Array(await readFile(join(folder, file))),
      mediaType,
      ...(contentEncoding ? { contentEncoding } : {}),
    })),
  )
  return { addresses, files, manifest }
}
