// cli/deploy/doctor.ts: `plaza doctor`: looks whether a deployed portal is well.

export async function doctor(_args: string[]): Promise<number> {
  process.stderr.write('plaza doctor: not there yet\n')
  return 2
}
