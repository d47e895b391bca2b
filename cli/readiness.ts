// cli/readiness.ts: `plaza readiness`: what must be so before the launch.

export async function readiness(_args: string[]): Promise<number> {
  process.stderr.write('plaza readiness: not there yet\n')
  return 2
}
