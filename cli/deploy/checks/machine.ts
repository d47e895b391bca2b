// cli/deploy/checks/machine.ts: what has to be so on the machine that deploys.
import type { Finding } from '../stop.ts'

const NODE_MAJOR = 24

export function checkNode(version: string): Finding[] {
  if (Number(version.split('.')[0]) >= NODE_MAJOR) return []
  return [
    {
      severity: 'error',
      check: 'Node',
      say: `expected Node ${NODE_MAJOR} or newer, found ${version}.`,
      fix: `Run "npm ci", which brings it on Linux, or install Node ${NODE_MAJOR}; then call "npx plaza".`,
    },
  ]
}

/** Named aloud: with one of these set, a deployment may go anywhere but to AWS. */
export function checkEndpoints(environment: NodeJS.ProcessEnv): Finding[] {
  const set = Object.keys(environment).filter((name) => /^AWS_ENDPOINT_URL/.test(name) && environment[name])
  if (set.length === 0) return []
  return [
    {
      severity: 'warning',
      check: 'endpoint',
      say: `this does not go to AWS but to ${set.map((name) => `${environment[name]} (${name})`).join(', ')}.`,
      fix: `For the real one: unset ${set.join(' ')}.`,
    },
  ]
}
