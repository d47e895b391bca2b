// cli/deploy/rules.ts: what the rules say of the templates, and the end of a deployment that breaks one. Pure.
import { z } from 'zod'
import { Stop } from './stop.ts'

/** `validation-report.json` beside the templates, as far as it is read here. */
const reportSchema = z.object({
  pluginReports: z.array(
    z.object({
      pluginName: z.string(),
      conclusion: z.enum(['success', 'failure']),
      violations: z.array(
        z.object({
          ruleName: z.string(),
          description: z.string(),
          violatingConstructs: z.array(z.object({ constructPath: z.string().optional() })).default([]),
        }),
      ),
    }),
  ),
})

/**
 * Read by ourselves, because the CDK as a library (1.40.1) lets every finding pass that is in a stack inside a stage:
 * it looks for the first part of the path, `beta`, among names such as `beta/Storage`.
 *
 * @param report text of the file
 * @throws Stop with every broken rule and where
 */
export function stopOnBrokenRules(report: string): void {
  const { pluginReports } = reportSchema.parse(JSON.parse(report))
  const broken = pluginReports
    .filter(({ conclusion }) => conclusion === 'failure')
    .flatMap(({ violations }) => violations)
    .map(({ ruleName, description, violatingConstructs }) => {
      const places = violatingConstructs.map(({ constructPath }) => constructPath ?? 'unknown')
      return `  ${ruleName}: ${description.trim()} (${places.join(', ')})`
    })
  if (broken.length === 0) return
  throw new Stop(
    `the templates break ${broken.length === 1 ? 'a rule' : `${broken.length} rules`}:\n${broken.join('\n')}`,
    'Change the construct, or accept the finding with its reason in lib/nag.ts and docs/infrastructure.md.',
    2,
  )
}
