// local/ses/outbox.ts: the folder in which mails of the one-machine edition end, one JSON file each.
import { chmodSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Mail } from './mail.ts'

/** Opens or makes the folder; only its owner may look inside. */
export function openOutbox(dir: string): { keep(mail: Mail): void } {
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  chmodSync(dir, 0o700)
  let count = 0
  return {
    keep: (mail) => {
      // The time sorts; the count keeps the order of mails of one millisecond.
      count += 1
      const order = `${mail.at.replaceAll(/[^0-9]/g, '')}-${String(count).padStart(6, '0')}`
      const file = join(dir, `${order}-${mail.id}.json`)
      writeFileSync(`${file}.new`, JSON.stringify(mail, null, 2), { mode: 0o600, flush: true })
      renameSync(`${file}.new`, file)
    },
  }
}

/** Reads the kept mails, newest first. @param max how many at most; 100 when absent @param skip how many newer ones to leave out */
export function listMails(dir: string, max = 100, skip = 0): Mail[] {
  return mailFiles(dir)
    .sort()
    .reverse()
    .slice(skip, skip + max)
    .map((name) => JSON.parse(readFileSync(join(dir, name), 'utf8')) as Mail)
}

export function countMails(dir: string): number {
  return mailFiles(dir).length
}

function mailFiles(dir: string): string[] {
  return listFiles(dir).filter((name) => name.endsWith('.json'))
}

function listFiles(dir: string): string[] {
  try {
    return readdirSync(dir)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}
