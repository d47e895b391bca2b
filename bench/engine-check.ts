// bench/engine-check.ts: one validation with all its outputs, in a process of its own. Prints its cost as JSON.
import { readFileSync } from 'node:fs'
import { validateFile } from '../adapters/engine/validate.ts'

const [path, workDir] = process.argv.slice(2)
const marks: [string, number][] = []
const { report } = await validateFile({
  path: path!,
  filename: 'bench.csv',
  workDir: workDir!,
  memoryMegabytes: 512,
  writeOutputs: true,
  // What a rival's COPY and indexes are compared with: types, findings, profile, personal data, Parquet, CSV.gz.
  moreForms: false,
  onProgress: ({ stage }) => {
    if (marks.at(-1)?.[0] !== stage) marks.push([stage, cpuSeconds()])
  },
})
const peak = /VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))
const stages = marks.slice(0, -1).map(([stage, at], index) => [stage, Number((marks[index + 1]![1] - at).toFixed(2))])
process.stdout.write(
  JSON.stringify({
    cpuSeconds: cpuSeconds(),
    peakMegabytes: Number(peak![1]) / 1024,
    rows: report.rows,
    verdict: report.verdict,
    ends: report.findings.find(({ severity }) => severity === 'error')?.code ?? 'accepted',
    stages: Object.fromEntries(stages),
  }),
)

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}
