import type { IncomingMessage, ServerResponse } from 'node:http'
import { Refusal } from '@platform/plugin-api'

/** Read to its end before it is refused: whoever is cut off in the midst hears of a lost connection, not why. */
const HEARD_OUT_BYTES = 16 * 1024 * 1024

/** Reads the body of a request as text. Refuses what is longer than `largestBytes`, compressed, or cut off. */
export function readBody(
  request: IncomingMessage,
  response: ServerResponse,
  largestBytes: number,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const refuse = (status: number, code: string, message: string) => {
      // What is still on its way is dropped once the refusal is answered.
      request.removeAllListeners('data')
      response.statusCode = status
      reject(new Refusal({ kind: 'invalid', code, message }))
    }
    const refuseLarge = () => refuse(413, 'body_too_large', 'The request is too large. Send less at a time.')
    const { 'content-length': length, 'content-encoding': encoding = 'identity' } = request.headers
    if (encoding !== 'identity')
      return refuse(415, 'body_compressed', 'Send the request without compressing it.')
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
    request.once('error', () => refuse(400, 'bad_request', 'The request could not be read.'))
  })
}
