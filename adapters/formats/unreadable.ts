// adapters/formats/unreadable.ts: how bad data deep inside a stream ends the reading of a file.
import type { Finding } from '../../core/report.ts'

/** Thrown inside a reader only, where a stream has no other way to stop; `findingFrom` takes it back at the reader's edge. */
export class Unreadable extends Error {
  readonly finding: Finding

  constructor(finding: Finding) {
    super(`unreadable: ${finding.code}`)
    this.finding = finding
  }
}

/** @returns the finding that ended the reading. @throws the error itself when it is a fault of ours */
export function findingFrom(error: unknown): Finding {
  if (error instanceof Unreadable) return error.finding
  throw error
}

/** Faults of the machine: no such file, no disk, no memory. Everything else that a decoder throws is about the data. */
const MACHINE = /^(E[A-Z]{3,}|ERR_(OUT_OF_RANGE|INVALID_ARG|WORKER)[A-Z_]*)$/

/** Whether an error comes from the operating system and not from the bytes that were read. */
export function isMachineFault(error: unknown): boolean {
  return MACHINE.test(String((error as { code?: unknown } | null)?.code ?? ''))
}
