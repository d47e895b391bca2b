// functions/publish/notice-now.ts: what the notice of the stage says today: pages change on the day a period begins or ends.
import { noticeOn } from '../../core/notice.ts'
import type { PublishPorts } from './ports.ts'

/** The day's state is part of the build, so that every page is made anew when it changes, and only then. */
export function withNoticeNow(ports: PublishPorts): PublishPorts {
  const { context, build, outside } = ports
  const notice = noticeOn(context.notice, outside.now().slice(0, 10))
  const { period = '', hasMoved = false } = notice
  return { ...ports, context: { ...context, notice }, build: `${build}${period}${hasMoved ? 'moved' : ''}` }
}
