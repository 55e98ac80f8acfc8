import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import express, { type Request, type Response, Router } from 'express'
import { precompressed } from './precompressed.ts'
import { admitStylesWith } from './security-headers.ts'

/** Where the built page wants the nonce of the answer's policy. */
const NONCE_PLACE = '__CSP_NONCE__'
const A_YEAR_MS = 365 * 86_400_000

/**
 * The built browser app. Files under /assets carry a hash in their names and are kept for ever; the page itself is
 * asked for every time. Any other address a person opens gets the page, whose router shows what belongs there.
 */
export function webFiles(folder: string): Router {
  const router = Router()
  const page = path.join(folder, 'index.html')
  const assets = path.join(folder, 'assets')
  router.use('/assets', precompressed(assets), express.static(assets, { immutable: true, maxAge: A_YEAR_MS }))
  router.use(express.static(folder, { index: false, setHeaders: askEveryTime }))
  router.get('/{*path}', async (request: Request, response: Response, next) => {
    // A file that is not there must not look like a page.
    if (!request.accepts('html') || path.extname(request.path) !== '') return next()
    const html = await readFile(page, 'utf8').catch(() => undefined)
    if (html === undefined) {
      response.status(503).type('text').send('The browser app is not built yet. Run: npm start')
      return
    }
    askEveryTime(response)
    const nonce = randomBytes(16).toString('base64')
    admitStylesWith(nonce, response)
    response.type('html').send(html.replaceAll(NONCE_PLACE, nonce))
  })
  return router
}

function askEveryTime(response: { setHeader(name: string, value: string): unknown }): void {
  response.setHeader('Cache-Control', 'no-cache')
}
