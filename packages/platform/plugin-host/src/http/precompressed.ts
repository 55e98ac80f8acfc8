import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import type { RequestHandler } from 'express'

/** The twins the build writes beside a file, the smaller first. */
const twins = [
  { encoding: 'br', suffix: '.br' },
  { encoding: 'gzip', suffix: '.gz' },
] as const

/** Leads a request to the compressed twin of a file, where there is one and the browser takes it; put it before the files. */
export function precompressed(folder: string): RequestHandler {
  // The build is finished before the server starts: what is there now is all there will be.
  const names = new Set(existsSync(folder) ? readdirSync(folder) : [])
  return (request, response, next) => {
    const file = request.path.slice(1)
    const there = twins.filter(({ suffix }) => names.has(file + suffix))
    if (there.length > 0) response.vary('Accept-Encoding')
    const twin = there.find(({ encoding }) => request.acceptsEncodings(encoding))
    if (twin !== undefined) {
      response.type(path.extname(file)).setHeader('Content-Encoding', twin.encoding)
      request.url = `/${file}${twin.suffix}`
    }
    next()
  }
}
