// test/rehearsal/start.ts: an AWS account on this machine, to deploy to: `node test/rehearsal/start.ts`; see docs/rehearsal.md.
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { root } from '../support/tree.ts'
import { startFront } from './front/front.ts'
import { MOTO, startMoto } from './moto.ts'
import { findTool } from './python-tool.ts'

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '5611' },
    'moto-port': { type: 'string', default: '5610' },
    folder: { type: 'string', default: join(root, '.plaza', 'rehearsal') },
  },
})

const found = findTool(MOTO)
if ('missing' in found) {
  console.error(found.missing)
  process.exit(3)
}
await rm(values.folder, { recursive: true, force: true })
const motoPort = Number(values['moto-port'])
const moto = await startMoto(found.program, motoPort, values.folder)
process.once('exit', () => moto.kill('SIGKILL'))
const front = await startFront({
  port: Number(values.port),
  moto: new URL(`http://127.0.0.1:${motoPort}`),
  folder: values.folder,
})

let isStopping = false
async function stop(): Promise<void> {
  if (isStopping) return
  isStopping = true
  await front.close()
  // Waited for: a child that ends later would stay behind as a zombie where nobody adopts it.
  const ended = once(moto, 'exit')
  moto.kill('SIGTERM')
  await ended
  process.exit(0)
}
process.on('SIGTERM', () => void stop())
process.on('SIGINT', () => void stop())
// Whoever started it with a channel is gone when the channel closes.
process.once('disconnect', () => void stop())

console.log(`The rehearsal is ready: ${front.url}`)
process.send?.('ready')
