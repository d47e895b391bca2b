// test/rehearsal/python-tool.ts: finds a program that comes from Python's registry, or installs it beside the project.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { root } from '../support/tree.ts'

export interface PythonTool {
  /** Name of the package. */
  readonly name: string
  /** What it brings along, such as `[server]`. */
  readonly extra?: string
  readonly version: string
  readonly program: string
}

export type Found = { readonly program: string } | { readonly missing: string }

const INSTALL_MILLISECONDS = 300_000

/** @returns path of the program in exactly this version, or why there is none and none could be installed */
export function findTool(tool: PythonTool): Found {
  const own = join(root, '.plaza', tool.name)
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), join(own, 'bin')]
  const programs = folders.map((folder) => join(folder, tool.program)).filter(existsSync)
  const program = programs.find((each) => versionOf(each, tool.name) === tool.version)
  return program ? { program } : install(tool, own)
}

/** Not every program says; the Python beside it does. */
function versionOf(program: string, name: string): string {
  const ask = `from importlib.metadata import version; print(version('${name}'))`
  const { stdout } = spawnSync(join(dirname(program), 'python3'), ['-c', ask], { encoding: 'utf8' })
  return stdout?.trim() ?? ''
}

function install({ name, extra = '', version, program }: PythonTool, folder: string): Found {
  const wanted = `${name}${extra}==${version}`
  const steps = [
    ['python3', '-m', 'venv', folder],
    [join(folder, 'bin', 'pip'), 'install', '--quiet', '--disable-pip-version-check', wanted],
  ] as const
  for (const [command, ...args] of steps) {
    const { status, error, stderr } = spawnSync(command, args, { encoding: 'utf8', timeout: INSTALL_MILLISECONDS })
    if (status === 0) continue
    const why = error?.message ?? stderr.trim().split('\n').at(-1)
    return { missing: `${wanted} is not on this machine and could not be installed: ${command}: ${why}` }
  }
  return { program: join(folder, 'bin', program) }
}
