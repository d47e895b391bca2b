// cli/promote.ts: `plaza promote`: takes content from beta to production.

export async function promote(_args: string[]): Promise<number> {
  process.stderr.write('plaza promote: not there yet\n')
  return 2
}
