// local/lambda/worker-watch.ts: a thread that ends its process when the parent has gone, even if the handler never yields.
import { workerData } from 'node:worker_threads'

const { parent } = workerData as { parent: number }

setInterval(() => {
  // An orphan gets another parent. Only a signal ends a process whose main thread is in an endless loop.
  if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL')
}, 500)
