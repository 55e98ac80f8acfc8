import type { IncomingMessage } from 'node:http'
import { Refusal } from './refusal.ts'

/** Read to its end before it is refused: whoever is cut off in the midst hears of a lost connection, not why. */
const HEARD_OUT_BYTES = 16 * 1024 * 1024

/**
 * Reads the body of a request as text. Refuses what is longer than `largestBytes` (`body_too_large`, answered with 413),
 * compressed (`body_compressed`, 415), or cut off.
 */
export function readBody(request: IncomingMessage, largestBytes: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const refuse = (code: string, message: string) => {
      // What is still on its way is dropped once the refusal is answered.
      request.removeAllListeners('data')
      reject(new Refusal({ kind: 'invalid', code, message }))
    }
    const refuseLarge = () => refuse('body_too_large', 'The request is too large. Send less at a time.')
    const { 'content-length': length, 'content-encoding': encoding = 'identity' } = request.headers
    if (encoding !== 'identity') return refuse('body_compressed', 'Send the request without compressing it.')
    if (Number(length) > HEARD_OUT_BYTES) return refuseLarge()
    const chunks: Buffer[] = []
    let bytes = 0
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes <= largestBytes) chunks.push(chunk)
      else if (bytes > HEARD_OUT_BYTES) refuseLarge()
    })
    request.once('end', () => {
      if (bytes > largestBytes) return refuseLarge()
      const [only, ...more] = chunks
      resolve((only && more.length === 0 ? only : Buffer.concat(chunks)).toString('utf8'))
    })
    request.once('error', () => refuse('bad_request', 'The request could not be read.'))
  })
}
