// cli/deploy/upgrade.ts: `plaza upgrade`: says what a newer release changes, and how to get it.

export async function upgrade(_args: string[]): Promise<number> {
  process.stderr.write('plaza upgrade: not there yet\n')
  return 2
}
