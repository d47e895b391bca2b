// cli/deploy/deploy.ts: `plaza deploy`: deploys beta or production to your AWS account.

export async function deploy(_args: string[]): Promise<number> {
  process.stderr.write('plaza deploy: not there yet\n')
  return 2
}
