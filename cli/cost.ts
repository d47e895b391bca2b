// cli/cost.ts: `plaza cost`: what a stage costs idle and by use, from its own templates.

export async function cost(_args: string[]): Promise<number> {
  process.stderr.write('plaza cost: not there yet\n')
  return 2
}
