// The main file of the thread that papers are set in; the server's build makes a bundle of it.
import { parentPort } from 'node:worker_threads'
import { type Typesetting, typeset } from './typeset.ts'

parentPort?.on('message', async ({ id, work }: { id: number; work: Typesetting }) => {
  try {
    parentPort?.postMessage({ id, file: await typeset(work) })
  } catch (error) {
    parentPort?.postMessage({ id, error })
  }
})
