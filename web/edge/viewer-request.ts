// web/edge/viewer-request.ts: puts the function together that runs at the edge before the cache: one for every behaviour.
import { LANGUAGES } from '../../core/languages.ts'

/** What the edge needs to know an invitation. */
export interface EdgeInvitation {
  /** 64 hexadecimal digits, or the reference that CloudFormation puts them in for. */
  readonly key: string
  /** `<portalId>-<stage>`. */
  readonly portal: string
}

const CLEAN_URL = new URL('clean-url.js', import.meta.url)
const INVITATION = new URL('invitation.js', import.meta.url)

/** CloudFront takes no more than 10 KB of code. */
export const MAX_FUNCTION_BYTES = 10_240

/**
 * The code of the function, for CloudFront or for the stand-in of the one-machine edition.
 *
 * @param read gives the text of a file
 * @param invitation absent where everybody gets in: addresses are made clean then, and nothing else
 */
export function viewerRequestCode(read: (file: URL) => string, invitation?: EdgeInvitation): string {
  const cleanUrl = withoutComments(read(CLEAN_URL))
  if (!invitation) return `${cleanUrl}\nfunction handler(event) {\n  return cleanUrl(event.request)\n}\n`
  const known = { KEY: invitation.key, PORTAL: invitation.portal, LANGUAGES }
  const constants = Object.entries(known).map(([name, value]) => `const ${name} = ${JSON.stringify(value)}\n`)
  return [...constants, cleanUrl, withoutComments(read(INVITATION))].join('')
}

/** Comments that have a line of their own are for us, and count at the edge. */
function withoutComments(code: string): string {
  return code.replace(/^\s*(\/\/|\/\*\*.*\*\/$).*\n/gm, '')
}
