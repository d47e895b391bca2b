// web/islands/table/fault.ts: why a table cannot be read: its bytes do not come, or they are not what they should be.

export class TableFault extends Error {
  readonly kind: 'unreachable' | 'broken'

  constructor(kind: TableFault['kind'], message: string, options?: ErrorOptions) {
    super(message, options)
    this.kind = kind
  }
}
