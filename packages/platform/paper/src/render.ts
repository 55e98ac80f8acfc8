import { existsSync } from 'node:fs'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Paper } from './paper.ts'
import type { Receipt } from './receipt.ts'
import type { Typesetting } from './typeset.ts'

/** Sets a document on A4 pages. The answer is a PDF file with its fonts in it. */
export function renderPaper(paper: Paper): Promise<Buffer> {
  return typesetAside({ sheet: paper })
}

/** Sets a receipt on a strip 80 mm wide, as long as it needs to be. The answer is a PDF file with its fonts in it. */
export function renderReceipt(receipt: Receipt): Promise<Buffer> {
  return typesetAside({ strip: receipt })
}

// A build lays the thread's bundle beside its main file, and this may be in a chunk below it; from source there is none.
const workerFile = ['paper-worker.js', '../paper-worker.js']
  .map((place) => path.join(import.meta.dirname, place))
  .find((place) => existsSync(place))

interface Waiting {
  resolve(file: Buffer): void
  reject(error: unknown): void
}

let worker: { readonly thread: Worker; readonly waiting: Map<number, Waiting> } | undefined
let lastId = 0

/** Sets it in a thread of its own, one after the other: it is work for the processor, and tills must not wait for it. */
async function typesetAside(work: Typesetting): Promise<Buffer> {
  if (workerFile === undefined) {
    // Large, so it is loaded when the first paper is made.
    const { typeset } = await import('./typeset.ts')
    return typeset(work)
  }
  worker ??= startWorker(workerFile)
  const { thread, waiting } = worker
  const id = ++lastId
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject })
    thread.ref()
    thread.postMessage({ id, work })
  })
}

function startWorker(file: string) {
  const thread = new Worker(file)
  const waiting = new Map<number, Waiting>()
  thread.on('message', ({ id, file: made, error }: { id: number; file?: Uint8Array; error?: unknown }) => {
    const one = waiting.get(id)
    waiting.delete(id)
    // Nobody waits: it must not keep the program from ending.
    if (waiting.size === 0) thread.unref()
    if (made === undefined) one?.reject(error)
    else one?.resolve(Buffer.from(made))
  })
  thread.on('error', (error) => {
    worker = undefined
    for (const one of waiting.values()) one.reject(error)
  })
  thread.unref()
  return { thread, waiting }
}
