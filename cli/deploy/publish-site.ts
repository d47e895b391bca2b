// cli/deploy/publish-site.ts: has publication write the pages and assets of the release that was just deployed.
import { z } from 'zod'
import type { Functions } from './ports.ts'
import { Stop } from './stop.ts'

const publishedSchema = z.object({ outcome: z.string() }).loose()

/** Another run, such as the clock's, ends within minutes at most. */
const ATTEMPTS = 20
const PAUSE_SECONDS = 15

/** @returns what publication did, in its own word */
export async function publishSite(
  functions: Functions,
  name: string,
  pause: (seconds: number) => Promise<void>,
): Promise<string> {
  try {
    for (let attempt = 1; ; attempt++) {
      const { outcome } = publishedSchema.parse(await functions.invoke(name, { force: true }))
      if (outcome !== 'busy' || attempt === ATTEMPTS) return outcome
      await pause(PAUSE_SECONDS)
    }
  } catch (cause) {
    throw new Stop(
      `The stacks are ready, but publication did not write the site: ${cause instanceof Error ? cause.message : cause}`,
      'See docs/runbook.md, "Publication fails". Running the same command again tries once more.',
      1,
      { cause },
    )
  }
}
