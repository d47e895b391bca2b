// cli/deploy/destroy.ts: `plaza destroy`: takes a deployed stage down.

export async function destroy(_args: string[]): Promise<number> {
  process.stderr.write('plaza destroy: not there yet\n')
  return 2
}
