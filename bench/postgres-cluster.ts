// bench/postgres-cluster.ts: a PostgreSQL server of our own, without a network port, gone when the bench is.
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Cluster {
  readonly version: string
  /** Runs one statement. @param input file for its standard input */
  readonly run: (sql: string, input?: string) => Promise<void>
  /** Stops the server and removes its files; more than once does no harm. */
  readonly stop: () => void
}

const DEBIAN = '/usr/lib/postgresql'

/** The folder of the newest server programs; Debian's package is installed where it is missing and that is allowed. */
export async function findPostgres(tell: (line: string) => void): Promise<string | undefined> {
  const found = newest()
  if (found || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return found
  tell('installing PostgreSQL')
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'postgresql']]) {
    const { status } = spawnSync('apt-get', args, { env: environment, stdio: 'ignore' })
    if (status !== 0) tell(`apt-get ${args[0]} failed with ${status}`)
  }
  return newest()
}

function newest(): string | undefined {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).filter((name) => /^\d+$/.test(name)) : []
  const folders = versions.toSorted((a, b) => Number(b) - Number(a)).map((version) => join(DEBIAN, version, 'bin'))
  return folders.find((folder) => existsSync(join(folder, 'initdb')))
}

/**
 * Starts a server with PostgreSQL's default settings.
 *
 * @param programs folder of initdb, pg_ctl and psql
 * @param folder for its files; what lies there is removed
 * @throws Error when it cannot start, with what the program said
 */
export function startCluster(programs: string, folder: string): Cluster {
  const owner = ownerOf()
  const program = (name: string, ...args: string[]): string =>
    execFileSync(join(programs, name), args, {
      ...owner,
      cwd: '/',
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    })
  const data = join(folder, 'data')
  // The path of a socket may have 107 characters.
  const sockets = mkdtempSync(join(tmpdir(), 'plaza-pg-'))
  const stop = (): void => {
    if (existsSync(join(data, 'postmaster.pid'))) {
      spawnSync(join(programs, 'pg_ctl'), ['stop', '-D', data, '-m', 'immediate', '-w'], {
        ...owner,
        cwd: '/',
        stdio: 'ignore',
      })
    }
    for (const path of [folder, sockets]) rmSync(path, { recursive: true, force: true })
  }

  stop()
  mkdirSync(folder, { recursive: true })
  mkdirSync(sockets)
  if (owner) for (const path of [folder, sockets]) chownSync(path, owner.uid, owner.gid)
  stopWithProcess(stop)
  try {
    program('initdb', '-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8')
    const settings = `-c listen_addresses= -c unix_socket_directories=${sockets}`
    const start = spawnSync(
      join(programs, 'pg_ctl'),
      ['start', '-D', data, '-w', '-l', join(folder, 'log'), '-o', settings],
      {
        ...owner,
        cwd: '/',
        // The server would keep our pipes open.
        stdio: 'ignore',
      },
    )
    if (start.status !== 0) {
      throw new Error(
        `pg_ctl start ended with ${start.status}, expected 0: ${readFileSync(join(folder, 'log'), 'utf8')}`,
      )
    }
  } catch (cause) {
    stop()
    throw new Error(`PostgreSQL did not start in ${folder}`, { cause })
  }
  const version = /\d+(\.\d+)+/.exec(program('pg_ctl', '--version'))![0]
  return { version, stop, run: (sql, input) => psql(join(programs, 'psql'), sockets, sql, input) }
}

/** initdb refuses to run as root: then it runs as the user that Debian's package makes. */
function ownerOf(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const id = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

/** However our process ends, short of being killed outright. */
function stopWithProcess(stop: () => void): void {
  process.once('exit', stop)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130))
}

async function psql(program: string, sockets: string, sql: string, input: string | undefined): Promise<void> {
  const file = input === undefined ? undefined : await open(input)
  try {
    const args = ['-X', '-q', '-h', sockets, '-U', 'postgres', '-d', 'postgres', '-v', 'ON_ERROR_STOP=1', '-c', sql]
    const child = spawn(program, args, { stdio: [file?.fd ?? 'ignore', 'ignore', 'pipe'] })
    let said = ''
    child.stderr!.on('data', (text) => {
      said += text
    })
    const code = await new Promise((done, fail) => child.once('error', fail).once('close', done))
    if (code !== 0) throw new Error(`psql ended with ${code} at ${sql.slice(0, 60)}: ${said.slice(0, 500)}`)
  } finally {
    await file?.close()
  }
}
