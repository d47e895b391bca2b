// cli/invite.ts: `plaza invite`: makes an invitation to a beta that only invited people see.

export async function invite(_args: string[]): Promise<number> {
  process.stderr.write('plaza invite: not there yet\n')
  return 2
}
