// functions/api/notice-headers.ts: what every answer says of the stage, for programs that never see a page.
import { hasNoticePage } from '../../core/notice.ts'
import type { ApiPorts } from './ports.ts'

/** Header -> value, ASCII; the words themselves are behind the link. */
export function noticeHeaders({ stage, notice, portalUrl }: ApiPorts): Readonly<Record<string, string>> {
  return {
    'portal-stage': stage,
    ...(hasNoticePage(notice) ? { link: `<${portalUrl}/beta/>; rel="help"` } : {}),
  }
}
