// cli/deploy/domain-records.ts: the DNS records that a city has to set for a domain of its own. Pure.

export interface DnsRecord {
  readonly name: string
  readonly type: string
  readonly value: string
  readonly note?: string
}

/** As many labels as a registered domain has; a name with more is below one, and may be a CNAME. */
const APEX_LABELS = 2

/**
 * What leads readers to the distribution.
 *
 * A name with nothing before it (`alderbay.example`) may not be a CNAME (RFC 1034, 3.6.2): there it is an alias.
 */
export function domainRecords(domain: string, distribution: string): DnsRecord[] {
  const isApex = domain.split('.').length <= APEX_LABELS
  if (!isApex)
    return [
      { name: domain, type: 'CNAME', value: distribution, note: 'in Route 53 an ALIAS of types A and AAAA instead' },
    ]
  return ['A', 'AAAA'].map((type) => ({
    name: domain,
    type: `ALIAS (${type})`,
    value: distribution,
    note: 'a plain CNAME is not allowed at this name; some providers call it ANAME or CNAME flattening',
  }))
}

/** As a table of name, type and value, to be read or copied. */
export function recordLines(records: readonly DnsRecord[]): string[] {
  const wide = (of: (record: DnsRecord) => string) => Math.max(0, ...records.map((record) => of(record).length))
  const [names, types] = [wide(({ name }) => name), wide(({ type }) => type)]
  return records.map(
    ({ name, type, value, note }) =>
      `${name.padEnd(names)}  ${type.padEnd(types)}  ${value}${note ? `   (${note})` : ''}`,
  )
}
