import type { IncomingMessage, ServerResponse } from 'node:http'
import { readBody } from './http-body.ts'
import { Refusal } from './refusal.ts'

const LARGEST_BODY_BYTES = 64 * 1024

/** Reads the body of a request as JSON. Refuses what is no JSON, and more than `largestBytes`, as {@link readBody} does. */
export async function readJson(
  request: IncomingMessage,
  largestBytes = LARGEST_BODY_BYTES,
): Promise<unknown> {
  const text = await readBody(request, largestBytes)
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Refusal(
      { kind: 'invalid', code: 'malformed_json', message: 'The request is not valid JSON.' },
      { cause: error },
    )
  }
}

/** Answers with JSON that no cache keeps. */
export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.statusCode = status
  response.setHeader('Content-Type', 'application/json; charset=utf-8')
  response.setHeader('Cache-Control', 'no-store')
  response.end(JSON.stringify(value))
}
